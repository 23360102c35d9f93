"""The columns of a multi-column box: how many, and how wide."""

from dataclasses import dataclass
from math import floor
from typing import Any

from weasyprint.layout.percent import percentage


@dataclass(frozen=True, slots=True)
class ColumnFrame:
    """Columns as CSS asks for them; measures in px."""

    count: int
    width: float
    gap: float


def frame_of(box: Any) -> ColumnFrame:
    """Number and width of the columns of a box whose width is known, as WeasyPrint finds them."""
    style = box.style
    width, count = style["column_width"], style["column_count"]
    gap = style["column_gap"]
    gap = style["font_size"] if gap == "normal" else percentage(gap, style, box.width)
    if width == "auto":
        return ColumnFrame(count, max(0, box.width - (count - 1) * gap) / count, gap)
    most = max(1, floor((box.width + gap) / (width + gap)))
    count = most if count == "auto" else max(1, min(count, most))
    return ColumnFrame(count, (box.width + gap) / count - gap, gap)
