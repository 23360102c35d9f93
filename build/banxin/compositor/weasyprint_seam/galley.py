"""A galley: one of WeasyPrint's unbroken line boxes read as copy, with the way back from text to boxes."""

import logging
import re
from bisect import bisect_left
from dataclasses import dataclass, field, replace
from typing import Any, Final

from weasyprint.formatting_structure import boxes
from weasyprint.layout.inline import split_inline_level
from weasyprint.layout.percent import resolve_percentages

from ..copy import Copy, CopyFitter
from ..fount import TAB
from ..marks import Region
from ..optimum import compose
from ..pictographs import HINT, parted
from ..style import LineStyle
from ..tabs import set_stops, stiffen, tabs_of
from .bopomofo import keep_even
from .dress import dress_of
from .node import Node, NotOursError, Segment, measure_text
from .odd_boxes import OddReader
from .ruby import Reading, hang_over, make_room
from .ruby import read as read_ruby
from .set_boxes import template

LOGGER: Final = logging.getLogger("banxin.compositor")
# Right-to-left scripts and bidi controls are WeasyPrint's.
_LEFTWARD: Final = (
    "\u0590-\u08ff\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff"
)
_FOREIGN_LAND: Final = re.compile(f"[{_LEFTWARD}]")
_RARE: Final = re.compile(f"[{_LEFTWARD}{HINT}]")  # what is looked for in every text
_SOME_SIZE: Final = 16  # px; of a line box of font-size 0, which may hold objects
_EDGES: Final = ("margin_left", "margin_right", "padding_left", "padding_right")
_BESIDE: Final = frozenset({"rt", "rp"})  # parentheses for those who cannot show readings are not shown
_LONG_NOTE: Final = 24  # characters; a longer superscript is text like any other
_NOTE_TAGS: Final = frozenset({"sup", "sub"})


@dataclass(slots=True, eq=False)
class Galley:
    """The copy of one line box, its segments, its tree, and the lines already found."""

    copy: Copy
    text: str
    root: Node
    segments: list[Segment]
    left_edges: dict[int, int]
    right_edges: dict[int, int]
    line_height: float
    baseline: float
    cb_width: float
    fluid: bool  # depends on the width of the containing block
    region: Region
    floats: list[Node]
    leader: bool
    has_out: bool  # holds boxes out of the flow
    branches: list[tuple[Any, Any]]
    tabs: list[int]  # places of kept tabs
    tab_stop: int  # units from one to the next
    readings: list[Reading]
    found: dict[tuple[int, tuple[int, ...]], tuple[int, bool]] = field(default_factory=dict)

    def holds(self, cb_width: float) -> bool:
        """Whether what was read is still so: contents made of counters are made anew when pages are known."""
        if any(box.children is not children for box, children in self.branches):
            return False
        return not self.fluid or self.cb_width == cb_width

    def end_of_line(self, start: int, measures: tuple[int, ...]) -> tuple[int, bool]:
        """Where the line that starts at a sort ends, and whether it is overfull.

        `measures` are those of this line and all following; the last one serves for the rest. A paragraph is
        composed once for its measures and remembered.
        """
        while len(measures) > 1 and measures[-1] == measures[-2]:
            measures = measures[:-1]
        known = None if self.tabs else self.found.get((start, measures))
        if known is None:
            self._compose(start, measures)
            known = self.found[start, measures]
        return known

    def line_from(self, sort: int, place: int, measures: tuple[int, ...]) -> tuple[int, int, bool, bool]:
        """Where the line that starts here ends: sort, text, whether by force, whether overfull."""
        segment = self.segment_of(sort) if sort < len(self.copy.sorts) else self.segments[-1]
        if len(self.segments) > 1:
            for candidate in self.segments:  # an empty segment: two forced breaks in a row
                if candidate.first == candidate.last and place < candidate.stop and sort == candidate.first:
                    return sort, candidate.stop, True, False
                if candidate.stop > place:
                    break
        end, over = self.end_of_line(sort, measures)
        if end >= segment.last:
            return end, segment.stop, True, over
        return end, self.copy.at[end], False, over

    def lines_from(self, sort: int, place: int, measures: tuple[int, ...]) -> int:
        """How many lines there are from here on; the first measure is the first line's."""
        count = 0
        while place < self.root.end or sort < len(self.copy.sorts):
            sort, place, _, _ = self.line_from(sort, place, measures)
            measures = measures[-1:]
            count += 1
        return count

    def _compose(self, start: int, measures: tuple[int, ...]) -> None:
        last = self.segment_of(start).last
        if self.tabs:  # only of this line is it known where it starts
            set_stops(self.copy, self.tabs, start, last, self.tab_stop)
        lines = compose(self.copy, start, last, measures)
        over = set(lines.overfull)
        for nth, (first, end) in enumerate(zip([start, *lines.ends], lines.ends, strict=False)):
            self.found[first, measures[min(nth, len(measures) - 1) :]] = (end, nth in over)

    def segment_of(self, start: int) -> Segment:
        """The segment a sort belongs to."""
        if len(self.segments) == 1:
            return self.segments[0]
        return self.segments[bisect_left(self.segments, start + 1, key=lambda s: s.last)]


