"""Styled text as Markdown within a line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from banxin.importing.copy.model import CallOfNote, CopyPiece, EndOfLine, Pieces, RubyText, StyledRun
from banxin.importing.writing.escaping import NOTHING, escaped, safe_start


@dataclass(slots=True)
class NoteNumbers:
    """Numbers of notes by their keys, in the order in which they are called."""

    numbers: dict[str, int] = field(default_factory=dict)

    def of(self, key: str) -> int:
        """The number of a note, from 1."""
        return self.numbers.setdefault(key, len(self.numbers) + 1)


@dataclass(frozen=True, slots=True)
class Manner:
    """How careful text is written: `every` mark escaped, `parted` emphasis, no marks at all (`bare`)."""

    every: bool = False
    parted: bool = False
    bare: bool = False


MANNERS = (Manner(), Manner(parted=True), Manner(every=True, parted=True), Manner(every=True, bare=True))
"""From what an editor likes to read to what cannot be read otherwise than it was meant."""


def as_markdown(
    pieces: Pieces, labels: NoteNumbers, manner: Manner = MANNERS[0], *, in_cell: bool = False
) -> str:
    """The pieces, settled before, as Markdown; forced breaks are lines that end with a backslash."""
    lines = _InlineWriter(labels, manner, in_cell).written(pieces).split("\n")
    return "\\\n".join(map(safe_start, lines))


@dataclass(slots=True)
class _InlineWriter:
    labels: NoteNumbers
    manner: Manner
    in_cell: bool
    parts: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def written(self, pieces: Pieces) -> str:
        for piece in pieces:
            self.turn_to([] if self.manner.bare else _marks(piece))
            self.parts.append(self.words(piece))
        self.turn_to([])
        return "".join(self.parts)

    def turn_to(self, marks: list[str]) -> None:
        """Close and open marks so that `marks` are open, the outermost first."""
        kept = 0
        while kept < min(len(marks), len(self.open)) and marks[kept] == self.open[kept]:
            kept += 1
        if kept == len(marks) == len(self.open):
            return
        for mark in reversed(self.open[kept:]):
            self.parts.append(mark if mark[0] == "*" else f"]({mark})")
        closed = len(self.open) > kept
        for mark in marks[kept:]:
            stars = mark[0] == "*"
            if stars and ((closed and self.parts[-1][-1] == "*") or (self.manner.parted and self.parts)):
                self.parts.append(NOTHING)
            self.parts.append(mark if stars else "[")
            closed = False
        if self.manner.parted and closed:
            self.parts.append(NOTHING)
        self.open = marks

    def words(self, piece: CopyPiece) -> str:
        match piece:
            case EndOfLine():
                return "\n"
            case CallOfNote():
                return f"[^{self.labels.of(piece.key)}]"
            case RubyText():
                bar = "\\|" if self.in_cell else "|"
                return f"{{{piece.base}{bar}{piece.reading}}}"
            case StyledRun(code=True) if not self.manner.bare:
                return _code(piece.text, in_cell=self.in_cell)
        return escaped(piece.text, every=self.manner.every)


def _marks(piece: CopyPiece) -> list[str]:
    """The marks around a piece from the outside: the address of a link, Hei, emphasis dots."""
    if not isinstance(piece, StyledRun | RubyText):
        return []
    address = piece.link if isinstance(piece, StyledRun) else ""
    if isinstance(piece, StyledRun) and piece.code:
        return [address] if address else []
    return [mark for mark, meant in ((address, address), ("**", piece.strong), ("*", piece.dotted)) if meant]


def _code(text: str, *, in_cell: bool) -> str:
    fence = "`" * (max((len(run) for run in re.findall(r"`+", text)), default=0) + 1)
    pad = " " if text[:1] == "`" or text[-1:] == "`" else ""
    return f"{fence}{pad}{text.replace('|', chr(92) + '|') if in_cell else text}{pad}{fence}"
