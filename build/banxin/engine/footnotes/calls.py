"""Footnotes: every one begins on the page of its call, breaks over pages by whole lines, and is printed once.

WeasyPrint moves whole notes, lets one that is higher than the page run over the text, forgets those that the
last line calls, looks through all notes for every box of every line, and lays the whole area out again for
each call. Here a page is set down to the room that the notes called so far need. A line whose notes cannot
all begin below it goes to the next page. At the end of the page its area is filled with what was left of
earlier notes and then with its own, in their order, and what finds no room goes on to the next page before
newer notes. Where the text has ended (a chapter's end, the last page) notes go on on pages of their own.

Limits, stated and not lifted: of the notes called in one line, and of those called on a page by one box that
cannot be parted, only the first ones begin on that page if they are together longer than the page; a note
called within a note that goes on overleaf begins after its end.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain
from math import inf, isfinite
from typing import Any, Final

from weasyprint.formatting_structure import boxes
from weasyprint.layout import LayoutContext
from weasyprint.layout.absolute import AbsolutePlaceholder

from banxin.engine.footnotes.area import FilledArea, NoteArea, NotePart, Stock, calls_in, lowest
from banxin.engine.footnotes.room import Plan, Room

_TRIES: Final = 4  # times a page is set until its notes begin on it
_KEPT: Final = 0.4  # part of a page that its text takes at least when last lines are taken from it
_AVOID: Final = frozenset({"avoid", "avoid-page"})
_their_call = LayoutContext.layout_footnote
_their_taking_back = LayoutContext.unlayout_footnote
_their_report = LayoutContext.report_footnote


@dataclass(slots=True)
class _Page:
    """A page under way."""

    index: int
    plan: Plan
    carried: tuple[NotePart, ...]  # left of the pages before
    room: Room | None = None
    text: Any = None  # the tree that was laid out
    aside: Sequence[Any] = ()  # figures at the foot, which call notes too
    text_bottom: float = -inf  # px
    positioned: bool = False  # whether there are boxes that are laid out after the area
    crowded: bool = False  # what is left of earlier notes leaves no room for a block that is not to be parted
    found: tuple[Any, ...] = ()  # the notes called, in their order
    filled: FilledArea = field(default_factory=lambda: FilledArea(None, frozenset(), ()))


@dataclass(frozen=True, slots=True)
class NotesOfPage:
    """What a page called, what it left to the next, and its name at its end."""

    called: tuple[Any, ...]
    rest: tuple[NotePart, ...]
    name: Any


class _Waiting:
    """Stands for WeasyPrint's list of notes not yet called; asked for every box of every line."""

    def __init__(self, keeper: "NoteKeeper") -> None:
        self._waits = keeper.waits

    def __contains__(self, note: Any) -> bool:
        return note is not None and self._waits(note)

    def __bool__(self) -> bool:
        return True

    def copy(self) -> "_Waiting":
        """What WeasyPrint keeps for another round."""
        return self


