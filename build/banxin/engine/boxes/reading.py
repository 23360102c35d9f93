"""Reading WeasyPrint's line boxes into paragraphs: text, elements, objects, what is beside the flow."""

import logging
import re
import weakref
from typing import Any, Final

from weasyprint.formatting_structure import boxes
from weasyprint.layout.inline import split_inline_level
from weasyprint.layout.percent import resolve_percentages

from banxin.compositor.copy import OBJECT
from banxin.compositor.fount import TAB
from banxin.compositor.pictographs import HINT, parted
from banxin.compositor.tables import LONG_NOTE, UNITS_PER_PX
from banxin.compositor.tabs import set_stops, stiffen, tabs_of
from banxin.engine.boxes.bopomofo import keep_even
from banxin.engine.boxes.empty_boxes import (
    read_empty_element,
    read_out_of_flow,
    read_picture,
    read_unseen,
)
from banxin.engine.boxes.line_copy import LineCopy
from banxin.engine.boxes.node import Node, NotOursError, measure_text
from banxin.engine.boxes.paragraph import SetParagraph
from banxin.engine.boxes.ruby import RubyReading, hang_over, make_room
from banxin.engine.boxes.ruby import read as read_ruby
from banxin.engine.boxes.set_boxes import template
from banxin.engine.styles.type_style import type_style_of

LOGGER: Final = logging.getLogger("banxin.compositor")
# Right-to-left scripts and bidi controls are WeasyPrint's.
_LEFTWARD: Final = (
    "\u0590-\u08ff\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff"
)
_FOREIGN_LAND: Final = re.compile(f"[{_LEFTWARD}]")
_RARE: Final = re.compile(f"[{_LEFTWARD}{HINT}]")  # what is looked for in every text
_EDGES: Final = ("margin_left", "margin_right", "padding_left", "padding_right")
_BESIDE: Final = frozenset({"rt", "rp"})  # parentheses for those who cannot show readings are not shown
_NOTE_TAGS: Final = frozenset({"sup", "sub"})


def paragraph_of(context: Any, linebox: Any, containing_block: Any) -> SetParagraph | None:
    """The paragraph of a line box, remembered on it; None where WeasyPrint's own code has to do."""
    known = linebox.__dict__.get("_banxin_paragraph")
    if known is not None and known[0] is linebox.children:
        paragraph: SetParagraph | None = known[1]
        if paragraph is None or paragraph.holds(containing_block.width):
            return paragraph
    try:
        paragraph = _BoxReader(context, linebox, containing_block).read()
    except NotOursError as reason:
        LOGGER.debug("left to WeasyPrint: <%s> %s", linebox.element_tag, reason)
        paragraph = None
    linebox._banxin_paragraph = (linebox.children, paragraph)
    return paragraph


