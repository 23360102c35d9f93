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


def _set_legs(context: Any, box: Any, legs: tuple[Leg, ...], kept: LegJournal, *arguments: Any) -> Any:
    """What WeasyPrint's columns_layout does, with given rectangles and no trial."""
    _, resume, block, _, absolute, fixed, margins, first_letter, first_line = arguments
    box = box.copy_with_children(box.children)
    box.position_y += block_layout.collapse_margin(margins)
    block_layout.block_level_width(box, block)
    context.in_column = True
    columns: list[Any] = []
    complete = not box.children
    for leg in legs:
        column = _column(box, leg, block)
        foot = context.page_bottom - (column.position_y + leg.height + _ROUNDING)
        set_column, after, *_ = block_layout.block_box_layout(
            context, column, foot, resume, block, False, absolute, fixed, None, first_letter, first_line,
            discard=False, max_lines=None,
        )  # fmt: skip
        if set_column is None:  # nothing may stand in this leg: its first block is too deep for it
            continue
        set_column.height = leg.height
        columns.append(set_column)
        resume, complete = after, after is None
        if complete:
            break
    if not complete:
        kept.overset.append(box.element.get("id") or box.element_tag)
    box.children = columns
    box.height = max(leg.y + leg.height for leg in legs)
    context.in_column = False
    return box, None, {"break": "any", "page": None}, [], False


def _column(box: Any, leg: Leg, block: Any) -> Any:
    """A column box in the place of `leg`, with all children of `box`."""
    column = column_layout._create_column_box(
        box, block, [child.copy() for child in box.children], leg.width, box.content_box_y() + leg.y
    )
    column.position_x = box.content_box_x() + leg.x
    return column
