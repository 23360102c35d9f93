"""Where pages stand on a sheet, in pt from its lower left corner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from banxin.press.imposition.order import BLANK, Scheme, Side
from banxin.press.imposition.settings import PT_PER_MM, Imposition

_MARGIN = 12 * PT_PER_MM  # room for marks round the trimmed sheet


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle in pt: left, bottom, right, top."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Its width in pt."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Its height in pt."""
        return self.top - self.bottom

    def grown(self, left: float, bottom: float, right: float, top: float) -> Rectangle:
        """With its edges moved outwards."""
        return Rectangle(self.left - left, self.bottom - bottom, self.right + right, self.top + top)


@dataclass(frozen=True, slots=True)
class PlacedPage:
    """A page on a sheet: its trimmed rectangle there, and how far it may be seen, bleed and all."""

    number: int
    trim: Rectangle
    window: Rectangle


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """One side of a sheet: its paper, what is left of it once trimmed, pages, and the x of folds."""

    paper: Rectangle
    trim: Rectangle
    bleed: float
    pages: tuple[PlacedPage, ...]
    folds: tuple[float, ...]
    scale: float


def sheet_plan(side: Side, size: tuple[float, float], bleed: float, wanted: Imposition) -> SheetPlan:
    """Where the pages of a side stand. `size` is that of a page, `bleed` what it has outside, in pt."""
    columns, rows = len(side.rows[0]), len(side.rows)
    ordered = wanted.scheme is Scheme.N_UP
    bleed = 0 if ordered else bleed
    width, height = columns * size[0], rows * size[1]
    paper, scale = _paper(width, height, bleed, wanted)
    left, bottom = (paper.width - width * scale) / 2, (paper.height - height * scale) / 2
    trim = Rectangle(left, bottom, left + width * scale, bottom + height * scale)
    folds = () if ordered or columns == 1 else (left + width * scale / 2,)
    pages = tuple(_placed(side, trim, bleed * scale, wanted, scale))
    return SheetPlan(paper, trim, bleed * scale, pages, folds, scale)


def _paper(width: float, height: float, bleed: float, wanted: Imposition) -> tuple[Rectangle, float]:
    margin = max(bleed, _MARGIN if wanted.marks else 0)
    if wanted.paper is None:
        return Rectangle(0, 0, width + 2 * margin, height + 2 * margin), 1.0
    sides = sorted(side * PT_PER_MM for side in wanted.paper)
    across, down = sides if width <= height else reversed(sides)
    scale = min(1.0, (across - 2 * bleed) / width, (down - 2 * bleed) / height)
    return Rectangle(0, 0, across, down), scale


def _placed(
    side: Side, sheet: Rectangle, bleed: float, wanted: Imposition, scale: float
) -> Iterator[PlacedPage]:
    columns, rows = len(side.rows[0]), len(side.rows)
    width, height = sheet.width / columns, sheet.height / rows
    is_folded = columns == 2 and wanted.scheme is not Scheme.N_UP
    creep = side.depth * wanted.creep * PT_PER_MM * scale if is_folded else 0.0
    for down, row in enumerate(side.rows):
        for across, number in enumerate(row):
            if number == BLANK:
                continue
            left, top = sheet.left + across * width, sheet.top - down * height
            slot = Rectangle(left, top - height, left + width, top)
            spine_left, spine_right = is_folded and across == 1, is_folded and across == 0
            moved = creep if spine_right else -creep if spine_left else 0.0
            window = slot.grown(0 if spine_left else bleed, bleed, 0 if spine_right else bleed, bleed)
            yield PlacedPage(number, Rectangle(left + moved, slot.bottom, left + width + moved, top), window)