class _BoxReader:
    """Reads a tree of inline boxes into copy."""

    def __init__(self, context: Any, linebox: Any, containing_block: Any) -> None:
        self.copy = LineCopy(linebox)
        self.fitter = self.copy.fitter
        self.context = context
        self.linebox = linebox
        self.cb = containing_block
        self.fluid = False
        self.tabs = False
        self.readings: list[RubyReading] = []
        self.even: list[tuple[int, int]] = []  # sorts that keep the room of bopomofo
        self.branches: list[tuple[Any, Any]] = []

    def read(self) -> SetParagraph:
        """Read the whole line box."""
        root = Node(self.linebox, 0, role="inline", fields=template(self.linebox))
        self._children(root, note=False)
        root.end = self.fitter.length
        root.box = weakref.proxy(self.linebox)  # what is remembered on a box may not keep it
        self.copy.close_segment()
        if self.readings or self.even:
            taken = {place for reading in self.readings for place in range(reading.first, reading.last)}
            keep_even(self.fitter, self.even, taken)
            self.readings = make_room(self.fitter, self.readings)
        copy = self.fitter.copy()
        hang_over(copy, self.readings)
        tabs = tabs_of(copy) if self.tabs else []
        stop = self._tab_stop() if tabs else 0
        if tabs:
            segments = [(segment.first, segment.last) for segment in self.copy.segments]
            stiffen(copy, tabs, segments)
            for first, last in segments:
                set_stops(copy, tabs, first, last, stop)
        return SetParagraph(
            copy=copy, text="".join(self.copy.texts), root=root, segments=self.copy.segments,
            left_edges=self.copy.left_edges, right_edges=self.copy.right_edges,
            line_height=self.copy.strut[0], baseline=self.copy.strut[1],
            cb_width=self.cb.width, fluid=self.fluid, floats=self.copy.floats,
            has_out=self.copy.has_out, branches=self.branches,
            tabs=tabs, tab_stop=stop, readings=self.readings,
        )  # fmt: skip

    def _tab_stop(self) -> int:
        """From one tab stop to the next, in units; a number counts spaces."""
        size = self.linebox.style["tab_size"]
        space = type_style_of(self.linebox).fount().space
        every: float = size.value * UNITS_PER_PX if hasattr(size, "value") else size * space
        return max(1, round(every))

    def _children(self, parent: Node, *, note: bool) -> None:
        base = len(self.fitter.sorts)
        ruby = parent.box.element_tag == "ruby"
        first, known = base, len(self.readings)
        for box in parent.box.children:
            before = len(self.fitter.sorts)
            if ruby and box.element_tag in _BESIDE and (box.element_tag == "rp" or before > base):
                if box.element_tag == "rt":
                    self._reading(box, parent, base)
                    base = len(self.fitter.sorts)
                continue  # a reading without a base is text like any other: it is not lost
            if isinstance(box, boxes.TextBox):
                if _RARE.search(box.text):
                    self._parted(box, parent, note=note)
                    continue
                node = self._text(box, note=note)
            elif not box.is_in_normal_flow():
                node = read_out_of_flow(self.copy, box, parent)
            elif isinstance(box, boxes.InlineBox):
                node = self._inline(box, parent, note=note)
            else:
                node = self._object(box, parent.box)
            parent.children.append(node)
            parent.plain = parent.plain and node.plain
            if first < before < len(self.fitter.sorts):
                self.fitter.meet(before, type_style_of(parent.box))
        if any(not reading.width for reading in self.readings[known:]) and ruby:
            self.even.append((first, len(self.fitter.sorts)))

    def _reading(self, box: Any, parent: Node, base: int) -> None:
        """A reading is tied to its base."""
        resolve_percentages(box, self.cb)
        for reading in read_ruby(box, self.fitter, base, self.readings):
            at = self.fitter.at[reading.first]
            parent.children.append(Node(box, at, at, role="reading", reading=len(self.readings)))
            self.readings.append(reading)

    def _text(self, box: Any, *, note: bool) -> Node:
        type_style = type_style_of(box)
        start, begin = self.fitter.length, len(self.fitter.sorts)
        if not type_style.size:
            return read_unseen(self.copy, box)
        fount = type_style.fount(note=note and len(box.text) < LONG_NOTE)
        self.tabs = self.tabs or (bool(fount.keep) and TAB in box.text)
        for nth, piece in enumerate(box.text.split("\n")):
            if nth:
                self.fitter.length += 1
                self.copy.close_segment()
            if piece:
                before = len(self.fitter.sorts)
                self.fitter.add(fount, piece)
                if self.copy.pending_left and len(self.fitter.sorts) > before:
                    self.copy.mark_left(before)
        if type_style.even:
            self.even.append((begin, len(self.fitter.sorts)))
        self.copy.texts.append(box.text)
        measure_text(box, *type_style.strut)
        plain = type_style.strut == self.copy.strut
        return Node(box, start, self.fitter.length, plain=plain, fields=template(box))

    def _parted(self, box: Any, parent: Node, *, note: bool) -> None:
        """Text with pictures: a box for each picture and for what stands between."""
        if _FOREIGN_LAND.search(box.text):
            raise NotOursError("script that runs from right to left")
        seen = type_style_of(box).size > 0
        for text, is_picture in parted(box.text):
            piece = box.copy_with_text(text)
            node = (
                read_picture(self.copy, self.context, piece)
                if is_picture and seen
                else self._text(piece, note=note)
            )
            parent.children.append(node)
            parent.plain = parent.plain and node.plain

    def _inline(self, box: Any, parent: Node, *, note: bool) -> Node:
        if box.is_leader:
            if self.linebox.text_overflow != "clip":
                raise NotOursError("text-overflow with a leader")
            return self._object(box, parent.box)
        resolve_percentages(box, self.cb)
        for side in ("margin_left", "margin_right"):
            if getattr(box, side) == "auto":
                setattr(box, side, 0)
        style = box.style
        if style["box_decoration_break"] == "clone" or style["direction"] != "ltr":
            raise NotOursError("box-decoration-break or direction of an inline box")
        self.fluid = self.fluid or any(getattr(style[edge], "unit", "") == "%" for edge in _EDGES)
        left = round((box.margin_left + box.border_left_width + box.padding_left) * UNITS_PER_PX)
        right = round((box.margin_right + box.border_right_width + box.padding_right) * UNITS_PER_PX)
        tag = box.element_tag or ""
        note = note or tag in _NOTE_TAGS or tag.endswith("::footnote-call") or box.footnote is not None
        self.branches.append((box, box.children))
        node = Node(box, self.fitter.length, role="inline")
        first = node.first = len(self.fitter.sorts)
        before = self.copy.pending_left
        self.copy.pending_left += left
        self._children(node, note=note)
        node.end = self.fitter.length
        if len(self.fitter.sorts) > first:
            if right:
                self.copy.mark_right(right)
        else:
            inside, self.copy.pending_left = self.copy.pending_left - before - left, before
            if left or right or inside:
                read_empty_element(self.copy, node, parent, left + inside + right)
        same = type_style_of(box).strut == self.copy.strut and style["vertical_align"] == "baseline"
        node.plain = node.plain and same
        return node

    def _object(self, box: Any, parent: Any) -> Node:
        self.fluid = True
        start = self.fitter.length
        box.position_x = box.position_y = 0
        context = self.context
        waiting, context.footnotes = context.footnotes, []  # what is only measured calls no notes
        laid, *_ = split_inline_level(
            context, box, 0, float("inf"), float("-inf"), None, self.cb, [], [], [], [], [], None, None
        )
        context.footnotes = waiting
        place = len(self.fitter.sorts)
        em = int(parent.style["font_size"] * UNITS_PER_PX)
        width, parting = round(laid.margin_width() * UNITS_PER_PX), type_style_of(parent).parting
        self.fitter.add_object(width, em, parting=parting, leader=box.is_leader)
        if self.copy.pending_left:
            self.copy.mark_left(place)
        self.copy.texts.append(OBJECT)
        return Node(box, start, self.fitter.length, role="object", plain=False)
