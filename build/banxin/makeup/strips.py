"""Modules of a page in fixed strips: vertical strips side by side, stories stacked in each.

A strip is a number of basic columns wide and re-cut into legs (破栏, newspaper.md §2.3). A plan says,
for a number of stories, which strips there are and how many stories each takes, in order of reading.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from banxin.layouts import Grid


@dataclass(frozen=True, slots=True)
class Strip:
    """A vertical strip: `column` its first basic column (from 0), `columns` its width in basic
    columns, `legs` the columns of text it is cut into, `gutter` between them in 字, and `stories`
    how many it takes."""

    column: int
    columns: int
    legs: int
    gutter: float
    stories: int

    def measure(self, grid: Grid) -> float:
        """字 in a line of one leg."""
        return (grid.span(self.columns) - (self.legs - 1) * self.gutter) / self.legs


@dataclass(frozen=True, slots=True)
class Placed:
    """A module on the page: `key` of its story, its strip, first row (from 0) and rows.

    `gap` counts the rows between it and the module above (0 for the first).
    """

    key: str
    strip: Strip
    row: int
    rows: int
    gap: int = 0


@dataclass(frozen=True, slots=True)
class StripFill:
    """How full a strip is: rows needed and available; `over` > 0 is over-set copy."""

    strip: Strip
    needed: int
    available: int
    keys: tuple[str, ...]

    @property
    def over(self) -> int:
        """Rows too many; negative when there is room left."""
        return self.needed - self.available


def stack(
    strip: Strip, rows: Mapping[str, int], keys: Sequence[str], first_row: int, available: int, gap: int
) -> tuple[tuple[Placed, ...], StripFill]:
    """Stack the stories `keys` in `strip` from `first_row`, `gap` rows apart at least.

    Rows left over widen the gaps evenly, the upper ones first, whole rows only: never leading,
    never text (newspaper.md §4.2).
    """
    needed = sum(rows[key] for key in keys) + gap * (len(keys) - 1)
    fill = StripFill(strip, needed, available, tuple(keys))
    spare = max(0, available - needed)
    placed: list[Placed] = []
    row, above = first_row, 0
    for index, key in enumerate(keys):
        placed.append(Placed(key, strip, row, rows[key], above))
        above = gap + _share(spare, len(keys) - 1, index)
        row += rows[key] + above
    return tuple(placed), fill


def _share(spare: int, parts: int, index: int) -> int:
    """The part of `spare` rows that gap `index` of `parts` takes: even, the first ones larger."""
    if index >= parts:
        return 0
    return spare // parts + (1 if index < spare % parts else 0)
