"""Marks between the lines: emphasis dots, proper-noun lines, book-title waves (C62-C66, GB/T 15834 §5.1.8).

They are drawn, not set: no baseline moves for them and nothing of them is copied with the text.
"""

from dataclasses import dataclass
from typing import Any, Final

from banxin.compositor import tables as t
from banxin.compositor.marks import HAN_LIKE
from banxin.compositor.sorts import Sort

_ROUND: Final = 0.5523  # control points of a quarter circle


@dataclass(frozen=True, slots=True)
class LineRule:
    """A line under an element: from, to (px from the text box's start) and whether it waves."""

    start: float
    end: float
    wave: bool


def dot_under(stream: Any, x: float, y: float, em: float) -> None:
    """One emphasis dot centred at x, y."""
    r = em * t.EMPHASIS_DOT / 2
    k = r * _ROUND
    stream.move_to(x + r, y)
    stream.curve_to(x + r, y + k, x + k, y + r, x, y + r)
    stream.curve_to(x - k, y + r, x - r, y + k, x - r, y)
    stream.curve_to(x - r, y - k, x - k, y - r, x, y - r)
    stream.curve_to(x + k, y - r, x + r, y - k, x + r, y)
    stream.fill()


def dots(stream: Any, sorts: list[Sort], glues: list[int], x: float, y: float, *, lower: bool) -> None:
    """A dot under each Han character, none under marks; centred, tracked or not (C64)."""
    pen = 0
    for sort, glue in zip(sorts, glues, strict=True):
        em = sort.em / t.UNITS_PER_PX
        if sort.kind in HAN_LIKE:
            drop = t.EMPHASIS_DROP + (t.DOT_BELOW_LINE if lower else 0.0)
            dot_under(stream, x + (pen + sort.body / 2) / t.UNITS_PER_PX, y + drop * em, em)
        pen += sort.body + glue


def rule_under(stream: Any, rule: LineRule, x: float, y: float, em: float) -> None:
    """A proper-noun line or a book-title wave below the baseline (C65)."""
    start, end = x + rule.start, x + rule.end
    y += t.LINE_DROP * em
    stream.set_line_width(t.LINE_WEIGHT * em)
    stream.move_to(start, y)
    if rule.wave:
        _wave(stream, start, end, y, em)
    else:
        stream.line_to(end, y)
    stream.stroke()


def _wave(stream: Any, start: float, end: float, y: float, em: float) -> None:
    """Whole half-waves from start to end, as near to the usual length as they come."""
    count = max(2, round((end - start) / (t.WAVE_LENGTH * em / 2)))
    step = (end - start) / count
    height = t.WAVE_HEIGHT * em * 2
    near, far = step * t.WAVE_BEND, step * (1 - t.WAVE_BEND)
    for nth in range(count):
        left = start + nth * step
        bend = y + (height if nth % 2 else -height)
        stream.curve_to(left + near, bend, left + far, bend, left + step, y)
