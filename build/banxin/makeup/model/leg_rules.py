"""What legs (栏) go by: how wide they may be and how deep, and the places in a story where they are cut."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CutRules:
    """Which measures are wanted, in 字.

    Body text is read best at 12–24 字; 8–36 are the bounds of a newspaper line (N09). A
    gutter between legs is at least 1 字 (N29). `per_span` bounds how many cuts of a span are tried: each
    new measure costs one more pull of the galleys.
    """

    narrowest: float = 8
    narrow: float = 12
    wide: float = 24
    widest: float = 36
    gutters: tuple[float, ...] = (1, 1.5, 2)
    per_span: int = 2


STANDARD_CUTS = CutRules()


@dataclass(frozen=True, slots=True)
class SpanCut:
    """A span of `columns` basic columns as `legs` of `measure` 字 each, `gutter` 字 apart."""

    columns: int
    legs: int
    gutter: float
    measure: float

    def x(self, leg: int) -> float:
        """Left edge of a leg (from 0) in 字 from the left edge of the span."""
        return round(leg * (self.measure + self.gutter), 6)

    def width(self, legs: int) -> float:
        """字 across so many adjacent legs."""
        return round(legs * self.measure + (legs - 1) * self.gutter, 6)


@dataclass(frozen=True, slots=True)
class LegRules:
    """What a leg break costs, in demerits, and the bounds of a leg in rows (N08, N12, N13)."""

    least: int = 5
    shallowest: int = 3  # of level legs of a story that has too few rows for `least` in each
    deep_enough: int = 8  # below this depth a lone line is no fault (N12)
    lone_line: float = 100
    uneven_row: float = 120
    excess_row: float = 40
    hole_row: float = 8  # by which the last leg is shorter than level legs leave it: white that is shut in
    empty_leg: float = 200
    crosshead_row: float = 2
    under_one_line: float = 15  # a crosshead directly under a single line at the top of a leg
    crop: float = 0.08
    pull_rows: int = 2  # of air round a pull quote, beyond its own
    beside: float = 100  # text beside a picture, not below it
    beside_row: float = 20  # a row by which legs beside a picture are deeper or less deep than it
    beside_most: int = 4  # such rows
    look_back: int = 8


STANDARD_LEGS = LegRules()


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a galley: before line `line` of block `block`, both counted from 0."""

    block: int
    line: int = 0
