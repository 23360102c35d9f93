"""The copy of an article as a proofreader reads it: passages without marks of Markdown, with their places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from banxin.findings import SourceText
from banxin.manuscript.publication import Lang, Unit
from banxin.markup.characters import is_chinese
from banxin.markup.dialect import dialect
from banxin.markup.masking import masked
from banxin.markup.references import References
from banxin.markup.rules.flanking import POSITION
from banxin.markup.source import KEY, FindingLog

SEALED = "\ufffc"
"""Stands in a passage for what is not read: code, an address, characters with their readings."""

HEADS = ("eyebrow", "headline", "subhead", "deck", "dateline")
_MARKS = ("strong_open", "strong_close", "em_open", "em_close")
_KINDS = {"heading_open": "crosshead", "td_open": "cell", "th_open": "cell"}


@dataclass(frozen=True, slots=True)
class CopyPassage:
    """A stretch of copy of one kind: `paragraph`, `crosshead`, `cell`, `note`, `verse`, `caption` and
    `alternative` of pictures, or a head.

    `offsets` are those of its characters in the text of `source`; nothing is changed in the file where it is
    not `repairable` (front matter, pictures).
    """

    source: SourceText
    kind: str
    text: str
    offsets: tuple[int, ...]
    lang: Lang = Lang.HANS
    repairable: bool = True

    def reaches(self, start: int, end: int) -> tuple[int, int] | None:
        """The offset and length in the file of a stretch; None where marks of Markdown stand within it."""
        if not self.offsets or end <= start:
            return None
        first, length = self.offsets[start], end - start
        return (first, length) if self.offsets[end - 1] - first == length - 1 else None


def passages(unit: Unit, lang: Lang) -> Iterator[CopyPassage]:
    """The copy of a unit: its heads, then its text in the order of the file."""
    yield from _head_passages(unit, lang)
    if not unit.body_line:
        return
    source = unit.source
    text = "\n".join("" if line.isspace() else line for line in source.lines[unit.body_line - 1 :])
    log = FindingLog(source, unit.body_line)
    tokens = dialect().parse(text, {KEY: log, "references": References()})
    starts = [0]
    for line in source.lines:
        starts.append(starts[-1] + len(line) + 1)
    kind, outer = "", []
    for at, token in enumerate(tokens):
        if token.type.endswith("_open") and token.nesting > 0:
            outer.append(token)
        elif token.nesting < 0 and outer:
            outer.pop()
        if token.type == "inline":
            kind = _kind(tokens[at - 1], outer)
            yield from _inline_passages(token, kind, log, starts, lang)


def _kind(opening: Token, outer: Iterable[Token]) -> str:
    if opening.type in _KINDS:
        return _KINDS[opening.type]
    for around in outer:
        if around.type == "note_open":
            return "note"
        if "verse" in (around.info, around.meta.get("name", "")) or around.type == "verse_open":
            return "verse"
    return "paragraph"


def _inline_passages(
    token: Token, kind: str, log: FindingLog, starts: list[int], lang: Lang
) -> Iterator[CopyPassage]:
    content = token.content
    offsets = _offsets(token, log, starts)
    dropped, captions = _dropped(token)
    seen = masked(token)
    letters: list[str] = []
    places: list[int] = []
    for at, character in enumerate(content):
        if at in dropped:
            continue
        shown = seen[at]
        if shown == "\n":
            if letters and is_chinese(letters[-1]):
                continue
            shown = " "
        elif shown != character:
            shown = SEALED
            if letters and letters[-1] == SEALED:
                continue
        letters.append(shown)
        places.append(offsets[at])
    words = "".join(letters)
    if words.strip(f" {SEALED}"):
        yield CopyPassage(log.source, kind, words, tuple(places), lang)
    for kind_of_words, start, end in captions:
        yield CopyPassage(
            log.source, kind_of_words, content[start:end], tuple(offsets[start:end]), lang, repairable=False
        )


def _offsets(token: Token, log: FindingLog, starts: list[int]) -> list[int]:
    """The offset in the file of each character of an inline token."""
    found: list[int] = []
    at = 0
    for row, line in enumerate(token.content.split("\n")):
        log.within(token, at)
        column = log.column_of(row) - 1
        first = starts[log.line_of(token) + row - 1] + column
        found.extend(range(first, first + len(line) + 1))
        at += len(line) + 1
    return found


def _dropped(token: Token) -> tuple[set[int], list[tuple[str, int, int]]]:
    """The characters that are marks of Markdown, and where alternatives and captions of pictures stand."""
    content, dropped = token.content, set[int]()
    captions: list[tuple[str, int, int]] = []
    for child in token.children or ():
        start = child.meta.get(POSITION)
        if start is None:
            continue
        end = start
        if child.type in _MARKS:
            end = start + len(child.markup)
        elif child.type == "link_open" and content.startswith("[", start - 1):
            start, end = start - 1, start
        elif child.type == "index_open":
            end = start + 1
        elif child.type == "note_call":
            end = start + len(child.content)
        elif child.type in ("link_close", "index_close") and content.startswith("]", start):
            sign = {"(": ")", "[": "]", "{": "}"}.get(content[start + 1 : start + 2], "")
            end = content.find(sign, start + 1) + 1 if sign else start + 1
        elif child.type == "image":
            said = (("alternative", child.content), ("caption", str(child.attrs.get("title") or "")))
            for kind, words in said:
                if words and (at := content.find(words, end)) >= 0:
                    captions.append((kind, at, at + len(words)))
                    end = at + len(words)
            end = start
        dropped.update(range(start, max(start, end)))
    return dropped, captions


def _head_passages(unit: Unit, lang: Lang) -> Iterator[CopyPassage]:
    front = unit.front
    if front is None or not isinstance(front.data, dict):
        return
    source = unit.source
    for name in HEADS:
        value = front.data.get(name)
        if not isinstance(value, str) or "\n" in value:
            continue
        place = front.place((name,))
        at = source.line(place.line).find(value, max(place.column - 1, 0))
        if at < 0:
            continue
        first = sum(len(line) + 1 for line in source.lines[: place.line - 1]) + at
        kept = [(sign, first + nth) for nth, sign in enumerate(value) if sign not in "|*"]
        text, offsets = "".join(sign for sign, _ in kept), tuple(offset for _, offset in kept)
        yield CopyPassage(source, name, text, offsets, lang, repairable=False)
