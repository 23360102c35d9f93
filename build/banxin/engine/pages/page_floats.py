"""Blocks that may wait: what does not fit where it is called stands at the head of the next page.

The text after it goes on to the foot of this one. An element that declares `--banxin-defer: on` waits, and
is never parted while it does. Blocks that wait keep their order, and stand below the last text of their
container at the latest: a picture never leaves its chapter. What waits is part of the place where a page's
text is taken up again, so that a page made anew gets the same. In columns a block waits for the head of the
next column, or the next page (`column_floats`). Nothing waits in what must not be parted, or where it is too
high for any page.
"""

from dataclasses import dataclass, field, replace
from typing import Any, Final

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block as blocks

from banxin.engine.boxes.set_boxes import released
from banxin.engine.footnotes.area import calls_in, lowest
from banxin.engine.footnotes.calls import keeper_of
from banxin.engine.pages import block_ends
from banxin.engine.pages.block_steps import step_of, stepped
from banxin.engine.pages.blocks_across import note_left
from banxin.engine.pages.column_floats import ColumnFloats, floats_of
from banxin.engine.pages.column_heads import begins_column, mark_head_of_column, mark_parted
from banxin.engine.pages.column_rooms import rooms_for
from banxin.engine.pages.last_rows import keep_last_rows
from banxin.engine.pages.waiting import Waiting, keep_whole, may_hold, may_wait, waiting_at, with_waiting

_AVOID: Final = frozenset({"avoid", "avoid-page", "avoid-column"})
_NEAR: Final = 1e-6  # px
_POSITION_Y: Final = 4  # among the arguments of the layout of a child, behind `page_is_empty`
_their_container = blocks.block_container_layout
_their_earlier_break = blocks.find_earlier_page_break


@dataclass(slots=True)
class _FloatContainer:
    """A container while a page of it is laid out."""

    box: Any
    waiting: list[int]
    columns: tuple[ColumnFloats, int] | None = None  # for a column: with the number of its first child
    heads: bool = False  # what waited has been offered the head of the page

    def child(self, index: int) -> Any:
        """A child of the container; of a column also one called before its text."""
        if self.columns is None:
            return self.box.children[index]
        floats, first = self.columns
        return floats.children[first + index].copy()


@dataclass(slots=True)
class _Frames:
    """The containers under way, innermost last, and where the text of this page begins."""

    stack: list[_FloatContainer] = field(default_factory=list)
    top: float = 0.0


def _frames(context: Any) -> _Frames:
    found: _Frames | None = context.__dict__.get("_banxin_frames")
    if found is None:
        found = context._banxin_frames = _Frames()
    return found


def block_container_layout(
    context: Any, box: Any, bottom_space: float, skip_stack: Any, *arguments: Any, **named: Any
) -> Any:
    """Lay out a container; children that wait are kept in mind, and rooms that are kept in columns."""
    rooms = rooms_for(context, box)
    if rooms is None:
        return _container(context, box, bottom_space, skip_stack, *arguments, **named)

    def laid(box: Any, bottom_space: float) -> Any:
        return _container(context, box, bottom_space, skip_stack, *arguments, **named)

    return rooms.lay_out(context, box, bottom_space, skip_stack, laid)


def _container(
    context: Any, box: Any, bottom_space: float, skip_stack: Any, *arguments: Any, **named: Any
) -> Any:
    mark_parted(box, skip_stack if context.in_column else None)
    result = _laid_out(context, box, bottom_space, skip_stack, *arguments, **named)
    if result[0] is not box:
        released(result[0])
        note_left(result[0], result[1])
    if result[0] is not None and result[0].is_column and result[1] is not None:
        block_ends.end_at_break(result[0])
    return result


def _laid_out(
    context: Any, box: Any, bottom_space: float, skip_stack: Any, *arguments: Any, **named: Any
) -> Any:
    columns = floats_of(context, box) if context.in_column else None
    waiting = waiting_at(skip_stack) if columns is None else columns[0].begin(columns[1], skip_stack)
    if columns is None and not waiting and (context.in_column or not may_hold(box)):
        return _their_container(context, box, bottom_space, skip_stack, *arguments, **named)
    frame = _FloatContainer(box, list(waiting), columns)
    skip = next(iter(skip_stack)) if skip_stack else 0
    lay_out = _left_over if waiting and skip >= len(box.children) else _laid
    made, resume_at, *others = lay_out(context, frame, bottom_space, skip_stack, *arguments, **named)
    if columns is not None and made is not None:
        resume_at = columns[0].end(columns[1], resume_at)
    return (made, resume_at, *others)


def _laid(
    context: Any, frame: _FloatContainer, bottom_space: float, skip_stack: Any, *arguments: Any, **named: Any
) -> Any:
    """A page or column of a container; where it goes on, with what waits."""
    stack = _frames(context).stack
    stack.append(frame)
    try:
        result = _their_container(context, frame.box, bottom_space, skip_stack, *arguments, **named)
    finally:
        stack.pop()
    made, resume_at, *others = result
    if made is None or (resume_at is None and not frame.waiting):
        return result
    if resume_at is None:  # its last child is not in the flow
        resume_at = {len(frame.box.children): None}
    return (made, with_waiting(resume_at, frame.waiting), *others)


