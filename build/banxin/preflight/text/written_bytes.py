"""The text of a packed XHTML document with the byte in which each character stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

from banxin.preflight.text.normal import words
from banxin.preflight.text.sheet_text import SILENT, Slot, StoryText

_WHOLE = frozenset({"ruby", "a", "h1", "h2", "h3", "h4", "h5", "h6", "hgroup", "figure"})
"""Elements that nothing is put into: readings, links, headings, pictures with their captions."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Characters that stand one behind the other: text, byte of the first, and that of the whole."""

    text: str
    byte: int
    whole: int | None


@dataclass
class WrittenText:
    """The text of a document; each slot of `story` has its run."""

    story: StoryText = field(default_factory=StoryText)
    runs: list[_Run] = field(default_factory=list)

    def byte_of(self, offset: int) -> int:
        """The byte before which something may stand in front of the character at `offset`."""
        slot = self.story.slot_at(offset)
        run = self.runs[slot]
        if run.whole is not None:
            return run.whole
        left = offset - self.story.starts[slot]
        at = 0
        while at < len(run.text) and (left or not words(run.text[at])):
            left -= len(words(run.text[at]))
            at += 1
        return run.byte + len(run.text[:at].encode())


def written_text(xhtml: bytes) -> WrittenText:
    """Scan a well-formed document in UTF-8."""
    scan = _Scan()
    scan.parser.Parse(xhtml, True)
    return scan.found


class _Scan:
    def __init__(self) -> None:
        self.found = WrittenText()
        self._silent = 0
        self._whole: list[tuple[int, int]] = []  # depth and byte of the elements that are kept whole
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
        if local in _WHOLE and not self._whole:
            self._whole.append((self._depth, byte))
        elif local == "caption" and self._tables and not self._whole:
            self._whole.append((self._depth, self._tables[-1]))  # a table holds nothing but its parts

    def _end(self, name: str) -> None:
        if name.rpartition(":")[2] == "table":
            self._tables.pop()
        if self._silent:
            self._silent -= 1
        if self._whole and self._whole[-1][0] == self._depth:
            self._whole.pop()
        self._depth -= 1

    def _text(self, text: str) -> None:
        if self._silent or not (plain := words(text)):
            return
        self.found.story.slots.append(Slot(None, plain, repeated=False))
        whole = self._whole[0][1] if self._whole else None
        self.found.runs.append(_Run(text, self.parser.CurrentByteIndex, whole))
