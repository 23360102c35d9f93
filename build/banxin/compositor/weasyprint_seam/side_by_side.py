"""Notes called in columns, tables, flex boxes and grids: what stands side by side is laid out again and again.

No note is called meanwhile. The room that all of them need is searched, and they are called when it is found.
"""

from collections.abc import Callable
from typing import Any, Final

from weasyprint.layout import block as blocks
from weasyprint.layout.flex import flex_layout as their_flex
from weasyprint.layout.grid import grid_layout as their_grid
from weasyprint.layout.table import table_layout as their_table

from .dress import dress_of
from .note_area import calls_in, lowest
from .notes import NoteKeeper, keeper_of

_NEAR: Final = 1e-6  # px
_Shelf = tuple[list[Any], list[Any]]  # boxes with a place of their own: absolute and fixed


def table_layout(
    context: Any, table: Any, bottom_space: float, skip_stack: Any, containing_block: Any,
    page_is_empty: bool, absolute_boxes: list[Any], fixed_boxes: list[Any],
) -> Any:  # fmt: skip
    """Lay out a table with the notes called in it."""
    shelf = (absolute_boxes, fixed_boxes)

    def lay_out() -> Any:
        return their_table(
            context, table, bottom_space, skip_stack, containing_block, page_is_empty, *shelf
        )

    return with_notes(context, table, shelf, lay_out)


def flex_layout(
    context: Any, box: Any, bottom_space: float, skip_stack: Any, containing_block: Any,
    page_is_empty: bool, absolute_boxes: list[Any], fixed_boxes: list[Any], discard: bool,
) -> Any:  # fmt: skip
    """Lay out a flex box with the notes called in it."""
    shelf = (absolute_boxes, fixed_boxes)

    def lay_out() -> Any:
        return their_flex(
            context, box, bottom_space, skip_stack, containing_block, page_is_empty, *shelf, discard
        )

    return with_notes(context, box, shelf, lay_out)


def grid_layout(
    context: Any, box: Any, bottom_space: float, skip_stack: Any, containing_block: Any,
    page_is_empty: bool, absolute_boxes: list[Any], fixed_boxes: list[Any],
) -> Any:  # fmt: skip
    """Lay out a grid with the notes called in it."""
    shelf = (absolute_boxes, fixed_boxes)

    def lay_out() -> Any:
        return their_grid(context, box, bottom_space, skip_stack, containing_block, page_is_empty, *shelf)

    return with_notes(context, box, shelf, lay_out)


def with_notes(context: Any, box: Any, shelf: _Shelf, lay_out: Callable[[], Any]) -> Any:
    """What `lay_out` gives, a box first of all: down to where the notes begin that are called in it.

    The lowest foot is searched, to a line of the box, below which the notes called above it can begin, and
    end too where they take no more than half of the page.
    """
    keeper = keeper_of(context)
    if keeper is None or keeper.hidden or keeper.page.area is None:
        return lay_out()
    shapes, place = len(context.excluded_shapes), (box.position_x, box.position_y)

    def again(result: Any) -> None:
        if result[0] is not None:
            blocks.remove_placeholders(context, [result[0]], *shelf)
        del context.excluded_shapes[shapes:]
        box.position_x, box.position_y = place

    return _search(keeper, lay_out, again, dress_of(box).strut[0])


def _search(
    keeper: NoteKeeper, lay_out: Callable[[], Any], again: Callable[[Any], None], step: float
) -> Any:
    context, page_bottom, area = keeper.context, keeper.context.page_bottom, keeper.page.area
    assert area is not None

    def laid(reserve: float) -> tuple[Any, list[Any]]:
        context.page_bottom = min(page_bottom, area.foot - reserve)
        with keeper.hiding():
            result = lay_out()
        box = result[0]
        return result, [] if box is None else [note for note in calls_in(box) if keeper.waits(note)]

    at = low = area.foot - page_bottom
    result, called = laid(low)
    whole = keeper.needed(called, whole=True) <= area.page.height / 2
    high = min(keeper.needed(called, whole=whole), area.page.height)
    if high > low + _NEAR:
        while high - low > step or at != high:
            at = (low + high) / 2 if at == high else high
            again(result)
            result, called = laid(at)
            need = min(keeper.needed(called, whole=whole), area.page.height)
            if need <= at + _NEAR:
                high = at
            elif at == high:
                low, high = high, max(need, min(high + step, area.page.height))
            else:
                low = at
    context.page_bottom = page_bottom
    if called:
        keeper.take(called, lowest(result[0]))
    return result
