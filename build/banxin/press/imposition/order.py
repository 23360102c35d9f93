"""Which pages stand on which side of which sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

BLANK = 0
_LEAF = 4  # pages of a sheet that is folded once


class Scheme(StrEnum):
    """How pages are imposed: folded and stitched, a newspaper's sheets, or several on a side in order."""

    BOOKLET = "booklet"
    NEWSPAPER = "newspaper"
    N_UP = "n-up"


class Binding(StrEnum):
    """Where the spine is as the front lies: left for horizontal lines, right for vertical ones (直排)."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a sheet: page numbers from 1 in rows from left to right; `BLANK` where none stands.

    `depth` counts the sheets around this one, for creep (爬移); `signature` is its section (帖), from 0.
    A side of one column is a leaf that is not folded.
    """

    rows: tuple[tuple[int, ...], ...]
    depth: int = 0
    signature: int = 0

    @property
    def pages(self) -> tuple[int, ...]:
        """All its page numbers, blanks too."""
        return tuple(page for row in self.rows for page in row)


def folded(count: int, binding: Binding, pages_of_signature: int = 0) -> Iterator[Side]:
    """Front and back of the sheets of a booklet of `count` pages, the outermost of each signature first.

    On the front of the outermost sheet the last page stands beside the first, 4|1, and 2|3 on its back.
    """
    most = pages_of_signature or count
    for number, first in enumerate(range(0, count, most)):
        pages = min(most, count - first)
        whole = -(-pages // _LEAF) * _LEAF
        for depth in range(whole // _LEAF):
            outer, inner = 2 * depth + 1, whole - 2 * depth
            for pair in ((inner, outer), (outer + 1, inner - 1)):
                row = tuple(first + page if page <= pages else BLANK for page in pair)
                yield Side((_bound(row, binding),), depth, number)


def newspaper(count: int, binding: Binding) -> Iterator[Side]:
    """Front and back of the sheets of a newspaper: as a booklet, with a single leaf inside where two pages
    are left over."""
    even = count + count % 2
    single = even % _LEAF == 2
    folded_pages = even - 2 if single else even
    half = folded_pages // 2
    for side in folded(folded_pages, binding) if folded_pages else ():
        row = tuple(page + 2 if single and page > half else page for page in side.rows[0])
        yield Side((tuple(_there(page, count) for page in row),), side.depth)
    if single:
        yield from (Side(((_there(page, count),),), half // 2) for page in (half + 1, half + 2))


def in_order(count: int, columns: int, rows: int, binding: Binding) -> Iterator[Side]:
    """Sides with `columns` by `rows` pages in the order of reading."""
    on_side = columns * rows
    for first in range(1, count + 1, on_side):
        numbers = [_there(page, count) for page in range(first, first + on_side)]
        lines = (tuple(numbers[at : at + columns]) for at in range(0, on_side, columns))
        yield Side(tuple(_bound(line, binding) for line in lines))


def _there(page: int, count: int) -> int:
    return page if page <= count else BLANK


def _bound(row: tuple[int, ...], binding: Binding) -> tuple[int, ...]:
    return row if binding is Binding.LEFT else row[::-1]
