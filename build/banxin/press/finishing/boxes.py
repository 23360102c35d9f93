"""Page boxes (ISO 32000-1, 14.11.2): the trimmed page, its bleed, and room for marks around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array

from banxin.press.finishing.operations import Bounds, bounds_of
from banxin.press.imposition.settings import PT_PER_MM

SLUG = 12 * PT_PER_MM
"""Room for marks outside the bleed, in pt."""


@dataclass(frozen=True, slots=True)
class PageBoxes:
    """Boxes of a page in pt: what is left once cut, with its bleed, with the marks."""

    trim: Bounds
    bleed: Bounds
    media: Bounds

    @property
    def bleeds(self) -> bool:
        """Whether anything is cut off."""
        return self.bleed != self.trim


def boxes_of(page: Any) -> PageBoxes:
    """The boxes of a page as the engine wrote them; its MediaBox ends with the bleed."""
    return PageBoxes(
        bounds_of(page.trimbox), bounds_of(page.obj.get("/BleedBox", page.mediabox)), bounds_of(page.mediabox)
    )


def with_slug(boxes: PageBoxes) -> PageBoxes:
    """Boxes with room for marks."""
    left, bottom, right, top = boxes.bleed
    return PageBoxes(boxes.trim, boxes.bleed, (left - SLUG, bottom - SLUG, right + SLUG, top + SLUG))


def set_boxes(page: Any, boxes: PageBoxes) -> None:
    """Write the boxes of a page: MediaBox holds BleedBox, BleedBox holds TrimBox."""
    page.obj.MediaBox = _array(boxes.media)
    page.obj.BleedBox = _array(boxes.bleed)
    page.obj.TrimBox = _array(boxes.trim)
    for name in ("/ArtBox", "/CropBox"):
        if name in page.obj:
            del page.obj[name]


def trim(page: Any) -> None:
    """Leave off the bleed: the page as it is once cut."""
    boxes = boxes_of(page)
    if boxes.bleeds:
        set_boxes(page, PageBoxes(boxes.trim, boxes.trim, boxes.trim))


def _array(box: Bounds) -> Any:
    return Array([pikepdf.Object.parse(f"{edge:.4f}".encode()) for edge in box])
