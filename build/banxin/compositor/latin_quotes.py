"""Curly quotation marks that belong to Western words: the apostrophe of O’Neill and ’90s, English quotations.

They share their code points with the Chinese marks, which take a whole cell (clreq 3.1.1, C20); what stands
around them tells which they are. An apostrophe stands within a word, before what is left of one (’tis, ’n’,
’90s) or behind a plural (dogs’).
"""

import re
from typing import Final

from .marks import LETTERS, OPENING, SMALL_FIGURES

_LATIN: Final = rf"0-9\u00aa\u00ba\u0300-\u036f{LETTERS}{SMALL_FIGURES}"
_QUOTES: Final = "‘’“”"
_QUOTE: Final = re.compile(f"[{_QUOTES}]")
# Only beside a letter or a figure can a curly mark be a Western one.
_CANDIDATE: Final = re.compile(f"[{_LATIN}][{_QUOTES}]|[{_QUOTES}][{_LATIN}]")
_IS_LATIN: Final = re.compile(f"[{_LATIN}]")
_WESTERN_SIDE: Final = re.compile(rf"[!-~{_LATIN}]")
_WIDE: Final = re.compile("[\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\ufe30-\uffef\U00020000-\U0003ffff]")
_ASCII: Final = {"‘": "'", "’": "'", "“": '"', "”": '"'}
_BEFORE_WORD: Final = frozenset(" \t\n\u00a0-–—/") | frozenset(OPENING)
_PARTNER: Final = {"’": "‘", "”": "“"}
_DEEPEST: Final = 8  # quotations within one another; what is left open beyond is forgotten
_LONGEST: Final = 400  # characters of an English quotation within Chinese


def as_ascii(text: str, *, quoted: bool = False) -> str:
    """The text with the curly marks of its Western words straight, so that they are known as such.

    `quoted`: the text begins within single quotation marks.
    """
    if _CANDIDATE.search(text) is None:
        return text
    marks = list(text)
    for place in _western(text, quoted=quoted):
        marks[place] = _ASCII[text[place]]
    return "".join(marks)


def is_left_open(text: str, *, quoted: bool) -> bool:
    """Whether single quotation marks are open behind a text."""
    opening, closing = text.rfind("‘"), text.rfind("’")
    return quoted if opening == closing else opening > closing


def _western(text: str, *, quoted: bool) -> list[int]:
    """Places of curly marks that are Western."""
    found: list[int] = []
    waiting: list[tuple[str, int]] = [("‘", -_LONGEST - 1)] if quoted else []  # opening marks, places
    for match in _QUOTE.finditer(text):
        place, mark = match.start(), match.group()
        if mark not in _PARTNER:
            waiting = [*waiting[-_DEEPEST:], (mark, place)]
            continue
        partner = next(
            (nth for nth in reversed(range(len(waiting))) if waiting[nth][0] == _PARTNER[mark]), None
        )
        if mark == "’" and _is_apostrophe(text, place, closes=partner is not None):
            found.append(place)
        elif partner is not None:
            opening = waiting[partner][1]
            del waiting[partner:]
            if _is_english(text, opening, place):
                found += [opening, place]
    return found


def _is_apostrophe(text: str, place: int, *, closes: bool) -> bool:
    """Whether a ’ is an apostrophe; `closes`: it could close a quotation."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    in_front, behind = _IS_LATIN.match(after) is not None, _IS_LATIN.match(before) is not None
    if in_front and (behind or before in _BEFORE_WORD):
        return True
    if text[place - 2 : place] in ("’n", "’N"):  # rock ’n’ roll
        return True
    return not closes and (in_front or behind)


def _is_english(text: str, opening: int, closing: int) -> bool:
    """Whether a pair stands within Western text: Western inside, and outside on both sides or at an end."""
    if closing - opening > _LONGEST or _WIDE.search(text, opening, closing) is not None:
        return False
    before = text[max(0, opening - 2) : opening].removesuffix(" ")[-1:]
    after = text[closing + 1 : closing + 3].removeprefix(" ")[:1]
    sides = [side for side in (before, after) if side]
    return bool(sides) and all(_WESTERN_SIDE.match(side) for side in sides)
