"""Pictures as they were set: how large each is printed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.layout.replaced import replacedbox_layout

_PT_PER_PX: Final = 0.75


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture on a page: the address it is named by, the page's index, its size in pt.

    The size is that of the whole picture, also of what is cropped from it; `room` is the width of its box.
    """

    address: str
    page: int
    width: float
    height: float
    room: float


def placed_pictures(document: Any) -> Iterator[PlacedPicture]:
    """Every picture of a document that an element names, page by page."""
    for index, page in enumerate(document.pages):
        for box in _replaced(page._page_box):
            if box.element is None:
                continue
            address = box.element.get("src")
            if not address or box.replacement is None:
                continue
            width, height, *_ = replacedbox_layout(box)
            if width > 0 and height > 0:
                size = (side * _PT_PER_PX for side in (width, height, box.width))
                yield PlacedPicture(address, index, *size)


def _replaced(box: Any) -> Iterator[Any]:
    """The pictures within a box, positioned ones too, in the order of its tree; set text has none."""
    waiting = [box]
    while waiting:
        inner = waiting.pop()
        if isinstance(inner, AbsolutePlaceholder):
            inner = inner._box
        if isinstance(inner, boxes.ReplacedBox):
            yield inner
        elif not isinstance(inner, boxes.TextBox):
            waiting += reversed(inner.children)
