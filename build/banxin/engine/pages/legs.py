"""Legs: the text of a story set into rectangles that make-up has measured out.

CSS columns balance by trial and cannot differ in depth or start. An element that declares

    --banxin-legs: x y width height, x y width height, …      (pt, from its content box)

is laid out here instead: its children fill the rectangles in order, running on across them, under the
usual rules of breaking (orphans, widows, break-after, break-inside). Copy left over after the last
rectangle is over-set: it is kept off the page and reported, never silently lost.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from weasyprint.layout import block as block_layout
from weasyprint.layout import column as column_layout

from banxin.engine.pages import columns
from banxin.engine.pages.block_ends import mark_leg
from banxin.engine.session import running

_PX_PER_PT = 4 / 3
_ROUNDING = 0.1  # px: a line that overshoots its leg by less is rounding, not copy
_PROPERTY = "__banxin_legs"


@dataclass(frozen=True, slots=True)
class TextRectangle:
    """A rectangle for text, in px from the content box of its element."""

    x: float
    y: float
    width: float
    height: float


def columns_layout(context: Any, box: Any, *arguments: Any) -> Any:
    """Lay out a multi-column box: in the legs that it declares, or in columns."""
    legs = _legs_of(box)
    if legs is None:
        return columns.columns(context, box, *arguments)
    return _set_legs(context, box, legs, *arguments)


def _legs_of(box: Any) -> tuple[TextRectangle, ...] | None:
    tokens = box.style[_PROPERTY]
    if not tokens:
        return None
    numbers = [token.value * _PX_PER_PT for token in tokens if token.type == "number"]
    return tuple(TextRectangle(*numbers[start : start + 4]) for start in range(0, len(numbers) - 3, 4))


def _set_legs(context: Any, box: Any, legs: tuple[TextRectangle, ...], *arguments: Any) -> Any:
    """What WeasyPrint's columns_layout does, with given rectangles and no trial."""
    _, resume, block, _, absolute, fixed, margins, first_letter, first_line = arguments
    box = box.copy_with_children(box.children)
    box.position_y += block_layout.collapse_margin(margins)
    block_layout.block_level_width(box, block)
    context.in_column = True
    columns: list[Any] = []
    complete = not box.children
    for leg in legs:

        def fill(
            extra: float, leg: TextRectangle = leg, resume: Any = resume
        ) -> tuple[Any, Any]:  # the column set, and where the next one resumes
            column = _column(box, leg, block)
            foot = context.page_bottom - (column.position_y + leg.height + _ROUNDING + extra)
            found: tuple[Any, Any] = block_layout.block_box_layout(
                context, column, foot, resume, block, False, absolute, fixed, None, first_letter, first_line,
                discard=False, max_lines=None,
            )[:2]  # fmt: skip
            return found

        set_column, after = _filled(fill, box, leg, resume, (absolute, fixed))
        if set_column is None:  # nothing may stand in this leg: its first block is too deep for it
            continue
        set_column.height = leg.height
        columns.append(set_column)
        resume, complete = after, after is None
        if complete:
            break
    session = running()
    if not complete and session is not None:
        session.overset.append(box.element.get("id") or box.element_tag)
    box.children = columns
    box.height = max(leg.y + leg.height for leg in legs)
    context.in_column = False
    return box, None, {"break": "any", "page": None}, [], False


def _filled(fill: Any, box: Any, leg: TextRectangle, resume: Any, aside: tuple[Any, Any]) -> tuple[Any, Any]:
    """One leg set, from `resume` on; a block whose air below just fits at its foot is let in.

    WeasyPrint counts the padding and border below a block twice when it looks whether the block fits.
    """
    counts = [len(boxes or ()) for boxes in aside]
    set_column, after = fill(0)
    extra = _air_of_next(box, resume or {0: None}, after, nothing_set=set_column is None)
    if not extra:
        return set_column, after
    first = [list(boxes or ())[count:] for boxes, count in zip(aside, counts, strict=True)]
    _forget(aside, counts)
    again, later = fill(extra)
    if again is not None and _foot(again) <= again.position_y + leg.height + _ROUNDING:
        return again, later
    _forget(aside, counts)
    for boxes, kept in zip(aside, first, strict=True):
        if boxes is not None:
            boxes.extend(kept)
    return set_column, after


def _air_of_next(box: Any, begins: Any, after: Any, *, nothing_set: bool) -> float:
    """px of air below the block that did not go into a leg as a whole; 0 where none is to begin with."""
    if nothing_set:
        return _air_below(box.children[next(iter(begins))]) if box.children else 0
    return _air_below(box.children[next(iter(after))]) if after and None in after.values() else 0


def _forget(aside: tuple[Any, Any], counts: list[int]) -> None:
    """Drop the boxes out of the flow that a discarded leg had."""
    for boxes, count in zip(aside, counts, strict=True):
        if boxes is not None:
            del boxes[count:]


def _air_below(box: Any) -> float:
    """px of padding and border below a block and below what ends it."""
    air = 0.0
    while box is not None:
        padding = box.style["padding_bottom"]
        air += (padding.value if padding.unit == "px" else 0) + box.style["border_bottom_width"]
        inner = [child for child in getattr(box, "children", ()) if child.is_in_normal_flow()]
        box = inner[-1] if inner else None
    return air


def _foot(column: Any) -> float:
    """Where the last block of a column ends, in px from the top of the page."""
    last = [child for child in column.children if child.is_in_normal_flow()][-1:]
    return max((float(child.position_y + child.margin_height()) for child in last), default=0.0)


def _column(box: Any, leg: TextRectangle, block: Any) -> Any:
    """A column box in the place of `leg`, with all children of `box`."""
    column = column_layout._create_column_box(
        box, block, [child.copy() for child in box.children], leg.width, box.content_box_y() + leg.y
    )
    column.position_x = box.content_box_x() + leg.x
    mark_leg(column)
    return column
