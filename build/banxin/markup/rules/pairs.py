"""Quotation marks and brackets that are opened and never closed.

A quotation of several paragraphs is passed: each of them may begin with an opening mark, and the last one
closes it (the custom of Chinese books). A mark that is opened in one paragraph and closed in a later one is
passed too, as long as none of its kind is opened between. A crosshead ends what is open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from banxin.markup.characters import is_wide
from banxin.markup.masking import masked
from banxin.markup.source import KEY, FindingLog
from banxin.wording import Message

_CLOSING = {
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "（": "）)",
    "【": "】",
    "〔": "〕",
}
_OPENING = {sign: opening for opening, signs in _CLOSING.items() for sign in signs}
_SIGNS = frozenset(_CLOSING) | frozenset(_OPENING)
_SIGN = re.compile(f"[{re.escape(''.join(sorted(_SIGNS)))}]")
_REPEATED = "“‘「『"  # begin each paragraph of a quotation anew
_NESTED = "《（"  # stand within themselves in careless copy: 《《甲》乙》
_APOSTROPHE = "‘"  # may be one: rock ‘n’ roll
_STRICT = "《〈【〔"  # never go on over the end of a paragraph


def pairs(state: StateCore) -> None:
    """One finding for each mark that stays open."""
    text = _OpenPairs(state.env[KEY])
    depth = 0
    for index, token in enumerate(state.tokens):
        depth += (token.type == "note_open") - (token.type == "note_close")
        if token.type in ("heading_open", "hr"):
            text.end()
        if token.type != "inline" or _SIGNS.isdisjoint(token.content):
            continue
        if state.tokens[index - 1].type == "paragraph_open" and not depth:
            text.read(token)
        else:  # crossheads, cells and notes stand by themselves
            alone = _OpenPairs(state.env[KEY])
            alone.read(token)
            alone.end()
    text.end()


def come_out_even(text: str) -> bool:
    """Whether a paragraph of plain text, read by itself, leaves no mark open and closes none."""
    return _come_in_pairs("".join(_SIGN.findall(text)))


@dataclass(slots=True)
class _OpenPairs:
    """What is open, by its opening mark: the token and offset of each."""

    log: FindingLog
    open: dict[str, list[tuple[Token, int]]] = field(default_factory=dict)

    def read(self, inline: Token) -> None:
        """The marks of one paragraph, in their order."""
        text = masked(inline)
        signs = "".join(_SIGN.findall(text))
        if _come_in_pairs(signs) and not any(self.open.values()):
            return
        start = len(text) - len(text.lstrip(" *_\t\u3000"))
        for found in _SIGN.finditer(text):
            at, sign = found.start(), found[0]
            if sign in _CLOSING and _opens(text, at):
                self._opened(inline, at, sign, first=at == start)
            elif sign in _OPENING:
                waiting = self.open.get(_OPENING[sign])
                if waiting:
                    waiting.pop()
        for sign in _STRICT:
            self._tell(sign)

    def _opened(self, inline: Token, at: int, sign: str, *, first: bool) -> None:
        waiting = self.open.setdefault(sign, [])
        if waiting and sign in _REPEATED and first and waiting[-1][0] is not inline:
            waiting.clear()
        elif waiting and sign in _REPEATED and waiting[-1][0] is inline and _comes_out_even(inline, sign):
            waiting.clear()
            self._tell_mistyped(inline, at, sign)
            return
        elif waiting and sign not in _NESTED:
            self._tell(sign)
        waiting.append((inline, at))

    def _tell_mistyped(self, inline: Token, at: int, sign: str) -> None:
        closing = _CLOSING[sign][0]
        self.log.report(
            "article.unclosed-mark",
            Message("{sign} is typed where {closing} should close.", sign=sign, closing=closing),
            self.log.within(inline, at),
            expected=closing,
        )

    def end(self) -> None:
        """Nothing closes any more what is open."""
        for sign in list(self.open):
            self._tell(sign)

    def _tell(self, sign: str) -> None:
        """Report the first mark of this kind that is open, and forget the others."""
        waiting = self.open.get(sign)
        if not waiting:
            return
        inline, at = waiting[0]
        closing = _CLOSING[sign][0]
        self.log.report(
            "article.unclosed-mark",
            Message("{sign} is opened and not closed.", sign=sign),
            self.log.within(inline, at),
            expected=Message("{closing} where it ends", closing=closing),
        )
        waiting.clear()


@lru_cache(maxsize=1024)
def _come_in_pairs(signs: str) -> bool:
    """Whether each mark is closed before another of its kind opens, and none closes what is not open."""
    waiting: set[str] = set()
    for sign in signs:
        opening = _OPENING.get(sign, sign)
        if sign == _APOSTROPHE or (opening in waiting) == (sign in _CLOSING):
            return False
        waiting ^= {opening}
    return not waiting


def _comes_out_even(inline: Token, sign: str) -> bool:
    """Whether a paragraph has marks of a kind for whole pairs, so that one of them was typed as the other."""
    return sum(inline.content.count(mark) for mark in (sign, _CLOSING[sign][0])) % 2 == 0


def _opens(text: str, at: int) -> bool:
    """Whether the mark opens: ‘ before a Latin word or a year may be an apostrophe (rock ‘n’ roll, ‘90s)."""
    if text[at] != "‘":
        return True
    following = text[at + 1 : at + 2]
    return bool(following) and is_wide(following)
