"""Columns and the notes called in them: columns stand side by side, so the room for all is found first."""

from collections.abc import Callable
from typing import Any

from .note_area import calls_in, lowest
from .notes import NoteKeeper

_NEAR = 1e-6  # px


def with_notes(
    keeper: NoteKeeper, lay_out: Callable[[], Any], undo: Callable[[Any], None], step: float
) -> Any:
    """Lay out columns by `lay_out`, which gives a box first of all, down to where their notes begin.

    The lowest foot is searched, to a `step` in px, below which the notes called above it can begin, and end
    too where they take no more than half of the page. `undo` takes back what was laid out in vain.
    """
    area = keeper.page.area
    if keeper.hidden or area is None:
        return lay_out()
    context, page_bottom = keeper.context, keeper.context.page_bottom

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
            undo(result)
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
