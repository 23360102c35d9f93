"""Pictures on the grid: as wide as their legs, whole rows high with their captions (占行)."""

from __future__ import annotations

from collections.abc import Callable

from banxin.layouts import Grid
from banxin.manuscript.publication import Image
from banxin.sheets.setting import FigureMeasure

_DEFAULT_RATIO = 0.62  # of a picture that does not say its size
_TALLEST = 0.4  # of the type area's height


def ratio_of(image: Image | None) -> float:
    """Height of a picture over its width."""
    return image.height / image.width if image and image.width and image.height else _DEFAULT_RATIO


def figure_in_leg(grid: Grid, measure: float) -> Callable[[Image, int], FigureMeasure]:
    """Sizes pictures for a leg of `measure` 字, whatever width their author wished.

    A picture keeps its proportions; the air that makes it whole rows goes below its caption.
    """

    def size(image: Image, columns: int) -> FigureMeasure:
        del columns
        tallest = int(grid.rows * _TALLEST) * grid.pitch
        return _sized(image, measure * grid.size, tallest, span=False)

    return size


def figure_of_rows(grid: Grid, width: float, rows: float) -> Callable[[Image, int], FigureMeasure]:
    """Sizes a picture that make-up has placed: `width` 字 wide, at most `rows` rows without its caption."""

    def size(image: Image, columns: int) -> FigureMeasure:
        del columns
        return _sized(image, width * grid.size, rows * grid.pitch, span=True)

    return size


def _sized(image: Image, width: float, height: float, *, span: bool) -> FigureMeasure:
    """As high as its proportions ask, and no higher than `height` pt: what is over is cropped."""
    return FigureMeasure(round(width, 3), round(min(height, width * ratio_of(image)), 3), span)
