"""Pictures on the grid: as wide as their legs, whole rows high with their captions (占行)."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from banxin.layouts import Grid, Layout
from banxin.layouts.pages.grid import POINTS_PER_MM
from banxin.manuscript.publication import Image
from banxin.sheets.setting import FigureMeasure

_ROUNDING = 0.004  # rows
_DEFAULT_RATIO = 0.62  # of a picture that does not say its size
_TALLEST = 0.4  # of the type area's height, in a leg of a newspaper
_TALLEST_IN_TEXT = 0.6  # the same in a book, where a picture has the page to itself
_FINEST_ENLARGED = 150  # pixels an inch: no picture in the text is enlarged beyond what still prints sharp
_PT_PER_INCH = 72
_TO_EDGE = 5  # mm between a picture in the margin and the edge: less is cut off when trimming slips
LEAST_IN_MARGIN = 34  # pt, 12 mm: a picture smaller than that shows nothing
_VECTOR = "image/svg+xml"


def ratio_of(image: Image | None) -> float:
    """Height of a picture over its width."""
    return image.height / image.width if image and image.width and image.height else _DEFAULT_RATIO


def figure_in_leg(grid: Grid, measure: float) -> Callable[[Image, int], FigureMeasure]:
    """Sizes pictures for a leg of `measure` 字, whatever width their author wished.

    A picture keeps its proportions; the air that makes it whole rows stands above and below it. One of few
    pixels keeps its natural size.
    """

    def size(image: Image, columns: int) -> FigureMeasure:
        del columns
        tallest = int(grid.rows * _TALLEST) * grid.pitch
        width = min(measure * grid.size, natural_width(image))
        return _sized(image, width, tallest, span=False)

    return size


@dataclass(frozen=True, slots=True)
class TextArea:
    """The type area that pictures of a text are sized for, in pt: one column, all of them, its height,
    one row, the page and two pages with their bleed, and what a picture has in the outer margin."""

    column: float
    width: float
    height: float
    pitch: float
    page: tuple[float, float]
    spread: tuple[float, float] = (0, 0)
    margin: float = 0


def text_area(layout: Layout, page: str = "") -> TextArea:
    """The type area of the master `page`, or of the one that units stand on; else of the grid."""
    grid, masters = layout.grid, layout.pages
    parts = (master for part in ("unit", "text") for master in masters.values() if part in master.parts)
    master = masters.get(page) or next(parts, None) or masters.get("all")
    head, foot, inner, outer = grid.bleeds or (0, 0, 0, 0)
    if master is not None and master.bleed is not None:
        edges = master.bleed
        head, foot, inner, outer = edges.head, edges.foot, edges.inner, edges.outer
    full = (
        (grid.trim_width + inner + outer) * POINTS_PER_MM,
        (grid.trim_height + head + foot) * POINTS_PER_MM,
    )
    both = (2 * (grid.trim_width + outer) * POINTS_PER_MM, full[1])
    fore_edge = master.margins.outer if master is not None and master.margins else grid.right
    margin = max(0.0, (fore_edge - _TO_EDGE) * POINTS_PER_MM - grid.size)
    if master is None or (master.margins is None and master.columns is None):
        return TextArea(grid.measure * grid.size, grid.width, grid.height, grid.pitch, full, both, margin)
    size = grid.size
    return TextArea(
        master.measure * size, master.width * size, master.rows * grid.pitch, grid.pitch, full, both, margin
    )


def figure_in_place(area: TextArea) -> Callable[[Image, str], FigureMeasure]:
    """Sizes pictures beyond their column: across the type area, or over the page.

    On a page of its own a picture leaves two rows for its caption. One that bleeds covers its page, cropped;
    one in the margin is as wide as that.
    """

    def size(image: Image, place: str) -> FigureMeasure:
        if place in ("bleed", "spread"):
            width, height = area.page if place == "bleed" else area.spread
            return FigureMeasure(round(width, 3), round(height, 3), span=True)
        if place == "margin":
            width = min(area.margin, natural_width(image))
            return FigureMeasure(round(width, 3), round(width * ratio_of(image), 3), span=False)
        tallest = area.height - 2 * area.pitch if place == "page" else area.height * _TALLEST_IN_TEXT
        ratio = ratio_of(image)
        width = min(area.width, natural_width(image), tallest / ratio)
        height = width * ratio
        rows = max(1, math.ceil(height / area.pitch - _ROUNDING))
        air = 0 if place == "page" else round(rows * area.pitch - height, 3)
        return FigureMeasure(round(width, 3), round(height, 3), span=True, air=air)

    return size


def figure_in_text(area: TextArea) -> Callable[[Image, int], FigureMeasure]:
    """Sizes pictures of a book: natural size up to the measure, whole rows high with the air around them."""

    def size(image: Image, columns: int) -> FigureMeasure:
        del columns
        ratio = ratio_of(image)
        tallest = int(round(area.height / area.pitch) * _TALLEST_IN_TEXT) * area.pitch
        width = min(area.column, natural_width(image), tallest / ratio)
        height = width * ratio
        rows = max(1, math.ceil(height / area.pitch - _ROUNDING))
        return FigureMeasure(
            round(width, 3), round(height, 3), span=False, air=round(rows * area.pitch - height, 3)
        )

    return size


def natural_width(image: Image) -> float:
    """The width in pt at which a picture of pixels has 150 of them to an inch; without end for a drawing."""
    if image.media_type == _VECTOR or not image.width:
        return math.inf
    return image.width * _PT_PER_INCH / _FINEST_ENLARGED


def figure_of_rows(grid: Grid, width: float, rows: float) -> Callable[[Image, int], FigureMeasure]:
    """Sizes a picture that make-up has placed: `width` 字 wide, at most `rows` rows without its caption."""

    def size(image: Image, columns: int) -> FigureMeasure:
        del columns
        return _sized(image, width * grid.size, rows * grid.pitch, span=True)

    return size


def _sized(image: Image, width: float, height: float, *, span: bool) -> FigureMeasure:
    """As high as its proportions ask, and no higher than `height` pt: what is over is cropped."""
    return FigureMeasure(round(width, 3), round(min(height, width * ratio_of(image)), 3), span)
