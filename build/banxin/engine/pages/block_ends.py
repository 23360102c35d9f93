"""The margin below the last block of a column: a break takes it away (CSS Fragmentation, 5.2).

WeasyPrint wants room for it, so that a quotation that just fits leaves its rows white and heads the next
column. Legs, whose depths make-up has counted with that air, keep it.
"""

from typing import Any, Final

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block as blocks

from banxin.engine.pages.column_heads import resolve_percentages

_LEG: Final = "_banxin_is_leg"
_their_in_flow = blocks._in_flow_layout


def mark_leg(column: Any) -> None:
    """Note that a column is a leg."""
    setattr(column, _LEG, True)


def in_flow_layout(
    context: Any, box: Any, index: int, child: Any, new_children: list[Any], page_is_empty: bool,
    absolutes: list[Any], fixed: list[Any], margins: list[Any], bottom_space: float, *others: Any,
) -> Any:  # fmt: skip
    """What WeasyPrint makes of a child of `box`: in a column it needs no room for its margin below.

    What begins an empty column is not looked at again there where it goes beyond, and gets no more room.
    """
    if box.is_column and not (page_is_empty and not new_children):
        bottom_space -= _margin_below(box, child)
    return _their_in_flow(
        context, box, index, child, new_children, page_is_empty, absolutes, fixed, margins, bottom_space,
        *others,
    )  # fmt: skip


def _margin_below(column: Any, child: Any) -> float:
    if not isinstance(child, boxes.BlockBox) or _LEG in column.__dict__:
        return 0.0
    resolve_percentages(child, column)
    return float(max(0, child.margin_bottom)) if child.margin_bottom != "auto" else 0.0


def end_at_break(column: Any) -> None:
    """Take the margin below the last block of a column away, since the text goes on in another one."""
    last = [child for child in column.children if child.is_in_normal_flow()][-1:]
    for child in last:
        height = child.border_box_y() + child.border_height() - column.content_box_y()
        column.height = min(column.height, height)
