"""Building WeasyPrint's line boxes from composed lines."""

from bisect import bisect_left
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import pairwise
from math import inf
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.layout.inline import _adjust_line_height, line_box_verticality, split_inline_level

from banxin.compositor.tables import LINE_INSET, PX_PER_UNIT
from banxin.engine.boxes.node import Node
from banxin.engine.boxes.paragraph import SetParagraph
from banxin.engine.boxes.ruby import RubyReading
from banxin.engine.boxes.ruby import place as place_reading
from banxin.engine.boxes.set_boxes import SetTextBox, line_box, text_box
from banxin.engine.boxes.symbols import Symbol
from banxin.engine.drawing.interlinear import LineRule
from banxin.engine.drawing.text import SetLine, SetText
from banxin.engine.lines.edge_readings import centre_of, set_line
from banxin.engine.styles.type_style import type_style_of

_WAVES = frozenset({"title", "wave", "wavy"})
_RULES = _WAVES | {"proper", "solid"}


@dataclass(slots=True)
class OutOfFlow:
    """Boxes met on a line that are not in the flow."""

    placeholders: list[Any] = field(default_factory=list)
    absolutes: list[Any] = field(default_factory=list)
    fixed: list[Any] = field(default_factory=list)
    floats: list[Any] = field(default_factory=list)
    anchored: list[tuple[Any, list[Any]]] = field(default_factory=list)  # by a relative inline box
    readings: list[tuple[list[Any], RubyReading, float]] = field(default_factory=list)


