"""Widths of the columns of a table: the table as low as it can be, with its labels whole.

Browsers share what room there is by the longest text of each column, so that a long remark squeezes a column
of names into one character a line. Here widths are searched for by what the table would look like: how many
lines its rows take, and what is broken that should not be.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

LABEL: Final = 7.5  # em: what is no longer is a label (a name, a date, a head of a column) and stays whole
_CELLS: Final = 600  # looked at while widths are searched for; of a larger table every so many rows
_COLUMNS: Final = 12  # of more the narrow ones are whole and the others alike: a search would take too long
_STEPS: Final = (4.0, 2.0, 1.0, 0.5)  # em moved from column to column
_ROUNDS: Final = 8  # times all columns are gone through with a step
_NEAR: Final = 1e-6
_BROKEN_LABEL: Final = 3.0  # lines that a broken label counts for, besides those it takes
_BROKEN_HEAD: Final = 1.5  # the same for the head of a column, which is often narrower than its words
_NARROW: Final = 40.0  # for a column of one character a line
_UNEVEN: Final = 0.01  # between ways of equal lines: rather columns whose text is about as deep


@dataclass(frozen=True, slots=True)
class TableCell:
    """What a cell asks of its column, in em: its widest piece, and its longest line unbroken."""

    least: float
    most: float
    head: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column with what its cells keep clear beside their text, in em; `right` stands at its right edge."""

    cells: Sequence[TableCell]
    edges: float = 0.0
    right: bool = False

    @property
    def least(self) -> float:
        """The narrowest it can be: no piece leaves it, and two characters stand side by side."""
        return self.edges + max((max(cell.least, min(cell.most, 2.0)) for cell in self.cells), default=0.0)

    @property
    def most(self) -> float:
        """As wide as its text in single lines."""
        return self.edges + max((max(cell.least, cell.most) for cell in self.cells), default=0.0)


def column_widths(columns: Sequence[Column], room: float) -> list[float] | None:
    """Widths in em that fill `room`; None where not even the narrowest columns fit."""
    most = [column.most for column in columns]
    if sum(most) <= room + _NEAR:
        return _spread(columns, most, room)
    least = [column.least for column in columns]
    if sum(least) > room + _NEAR:
        return None
    if len(columns) > _COLUMNS:
        return _level(least, most, room)
    rows = list(zip(*(column.cells for column in columns), strict=True))
    rows = rows[:: 1 + len(rows) * len(columns) // _CELLS]
    edges = [column.edges for column in columns]
    starts = (_level(least, most, room), _proportional(least, most, room))
    found = min((_improved(rows, edges, start, least, most) for start in starts), key=lambda way: way[0])
    return found[1]


def _spread(columns: Sequence[Column], widths: list[float], room: float) -> list[float]:
    """Room left over goes to all columns alike, but not to the left of numbers that begin the row."""
    taking = [n for n, column in enumerate(columns) if n or not column.right] or list(range(len(columns)))
    extra = (room - sum(widths)) / len(taking)
    return [width + extra * (n in taking) for n, width in enumerate(widths)]


def _level(least: list[float], most: list[float], room: float) -> list[float]:
    """All columns up to one width: narrow ones whole, wide ones alike."""
    low, high = 0.0, max(most)
    for _ in range(40):
        middle = (low + high) / 2
        if sum(max(a, min(b, middle)) for a, b in zip(least, most, strict=True)) > room:
            high = middle
        else:
            low = middle
    return _filled([max(a, min(b, low)) for a, b in zip(least, most, strict=True)], most, room)


def _proportional(least: list[float], most: list[float], room: float) -> list[float]:
    """What is above the least shared as the columns ask for it."""
    asked = sum(most) - sum(least)
    part = (room - sum(least)) / asked if asked else 0.0
    return [a + (b - a) * part for a, b in zip(least, most, strict=True)]


def _filled(widths: list[float], most: list[float], room: float) -> list[float]:
    widest = max(range(len(widths)), key=most.__getitem__)
    widths[widest] += room - sum(widths)
    return widths


def _improved(
    rows: Sequence[Sequence[TableCell]],
    edges: list[float],
    widths: list[float],
    least: list[float],
    most: list[float],
) -> tuple[float, list[float]]:
    """The way downhill: widths moved between two columns as long as the table gets better."""
    widths = list(widths)
    best = _cost(rows, edges, widths)
    for step in _STEPS:
        for _ in range(_ROUNDS):
            before = best
            for giving in range(len(widths)):
                for taking in range(len(widths)):
                    amount = min(step, widths[giving] - least[giving], most[taking] - widths[taking])
                    if giving == taking or amount <= _NEAR:
                        continue
                    tried = list(widths)
                    tried[giving] -= amount
                    tried[taking] += amount
                    if (cost := _cost(rows, edges, tried)) < best - _NEAR:
                        best, widths = cost, tried
            if best > before - _NEAR:
                break
    return best, widths


def _cost(rows: Sequence[Sequence[TableCell]], edges: list[float], widths: list[float]) -> float:
    """What the table looks like: its lines, and what is broken."""
    inner = [width - edge for width, edge in zip(widths, edges, strict=True)]
    total = 0.0
    for row in rows:
        deepest = 1.0
        for cell, width in zip(row, inner, strict=True):
            depth = cell.most / max(width, _NEAR)
            lines = max(1, ceil(depth - 0.001))
            deepest = max(deepest, lines)
            total += _UNEVEN * depth * depth
            if lines > 1 and cell.most <= LABEL:
                total += (_BROKEN_HEAD if cell.head else _BROKEN_LABEL) * (lines - 1)
                if width < 2:
                    total += _NARROW
                if cell.most - width * (lines - 1) < 2 - 0.001:
                    total += _BROKEN_HEAD  # one character is left for the last line
        total += deepest
    return total