def _left_over(
    context: Any, frame: _FloatContainer, bottom_space: float, skip_stack: Any, *arguments: Any, **named: Any
) -> Any:
    """A page or column on which nothing of a container is left but children that waited."""
    box, end = frame.box, len(frame.box.children)
    late = [frame.child(child).copy() for child in frame.waiting]
    for child in late:
        keep_whole(child)
    whole = box.copy_with_children([*box.children, *late])
    result = _their_container(context, whole, bottom_space, {end: None}, *arguments, **named)
    if result[0] is None and frame.columns is not None:  # the next column may be one of a page by itself
        empty = box.copy_with_children([])
        result = _their_container(context, empty, bottom_space, None, *arguments, **named)
        return (result[0], Waiting({end: None}, tuple(frame.waiting)), *result[2:])
    if result[0] is None or result[1] is None:
        return result
    done = next(iter(result[1])) - end
    return (result[0], Waiting({end: None}, tuple(frame.waiting[done:])), *result[2:])


@dataclass(slots=True)
class _State:
    """What goes in and out of the layout of one child; fields in WeasyPrint's order."""

    new_children: list[Any]
    position_y: float
    adjoining_margins: list[Any]
    next_page: Any
    max_lines: Any

    def result(self, *, resume_at: Any = None) -> tuple[Any, ...]:
        """As WeasyPrint has it: nothing was cancelled; stopped where there is a place to go on."""
        return (
            False, resume_at is not None, resume_at, self.position_y, self.adjoining_margins,
            self.next_page, self.new_children, self.max_lines,
        )  # fmt: skip


@dataclass(slots=True)
class _Layout:
    """The layout of one child of a container, with all that does not change from child to child."""

    context: Any
    box: Any
    page_is_empty: bool
    positioned: tuple[list[Any], list[Any]]
    bottom_space: float
    styles: tuple[Any, Any]
    discard: bool

    def child(self, index: int, child: Any, state: _State, skip_stack: Any) -> Any:
        """What WeasyPrint makes of a child, in steps where it asks for them."""
        notes = self._overleaf(child, state) if self.is_first(state) and skip_stack is None else []
        if not notes:
            return self._child(index, child, state, skip_stack)
        keeper = keeper_of(self.context)
        assert keeper is not None
        with keeper.hiding():
            result = self._child(index, child, state, skip_stack)
        if not result[0] and keeper.page.room is not None:
            keeper.page.room.take(notes, lowest(result[6][-1]))
        return result

    def is_first(self, state: _State) -> bool:
        """Whether nothing stands on the page yet."""
        return self.page_is_empty and not state.new_children

    def _overleaf(self, child: Any, state: _State) -> list[Any]:
        """Notes of a child that fits the page whole, but not with them: these begin on the next page."""
        if not (isinstance(child, boxes.BlockBox) and child.style["break_inside"] in _AVOID):
            return []
        keeper, notes = keeper_of(self.context), self.notes(child)
        if keeper is not None and keeper.page.carried and not self.fits(child, state, notes=False):
            keeper.page.crowded = self.fits_a_page(child, state)
        if notes and self.fits(child, state, notes=False) and not self.fits(child, state):
            return notes
        return []

    def notes(self, child: Any) -> list[Any]:
        """The notes that a child would call."""
        keeper = keeper_of(self.context)
        return [] if keeper is None else [note for note in calls_in(child) if keeper.waits(note)]

    def _child(self, index: int, child: Any, state: _State, skip_stack: Any) -> Any:
        first = self.is_first(state) or begins_column(self.box, state.new_children)
        result = block_ends.in_flow_layout(
            self.context, self.box, index, child, state.new_children, self.page_is_empty, *self.positioned,
            state.adjoining_margins, self.bottom_space, state.position_y, skip_stack, *self.styles,
            self.discard, state.next_page, state.max_lines,
        )  # fmt: skip
        return stepped(self.context, child, result, self.bottom_space, at_head=first)

    def put(self, frame: _FloatContainer, index: int, state: _State, *, head: bool) -> bool:
        """Put a child that waited here if it fits; it stays with what it stands beside."""
        child = frame.child(index)
        mark_head_of_column(self.box, max(1, index), child, state.new_children)
        child.position_x, child.position_y = self.box.content_box_x(), state.position_y
        if not self.fits(child, state, notes=not self.is_first(state)):
            return False
        tried = replace(state, new_children=list(state.new_children))
        abort, stop, _, position_y, margins, _, children, _ = self.child(index, child, tried, None)
        if abort or stop:
            return False
        made = children[-1]
        keep_whole(made)
        if frame.columns is None or not head:  # a column may end behind what waited
            made.style["break_after" if head else "break_before"] = "avoid"
        made._banxin_moved = True
        state.new_children.append(made)
        state.position_y, state.adjoining_margins = position_y, margins
        return True

    def fits(self, child: Any, state: _State, *, notes: bool = True) -> bool:
        """Whether a child fits whole in what is left of the page, with the beginnings of its `notes`."""
        made = self._tried(child, state)
        if made is None:
            return True  # as WeasyPrint likes
        foot = made.border_box_y() + made.border_height()
        if self.context.overflows_page(self.bottom_space, foot):
            return False
        room, called = self._room(), self.notes(child) if notes else []
        if room is None or not called:
            return True
        return bool(foot + self.bottom_space + room.needed(called, whole=False) <= room.area.foot + _NEAR)

    def _room(self) -> Any:
        """The room for notes on this page; None where the document has none."""
        keeper = keeper_of(self.context)
        return None if keeper is None else keeper.page.room

    def fits_a_page(self, child: Any, state: _State) -> bool:
        """Whether a child would fit on a page of its own."""
        made, notes = self._tried(child, state), self._room()
        foot = self.context.page_bottom if notes is None else notes.area.foot
        room = foot - self.bottom_space - _frames(self.context).top
        return made is not None and made.border_height() <= room

    def _tried(self, child: Any, state: _State) -> Any:
        """A child as it would be with room without end; it calls no notes."""
        context = self.context
        notes, context.footnotes = context.footnotes, []
        try:
            made, *_ = blocks.block_level_layout(
                context, child.copy(), float("-inf"), None, self.box, False, [], [],
                list(state.adjoining_margins), None, None, False, None,
            )  # fmt: skip
        finally:
            context.footnotes = notes
        return made


