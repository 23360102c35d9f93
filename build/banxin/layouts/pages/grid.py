"""The type area (版心): a grid of characters by lines from which every other measure follows.

Formulae: newspaper geometry of columns that close on whole characters; 破栏 re-cuts a span of basic
columns into legs of equal width (clreq §2.1 on the composition of the type area).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from banxin.layouts.pages.papers import SHEETS_OF_PAPER
from banxin.wording import Message

POINTS_PER_MM = 72 / 25.4
_TOLERANCE_MM = 0.05
_LEAST_MARGIN = 10  # mm


@dataclass(frozen=True, slots=True)
class Grid:
    """Paper in mm, type in pt, everything between in 字 and 行.

    `head` is the distance from the top of the trimmed page to the type area and `side` the inner
    margin, both in mm; None centres the type area in that direction. `bleeds` are those at head, foot, spine
    and fore-edge where they differ, `bleed` the largest of them.
    """

    trim_width: float
    trim_height: float
    size: float
    pitch: float
    columns: int
    measure: float
    gutter: float
    rows: int
    bleed: float = 0
    bleeds: tuple[float, float, float, float] | None = None
    head: float | None = None
    side: float | None = None

    def __post_init__(self) -> None:
        if self.bleeds is None:
            object.__setattr__(self, "bleeds", (self.bleed,) * 4)

    @property
    def characters(self) -> float:
        """字 across the type area; whole when the grid closes exactly."""
        return self.span(self.columns)

    @property
    def width(self) -> float:
        """Width of the type area in pt."""
        return self.characters * self.size

    @property
    def height(self) -> float:
        """Height of the type area in pt, one pitch for every row."""
        return self.rows * self.pitch

    @property
    def left(self) -> float:
        """Margin in mm between the inner edge of the trimmed page and the type area."""
        return (self.trim_width - self.width / POINTS_PER_MM) / 2 if self.side is None else self.side

    @property
    def top(self) -> float:
        """Margin in mm between the top of the trimmed page and the type area."""
        return (self.trim_height - self.height / POINTS_PER_MM) / 2 if self.head is None else self.head

    @property
    def right(self) -> float:
        """Margin in mm that is left at the outer edge."""
        return self.trim_width - self.left - self.width / POINTS_PER_MM

    @property
    def bottom(self) -> float:
        """Margin in mm that is left at the foot."""
        return self.trim_height - self.top - self.height / POINTS_PER_MM

    @property
    def widest_measure(self) -> int:
        """The most 字 that a column can have between margins of 10 mm, the inner one as it is asked for."""
        inner = _LEAST_MARGIN if self.side is None else self.side
        room = (self.trim_width - inner - _LEAST_MARGIN) * POINTS_PER_MM / self.size
        return max(1, int((room - (self.columns - 1) * self.gutter) // self.columns))

    @property
    def most_rows(self) -> int:
        """The most 行 between margins of 10 mm, that at the head as it is asked for."""
        head = _LEAST_MARGIN if self.head is None else self.head
        return max(1, int((self.trim_height - head - _LEAST_MARGIN) * POINTS_PER_MM // self.pitch))

    @property
    def leaves(self) -> int:
        """How many leaves of this size an uncut sheet gives (开数); 0 for a size that is not of the trade."""
        sheet = SHEETS_OF_PAPER.get((self.trim_width, self.trim_height))
        return sheet.leaves if sheet else 0

    @property
    def format(self) -> str:
        """开本 as imprints have it: the uncut sheet and its part, else the trimmed size."""
        sheet = SHEETS_OF_PAPER.get((self.trim_width, self.trim_height))
        if sheet is None:
            return f"{self.trim_width:g}mm×{self.trim_height:g}mm"
        return f"{sheet.width}mm×{sheet.height}mm　1/{sheet.leaves}"

    def span(self, columns: int) -> float:
        """字 across `columns` adjacent basic columns (长栏)."""
        if not 1 <= columns <= self.columns:
            raise ValueError(
                Message(
                    "a grid of {columns} columns has no span of {columns_2}",
                    columns=self.columns,
                    columns_2=columns,
                )
            )
        return _whole(columns * self.measure + (columns - 1) * self.gutter)

    def broken(self, columns: int, legs: int, gutter: float) -> float:
        """字 in one leg when `columns` basic columns are re-cut into `legs` (破栏), `gutter` 字 between."""
        leg = (self.span(columns) - (legs - 1) * gutter) / legs if legs >= 1 else 0
        if leg <= 0:
            raise ValueError(
                Message(
                    "{columns} columns cannot be cut into {legs} legs {gutter} 字 apart",
                    columns=columns,
                    legs=legs,
                    gutter=gutter,
                )
            )
        return _whole(leg)

    def column_x(self, column: int) -> float:
        """Left edge of basic column `column` (from 0), in pt from the left of the type area."""
        return column * (self.measure + self.gutter) * self.size

    def row_y(self, row: int) -> float:
        """Top of row `row` (from 0), in pt from the top of the type area."""
        return row * self.pitch

    def css(self) -> str:
        """The grid as custom properties. Every measure is a length; `--columns` and `--rows` are counts, and
        `--text-columns` is what `columns` takes. Left pages mirror the margins.
        """
        lengths = {
            "trim-width": f"{self.trim_width:.6g}mm",
            "trim-height": f"{self.trim_height:.6g}mm",
            "bleed": f"{self.bleed:.6g}mm",
            "margin-left": f"{self.left:.6g}mm",
            "margin-top": f"{_at_most(self.top)}mm",
            "margin-right": f"{self.right:.6g}mm",
            "margin-bottom": f"{_at_most(self.bottom)}mm",
            "margin-inner": f"{self.left:.6g}mm",
            "margin-outer": f"{self.right:.6g}mm",
            "size": f"{self.size:.6g}pt",
            "pitch": f"{self.pitch:.6g}pt",
            "columns": str(self.columns),
            "text-columns": str(self.columns) if self.columns > 1 else "auto",
            "rows": str(self.rows),
            "measure": f"{self.measure * self.size:.6g}pt",
            "gutter": f"{self.gutter * self.size:.6g}pt",
            "type-width": f"{self.width:.6g}pt",
            "type-height": f"{self.height:.6g}pt",
        }
        rules = ":root { " + " ".join(f"--{name}: {value};" for name, value in lengths.items()) + " }\n"
        if self.side is None or abs(self.left - self.right) < _TOLERANCE_MM:
            return rules
        mirrored = f"margin-left: {self.right:.6g}mm; margin-right: {self.left:.6g}mm"
        return f"{rules}@page :left {{ {mirrored} }}\n"

    def faults(self) -> tuple[tuple[str, str], ...]:
        """What is impossible about this grid: the key of layout.yaml to blame, and a sentence."""
        found: list[tuple[str, str]] = []
        if self.pitch < self.size:
            narrow = Message(
                "The pitch of {pitch:g} pt is less than the type of {size:g} pt.",
                pitch=self.pitch,
                size=self.size,
            )
            found.append(("pitch", narrow))
        return (*found, *self._too_wide(), *self._too_high())

    def _too_wide(self) -> Iterator[tuple[str, str]]:
        wide = self.width / POINTS_PER_MM
        if wide > self.trim_width + _TOLERANCE_MM:
            yield (
                "measure",
                Message(
                    "The type area is {wide:.1f} mm wide, the page only {trim_width:g} mm.",
                    wide=wide,
                    trim_width=self.trim_width,
                ),
            )
        elif min(self.left, self.right) < -_TOLERANCE_MM:
            yield (
                "side",
                Message("An inner margin of {left:g} mm pushes the type area off the page.", left=self.left),
            )

    def _too_high(self) -> Iterator[tuple[str, str]]:
        high = self.height / POINTS_PER_MM
        if high > self.trim_height + _TOLERANCE_MM:
            yield (
                "rows",
                Message(
                    "The type area is {high:.1f} mm high, the page only {trim_height:g} mm.",
                    high=high,
                    trim_height=self.trim_height,
                ),
            )
        elif min(self.top, self.bottom) < -_TOLERANCE_MM:
            yield (
                "head",
                Message("A head margin of {top:g} mm pushes the type area off the page.", top=self.top),
            )


def _whole(characters: float) -> float:
    """Rid a count of 字 of binary dust, so that 7 gutters of 1.1 字 are 7.7."""
    return round(characters, 6)


def _at_most(margin: float) -> str:
    """A margin in mm as it is written, never more than it is: the last row of the type area has to fit."""
    written = f"{margin:.6g}"
    return written if float(written) <= margin else f"{math.floor(margin * 1e4) / 1e4:.8g}"
