"""Tables for terminals: cells that are too wide go on below."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from banxin.findings.frame import display_width

WIDEST = 72
"""Cells of a terminal that a cell of a table takes; a Han character counts as two."""

_PIECES = re.compile(r"[^ \t\n]+[ \t]*|[ \t\n]+")
"""A word and the blanks behind it; a wide space (U+3000) of a template belongs to what it stands in."""


def folded(rows: Iterable[Sequence[str]], widest: int = WIDEST) -> Iterator[tuple[str, ...]]:
    """The rows; those with a cell wider than `widest` as several, which have what is left of each cell."""
    for row in rows:
        cells = [list(_lines(cell, widest)) for cell in row]
        yield from zip_longest(*cells, fillvalue="")


def _lines(text: str, widest: int) -> Iterator[str]:
    """A text in lines, broken behind blanks; a longer word has a line to itself."""
    line = ""
    for piece in _PIECES.findall(text):
        if line and display_width(line + piece.rstrip()) > widest:
            yield line.rstrip(" ")
            line = ""
        line += piece
    yield line.rstrip(" ")
