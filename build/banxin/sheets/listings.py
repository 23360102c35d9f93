"""The lines of a listing, and where a page may end between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

_TAB = 4  # cells from one tab stop to the next
_DEEPEST = 12  # cells: lines turned over are indented no further
_SHORT = 8  # lines: a listing of no more is not parted
_LEAST = 3  # lines that stay together at either end of a listing, or of its parts
_WHOLE = 8  # lines between two blank ones that are not parted
_FRAME = re.compile("[\u2500-\u257f]")  # box drawing
_PAGE = 36  # lines of a listing on a page of 24 rows: a frame of more has to be parted


@dataclass(frozen=True, slots=True)
class ListingLines:
    """`lines`, each with the cells it is indented by; `kept` for those that stay with the line above."""

    lines: tuple[tuple[str, int], ...]
    kept: tuple[bool, ...]
    short: bool


def listing_lines(text: str) -> ListingLines:
    """The lines of `text` with tabs spread out; indents no deeper than leave room behind them.

    A short listing stays whole. A long one is parted below a blank line, or within a run of more lines than
    `_WHOLE` where three of the run stay on either side; a frame drawn in it stays whole.
    """
    lines = text.expandtabs(_TAB).split("\n")
    indents = [min(len(line) - len(line.lstrip(" ")), _DEEPEST) for line in lines]
    open_at = set(_openings(lines)) if len(lines) > _SHORT else set()
    kept = tuple(bool(at) and at not in open_at for at in range(len(lines)))
    return ListingLines(tuple(zip(lines, indents, strict=True)), kept, len(lines) <= _SHORT)


def _openings(lines: list[str]) -> Iterator[int]:
    """The lines that may begin a page."""
    framed = set(_within_frames(lines))
    at = 0
    for blank, run in groupby(lines, key=lambda line: not line.strip()):
        end = at + len(list(run))
        if not blank:
            inner = range(at + _LEAST, end - _LEAST + 1) if end - at > _WHOLE else ()
            yield from (
                line for line in (at, *inner) if _LEAST <= line <= len(lines) - _LEAST and line not in framed
            )
        at = end


def _within_frames(lines: list[str]) -> Iterator[int]:
    """The lines of frames, but for the first of each."""
    at = 0
    for drawn, run in groupby(lines, key=lambda line: bool(_FRAME.search(line))):
        end = at + len(list(run))
        if drawn and end - at <= _PAGE:
            yield from range(at + 1, end)
        at = end
