"""Notes called in columns, tables, flex boxes and grids, which lay out what stands side by side many times.

No note is called meanwhile. The room that all of them need is searched, and they are called when it is found.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from weasyprint.layout import block as blocks
from weasyprint.layout.flex import flex_layout as their_flex
from weasyprint.layout.grid import grid_layout as their_grid
from weasyprint.layout.table import table_layout as their_table

from banxin.engine.boxes.continued_tables import part_of
from banxin.engine.footnotes.area import calls_in, lowest
from banxin.engine.footnotes.calls import keeper_of
from banxin.engine.footnotes.room import Room
from banxin.engine.styles.type_style import type_style_of

_NEAR: Final = 1e-6  # px
_Positioned = tuple[list[Any], list[Any]]  # boxes with a place of their own: absolute and fixed


def table_layout(
    context: Any, table: Any, bottom_space: float, skip_stack: Any, containing_block: Any,
    page_is_empty: bool, absolute_boxes: list[Any], fixed_boxes: list[Any],
) -> Any:  # fmt: skip
    """Lay out a table with the notes called in it; its row of continuation stands where it goes on."""
    table = part_of(table, skip_stack)
    positioned = (absolute_boxes, fixed_boxes)

    def lay_out() -> Any:
        return their_table(
            context, table, bottom_space, skip_stack, containing_block, page_is_empty, *positioned
        )

    return with_notes(context, table, positioned, lay_out, _keeps_head(table, skip_stack))


def flex_layout(
    context: Any, box: Any, bottom_space: float, skip_stack: Any, containing_block: Any,
    page_is_empty: bool, absolute_boxes: list[Any], fixed_boxes: list[Any], discard: bool,
) -> Any:  # fmt: skip
    """Lay out a flex box with the notes called in it."""
    positioned = (absolute_boxes, fixed_boxes)

    def lay_out() -> Any:
        return their_flex(
            context, box, bottom_space, skip_stack, containing_block, page_is_empty, *positioned, discard
        )

    return with_notes(context, box, positioned, lay_out)


def grid_layout(
    context: Any, box: Any, bottom_space: float, skip_stack: Any, containing_block: Any,
    page_is_empty: bool, absolute_boxes: list[Any], fixed_boxes: list[Any],
) -> Any:  # fmt: skip
    """Lay out a grid with the notes called in it."""
    positioned = (absolute_boxes, fixed_boxes)

    def lay_out() -> Any:
        return their_grid(
            context, box, bottom_space, skip_stack, containing_block, page_is_empty, *positioned
        )

    return with_notes(context, box, positioned, lay_out)


def _keeps_head(table: Any, skip_stack: Any) -> Callable[[Any], bool]:
    """Whether a table begins with its head: WeasyPrint drops one that leaves no room for a row."""
    heads = [group for group in table.children if group.is_header]
    if skip_stack or not heads:
        return _always
    return lambda box: any(group.is_header for group in box.children)


def _always(box: Any) -> bool:
    return True


def with_notes(
    context: Any, box: Any, positioned: _Positioned, lay_out: Callable[[], Any],
    is_whole: Callable[[Any], bool] = _always,
) -> Any:  # fmt: skip
    """What `lay_out` gives, a box first of all: down to where the notes begin that are called in it.

    The lowest foot is searched, to a line of the box, below which the notes called above it can begin, and
    end too where they take no more than half of the page. Where that leaves the box not whole, it has more
    room, and some of its notes begin overleaf.
    """
    keeper = keeper_of(context)
    room = keeper.page.room if keeper is not None else None
    if keeper is None or keeper.hidden or room is None:
        return lay_out()
    shapes, place = len(context.excluded_shapes), (box.position_x, box.position_y)
    page_bottom, foot = context.page_bottom, room.area.foot

    def laid(reserve: float) -> _Trial:
        context.page_bottom = min(page_bottom, foot - reserve)
        with keeper.hiding():
            result = lay_out()
        box = result[0]
        called = [] if box is None else [note for note in calls_in(box) if keeper.waits(note)]
        return _Trial(reserve, result, called, box is None or is_whole(box))

    def undo(trial: _Trial) -> None:
        if trial.result[0] is not None:
            blocks.remove_placeholders(context, [trial.result[0]], *positioned)
        del context.excluded_shapes[shapes:]
        box.position_x, box.position_y = place

    trial = _search(room, laid, undo, foot - page_bottom, type_style_of(box).strut[0])
    context.page_bottom = page_bottom
    if trial.called:
        room.take(trial.called, lowest(trial.result[0]))
    return trial.result


@dataclass(frozen=True, slots=True)
class _Trial:
    """What was laid out with `reserve` px kept free at the foot of the page."""

    reserve: float
    result: Any
    called: list[Any]
    whole: bool


def _search(
    room: Room, laid: Callable[[float], _Trial], undo: Callable[[_Trial], None], low: float,
    step: float,
) -> _Trial:  # fmt: skip
    """The layout with the least room kept free that its notes are content with, to a `step`; all in px."""
    most, least = room.area.page.height, low
    trial = laid(low)
    end = room.needed(trial.called, whole=True) <= most / 2
    high = min(room.needed(trial.called, whole=end), most)
    while high > low + _NEAR and (high - low > step or trial.reserve != high):
        at = (low + high) / 2 if trial.reserve == high else high
        undo(trial)
        trial = laid(at)
        need = min(room.needed(trial.called, whole=end), most)
        if need <= at + _NEAR:
            high = at
        elif at == high:
            low, high = high, max(need, min(high + step, most))
        else:
            low = at
    if trial.whole:
        return trial
    low, high = least, trial.reserve
    while high - low > step:
        undo(trial)
        trial = laid((low + high) / 2)
        low, high = (trial.reserve, high) if trial.whole else (low, trial.reserve)
    if trial.reserve != low:
        undo(trial)
        trial = laid(low)
    return trial
