"""How much higher blocks would be at other widths, told without setting them again.

A block of whole paragraphs is as high as its lines and what stands between them, and only the number of lines
hangs on its width. So a text that is wanted at ten measures is set at one, and for the others its paragraphs
are broken into lines and no more. That goes for blocks in the flow, with room that is not a share of their
width, whose lines are all as high as their own leading. Of anything else (floats, tables, pictures, ruby
that stands out of its line) nothing is told: it has to be set.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf
from typing import Any, Final

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from banxin.compositor.tables import UNITS_PER_PX
from banxin.engine.boxes.node import Node
from banxin.engine.boxes.paragraph import SetParagraph
from banxin.engine.lines.line_grid import grid_step
from banxin.engine.session import running
from banxin.engine.styles.type_style import type_style_of

_PX_PER_PT: Final = 1 / 0.75
_NEAR: Final = 1e-6  # px
_KEPT: Final = "_banxin_copy"
_SIDES: Final = ("margin_left", "margin_right", "padding_left", "padding_right")
_FREE: Final = {"min_width": 0, "max_width": inf, "min_height": 0, "max_height": inf}
_COLUMNS: Final = ("column_width", "column_count")


@dataclass(frozen=True, slots=True)
class _Copy:
    """The lines of a block before they were made: a paragraph in one piece, its indent in px."""

    paragraph: SetParagraph
    indent: float

    def lines(self, width: float) -> int:
        """How many lines there are in a block `width` px wide."""
        widths = [width - self.indent, width] if self.indent else [width]
        units = tuple(round(one * UNITS_PER_PX) for one in widths)
        return replace(self.paragraph, found={}).lines_from(0, 0, units)


def keep_copy(
    context: Any, block: Any, linebox: Any, paragraph: SetParagraph, place: tuple[float, float]
) -> None:
    """Keep with a block the paragraph that is about to become its lines, where it is asked for and says all
    that there is to know about them. Its `place` is the top of the first line and its indent, in px."""
    session = running()
    if session is None or not session.measuring:
        return
    style, (top, indent) = linebox.style, place
    beside = any(shape.position_y + shape.margin_height() > top for shape in context.excluded_shapes)
    placed = beside or grid_step(style) or getattr(style["text_indent"], "unit", "") != "px"
    bound = placed or paragraph.floats or paragraph.tabs or paragraph.fluid
    if not bound and paragraph.copy.sorts and _is_even(paragraph):
        setattr(block, _KEPT, _Copy(replace(paragraph, found={}), indent))


def growths(document: Any, widths: Mapping[str, Sequence[float]]) -> dict[str, tuple[float | None, ...]]:
    """How much higher, in pt, each element would be if its parent were as wide as `widths` say by its id.

    None where that is not known without setting it. An element that is not found is left out.
    """
    found: dict[str, tuple[float | None, ...]] = {}
    floating: dict[Any, bool] = {}
    for page in document.pages:
        for box, around in _elements(page._page_box):
            ident = box.element.get("id")
            if ident not in widths or ident in found:
                continue
            if around not in floating:  # it may reach into blocks behind its own
                floating[around] = any(inner.is_floated() for inner in around.descendants())
            rooms = [one * _PX_PER_PT for one in widths[ident]]
            grown = [None if floating[around] else _growth(box, room) for room in rooms]
            found[ident] = tuple(None if one is None else one / _PX_PER_PT for one in grown)
    return found


def _elements(page: Any) -> Iterator[tuple[Any, Any]]:
    """The blocks of elements on a page, outermost first, each with the box around it."""
    waiting = [page]
    while waiting:
        around = waiting.pop()
        for child in around.children:
            if type(child) is boxes.BlockBox:
                if child.element is not None and "::" not in child.element_tag:
                    yield child, around
                waiting.append(child)


def _growth(box: Any, room: float) -> float | None:
    """How much higher a block would be in a room `room` px wide."""
    if not _is_flow(box):
        return None
    if box.style["width"] != "auto":
        return 0.0
    if any(box.style[name] != "auto" for name in _COLUMNS):
        return 0.0 if not box.height and all(not column.children for column in box.children) else None
    width = room - (box.padding_left + box.padding_right + box.border_left_width + box.border_right_width)
    width = width - box.margin_left - box.margin_right
    if any(isinstance(child, boxes.LineBox) for child in box.children):
        return _growth_of_lines(box, width)
    return _sum(_growth(child, width) for child in box.children if not isinstance(child, AbsolutePlaceholder))


def _growth_of_lines(box: Any, width: float) -> float | None:
    kept: _Copy | None = box.__dict__.get(_KEPT)
    lines = [child for child in box.children if not isinstance(child, AbsolutePlaceholder)]
    if kept is None or width <= 0 or not all(isinstance(line, boxes.LineBox) for line in lines):
        return None
    return (kept.lines(width) - len(lines)) * kept.paragraph.line_height


def _sum(parts: Iterator[float | None]) -> float | None:
    total = 0.0
    for part in parts:
        if part is None:
            return None
        total += part
    return total


def _is_flow(box: Any) -> bool:
    """Whether a box is a block whose height is that of what is in it, and whose edges are fixed."""
    if type(box) is not boxes.BlockBox or box.is_table_wrapper or box.is_floated():
        return False
    style = box.style
    if style["height"] != "auto" or style["max_lines"] != "none":
        return False
    sides = (*_SIDES, "width") if style["width"] != "auto" else _SIDES
    fixed = all(getattr(style[side], "unit", "") == "px" for side in sides)
    return fixed and all(getattr(box, name) == bound for name, bound in _FREE.items())


def _is_even(paragraph: SetParagraph) -> bool:
    """Whether each line of a paragraph, whatever stands on it, is as high as its leading."""
    top = -paragraph.baseline
    bottom = top + paragraph.line_height
    return paragraph.root.plain or all(
        top - _NEAR <= above and below <= bottom + _NEAR for above, below in _edges(paragraph.root, 0.0)
    )


def _edges(node: Node, baseline: float) -> Iterator[tuple[float, float]]:
    """Top and bottom of what stands on a line within a node, which has its own `baseline`; y goes down."""
    for child in node.children:
        if child.role in ("reading", "gone", "out"):
            continue
        rise = child.box.style["vertical_align"]
        numeric = not isinstance(rise, str) and isinstance(rise, int | float)
        if child.role == "object" or not (rise == "baseline" or numeric):
            yield -inf, inf
            return
        own = baseline - (rise if numeric else 0.0)
        height, ascent = type_style_of(child.box).strut
        yield own - ascent, own - ascent + height
        yield from _edges(child, own)