class NoteKeeper:
    """The notes of a document: where each is called, and what each page leaves to the next."""

    def __init__(self, context: Any, html: Any = None) -> None:
        self.context = context
        self.html = html
        self.order = {id(note): place for place, note in enumerate(context.footnotes)}
        self.starts: dict[int, int] = {}  # the page of each note's call, by its id()
        self.calls: dict[int, tuple[Any, ...]] = {}  # by page
        self.carried: dict[int, tuple[NotePart, ...]] = {0: ()}  # what each page begins with
        self.names: dict[int, Any] = {}  # the name of each page at its end
        self.stock = Stock()
        self.line = (0.0, 0.0)  # the foot of the line being set, and the room kept free below it
        self.page = _Page(0, Plan(), ())
        self.hidden = False
        self._waiting = _Waiting(self)
        for note in context.footnotes:
            note.style["footnote_policy"] = "line"

    # The page as a whole

    def make(self, index: int, lay_out: Callable[[], tuple[Any, Any]]) -> tuple[Any, Any]:
        """Make page `index` so that its notes begin on it; the page and where the text goes on."""
        context = self.context
        state = context.page_maker[index]
        plan = Plan(notes_only=bool(self.carried.get(index)) and _is_end(index, state))
        broken = context.broken_out_of_flow
        for nth in range(_TRIES):
            self._begin(index, plan)
            context.broken_out_of_flow = broken
            for name in ("anchors", "content_lookups"):
                state[-1][name] = []
            page, resume_at = lay_out()
            better = self._better(page) if nth + 1 < _TRIES else None
            if better is None:
                break
            plan = better
        self._end(page, resume_at is None)
        return page, resume_at

    def _begin(self, index: int, plan: Plan) -> None:
        for note in self.calls.pop(index, ()):
            if self.starts.get(id(note)) == index:
                del self.starts[id(note)]
        self.page = _Page(index, plan, self.carried.get(index, ()))
        self.context.footnotes = self._waiting
        self.context.reported_footnotes = []
        self.hidden = False

    def _better(self, page: Any) -> Plan | None:
        """How the page should have been made; None where it is well."""
        this, placed = self.page, self.page.filled.placed
        if this.plan.notes_only:
            return None
        late = tuple(self._late(page))
        if late and not this.plan.ahead:
            return replace(this.plan, ahead=late)
        if this.carried:
            stuck = not any(id(piece.note) in placed for piece in this.carried)
            stuck |= any(id(note) not in placed for note in this.found) or this.crowded
            goes_on = self.context.page_maker[this.index + 1][0] is not None
            if stuck or (goes_on and _ends_tied(this.text)):
                return Plan(notes_only=True)
        return self._held()

    def _held(self) -> Plan | None:
        """At a chapter's end: rather its last lines on a page with the rest of the notes than notes alone."""
        this = self.page
        assert this.room is not None
        page = this.room.area.page
        enough = this.text_bottom - page.content_box_y() >= _KEPT * page.height
        if isfinite(this.plan.text_foot):
            return None if enough else Plan(ahead=this.plan.ahead, may_end=True)
        ends = _is_end(this.index + 1, self.context.page_maker[this.index + 1])
        if this.plan.may_end or not (ends and enough and this.filled.rest) or _ends_whole(this.text):
            return None
        return replace(this.plan, text_foot=this.text_bottom - 1)

    def _late(self, page: Any) -> Iterator[Any]:
        """Notes called by boxes that are laid out after the area: positioned ones and running elements."""
        this, known = self.page, set(map(id, self.page.found))
        trees = [page.children[0]] if this.positioned else []
        for running in self.context.running_elements.values():
            trees += running.get(this.index + 1, ())
        for tree in trees:
            for note in calls_in(tree, positioned=True):
                if id(note) not in known and self.starts.get(id(note), inf) >= this.index:
                    known.add(id(note))
                    yield note

    def _end(self, page: Any, finished: bool) -> None:
        """Note what the page called and leaves; have the next page made anew if it gets something else."""
        this, index, maker = self.page, self.page.index, self.context.page_maker
        late = tuple(note for note in self._late(page) if note not in this.plan.ahead)
        rest = (*this.filled.rest, *map(NotePart, late))
        self.calls[index] = (*this.found, *late)
        self.starts |= {id(note): index for note in self.calls[index]}
        only = this.plan.notes_only
        self.names[index] = self.names.get(index - 1) if only else page.children[0].page_values()[1]
        known = self.carried.get(index + 1)
        self.carried[index + 1] = rest
        self.context.reported_footnotes = list(rest)
        self.context.footnotes = self._waiting
        if (known is not None and known != rest) or (finished and rest):
            maker[index + 1][-1]["content_changed"] = True

    def of_page(self, index: int) -> NotesOfPage:
        """The notes of a page that is made."""
        return NotesOfPage(self.calls[index], self.carried[index + 1], self.names[index])

    def take_in(self, index: int, notes: NotesOfPage) -> None:
        """Note of a page that was made elsewhere what is noted of one that is made here."""
        self.calls[index], self.names[index] = notes.called, notes.name
        self.starts |= {id(note): index for note in notes.called}
        self.carried[index + 1] = notes.rest
        self.context.reported_footnotes = list(notes.rest)
        self.context.footnotes = self._waiting

    def begin_again(self) -> None:
        """All pages are gone through once more: the last one with text is made anew if it leaves notes.

        Taken as it is, it would be taken for the last of all.
        """
        maker = self.context.page_maker
        for index, carried in self.carried.items():
            if carried and 0 < index < len(maker) and maker[index][0] is None:
                maker[index - 1][-1]["content_changed"] = True

    # The text of the page

    def open(self, root: Any, below: float) -> None:
        """Keep room at the foot for what was left of earlier notes; the text is about to be laid out.

        `below` px are kept free below the notes, for figures at the foot of the page.
        """
        this, area = self.page, NoteArea(self.context, self.stock, below)
        this.room = Room(self.context, area, this.carried, this.plan, root)

    def told(self, lines: Iterator[tuple[Any, Any]], space: float) -> Iterator[tuple[Any, Any]]:
        """The lines, each noted before its notes are called; `space` px below it are kept free."""
        for line, resume_at in lines:
            if self.context.footnotes is self._waiting:  # else it can call none
                self.line = (line.position_y + line.height, space)
            yield line, resume_at

    def waits(self, note: Any) -> bool:
        """Whether a note is called on this page for the first time, as far as is known."""
        room = self.page.room
        return (room is None or note not in room) and self.starts.get(id(note), inf) >= self.page.index

    def call(self, note: Any) -> bool:
        """Take a note that the line under way calls; whether the line has to go to the next page."""
        room = self.page.room
        return room is not None and not room.call(note, *self.line)

    def take_back(self, note: Any) -> None:
        """Forget a note: the line that calls it is taken off the page again."""
        room = self.page.room
        if room is not None and room.take_back(note) and not self.hidden:
            room.set_foot()

    @contextmanager
    def hiding(self) -> Iterator[None]:
        """Call no notes meanwhile."""
        self.hidden, waiting = True, self.context.footnotes
        self.context.footnotes = ()
        try:
            yield
        finally:
            self.hidden, self.context.footnotes = False, waiting

    # The foot of the page

    def fill(self, positioned: list[Any]) -> Any:
        """The area of the page below its text, filled."""
        this = self.page
        assert this.room is not None
        area, only = this.room.area, this.plan.notes_only
        this.found = self._found(this.text)
        this.text_bottom = max(lowest(this.text), area.page.content_box_y())
        room = area.page.height if only else area.foot - this.text_bottom
        pieces = (*this.carried, *map(NotePart, this.found))
        this.filled = area.fill(pieces, room, must=only, positioned=positioned)
        return this.filled.box

    def _found(self, text: Any) -> tuple[Any, ...]:
        """The notes that the page calls for the first time, in the order of their calls."""
        this = self.page
        found = {id(note): note for note in this.plan.ahead}
        for box in chain(text.descendants(), *(figure.descendants() for figure in this.aside)):
            if isinstance(box, AbsolutePlaceholder):
                this.positioned = True
            elif box.footnote is not None and self.starts.get(id(box.footnote), inf) >= this.index:
                found[id(box.footnote)] = box.footnote
        return tuple(sorted(found.values(), key=lambda note: self.order.get(id(note), 0)))