@dataclass(slots=True)
class LineMaker:
    """Makes the box of one line: sorts start..end, text c0..c1, pen positions in units."""

    context: Any
    cb: Any
    paragraph: SetParagraph
    line: SetLine
    c0: int
    c1: int
    x: float
    pens: list[int]
    out: OutOfFlow
    done_floats: AbstractSet[int]

    def children(self, node: Node, start_x: float) -> tuple[list[Any], float]:
        """Boxes of the children of a node that lie on this line, and where they end."""
        made: list[Any] = []
        x = start_x
        last_line = self.c1 >= self.paragraph.root.end
        nodes = node.children
        index = bisect_left(nodes, self.c0, key=lambda n: n.end) if len(nodes) > 8 else 0
        for child in nodes[index:]:
            if child.start > self.c1 or (child.start == self.c1 and not last_line):
                break
            if not self._touches(child, last_line):
                continue
            if child.role == "out":
                self._out_of_flow(child, x, made)
                continue
            if child.reading is not None:
                self._reading(self.paragraph.readings[child.reading], made)
                continue
            box, x = getattr(self, f"_{child.role}")(child, x)
            if box is not None:
                made.append(box)
        return made, x

    def _reading(self, reading: RubyReading, made: list[Any]) -> None:
        paragraph, last = self.paragraph, reading.last - 1
        start = self.pens[reading.first - self.line.start] + paragraph.left_edges.get(reading.first, 0)
        end = self.pens[last - self.line.start] + paragraph.copy.sorts[last].body
        end -= paragraph.right_edges.get(last, 0)
        self.out.readings.append(
            (made, reading, self.x + centre_of(self.line, reading, start, end) * PX_PER_UNIT)
        )

    def _touches(self, child: Node, last_line: bool) -> bool:
        if child.start == child.end:
            return self.c0 <= child.start < self.c1 or (last_line and child.start == self.c1)
        return (child.end > self.c0 or (child.tail and child.end == self.c0)) and child.start < self.c1

    def _sorts_in(self, node: Node) -> tuple[int, int]:
        at, line = self.paragraph.copy.at, self.line
        first = line.start if node.start <= self.c0 else bisect_left(at, node.start, line.start, line.end)
        last = line.end if node.end >= self.c1 else bisect_left(at, node.end, first, line.end)
        return first, last

    def _text(self, node: Node, x: float) -> tuple[Any, float]:
        first, last = self._sorts_in(node)
        if first >= last:
            return None, x
        paragraph = self.paragraph
        left = paragraph.left_edges.get(first, 0)
        right = paragraph.right_edges.get(last - 1, 0)
        place = self.pens[first - self.line.start] + left
        width = self._right(last - 1) - right - place
        text = paragraph.text[max(node.start, self.c0) : min(node.end, self.c1)].strip(" \n")
        box = text_box(node.fields)
        box.text = text
        box.position_x = self.x + place * PX_PER_UNIT
        copy = paragraph.copy
        if last in copy.spaces and last < self.line.end and node.end > copy.at[last - 1] + 1:
            width += self.line.fit.glues[last - 1 - self.line.start]
        box.width = width * PX_PER_UNIT
        box.pango_layout = SetText(self.line, first, last, text)
        return box, box.position_x + box.width

    def _right(self, index: int) -> int:
        sort = self.paragraph.copy.sorts[index]
        hyphen = sort.hyphen if index + 1 == self.line.end else 0
        return self.pens[index - self.line.start] + sort.body + hyphen

    def _inline(self, node: Node, x: float) -> tuple[Any, float]:
        is_start, is_end = node.start >= self.c0, node.end <= self.c1
        first, last = self._sorts_in(node)
        start_x = x
        if first < last:
            left = self.paragraph.left_edges.get(first, 0) - node.lead if is_start else 0
            start_x = self.x + (self.pens[first - self.line.start] + left) * PX_PER_UNIT
        outer = self.out.absolutes
        if self.paragraph.has_out and node.box.style["position"] == "relative":
            self.out.absolutes = []
        made, end_x = self.children(node, start_x)
        box = node.box.copy_with_children(made)
        if self.out.absolutes is not outer:
            self.out.anchored.append((box, self.out.absolutes))
            self.out.absolutes = outer
        box.remove_decoration(start=not is_start, end=not is_end)
        own_left = box.margin_left + box.border_left_width + box.padding_left
        flow = [child for child in made if child.is_in_normal_flow()]
        begin = flow[0].position_x if flow else start_x
        box.position_x = begin - own_left
        box.width = max(0.0, end_x - begin) if flow else 0.0
        box.position_y = 0
        _adjust_line_height(box)
        if "__banxin_line" in getattr(box.style, "cascaded", ()) and flow:
            self._rule(box, begin, begin + box.width, is_start=is_start, is_end=is_end)
        right = box.margin_right + box.border_right_width + box.padding_right
        return box, (begin + box.width + right)

    def _rule(self, box: Any, start: float, end: float, *, is_start: bool, is_end: bool) -> None:
        """Leave word with the element's first text that a line goes under the whole of it (C65)."""
        kind = type_style_of(box).rule
        if kind not in _RULES:
            return
        texts = (b for b in box.descendants() if isinstance(getattr(b, "pango_layout", None), SetText))
        first = next(texts, None)
        if first is None:
            return
        inset = LINE_INSET * box.style["font_size"]
        start += inset * is_start - first.position_x
        end -= inset * is_end + first.position_x
        first.pango_layout.rules = (*first.pango_layout.rules, LineRule(start, end, kind in _WAVES))

    def _object(self, node: Node, x: float) -> tuple[Any, float]:
        first, _ = self._sorts_in(node)
        left = self.paragraph.left_edges.get(first, 0)
        x = self.x + (self.pens[first - self.line.start] + left) * PX_PER_UNIT
        node.box.position_y = 0
        context = self.context
        waiting, context.footnotes = context.footnotes, []  # the line will call the notes in it
        box, *_ = split_inline_level(
            context, node.box, x, inf, -inf, None, self.cb,
            self.out.absolutes, self.out.fixed, [], [], [], None, None,
        )  # fmt: skip
        context.footnotes = waiting
        box._banxin_part = SetText(self.line, first, first + 1, "")  # for an ellipsis to know its place
        return box, x + box.margin_width()

    def _gone(self, node: Node, x: float) -> tuple[None, float]:
        """Text of no size."""
        return None, x

    def _hollow(self, node: Node, x: float) -> tuple[Any, float]:
        """An element without content, but with edges."""
        box = node.box
        content = x + box.margin_left + box.border_left_width + box.padding_left
        made, end = self.children(node, content)
        box = box.copy_with_children(made)
        box.position_x, box.position_y = x, 0
        box.width = end - content
        first, _ = self._sorts_in(node)
        box._banxin_beside = SetText(self.line, first, first + 1, "")
        _adjust_line_height(box)
        return box, x + box.margin_width()

    def _picture(self, node: Node, x: float) -> tuple[Any, float]:
        first, _ = self._sorts_in(node)
        left = self.paragraph.left_edges.get(first, 0)
        box = node.box.copy()
        box.position_x = self.x + (self.pens[first - self.line.start] + left) * PX_PER_UNIT
        box.position_y = 0
        box._banxin_part = SetText(self.line, first, first + 1, box.text)
        return box, box.position_x + box.width

    def _out_of_flow(self, node: Node, x: float, made: list[Any]) -> None:
        box = node.box
        box.position_y = self.line_y
        if box.is_absolutely_positioned():
            box.position_x = x
            placeholder = AbsolutePlaceholder(box)
            self.out.placeholders.append(placeholder)
            made.append(placeholder)
            target = self.out.absolutes if box.style["position"] == "absolute" else self.out.fixed
            target.append(placeholder)
        elif box.is_floated():
            if id(node) not in self.done_floats:
                self.out.floats.append(box)
        elif box.is_running() or box.is_note():
            self.context.add_running_element(box)

    @property
    def line_y(self) -> float:
        """Top of the line before it is set in its place."""
        return float(self.paragraph.root.box.position_y)


