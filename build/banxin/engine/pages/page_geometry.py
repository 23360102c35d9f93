"""Where everything came to stand: the type area of each page, its lines, and the boxes of its elements."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

_PT_PER_PX: Final = 0.75
BoxOutline = tuple[float, float, float, float]
"""Left, top, width and height in pt, from the upper left corner of the trimmed page."""


@dataclass(frozen=True, slots=True)
class PageGeometry:
    """One page: its type `area`; `lines` by left, baseline and width in pt, in the order of setting.

    `blocks` are the outlines of elements that stand as blocks, borders included.
    """

    area: BoxOutline
    lines: tuple[tuple[float, float, float], ...]
    blocks: tuple[BoxOutline, ...]


def page_geometry(document: Any) -> tuple[PageGeometry, ...]:
    """The geometry of each page of a document that is set."""
    return tuple(_geometry(page._page_box) for page in document.pages)


def _geometry(page: Any) -> PageGeometry:
    found = tuple(_walked(page))
    lines = tuple(
        _pt(
            min((child.position_x for child in box.children), default=box.position_x),
            box.position_y + box.baseline,
            box.width,
        )
        for box in found
        if isinstance(box, boxes.LineBox)
    )
    blocks = tuple(
        _pt(box.border_box_x(), box.border_box_y(), box.border_width(), box.border_height())
        for box in found
        if _is_element(box)
    )
    area = _pt(page.content_box_x(), page.content_box_y(), page.width, page.height)
    return PageGeometry(area, lines, tuple(dict.fromkeys(blocks)))


def _walked(page: Any) -> Iterator[Any]:
    """Every box of the page from the outermost inwards, as far as its lines; furniture in margins too."""
    waiting = list(page.children)[::-1]
    while waiting:
        box = waiting.pop()
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        yield box
        waiting += list(getattr(box, "children", ()))[::-1]


def _is_element(box: Any) -> bool:
    """Whether a box is that of an element that stands as a block."""
    return (
        isinstance(box, boxes.BlockLevelBox)
        and box.element is not None
        and box.element_tag not in ("html", "body")
        and "::" not in box.element_tag
    )


def _pt(*lengths: float) -> Any:
    return tuple(round(length * _PT_PER_PX, 2) for length in lengths)