def galley_of(context: Any, linebox: Any, containing_block: Any) -> Galley | None:
    """The galley of a line box, remembered on it; None where WeasyPrint's own code has to do."""
    known = linebox.__dict__.get("_banxin_galley")
    if known is not None and known[0] is linebox.children:
        galley: Galley | None = known[1]
        if galley is None or galley.holds(containing_block.width):
            return galley
    try:
        galley = _Reader(context, linebox, containing_block).read()
    except NotOursError as reason:
        LOGGER.debug("left to WeasyPrint: <%s> %s", linebox.element_tag, reason)
        galley = None
    linebox._banxin_galley = (linebox.children, galley)
    return galley


class _Reader(OddReader):
    """Reads a tree of inline boxes into copy."""

    def __init__(self, context: Any, linebox: Any, containing_block: Any) -> None:
        dress = dress_of(linebox)
        region = dress.region
        if region is None:
            raise NotOursError(f"lang {dress.lang!r} is not Chinese")
        if dress.direction != "ltr":
            raise NotOursError("direction")
        self.context = context
        self.linebox = linebox
        self.cb = containing_block
        self.region = region
        self.style: LineStyle = dress.line_style if dress.size else replace(dress.line_style, lone=False)
        self.fitter = CopyFitter(self.style, int((dress.size or _SOME_SIZE) * 1024))
        self.strut = dress.strut
        self.texts: list[str] = []
        self.segments: list[Segment] = []
        self.left_edges: dict[int, int] = {}
        self.right_edges: dict[int, int] = {}
        self.pending_left = 0
        self.fluid = False
        self.floats: list[Node] = []
        self.leader = False
        self.has_out = False
        self.tabs = False
        self.readings: list[Reading] = []
        self.even: list[tuple[int, int]] = []  # sorts that keep the room of bopomofo
        self.hollow = False  # an empty element waits for something to stand before
        self.branches: list[tuple[Any, Any]] = []

    def read(self) -> Galley:
        """Read the whole line box."""
        root = Node(self.linebox, 0, role="inline", fields=template(self.linebox))
        self._children(root, note=False)
        root.end = self.fitter.length
        self._close_segment()
        if self.readings or self.even:
            taken = {place for reading in self.readings for place in range(reading.first, reading.last)}
            keep_even(self.fitter, self.even, taken)
            self.readings = make_room(self.fitter, self.readings)
        copy = self.fitter.copy()
        hang_over(copy, self.fitter, self.readings)
        tabs = tabs_of(copy) if self.tabs else []
        stop = self._tab_stop() if tabs else 0
        if tabs:
            segments = [(segment.first, segment.last) for segment in self.segments]
            stiffen(copy, tabs, segments)
            for first, last in segments:
                set_stops(copy, tabs, first, last, stop)
        return Galley(
            copy=copy, text="".join(self.texts), root=root, segments=self.segments,
            left_edges=self.left_edges, right_edges=self.right_edges,
            line_height=self.strut[0], baseline=self.strut[1],
            cb_width=self.cb.width, fluid=self.fluid, region=self.region, floats=self.floats,
            leader=self.leader, has_out=self.has_out, branches=self.branches,
            tabs=tabs, tab_stop=stop, readings=self.readings,
        )  # fmt: skip

    def _tab_stop(self) -> int:
        """From one tab stop to the next, in units; a number counts spaces."""
        size = self.linebox.style["tab_size"]
        space = dress_of(self.linebox).fount().space
        every: float = size.value * 1024 if hasattr(size, "value") else size * space
        return max(1, round(every))

    def _close_segment(self) -> None:
        first = self._segment_start()
        if self.hollow:
            self.fitter.add_nothing()
            self._mark_left(len(self.fitter.sorts) - 1)
        self.segments.append(Segment(first, len(self.fitter.sorts), self.fitter.length))

    def _children(self, parent: Node, *, note: bool) -> None:
        base = len(self.fitter.sorts)
        ruby = parent.box.element_tag == "ruby"
        first, known = base, len(self.readings)
        for box in parent.box.children:
            if ruby and box.element_tag in _BESIDE:
                if box.element_tag == "rt":
                    self._reading(box, parent, base)
                    base = len(self.fitter.sorts)
                continue
            if isinstance(box, boxes.TextBox):
                if _RARE.search(box.text):
                    self._parted(box, parent, note=note)
                    continue
                node = self._text(box, note=note)
            elif not box.is_in_normal_flow():
                node = self._out(box, parent)
            elif isinstance(box, boxes.InlineBox):
                node = self._inline(box, parent, note=note)
            else:
                node = self._object(box, parent.box)
            parent.children.append(node)
            parent.plain = parent.plain and node.plain
        if any(not reading.width for reading in self.readings[known:]) and ruby:
            self.even.append((first, len(self.fitter.sorts)))

    def _reading(self, box: Any, parent: Node, base: int) -> None:
        """A reading is tied to its base."""
        resolve_percentages(box, self.cb)
        for reading in read_ruby(box, self.fitter, base):
            at = self.fitter.at[reading.first]
            parent.children.append(Node(box, at, at, role="reading", reading=len(self.readings)))
            self.readings.append(reading)

    def _text(self, box: Any, *, note: bool) -> Node:
        dress = dress_of(box)
        start, begin = self.fitter.length, len(self.fitter.sorts)
        if not dress.size:
            return self._vanished(box)
        fount = dress.fount(note=note and len(box.text) < _LONG_NOTE)
        self.tabs = self.tabs or (bool(fount.keep) and TAB in box.text)
        if self.pending_left:
            self._mark_left()
        for nth, piece in enumerate(box.text.split("\n")):
            if nth:
                self.fitter.length += 1
                self._close_segment()
            if piece:
                before = len(self.fitter.sorts)
                self.fitter.add(fount, piece)
                if self.pending_left and len(self.fitter.sorts) > before:
                    self._mark_left(before)
        if dress.even:
            self.even.append((begin, len(self.fitter.sorts)))
        self.texts.append(box.text)
        measure_text(box, *dress.strut)
        plain = dress.strut == self.strut
        return Node(box, start, self.fitter.length, plain=plain, fields=template(box))

    def _parted(self, box: Any, parent: Node, *, note: bool) -> None:
        """Text with pictures: a box for each picture and for what stands between."""
        if _FOREIGN_LAND.search(box.text):
            raise NotOursError("script that runs from right to left")
        seen = dress_of(box).size > 0
        for text, is_picture in parted(box.text):
            piece = box.copy_with_text(text)
            node = self._picture(piece) if is_picture and seen else self._text(piece, note=note)
            parent.children.append(node)
            parent.plain = parent.plain and node.plain

    def _mark_left(self, place: int | None = None) -> None:
        """Put the left edges of elements opened just now before the next sort."""
        if place is None:
            return
        self.left_edges[place] = self.pending_left
        self.fitter.widen(place, self.pending_left)
        self.pending_left = 0
        self.hollow = False

    def _inline(self, box: Any, parent: Node, *, note: bool) -> Node:
        if box.is_leader:
            if self.linebox.text_overflow != "clip":
                raise NotOursError("text-overflow with a leader")
            self.leader = True
            return self._object(box, parent.box)
        resolve_percentages(box, self.cb)
        for side in ("margin_left", "margin_right"):
            if getattr(box, side) == "auto":
                setattr(box, side, 0)
        style = box.style
        if style["box_decoration_break"] == "clone" or style["direction"] != "ltr":
            raise NotOursError("box-decoration-break or direction of an inline box")
        self.fluid = self.fluid or any(getattr(style[edge], "unit", "") == "%" for edge in _EDGES)
        left = round((box.margin_left + box.border_left_width + box.padding_left) * 1024)
        right = round((box.margin_right + box.border_right_width + box.padding_right) * 1024)
        tag = box.element_tag or ""
        note = note or tag in _NOTE_TAGS or tag.endswith("::footnote-call") or box.footnote is not None
        self.branches.append((box, box.children))
        node = Node(box, self.fitter.length, role="inline")
        first = node.first = len(self.fitter.sorts)
        before = self.pending_left
        self.pending_left += left
        self._children(node, note=note)
        node.end = self.fitter.length
        if len(self.fitter.sorts) > first:
            if right:
                last = len(self.fitter.sorts) - 1
                self.fitter.widen_last(right)
                self.right_edges[last] = self.right_edges.get(last, 0) + right
        else:
            inside, self.pending_left = self.pending_left - before - left, before
            if left or right or inside:
                self._hollow(node, parent, left + inside + right)
        same = dress_of(box).strut == self.strut and style["vertical_align"] == "baseline"
        node.plain = node.plain and same
        return node

    def _object(self, box: Any, parent: Any) -> Node:
        self.fluid = True
        start = self.fitter.length
        box.position_x = box.position_y = 0
        laid, *_ = split_inline_level(
            self.context, box, 0, float("inf"), float("-inf"), None, self.cb, [], [], [], [], [], None, None
        )
        wrap = parent.style["white_space"] in ("normal", "pre-wrap", "pre-line")
        place = len(self.fitter.sorts)
        em = int(parent.style["font_size"] * 1024)
        self.fitter.add_object(round(laid.margin_width() * 1024), em, wrap=wrap, leader=box.is_leader)
        if self.pending_left:
            self._mark_left(place)
        self.texts.append("\ufffc")
        return Node(box, start, self.fitter.length, role="object", plain=False)