def make_line(
    context: Any, cb: Any, paragraph: SetParagraph, span: tuple[int, int, int, int],
    place: tuple[float, float, int], *, fill: bool, out: OutOfFlow, done_floats: AbstractSet[int],
) -> tuple[Any, SetLine]:  # fmt: skip
    """The box of one line at x, y; `span` is sorts and text covered, `place` x, y and measure in units."""
    start, end, c0, c1 = span
    x, y, measure = place
    if paragraph.readings:
        line = set_line(paragraph, start, end, measure, fill=fill)
    else:
        line = SetLine(paragraph.copy, start, end, measure, fill, paragraph.left_edges)
    plain = len(paragraph.root.children) == 1 and paragraph.root.children[0].role == "text" and end > start
    if plain:
        children = [_whole_text(paragraph, line, c0, c1, x)]
    else:
        pens = _pens(paragraph, line)
        maker = LineMaker(context, cb, paragraph, line, c0, c1, x, pens, out, done_floats)
        children, _ = maker.children(paragraph.root, x)
        while len(children) > 1 and _is_spent(children[-1]):
            children.pop()
        _join_decorations(children)
    box = line_box(paragraph.root.fields)
    if not plain:
        box._banxin_line = line  # its boxes may all be in other layers when an ellipsis is to be drawn
    box.children = children
    box.position_x = x
    box.width = children[0].width if plain else line.fit.width * PX_PER_UNIT
    _set_heights(paragraph, box, y)
    for parent, reading, centre in out.readings:
        made = place_reading(reading, centre, box.position_y + box.baseline, _set_symbol)
        made._banxin_beside = SetText(line, reading.first, reading.last, "")
        parent.append(made)
    return box, line


def _join_decorations(children: list[Any]) -> None:
    """Let a line under or through neighbouring texts go on over the blank between them."""
    texts = [text for child in children for text in _decorated(child)]
    for text, following in pairwise(texts):
        if text.style["text_decoration_line"] == following.style["text_decoration_line"] != "none":
            gap = following.position_x - text.position_x - text.width
            if 0 < gap < text.style["font_size"] * 2:
                text.pango_layout.reach = following.position_x - text.position_x


def _decorated(box: Any) -> Iterator[Any]:
    if isinstance(box, SetTextBox):
        yield box
    elif type(box) is boxes.InlineBox and box.element_tag != "rt":
        for child in box.children:
            yield from _decorated(child)


def _is_spent(box: Any) -> bool:
    """Whether a box is a forced break that has done its work; an ellipsis goes to the last box of a line."""
    if box.element_tag != "br" or box.style["anchor"] is not None:
        return False
    return all(hasattr(child, "children") and not child.children for child in box.children)


def _whole_text(paragraph: SetParagraph, line: SetLine, c0: int, c1: int, x: float) -> Any:
    """The commonest line: a stretch of one text box."""
    box = text_box(paragraph.root.children[0].fields)
    text = paragraph.text[c0:c1].strip(" \n")
    box.text = text
    box.position_x = x
    box.width = (line.measure if line.fill else line.fit.width) * PX_PER_UNIT
    box.pango_layout = SetText(line, line.start, line.end, text)
    return box


def _set_symbol(symbol: Symbol) -> tuple[float, SetText]:
    """A piece of a reading as text to be printed."""
    count = len(symbol.copy.sorts)
    line = SetLine(symbol.copy, 0, count, 1 << 40, fill=False)
    return line.fit.width * PX_PER_UNIT, SetText(line, 0, count, symbol.text)


def _pens(paragraph: SetParagraph, line: SetLine) -> list[int]:
    """Where each sort's body starts, from the start of the line."""
    pens, pen = [], 0
    for sort, glue in zip(paragraph.copy.sorts[line.start : line.end], line.fit.glues, strict=True):
        pens.append(pen)
        pen += sort.body + glue + (0 if len(pens) > 1 else line.fit.head)
    return pens


def _set_heights(paragraph: SetParagraph, box: Any, y: float) -> None:
    """Heights and vertical positions; a line of plain text is exactly its line-height."""
    if paragraph.root.plain:
        box.height = paragraph.line_height
        box.baseline = paragraph.baseline
        box.margin_top = box.margin_bottom = 0
        box.position_y = y
        _set_y(box, y)
        return
    _adjust_line_height(box)
    bottom, top = line_box_verticality(box)
    box.baseline = -top
    box.position_y = top
    box.height = bottom - top
    box.margin_top = box.margin_bottom = 0
    box.translate(0, y - top, ignore_floats=True)
    box.position_y = y


def _set_y(box: Any, y: float) -> None:
    for child in box.children:
        if not isinstance(child, AbsolutePlaceholder):
            child.position_y = y
            if hasattr(child, "children"):
                _set_y(child, y)
