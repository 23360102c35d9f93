"""Pieces of a line made ready: joined, trimmed, and only what can be written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from banxin.importing.copy.model import CopyPiece, EndOfLine, Pieces, RubyText, StyledRun

_EDGES = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)
_NO_RUBY = re.compile(r"[{}|\n\\*]")
_MOST_RUBY = 300  # characters of base and reading together
_UNSAFE = re.compile(r"[\s()<>\\|\"`*_\[\]{}]")


def settled(pieces: Iterable[CopyPiece]) -> Pieces:
    """The pieces as they are written: those of one style joined, blanks at the edges of marks outside."""
    parted: list[CopyPiece] = []
    for piece in _joined(pieces):
        if isinstance(piece, StyledRun) and (piece.strong or piece.dotted or piece.link):
            parted += _without_edges(piece)
        else:
            parted.append(piece)
    return _trimmed(_joined(parted))


def _without_edges(piece: StyledRun) -> Iterator[CopyPiece]:
    found = _EDGES.fullmatch(piece.text)
    before, words, after = found.groups() if found else ("", piece.text, "")
    if before:
        yield StyledRun(before)
    if words:
        yield replace(piece, text=words)
    if after:
        yield StyledRun(after)


def _joined(pieces: Iterable[CopyPiece]) -> list[CopyPiece]:
    joined: list[CopyPiece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if isinstance(piece, StyledRun):
            if not piece.text:
                continue
            if isinstance(last, StyledRun) and replace(last, text="") == replace(piece, text=""):
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


def _trimmed(pieces: list[CopyPiece]) -> Pieces:
    """No blanks at the ends of lines, and no breaks at the ends of the paragraph."""
    while pieces and isinstance(pieces[-1], EndOfLine):
        pieces.pop()
    while pieces and isinstance(pieces[0], EndOfLine):
        pieces.pop(0)
    for at, piece in enumerate(pieces):
        if isinstance(piece, StyledRun) and not piece.code:
            text = piece.text
            if at == 0 or isinstance(pieces[at - 1], EndOfLine):
                text = text.lstrip()
            if at + 1 == len(pieces) or isinstance(pieces[at + 1], EndOfLine):
                text = text.rstrip()
            if text != piece.text:
                pieces[at] = replace(piece, text=text)
                return _trimmed([one for one in pieces if not (isinstance(one, StyledRun) and not one.text)])
    for at in range(1, len(pieces)):
        if isinstance(pieces[at], EndOfLine) and isinstance(pieces[at - 1], EndOfLine):
            return _trimmed([*pieces[:at], *pieces[at + 1 :]])
    return tuple(pieces)


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
