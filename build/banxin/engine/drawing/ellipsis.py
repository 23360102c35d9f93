"""Drawing lines, and cutting them short: `text-overflow`, and `block-ellipsis` at the end of `max-lines`.

WeasyPrint says which lines while it draws. Where one is cut is a matter of the whole line: it is worked out
once and goes down to every box of the line in the place of `text_overflow`. What is cut is not printed; what
is printed stands where it stood.
"""

from collections.abc import Callable, Iterator
from copy import copy as clone
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import Any, Final

from weasyprint.draw import draw_inline_level as _theirs
from weasyprint.draw import draw_stacking_context as _their_layer
from weasyprint.formatting_structure import boxes
from weasyprint.stacking import StackingContext

from banxin.compositor.copy import CopyFitter
from banxin.compositor.marks import HAN_LIKE, SortKind
from banxin.compositor.tables import PX_PER_UNIT, UNITS_PER_PX
from banxin.engine.boxes.set_boxes import SetLineBox, SetTextBox, text_box
from banxin.engine.drawing import text as drawing
from banxin.engine.drawing.text import SetLine, SetText
from banxin.engine.styles.type_style import type_style_of

_FAR: Final = 1 << 14  # px; beyond any page
_DOTS: Final = "\u2026"
_NEVER_LAST: Final = frozenset({SortKind.OPEN, SortKind.PREFIX})


@dataclass(slots=True, eq=False)
class EllipsisCut:
    """Where a line is cut: the first sort not printed, where sorts start (units), the box of the ellipsis."""

    line: SetLine
    at: int
    pens: list[int]
    dots: Any

    def ends_in(self, part: SetText) -> bool:
        """Whether the ellipsis stands behind a box: the one with the last sort before the cut."""
        return part.first < max(self.at, self.line.start + 1) <= part.last

    def hides(self, part: SetText) -> bool:
        """Whether nothing is left of a box."""
        return part.first >= self.at

    def left_of(self, box: Any, part: SetText) -> float:
        """How much is left of a box (px); the blank behind its last sort goes."""
        if self.at <= part.first:
            return 0.0
        last = min(self.at, part.last) - 1 - self.line.start
        first = part.first - self.line.start
        start = (self.pens[first] if first else 0) + self.line.left_edges.get(part.first, 0)
        return (self.pens[last] + self.line.copy.sorts[last + self.line.start].body - start) * PX_PER_UNIT


def draw_inline_level(stream: Any, page: Any, box: Any, *arguments: Any) -> None:
    """Draw a line or a box of one.

    A line that is nothing but a stretch of set text has no edges and no background.
    """
    if type(box) is SetLineBox:
        if box.text_overflow != "clip" or box.block_ellipsis != "none":
            box = _abridged(box)
        if len(box.children) == 1 and box.text_overflow == "clip":
            child = box.children[0]
            if type(child) is SetTextBox:
                with stream.marked(child, "Span"):
                    drawing.draw_text(stream, child, child.position_x - box.position_x, "clip", "none")
                return
    elif arguments and type(arguments[1]) is EllipsisCut:
        _draw_cut(stream, page, box, arguments[1], arguments)
        return
    elif not arguments and isinstance(box, boxes.InlineBox):  # in a layer of its own, above its line
        cut = next((part.line.cut for _, part in _placed(box)), None)
        if cut is not None:
            _draw_cut(stream, page, box, cut, (0, cut, "none"))
            return
    _theirs(stream, page, box, *arguments)
    if type(box) is SetLineBox and type(box.text_overflow) is EllipsisCut:
        box.text_overflow.line.forget()


def draw_stacking_context(stream: Any, stacking_context: Any) -> None:
    """Draw a layer; one that is an object of a line, as pictures are, may be cut from the line."""
    part = stacking_context.box.__dict__.get("_banxin_part")
    if part is None or part.line.cut is None:
        _their_layer(stream, stacking_context)
        return
    draw = partial(_their_layer, stream, stacking_context)
    _draw_object(stream, stacking_context, part, part.line.cut, draw)