def _is_end(index: int, state: Any) -> bool:
    """Whether the text ended on the page before: it is all set, or begins again on a page of its own."""
    resume_at, next_page, *_ = state
    return index > 0 and (resume_at is None or next_page["break"] != "any")


def _ends_tied(text: Any) -> bool:
    """Whether the last block of a page is not to be parted from what follows it.

    One that waited and was put at the head of the page stands well alone.
    """
    blocks = tuple(_last(text))
    waited = any(getattr(box, "_banxin_moved", False) for box in blocks)
    return not waited and any(box.style["break_after"] in _AVOID for box in blocks)


def _ends_whole(text: Any) -> bool:
    """Whether the last block of a page is not to be parted: none of its lines can go to the next page."""
    return any(box.style["break_inside"] in _AVOID for box in _last(text))


def _last(text: Any) -> Iterator[Any]:
    """The last block in the flow, and the last ones within it, down to its lines."""
    children = text.children
    while children:
        box = next((child for child in reversed(children) if child.is_in_normal_flow()), None)
        if box is None or isinstance(box, boxes.LineBox):
            return
        yield box
        children = getattr(box, "children", ())


def keeper_of(context: Any) -> NoteKeeper | None:
    """The keeper of a document's notes; None where it has none."""
    keeper: NoteKeeper | None = context.__dict__.get("_banxin_notes")
    return keeper


def begin_notes(context: Any, html: Any) -> NoteKeeper | None:
    """The same, asked for before the first page is made."""
    if "_banxin_notes" not in context.__dict__:
        context._banxin_notes = NoteKeeper(context, html) if context.footnotes else None
    return keeper_of(context)


def layout_footnote(context: Any, footnote: Any) -> Any:
    """Take a note that a line calls; whether the line has to go to the next page."""
    keeper = keeper_of(context)
    return _their_call(context, footnote) if keeper is None else keeper.call(footnote)


def unlayout_footnote(context: Any, footnote: Any) -> None:
    """Forget a note whose line is taken off the page again."""
    keeper = keeper_of(context)
    if keeper is None:
        _their_taking_back(context, footnote)
    else:
        keeper.take_back(footnote)


def report_footnote(context: Any, footnote: Any) -> None:
    """Send a note on to the next page; with a keeper its line goes, and takes its notes back with it."""
    if keeper_of(context) is None:
        _their_report(context, footnote)
