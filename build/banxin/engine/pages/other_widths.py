"""How much higher blocks would be at other widths, told without setting them again.

A block of whole paragraphs is as high as its lines and what stands between them, and only the number of lines
hangs on its width. So a text that is wanted at ten measures is set at one, and for the others its paragraphs
are broken into lines and no more. That goes for blocks in the flow, with room that is not a share of their
width, whose lines are all as high as their own leading. Of anything else (floats, tables, pictures, ruby
that stands out of its line) nothing is told: it has to be set.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import inf
from typing import Any, Final

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from banxin.engine.lines.kept_copy import kept_copy

_PX_PER_PT: Final = 1 / 0.75
_SIDES: Final = ("margin_left", "margin_right", "padding_left", "padding_right")
_FREE: Final = {"min_width": 0, "max_width": inf, "min_height": 0, "max_height": inf}
_COLUMNS: Final = ("column_width", "column_count")


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
    kept = kept_copy(box)
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