def draw_text(stream: Any, textbox: Any, offset_x: float, text_overflow: Any, block_ellipsis: Any) -> None:
    """Draw a text box, or what an ellipsis leaves of it."""
    if type(text_overflow) is not EllipsisCut:
        drawing.draw_text(stream, textbox, offset_x, text_overflow, block_ellipsis)
        return
    cut, part = text_overflow, _part_of(textbox)
    if part is None or part.line is not cut.line:  # a reading is a line of its own
        drawing.draw_text(stream, textbox, offset_x, "clip", "none")
        return
    if not cut.hides(part):
        shown = _shortened(textbox, part, cut)
        drawing.draw_text(stream, shown, offset_x, "clip", "none")
    if cut.ends_in(part):
        _draw_dots(stream, textbox, part, cut)


def _abridged(linebox: Any) -> Any:
    """A line for drawing, with its cut in the place of `text_overflow`; "clip" where nothing is cut."""
    line = linebox.__dict__.get("_banxin_line") or linebox.children[0].pango_layout.line
    made = clone(linebox)
    made.text_overflow, made.block_ellipsis = "clip", "none"
    line.cut = _cut_of(linebox, line)
    if line.cut is not None:
        made.text_overflow = line.cut
    return made


def _cut_of(linebox: Any, line: SetLine) -> EllipsisCut | None:
    """Where a line is to be cut; None where it is not."""
    words = _DOTS
    if linebox.block_ellipsis not in ("none", "auto"):
        words = linebox.block_ellipsis[1]
    elif linebox.block_ellipsis == "none" and not line.fit.over:
        return None
    styled = [linebox, *(box for box, part in _placed(linebox) if part.text)]
    style = next((box.style for box in styled if type_style_of(box).size), None)
    if style is None:
        return None
    dots = _dots(linebox, style, words)
    pens = _pens(line)
    at = _cut_at(line, pens, dots.pango_layout.line.fit.width)
    if at == line.end and linebox.block_ellipsis == "none":
        return None
    return EllipsisCut(line, at, pens, dots)


def _dots(linebox: Any, style: Any, words: str) -> Any:
    """The ellipsis on the line's baseline, in the block's type, not an element's (`text-overflow` in CSS)."""
    box = text_box({"style": style, "element_tag": linebox.element_tag, "text": words})
    type_style = type_style_of(box)
    fitter = CopyFitter(type_style.line_style, int(type_style.size * UNITS_PER_PX))
    fitter.add(type_style.fount(), words)
    line = SetLine(fitter.copy(), 0, len(fitter.sorts), 1 << 40, fill=False)
    box.pango_layout = SetText(line, 0, line.end, words)
    box.position_y, box.baseline = linebox.position_y, linebox.baseline
    box.width = line.fit.width * PX_PER_UNIT
    return box


def _pens(line: SetLine) -> list[int]:
    """Where each sort starts and the line ends, from the line's start (units)."""
    pens = [line.fit.head]
    for sort, glue in zip(line.copy.sorts[line.start : line.end], line.fit.glues, strict=True):
        pens.append(pens[-1] + sort.body + glue)
    return pens


def _cut_at(line: SetLine, pens: list[int], width: int) -> int:
    """The first sort for which there is no room if the ellipsis is to stand on the line.

    What is no text and starts the line is not cut: too wide, it is clipped (`text-overflow` in CSS).
    """
    sorts = line.copy.sorts
    cut = line.start
    while cut < line.end and pens[cut - line.start] + sorts[cut].body + width <= line.measure:
        cut += 1
    while cut - 1 > line.start and sorts[cut - 1].kind in _NEVER_LAST:
        cut -= 1
    whole = cut  # C19: a base and its reading are never parted
    while line.start < whole < line.end and sorts[whole].glued and sorts[whole].kind in HAN_LIKE:
        whole -= 1
    cut = whole if whole > line.start else cut
    return cut + 1 if cut == line.start < line.end and sorts[cut].kind is SortKind.OBJECT else cut


def _shortened(textbox: Any, part: SetText, cut: EllipsisCut) -> Any:
    """A text box as far as the cut; the lines under it go no further."""
    if part is not textbox.pango_layout or (part.last <= cut.at and not part.rules):
        return textbox  # a picture is one sort
    shown = clone(textbox)
    end = _end_of(textbox, part, cut)
    rules = (replace(rule, end=min(rule.end, end)) for rule in part.rules if rule.start < end)
    shown.pango_layout = replace(part, rules=tuple(rules))
    if part.last > cut.at:
        text = "".join(sort.text for sort in part.line.copy.sorts[part.first : cut.at])
        shown.pango_layout.last, shown.pango_layout.text = cut.at, text
        shown.width = cut.left_of(textbox, part)
    return shown


