"""Pictures on the grid: as wide as their legs, whole rows high (newspaper.md §1.2 占行)."""

from __future__ import annotations

import math
from collections.abc import Callable

from banxin.layouts import Grid
from banxin.makeup.strips import Strip
from banxin.manuscript.publication import Image
from banxin.sheets.setting import FigureMeasure

_DEFAULT_RATIO = 0.62  # of a picture that does not say its size
_TALLEST = 0.4  # of the type area's height


def figure_measure(grid: Grid, strip: Strip) -> Callable[[Image, int], FigureMeasure]:
    """Sizes pictures for the legs of `strip`.

    A picture takes one leg, or all legs when it asks for more basic columns than half of the strip.
    """

    def size(image: Image, columns: int) -> FigureMeasure:
        span = strip.legs > 1 and columns >= strip.columns
        measure = grid.span(strip.columns) if span else strip.measure(grid)
        width = measure * grid.size
        ratio = image.height / image.width if image.width and image.height else _DEFAULT_RATIO
        rows = max(1, math.ceil(width * ratio / grid.pitch))
        rows = min(rows, int(grid.rows * _TALLEST))
        return FigureMeasure(round(width, 3), round(rows * grid.pitch, 3), span)

    return size
