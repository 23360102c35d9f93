"""Blocks that may wait: what does not fit where it is called stands at the head of the next page.

The text after it goes on to the foot of this one. An element that declares `--banxin-defer: on` waits, and
is never parted while it does. Blocks that wait keep their order, and stand below the last text of their
container at the latest: a picture never leaves its chapter. What waits is part of the place where a page's
text is taken up again, so that a page made anew gets the same. Nothing waits in columns, in what must not be
parted, or where it is too high for any page.
"""

from dataclasses import dataclass, field, replace
from typing import Any, Final

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block as blocks

from banxin.engine.boxes.set_boxes import released
from banxin.engine.footnotes.area import calls_in, lowest
from banxin.engine.footnotes.calls import keeper_of
from banxin.engine.pages.block_steps import step_of, stepped
from banxin.engine.pages.column_heads import begins_column, mark_head_of_column
from banxin.engine.styles.type_style import chosen

_PROPERTY: Final = "__banxin_defer"
_AVOID: Final = frozenset({"avoid", "avoid-page", "avoid-column"})
_NEAR: Final = 1e-6  # px
_POSITION_Y: Final = 4  # among the arguments of the layout of a child, behind `page_is_empty`
_their_container = blocks.block_container_layout
_their_in_flow = blocks._in_flow_layout
_their_earlier_break = blocks.find_earlier_page_break


class Waiting(dict[int, Any]):
    """A place to take a container up again, and the children called before it that wait for room."""

    def __init__(self, resume_at: dict[int, Any], children: tuple[int, ...]) -> None:
        super().__init__(resume_at)
        self.children = children

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Waiting) and self.children == other.children and dict.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __hash__ = None


@dataclass(slots=True)
class _FloatContainer:
    """A container while a page of it is laid out."""

    box: Any
    waiting: list[int]
    heads: bool = False  # what waited has been offered the head of the page


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
    """Lay out a container; children that wait are kept in mind."""
    result = _laid_out(context, box, bottom_space, skip_stack, *arguments, **named)
    if result[0] is not box:
        released(result[0])
    return result


def _laid_out(
    context: Any, box: Any, bottom_space: float, skip_stack: Any, *arguments: Any, **named: Any
) -> Any:
    waiting = skip_stack.children if isinstance(skip_stack, Waiting) else ()
    if not waiting and (context.in_column or not _may_hold(box)):
        return _their_container(context, box, bottom_space, skip_stack, *arguments, **named)
    skip = next(iter(skip_stack)) if skip_stack else 0
    if waiting and skip >= len(box.children):
        return _left_over(context, box, bottom_space, skip_stack, *arguments, **named)
    frame = _FloatContainer(box, list(waiting))
    stack = _frames(context).stack
    stack.append(frame)
    try:
        result = _their_container(context, box, bottom_space, skip_stack, *arguments, **named)
    finally:
        stack.pop()
    made, resume_at, *others = result
    if made is None or (resume_at is None and not frame.waiting):
        return result
    if resume_at is None:  # its last child is not in the flow
        resume_at = {len(box.children): None}
    return (made, _with(resume_at, frame.waiting), *others)


def _with(resume_at: dict[int, Any], waiting: list[int]) -> dict[int, Any]:
    """A place to go on, and what waits of that which was called before it: the rest is met again."""
    place = next(iter(resume_at))
    children = tuple(sorted(child for child in waiting if child < place))
    return Waiting(resume_at, children) if children else resume_at


def _left_over(
    context: Any, box: Any, bottom_space: float, skip_stack: Waiting, *arguments: Any, **named: Any
) -> Any:
    """A page on which nothing of a container is left but children that waited."""
    late = [box.children[child].copy() for child in skip_stack.children]
    for child in late:
        _keep_whole(child)
    whole = box.copy_with_children([*box.children, *late])
    result = _their_container(context, whole, bottom_space, dict(skip_stack), *arguments, **named)
    if result[0] is None or result[1] is None:
        return result
    return (result[0], Waiting(result[1], skip_stack.children), *result[2:])


