"""Legs: the text of a story set into rectangles that make-up has measured out.

CSS columns balance by trial and cannot differ in depth or start. An element that declares

    --banxin-legs: x y width height, x y width height, …      (pt, from its content box)

is laid out here instead: its children fill the rectangles in order, running on across them, under the
usual rules of breaking (orphans, widows, break-after, break-inside). Copy left over after the last
rectangle is over-set: it is kept off the page and reported, never silently lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from weasyprint.layout import block as block_layout
from weasyprint.layout import column as column_layout

_PX_PER_PT = 4 / 3
_ROUNDING = 0.1  # px: a line that overshoots its leg by less is rounding, not copy
_PROPERTY = "__banxin_legs"


@dataclass(frozen=True, slots=True)
class Leg:
    """A rectangle for text, in px from the content box of its element."""

    x: float
    y: float
    width: float
    height: float


@dataclass(slots=True)
class LegJournal:
    """Ids of elements whose copy did not fit their legs, in order of setting."""

    overset: list[str] = field(default_factory=list)


@contextmanager
def setting_legs() -> Iterator[LegJournal]:
    """Make the engine set `--banxin-legs`; the engine is as it was on exit."""
    kept = LegJournal()
    original = block_layout.columns_layout

    def columns_layout(context: Any, box: Any, *arguments: Any) -> Any:
        legs = _legs_of(box)
        if legs is None:
            return original(context, box, *arguments)
        return _set_legs(context, box, legs, kept, *arguments)

    block_layout.columns_layout = columns_layout
    try:
        yield kept
    finally:
        block_layout.columns_layout = original


def _legs_of(box: Any) -> tuple[Leg, ...] | None:
    tokens = box.style[_PROPERTY]
    if not tokens:
        return None
    numbers = [token.value * _PX_PER_PT for token in tokens if token.type == "number"]
    return tuple(Leg(*numbers[start : start + 4]) for start in range(0, len(numbers) - 3, 4))


def _set_legs(
    context: Any,
    box: Any,
    legs: tuple[Leg, ...],
    kept: LegJournal,
    bottom_space: float,
    skip_stack: Any,
    containing_block: Any,
    page_is_empty: bool,
    absolute_boxes: list[Any],
    fixed_boxes: list[Any],
    adjoining_margins: list[float],
    first_letter_style: Any,
    first_line_style: Any,
) -> Any:
    """What WeasyPrint's columns_layout does, with given rectangles and no trial."""
    del bottom_space, page_is_empty
    box = box.copy_with_children(box.children)
    box.position_y += block_layout.collapse_margin(adjoining_margins)
    block_layout.block_level_width(box, containing_block)
    context.in_column = True
    left, top = box.content_box_x(), box.content_box_y()
    columns: list[Any] = []
    resume = skip_stack
    for leg in legs:
        column = column_layout._create_column_box(
            box, containing_block, [child.copy() for child in box.children], leg.width, top + leg.y
        )
        column.position_x = left + leg.x
        foot = context.page_bottom - (top + leg.y + leg.height + _ROUNDING)
        set_column, after, *_ = block_layout.block_box_layout(
            context, column, foot, resume, containing_block, False, absolute_boxes, fixed_boxes,
            None, first_letter_style, first_line_style, discard=False, max_lines=None,
        )  # fmt: skip
        if set_column is None:
            continue
        set_column.height = leg.height
        columns.append(set_column)
        resume = after
        if resume is None:
            break
    if resume is not None:
        kept.overset.append(box.element.get("id") or box.element_tag)
    box.children = columns
    box.height = max(leg.y + leg.height for leg in legs)
    context.in_column = False
    return box, None, {"break": "any", "page": None}, [], False