def _end_of(textbox: Any, part: SetText, cut: EllipsisCut) -> float:
    """Where what is left of the line ends, from the start of one of its text boxes (px)."""
    return cut.left_of(textbox, replace(part, last=cut.line.end, rules=()))


def _draw_dots(stream: Any, box: Any, part: SetText, cut: EllipsisCut) -> None:
    """Draw the ellipsis behind what is left of a box."""
    cut.dots.position_x = box.position_x + cut.left_of(box, part)
    drawing.draw_text(stream, cut.dots, 0, "clip", "none")


def _draw_cut(stream: Any, page: Any, box: Any, cut: EllipsisCut, arguments: tuple[Any, ...]) -> None:
    """Draw a box of a line that is cut, as far as there is anything left of it."""
    own = getattr(box, "box", box)
    part = own.__dict__.get("_banxin_beside")
    if part is not None and part.last > cut.at:
        _mark_unseen(stream, box)
        return
    part = _part_of(own)
    if part is not None and own is box:  # an inline block is a layer, which sees to itself
        _draw_object(stream, box, part, cut, lambda: _theirs(stream, page, box, *arguments))
        return
    parts = list(_placed(box))
    if not parts or own is not box or parts[-1][1].last <= cut.at:
        _theirs(stream, page, box, *arguments)
    elif cut.hides(parts[0][1]) and not cut.ends_in(parts[0][1]):
        _mark_unseen(stream, box)
    else:
        _draw_edge_readings(stream, page, box, parts, arguments)


def _draw_object(stream: Any, box: Any, part: SetText, cut: EllipsisCut, draw: Callable[[], None]) -> None:
    """Draw what is one sort of a line unless it is cut, and the ellipsis if it stands behind it."""
    if part.last <= cut.at:
        draw()
    else:
        _mark_unseen(stream, box)
    if cut.ends_in(part):
        with stream.artifact():
            _draw_dots(stream, getattr(box, "box", box), part, cut)


def _draw_edge_readings(
    stream: Any, page: Any, box: Any, parts: list[Any], arguments: tuple[Any, ...]
) -> None:
    """Draw an element the ellipsis stands in: its background ends with the ellipsis, no edge is behind it."""
    cut = arguments[1]
    ends = [child.position_x + cut.left_of(child, part) for child, part in parts if cut.ends_in(part)]
    with stream.stacked():
        if ends:
            stream.rectangle(-_FAR, -_FAR, _FAR + ends[0] + cut.dots.width, 2 * _FAR)
            stream.clip()
            stream.end()
        _theirs(stream, page, box, *arguments)


def _part_of(box: Any) -> SetText | None:
    """The sorts of a text box, a picture or an object."""
    part = box.__dict__.get("pango_layout")
    if isinstance(part, SetText):
        return part
    known: SetText | None = box.__dict__.get("_banxin_part")
    return known


def _placed(box: Any) -> Iterator[tuple[Any, SetText]]:
    """The boxes of a line that are sorts of it, in order; readings and what is inside of objects are not."""
    own = getattr(box, "box", box)
    if "_banxin_beside" in own.__dict__:
        return
    part = _part_of(own)
    if part is not None:
        yield own, part
    elif own is box and isinstance(box, boxes.InlineBox | boxes.LineBox):
        for child in box.children:
            yield from _placed(child)


def _mark_unseen(stream: Any, box: Any) -> None:
    """Mark texts and pictures that are not drawn: a tagged file has a place for each of them."""
    if isinstance(box, StackingContext):
        _mark_unseen(stream, box.box)
        layers = (
            box.float_contexts, box.negative_z_contexts, box.zero_z_contexts, box.positive_z_contexts
        )  # fmt: skip
        for layer in chain.from_iterable(layers):
            _mark_unseen(stream, layer)
    elif isinstance(box, boxes.TextBox):
        with stream.marked(box, "Span"):
            pass
    elif isinstance(box, boxes.ReplacedBox):
        with stream.marked(box, "Figure"):
            pass
    else:
        for child in getattr(box, "children", ()):
            _mark_unseen(stream, child)