def _may_hold(box: Any) -> bool:
    """Whether a container has children that may wait; looked at once."""
    known: tuple[Any, bool] | None = box.__dict__.get("_banxin_may_hold")
    if known is None or known[0] is not box.children:
        found = (
            type(box) is boxes.BlockBox
            and box.style["break_inside"] not in _AVOID
            and not (box.children and isinstance(box.children[0], boxes.LineBox))
            and any(map(_waits, box.children))
        )
        known = box._banxin_may_hold = (box.children, found)
    return known[1]


def _waits(child: Any) -> bool:
    return (
        isinstance(child, boxes.BlockBox)
        and _PROPERTY in getattr(child.style, "cascaded", ())
        and child.is_in_normal_flow()
        and chosen(child.style, "banxin_defer") == "on"
    )


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
        result = _their_in_flow(
            self.context, self.box, index, child, state.new_children, self.page_is_empty, *self.positioned,
            state.adjoining_margins, self.bottom_space, state.position_y, skip_stack, *self.styles,
            self.discard, state.next_page, state.max_lines,
        )  # fmt: skip
        return stepped(self.context, child, result, self.bottom_space, at_head=first)

    def put(self, frame: _FloatContainer, index: int, state: _State, *, head: bool) -> bool:
        """Put a child that waited here if it fits; it stays with what it stands beside."""
        child = frame.box.children[index]
        child.position_x, child.position_y = self.box.content_box_x(), state.position_y
        if not self.fits(child, state, notes=not self.is_first(state)):
            return False
        tried = replace(state, new_children=list(state.new_children))
        abort, stop, _, position_y, margins, _, children, _ = self.child(index, child, tried, None)
        if abort or stop:
            return False
        made = children[-1]
        _keep_whole(made)
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
    frames = _frames(context)
    if page_is_empty and box.element_tag == "html":
        frames.top = arguments[_POSITION_Y]
    frame = frames.stack[-1] if frames.stack and frames.stack[-1].box is box else None
    opens = page_is_empty and not new_children
    if frame is None and not opens and not step_of(child):
        return _their_in_flow(context, box, index, child, new_children, page_is_empty, *arguments)
    absolutes, fixed, margins, bottom_space, y, skip_stack, letter, line, discard, next_page, most = arguments
    state = _State(new_children, y, margins, next_page, most)
    layout = _Layout(
        context, box, page_is_empty, (absolutes, fixed), bottom_space, (letter, line), discard
    )  # fmt: skip
    if frame is None:
        return layout.child(index, child, state, skip_stack)
    if not frame.heads:
        _put_heads(layout, frame, state, child)
    if _must_wait(layout, frame, child, state):
        frame.waiting.append(index)
        result = state.result()
    else:
        result = _resumable(index, skip_stack, state, layout.child(index, child, state, skip_stack))
        if not result[0] and not result[1] and skip_stack is None and _waits(child):
            _keep_whole(result[6][-1])  # an earlier break, where one is looked for, is before it
    if frame.waiting and not result[0] and not result[1] and index == len(box.children) - 1:
        state = _State(result[6], result[3], result[4], result[5], result[7])
        while frame.waiting and layout.put(frame, frame.waiting[0], state, head=False):
            del frame.waiting[0]
        result = state.result(resume_at={len(box.children): None} if frame.waiting else None)
    return result


def _keep_whole(block: Any) -> None:
    """Let no break be found in a block that fits a page: text would be taken up again from there."""
    block.style = block.style.copy()
    block.style["break_inside"] = "avoid"


def _put_heads(layout: _Layout, frame: _FloatContainer, state: _State, child: Any) -> None:
    """Offer the head of the page to those that wait, before its first text."""
    frame.heads = True
    while frame.waiting and layout.put(frame, frame.waiting[0], state, head=True):
        del frame.waiting[0]
    child.position_y = state.position_y


def _must_wait(layout: _Layout, frame: _FloatContainer, child: Any, state: _State) -> bool:
    """Whether a child has to wait: behind others, or since it does not fit here and would elsewhere."""
    if not _waits(child) or not layout.fits_a_page(child, state):
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
    return kept, _with(resume_at, lost) if lost else resume_at
