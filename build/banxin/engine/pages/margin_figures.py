"""Figures in the margin: beside the line of their call, at the fore-edge of their page.

An element with `--banxin-place: margin` and `position: absolute` leaves its place in the text with no room
kept for it. CSS knows no outer margin for an element; here it is moved there when its page is made: one 字 of
its own size away from the text, right of it on a right page and left of it on a left one. Those of one page
stand in the order of the text, though one called lower in an earlier column comes first; they do not lie on
each other, and none reaches below the text.
"""

from collections.abc import Iterator
from statistics import median_high
from typing import Any, Final

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder, absolute_box_layout

from banxin.engine.styles.type_style import chosen

_PROPERTY: Final = "__banxin_place"
_PLACE: Final = "margin"
_WALKED: Final = (boxes.BlockLevelBox,)
_COLUMNS: Final = ("column_width", "column_count")
_COLUMN_STYLE: Final = (
    *(*_COLUMNS, "column_gap", "column_fill"),
    *(f"column_rule_{part}" for part in ("color", "style", "width")),
)


def begin_margin_figures(root: Any) -> bool:
    """Whether a document has a figure that belongs in the margin; to be asked before its first page is made.

    WeasyPrint knows no columns of what leaves the flow: those of such a figure become those of a block in it.
    """
    waiting, found = [root], False
    while waiting:
        box = waiting.pop()
        if _is_asked_for(box):
            found = True
            if any(box.style[name] != "auto" for name in _COLUMNS):
                _hold_columns(box)
        waiting += [child for child in getattr(box, "children", ()) if isinstance(child, _WALKED)]
    return found


def _hold_columns(box: Any) -> None:
    if not box.children or isinstance(box.children[0], boxes.LineBox):
        return
    holder = boxes.BlockBox.anonymous_from(box, box.children)
    outer, holder.style = box.style, holder.style.copy()
    box.style = outer.copy()
    for name in _COLUMN_STYLE:
        holder.style[name] = outer[name]
    for name in _COLUMNS:
        box.style[name] = "auto"
    box.children = [holder]


def settle_margin_figures(context: Any, page: Any) -> None:
    """Move the figures of a page into its margin."""
    placeholders = list(_placeholders(page))
    if not placeholders:
        return
    _mend_broken(context, page, placeholders)
    found = [one._box for one in placeholders]
    for box, top in zip(found, _tops(found, page), strict=True):
        air = box.style["font_size"]
        left = page.content_box_x() - air - box.border_width()
        right = page.content_box_x() + page.width + air
        edge = left if page.page_type.side == "left" else right
        box.translate(dx=edge - box.border_box_x(), dy=top - box.border_box_y())


def _tops(found: list[Any], page: Any) -> list[float]:
    """Where each begins: beside its call, below the one before it, and above the foot of the text."""
    head, foot = page.content_box_y(), page.content_box_y() + page.height
    tops: list[float] = []
    lowest = head
    for box, call in zip(found, _in_order([box.border_box_y() for box in found]), strict=True):
        tops.append(max(call, lowest))
        lowest = tops[-1] + box.border_height() + box.style["font_size"]
    for index in reversed(range(len(found))):
        tops[index] = max(head, min(tops[index], foot - found[index].border_height()))
        foot = tops[index] - found[index].style["font_size"]
    return tops


def _in_order(calls: list[float]) -> list[float]:
    """Heights of calls that never go up: of those that do, in later columns, all have one of them."""
    runs: list[list[float]] = []
    for call in calls:
        runs.append([call])
        while len(runs) > 1 and median_high(runs[-2]) > median_high(runs[-1]):
            runs[-2:] = [runs[-2] + runs[-1]]
    return [median_high(run) for run in runs for _ in run]


def _mend_broken(context: Any, page: Any, placeholders: list[Any]) -> None:
    """Set those whole that the foot of the page has cut: they are moved up."""
    for key, (box, *_) in [*context.broken_out_of_flow.items()]:
        if not isinstance(key, AbsolutePlaceholder) or not _is_asked_for(box):
            continue
        del context.broken_out_of_flow[key]
        for one in placeholders:
            if one._box.element is box.element:
                y = one._box.position_y
                whole, _ = absolute_box_layout(context, box.deepcopy(), page, [], float("-inf"), None)
                whole.translate(dy=y - whole.position_y)
                one.set_laid_out_box(whole)


def _placeholders(box: Any) -> Iterator[Any]:
    """Those of the figures within a box, in the order of the text."""
    for child in getattr(box, "children", ()):
        if isinstance(child, AbsolutePlaceholder):
            if _is_asked_for(child._box):
                yield child
        elif isinstance(child, _WALKED):
            yield from _placeholders(child)


def _is_asked_for(box: Any) -> bool:
    style = box.style
    if _PROPERTY not in getattr(style, "cascaded", ()) or not isinstance(box, boxes.BlockBox):
        return False
    return style["position"] == "absolute" and chosen(style, "banxin_place") == _PLACE
