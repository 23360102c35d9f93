"""Boxes of text that are wider than the room around them: tables above all, whose columns cannot give way.

CSS lets such a box stand out and says nothing (CSS 2.2 §10.3.3 takes the excess from the margin). Told are
boxes in normal flow; one that is positioned, floated or drawn out by a negative margin stands out on purpose.

`--banxin-fit: 75%` on a table says how small its type may become before it stands out.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

_ROUNDING: Final = 1.0  # px: less is rounding, or a mark that hangs
_PT_PER_PX: Final = 0.75
_PROPERTY: Final = "__banxin_fit"
_SPARE: Final = 0.995  # of the room, since characters do not come in any width
_WALKED: Final = (boxes.BlockLevelBox, boxes.TableRowGroupBox, boxes.TableRowBox, boxes.TableCellBox)


@dataclass(frozen=True, slots=True)
class WideBox:
    """An element that is wider than its room, on a page (from 1), in pt.

    `size` is its type, `least` the share of it that may be left (1 where it may not become smaller);
    `table` says that it is a table.
    """

    element: Any
    page: int
    width: float
    room: float
    size: float
    least: float
    table: bool


def wide_boxes(document: Any) -> Iterator[WideBox]:
    """Every box of a document that is too wide for its room, page by page, the outermost of each."""
    for index, page in enumerate(document.pages, 1):
        waiting = [page._page_box]
        while waiting:
            around = waiting.pop()
            for child in getattr(around, "children", ()):
                if isinstance(child, AbsolutePlaceholder):
                    waiting.append(child._box)
                elif isinstance(child, _WALKED):
                    wide = _wide(child, around, index)
                    if wide is None:
                        waiting.append(child)
                    else:
                        yield wide


def _wide(box: Any, around: Any, page: int) -> WideBox | None:
    """What is too wide about a box in another one; None where nothing is."""
    if not isinstance(box, boxes.BlockBox) or not isinstance(around, boxes.BlockContainerBox):
        return None
    excess = box.border_box_x() + box.border_width() - around.content_box_x() - around.width
    if excess <= _ROUNDING or not box.is_in_normal_flow() or _is_drawn_out(box):
        return None
    wrapped = box.get_wrapped_table() if box.is_table_wrapper else None
    if wrapped is None and _text_end(box) - around.content_box_x() - around.width <= _ROUNDING:
        return None
    if box.element is None:
        return None
    size = (wrapped or box).style["font_size"]
    numbers = (box.border_width(), box.border_width() - excess, size)
    width, room, size = (number * _PT_PER_PX for number in numbers)
    return WideBox(box.element, page, width, room, size, _least(wrapped), wrapped is not None)


def _is_drawn_out(box: Any) -> bool:
    """Whether a box is meant to stand out."""
    margins = (box.style["margin_left"], box.style["margin_right"])
    negative = any(getattr(margin, "value", 0) < 0 for margin in margins if margin != "auto")
    return negative or box.style["position"] == "relative"


def _least(table: Any) -> float:
    tokens = (table.style[_PROPERTY] or ()) if table is not None else ()
    given = [token for token in tokens if token.type in ("percentage", "number")]
    if not given:
        return 1.0
    share = given[0].value / (100 if given[0].type == "percentage" else 1)
    return float(min(1.0, max(0.1, share)))


def _text_end(box: Any) -> float:
    """Where the longest line of a box ends."""
    ends, waiting = [0.0], [box]
    while waiting:
        inner = waiting.pop()
        if isinstance(inner, boxes.LineBox):
            ends += [child.position_x + child.margin_width() for child in inner.children if _is_text(child)]
        elif isinstance(inner, boxes.ParentBox):
            waiting += inner.children
    return max(ends)


def _is_text(child: Any) -> bool:
    return isinstance(child, boxes.TextBox | boxes.InlineBox)


def fitting_sizes(wide: Iterable[WideBox], before: Mapping[Any, float]) -> dict[Any, float]:
    """The size of type in pt with which each table fits its room, for those that may be so small.

    `before` has the sizes that tables had at first, for those that are set once more.
    """
    found: dict[Any, float] = {}
    for one in wide:
        if not one.table or one.room <= 0:
            continue
        size = one.size * one.room / one.width * _SPARE
        if size >= one.least * before.get(one.element, one.size):
            found[one.element] = min(size, found.get(one.element, size))
    return found
