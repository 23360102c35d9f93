"""Styled text as Markdown within a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import urlsplit

from banxin.importing.model import CallOfNote, EndOfLine, Piece, Pieces, RubyText, StyledText
from banxin.importing.writing.escaping import NOTHING, escaped, safe_start

_EDGES = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)
_NO_RUBY = re.compile(r"[{}|\n\\*]")
_MOST_RUBY = 300  # characters of base and reading together
_UNSAFE = re.compile(r"[\s()<>\\|\"`*_\[\]{}]")


@dataclass(slots=True)
class Labels:
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


def settled(pieces: Iterable[Piece]) -> Pieces:
    """The pieces as they are written: those of one style joined, blanks at the edges of marks outside."""
    parted: list[Piece] = []
    for piece in _joined(pieces):
        if isinstance(piece, StyledText) and (piece.strong or piece.dotted or piece.link):
            parted += _without_edges(piece)
        else:
            parted.append(piece)
    return _trimmed(_joined(parted))


def _without_edges(piece: StyledText) -> Iterator[Piece]:
    found = _EDGES.fullmatch(piece.text)
    before, words, after = found.groups() if found else ("", piece.text, "")
    if before:
        yield StyledText(before)
    if words:
        yield replace(piece, text=words)
    if after:
        yield StyledText(after)


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if isinstance(piece, StyledText):
            if not piece.text:
                continue
            if isinstance(last, StyledText) and replace(last, text="") == replace(piece, text=""):
                joined[-1] = replace(last, text=last.text + piece.text)
                continue
        if isinstance(piece, RubyText) and isinstance(last, RubyText) and _goes_on(last, piece):
            joined[-1] = replace(last, base=last.base + piece.base, reading=f"{last.reading} {piece.reading}")
            continue
        joined.append(piece)
    return joined


def _goes_on(last: RubyText, piece: RubyText) -> bool:
    """Whether two readings can be written in one brace: one for each character on both sides."""
    alike = (last.strong, last.dotted) == (piece.strong, piece.dotted)
    single = len(piece.base) == 1 and len(piece.reading.split()) == 1
    return alike and single and len(last.base) == len(last.reading.split()) and len(last.base) < 20


def _trimmed(pieces: list[Piece]) -> Pieces:
    """No blanks at the ends of lines, and no breaks at the ends of the paragraph."""
    while pieces and isinstance(pieces[-1], EndOfLine):
        pieces.pop()
    while pieces and isinstance(pieces[0], EndOfLine):
        pieces.pop(0)
    for at, piece in enumerate(pieces):
        if isinstance(piece, StyledText) and not piece.code:
            text = piece.text
            if at == 0 or isinstance(pieces[at - 1], EndOfLine):
                text = text.lstrip()
            if at + 1 == len(pieces) or isinstance(pieces[at + 1], EndOfLine):
                text = text.rstrip()
            if text != piece.text:
                pieces[at] = replace(piece, text=text)
                return _trimmed([one for one in pieces if not (isinstance(one, StyledText) and not one.text)])
    for at in range(1, len(pieces)):
        if isinstance(pieces[at], EndOfLine) and isinstance(pieces[at - 1], EndOfLine):
            return _trimmed([*pieces[:at], *pieces[at + 1 :]])
    return tuple(pieces)


def as_markdown(pieces: Pieces, labels: Labels, manner: Manner = MANNERS[0], *, in_cell: bool = False) -> str:
    """The pieces, settled before, as Markdown; forced breaks are lines that end with a backslash."""
    lines = _InlineWriter(labels, manner, in_cell).written(pieces).split("\n")
    return "\\\n".join(map(safe_start, lines))


@dataclass(slots=True)
class _InlineWriter:
    labels: Labels
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

    def words(self, piece: Piece) -> str:
        match piece:
            case EndOfLine():
                return "\n"
            case CallOfNote():
                return f"[^{self.labels.of(piece.key)}]"
            case RubyText():
                bar = "\\|" if self.in_cell else "|"
                return f"{{{piece.base}{bar}{piece.reading}}}"
            case StyledText(code=True) if not self.manner.bare:
                return _code(piece.text, in_cell=self.in_cell)
        return escaped(piece.text, every=self.manner.every)


def _marks(piece: Piece) -> list[str]:
    """The marks around a piece from the outside: the address of a link, Hei, emphasis dots."""
    if not isinstance(piece, StyledText | RubyText):
        return []
    address = piece.link if isinstance(piece, StyledText) else ""
    if isinstance(piece, StyledText) and piece.code:
        return [address] if address else []
    return [mark for mark, meant in ((address, address), ("**", piece.strong), ("*", piece.dotted)) if meant]


def _code(text: str, *, in_cell: bool) -> str:
    fence = "`" * (max((len(run) for run in re.findall(r"`+", text)), default=0) + 1)
    pad = " " if text[:1] == "`" or text[-1:] == "`" else ""
    return f"{fence}{pad}{text.replace('|', chr(92) + '|') if in_cell else text}{pad}{fence}"


def sound_ruby(base: str, reading: str) -> bool:
    """Whether it can be written as ruby."""
    both = base + reading
    return bool(base.strip() and reading.strip()) and not _NO_RUBY.search(both) and len(both) < _MOST_RUBY


def sound_address(address: str) -> str:
    """The address of a link as it is written; empty for one that no reader could follow."""
    try:
        parts = urlsplit(address.strip())
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme.lower() == "mailto":
        host = parts.path if "@" in parts.path else ""
    if parts.scheme.lower() not in ("http", "https", "mailto") or not host or not address.isprintable():
        return ""
    return _UNSAFE.sub(lambda found: f"%{ord(found[0]):02X}" if ord(found[0]) < 128 else "", address.strip())
