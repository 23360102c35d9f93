"""The text of a packed XHTML document with the byte in which each character stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

from banxin.preflight.text.normal import words
from banxin.preflight.text.sheet_text import SILENT, Slot, StoryText

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "hgroup"})
_WHOLE = _HEADINGS | {"ruby", "a", "figure"}
"""Elements whose text nothing is put into: readings, links, headings, captions."""


@dataclass(slots=True)
class _Kept:
    """An element that is kept whole: where something may stand before its text, and where it ends."""

    depth: int
    byte: int
    heading: bool = False
    end: int | None = None


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters that stand one behind the other: text, byte of the first, the element that is kept whole."""

    text: str
    byte: int
    whole: _Kept | None


@dataclass
class WrittenText:
    """The text of a document; each slot of `story` has its run."""

    story: StoryText = field(default_factory=StoryText)
    runs: list[_Run] = field(default_factory=list)

    def byte_of(self, offset: int) -> tuple[int, int | None]:
        """The byte before which something may stand in front of the character at `offset`.

        In front of a heading it stands beside it; the second byte is then the end of that heading.
        """
        slot = self.story.slot_at(offset)
        run = self.runs[slot]
        if run.whole is not None:
            return run.whole.byte, run.whole.end if run.whole.heading else None
        left = offset - self.story.starts[slot]
        at = 0
        while at < len(run.text) and (left or not words(run.text[at])):
            left -= len(words(run.text[at]))
            at += 1
        return run.byte + len(run.text[:at].encode()), None


def written_text(xhtml: bytes) -> WrittenText:
    """Scan a well-formed document in UTF-8."""
    scan = _Scan(xhtml)
    scan.parser.Parse(xhtml, True)
    return scan.found


class _Scan:
    def __init__(self, xhtml: bytes) -> None:
        self.found = WrittenText()
        self._xhtml = xhtml
        self._silent = 0
        self._whole: _Kept | None = None  # the element that is open and kept whole
        self._tables: list[int] = []  # the byte of each table that is open
        self._depth = 0
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = False
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        del attributes
        self._depth += 1
        local = name.rpartition(":")[2]
        if self._silent or local in SILENT:
            self._silent += 1
        byte = self.parser.CurrentByteIndex
        if local == "table":
            self._tables.append(byte)
        if self._whole is None and local in _WHOLE:
            inside = local == "figure"  # which may hold it before the picture
            self._whole = _Kept(self._depth, self._tag_end(byte) if inside else byte, local in _HEADINGS)
        elif self._whole is None and local == "caption" and self._tables:
            self._whole = _Kept(self._depth, self._tables[-1])  # a table holds nothing but its parts

    def _tag_end(self, byte: int) -> int:
        return self._xhtml.index(b">", byte) + 1

    def _end(self, name: str) -> None:
        if name.rpartition(":")[2] == "table":
            self._tables.pop()
        if self._silent:
            self._silent -= 1
        if self._whole is not None and self._whole.depth == self._depth:
            self._whole.end = self._tag_end(self.parser.CurrentByteIndex)
            self._whole = None
        self._depth -= 1

    def _text(self, text: str) -> None:
        if self._silent or not (plain := words(text)):
            return
        self.found.story.slots.append(Slot(None, plain, repeated=False))
        self.found.runs.append(_Run(text, self.parser.CurrentByteIndex, self._whole))
