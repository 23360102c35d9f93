"""Blocks that wait in columns: what does not fit heads the next column, or the next page.

A column is laid out many times, with children of the multi-column box from some place on. Which of them wait
goes from column to column in the place where the text goes on. Children are counted from the first one in the
column there, so that those called on earlier pages have numbers below 0. From page to page it is again part
of the place where the multi-column box goes on.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from weasyprint.layout import block as blocks

from banxin.engine.pages.blocks_across import with_blocks_across
from banxin.engine.pages.column_heads import mark_resumed
from banxin.engine.pages.column_spans import spans
from banxin.engine.pages.waiting import Waiting, may_hold, waiting_at

LayOut = Callable[[Any, Any], Any]
_NUMBER: Final = "_banxin_number_in_columns"


@dataclass(slots=True)
class ColumnFloats:
    """A multi-column box while a page of it is laid out; children by their numbers in it."""

    children: Sequence[Any]
    start: int  # the first on this page
    carried: tuple[int, ...]  # called on earlier pages
    place: int | None = None  # where the column laid out last goes on
    waiting: tuple[int, ...] = ()  # behind it
    ends: dict[int, int | None] = field(
        default_factory=dict
    )  # of columns, by the number of their first child

    def begin(self, first: int, skip_stack: Any) -> tuple[int, ...]:
        """What waits at the beginning of a column whose text has child `first` as its first, from there."""
        if isinstance(skip_stack, Waiting):
            return skip_stack.children
        return tuple(child - first for child in self.carried) if first == self.start else ()

    def end(self, first: int, resume_at: Any) -> Any:
        """The place where the next column goes on, with what waits."""
        found = Waiting(resume_at, waiting_at(resume_at)) if resume_at is not None else None
        self.place = first + next(iter(found)) if found else None
        self.waiting = tuple(first + child for child in found.children) if found else ()
        self.ends[first] = self.place
        return found

    def broken_off(self, resume_at: Any) -> int | None:
        """The block across the columns before which text was left, though what follows was set.

        WeasyPrint looks for the height of columns as on a page with text, and sets them as on an empty one.
        """
        for first in sorted(self.ends):
            place = self.ends[first]
            if place is not None and (resume_at is None or place < next(iter(resume_at))):
                across = (
                    number for number in range(first, len(self.children)) if spans(self.children[number])
                )
                return next(across, None)
        return None

    def left(self, resume_at: Any) -> Any:
        """The place where the next page goes on, with what waits."""
        if not isinstance(resume_at, dict):
            return resume_at
        place = next(iter(resume_at))
        waiting = self.carried if place == self.start else ()
        if place == self.place:
            waiting = self.waiting
        return Waiting(resume_at, waiting) if waiting else resume_at


def with_floats(
    context: Any, box: Any, skip_stack: Any, positioned: tuple[list[Any], list[Any]], lay_out: LayOut
) -> Any:
    """Lay out a page of a multi-column box with `lay_out(box, skip_stack)`, and see to what waits.

    `positioned` are the boxes with a place of their own that it finds, absolute and fixed.
    """

    def complete(box: Any, skip_stack: Any) -> Any:
        floats: ColumnFloats = context._banxin_column_floats
        result = with_blocks_across(box, skip_stack, lay_out)
        end = floats.broken_off(result[1]) if floats is not None else None
        if end is None:
            return result
        if result[0] is not None:
            blocks.remove_placeholders(context, [result[0]], *positioned)
        floats.ends.clear()
        return with_blocks_across(box.copy_with_children(box.children[:end]), skip_stack, lay_out)

    mark_resumed(box, skip_stack)
    return _laid(context, box, skip_stack, complete)


def _laid(context: Any, box: Any, skip_stack: Any, lay_out: LayOut) -> Any:
    carried = waiting_at(skip_stack)
    start = next(iter(skip_stack)) if skip_stack else 0
    if carried and (start >= len(box.children) or spans(box.children[start])):
        return _left_over(context, box, start, carried, lay_out)
    floats = None
    if carried or may_hold(box):
        floats = ColumnFloats(box.children, start, carried)
        for number, child in enumerate(box.children):
            setattr(child, _NUMBER, number)
    outer = context.__dict__.get("_banxin_column_floats")
    context._banxin_column_floats = floats
    try:
        result = lay_out(box, skip_stack and dict(skip_stack))
    finally:
        context._banxin_column_floats = outer
    return result if floats is None else (result[0], floats.left(result[1]), *result[2:])


def _left_over(context: Any, box: Any, start: int, carried: tuple[int, ...], lay_out: LayOut) -> Any:
    """A page on which what waits stands in columns before anything else: their text has ended."""
    numbers = (*carried, *range(start, len(box.children)))
    children = [box.children[number].copy() for number in numbers]
    whole = box.copy_with_children(children)
    mark_resumed(whole, {0: None})
    result = _laid(context, whole, None, lay_out)
    resume_at = result[1]
    if not isinstance(resume_at, dict):
        return result
    ((place, inner),) = resume_at.items()
    waiting = [numbers[child] for child in waiting_at(resume_at)]
    if place < len(carried):
        waiting += carried[place:]
        place, inner = len(carried), None
    resume_at = {start + place - len(carried): inner}
    return (result[0], Waiting(resume_at, tuple(waiting)) if waiting else resume_at, *result[2:])


def floats_of(context: Any, box: Any) -> tuple[ColumnFloats, int] | None:
    """The multi-column box that a column is of, where some of its children may wait, and the number of the
    column's first child.
    """
    floats: ColumnFloats | None = context.__dict__.get("_banxin_column_floats")
    if floats is None or not box.is_column or not box.children:
        return None
    number = box.children[0].__dict__.get(_NUMBER)
    return None if number is None else (floats, number)
