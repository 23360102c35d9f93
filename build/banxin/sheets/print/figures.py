"""Pictures on the grid: as wide as their legs, whole rows high (newspaper.md §1.2 占行)."""

from __future__ import annotations

import math
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
    """Sizes pictures for a leg of `measure` 字, whatever width their author wished."""

    def size(image: Image, columns: int) -> FigureMeasure:
        del columns
        width = measure * grid.size
        rows = max(1, math.ceil(width * ratio_of(image) / grid.pitch))
        return FigureMeasure(round(width, 3), _height(min(rows, int(grid.rows * _TALLEST)), grid), span=False)

    return size


def figure_of_rows(grid: Grid, width: float, rows: float) -> Callable[[Image, int], FigureMeasure]:
    """Sizes a picture that make-up has placed: `width` 字 wide, `rows` rows high without its caption."""

    def size(image: Image, columns: int) -> FigureMeasure:
        del image, columns
        return FigureMeasure(round(width * grid.size, 3), _height(rows, grid), span=True)

    return size


def _height(rows: float, grid: Grid) -> float:
    return round(rows * grid.pitch, 3)