def in_flow_layout(
    context: Any, box: Any, index: int, child: Any, new_children: list[Any], page_is_empty: bool,
    *arguments: Any,
) -> Any:  # fmt: skip
    """Lay out a child in the flow: where its turn comes, later, or after those that waited."""
    mark_head_of_column(box, index, child, new_children)
    keep_last_rows(context, box, index, child, new_children)
    frames = _frames(context)
    if page_is_empty and box.element_tag == "html":
        frames.top = arguments[_POSITION_Y]
    frame = frames.stack[-1] if frames.stack and frames.stack[-1].box is box else None
    opens = page_is_empty and not new_children
    if frame is None and not opens and not step_of(child):
        return block_ends.in_flow_layout(context, box, index, child, new_children, page_is_empty, *arguments)
    absolutes, fixed, margins, bottom_space, y, skip_stack, letter, line, discard, next_page, most = arguments
    state = _State(new_children, y, margins, next_page, most)
    layout = _Layout(
        context, box, page_is_empty, (absolutes, fixed), bottom_space, (letter, line), discard
    )  # fmt: skip
    if frame is None:
        return layout.child(index, child, state, skip_stack)
    if not frame.heads:
        _put_heads(layout, frame, state, child)
        mark_head_of_column(box, index, child, state.new_children)
    if _must_wait(layout, frame, child, state):
        frame.waiting.append(index)
        result = state.result()
    else:
        result = _resumable(index, skip_stack, state, layout.child(index, child, state, skip_stack))
        if not result[0] and not result[1] and skip_stack is None and may_wait(child):
            keep_whole(result[6][-1])  # an earlier break, where one is looked for, is before it
    if frame.waiting and not result[0] and not result[1] and index == len(box.children) - 1:
        state = _State(result[6], result[3], result[4], result[5], result[7])
        while frame.waiting and layout.put(frame, frame.waiting[0], state, head=False):
            del frame.waiting[0]
        result = state.result(resume_at={len(box.children): None} if frame.waiting else None)
    return result


def _put_heads(layout: _Layout, frame: _FloatContainer, state: _State, child: Any) -> None:
    """Offer the head of the page to those that wait, before its first text."""
    frame.heads = True
    while frame.waiting and layout.put(frame, frame.waiting[0], state, head=True):
        del frame.waiting[0]
    child.position_y = state.position_y


def _must_wait(layout: _Layout, frame: _FloatContainer, child: Any, state: _State) -> bool:
    """Whether a child has to wait: behind others, or since it does not fit here and would elsewhere."""
    if not may_wait(child) or not layout.fits_a_page(child, state):
        return False
    if frame.waiting:
        return True
    return not layout.is_first(state) and not layout.fits(child, state)


def _resumable(index: int, skip_stack: Any, state: _State, result: Any) -> Any:
    """The text that was to go on below what waited, and found no room: it goes on from the same place."""
    if skip_stack is None or not state.new_children:
        return result
    if result[0] or (result[1] and result[2] == {index: None}):
        return state.result(resume_at={index: skip_stack})
    return result


def find_earlier_page_break(context: Any, children: list[Any], *arguments: Any) -> Any:
    """An earlier break within what is laid out; what had been moved behind it waits again."""
    found = _their_earlier_break(context, children, *arguments)
    if found is None or not found[1]:
        return found
    kept, resume_at = found
    lost = [child.index for child in children[len(kept) :] if getattr(child, "_banxin_moved", False)]
    return kept, with_waiting(resume_at, lost) if lost else resume_at
