"""What is drawn on a finished page beside its text: rules, tints, frames and pictures, measured by PDFium."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2
import pypdfium2.raw as pdfium

from pages.proofreader import Glyph, marks_of

_HAIR = 3.5  # pt: whatever is thinner is a rule
_PATHS, _IMAGES, _SHADINGS, _FORMS = (
    pdfium.FPDF_PAGEOBJ_PATH,
    pdfium.FPDF_PAGEOBJ_IMAGE,
    pdfium.FPDF_PAGEOBJ_SHADING,
    pdfium.FPDF_PAGEOBJ_FORM,
)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on page `page` in pt from the top left; `kind` is rule, tint, frame or picture."""

    kind: str
    page: int
    left: float
    top: float
    right: float
    foot: float

    @property
    def width(self) -> float:
        """Width."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Height."""
        return self.foot - self.top

    @property
    def upright(self) -> bool:
        """Whether it is higher than wide."""
        return self.height > self.width

    def meets(self, other: Box, by: float = 0.0) -> bool:
        """Whether both share more than `by` pt in both directions; a negative `by` lets them be apart."""
        return (
            self.page == other.page
            and min(self.right, other.right) - max(self.left, other.left) > by
            and min(self.foot, other.foot) - max(self.top, other.top) > by
        )


def bounds(boxes: Sequence[Box], kind: str = "") -> Box:
    """The rectangle round all of `boxes`, which stand on one page."""
    return Box(
        kind or boxes[0].kind,
        boxes[0].page,
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.foot for box in boxes),
    )


def read_drawn(document: pypdfium2.PdfDocument) -> tuple[Box, ...]:
    """All that is drawn, in content order; a picture with its drawing and lettering is one box."""
    return tuple(box for index in range(len(document)) for box in _page(document[index], index))


def with_lettering(glyphs: Sequence[Glyph], drawn: Sequence[Box]) -> tuple[Glyph, ...]:
    """The glyphs; untagged ones inside a picture are its lettering and marked so."""
    pictures = [box for box in drawn if box.kind == "picture"]

    def inside(glyph: Glyph) -> bool:
        return any(
            box.page == glyph.page
            and box.left - 1 < glyph.left
            and glyph.right < box.right + 1
            and box.top - 1 < glyph.top
            and glyph.foot < box.foot + 1
            for box in pictures
        )

    return tuple(
        replace(glyph, picture=True) if not glyph.tagged and inside(glyph) else glyph for glyph in glyphs
    )


def _page(page: pypdfium2.PdfPage, index: int) -> Iterator[Box]:
    height = page.get_height()
    parts: list[Box] = []
    for item in page.get_objects(max_depth=1):
        if "Figure" in marks_of(item.raw):
            parts.append(_box("picture", item, index, height))
            continue
        if parts:
            yield bounds(parts)
            parts = []
        kind = _kind(item)
        if kind:
            yield _box(kind, item, index, height)
    if parts:
        yield bounds(parts)


def _box(kind: str, item: pypdfium2.PdfObject, page: int, height: float) -> Box:
    left, low, right, high = item.get_bounds()
    for window in _windows(item):
        left, low = max(left, window[0]), max(low, window[1])
        right, high = max(left, min(right, window[2])), max(low, min(high, window[3]))
    return Box(kind, page, left, height - high, right, height - low)


def _windows(item: pypdfium2.PdfObject) -> Iterator[tuple[float, float, float, float]]:
    """What each clipping path lets be seen of an object: its left, low, right and high edge."""
    clip = pdfium.FPDFPageObj_GetClipPath(item.raw)
    x, y = ctypes.c_float(), ctypes.c_float()
    for path in range(max(0, pdfium.FPDFClipPath_CountPaths(clip)) if clip else 0):
        xs, ys = [], []
        for number in range(pdfium.FPDFClipPath_CountPathSegments(clip, path)):
            segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, number)
            if pdfium.FPDFPathSegment_GetPoint(segment, x, y):
                xs.append(x.value)
                ys.append(y.value)
        if xs:
            yield min(xs), min(ys), max(xs), max(ys)


def _kind(item: pypdfium2.PdfObject) -> str:
    """Rule, tint, frame or picture; empty for text and for what leaves no ink."""
    if item.type in (_IMAGES, _SHADINGS, _FORMS):
        return "picture"
    if item.type != _PATHS or not _inked(item):
        return ""
    left, low, right, high = item.get_bounds()
    if min(right - left, high - low) < _HAIR:
        # dots of emphasis and bullets are drawn as paths too: a rule is longer than a character
        return "rule" if max(right - left, high - low) > 2 * _HAIR else ""
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item.raw, filled, stroked)
    hollow = stroked.value or filled.value == pdfium.FPDF_FILLMODE_ALTERNATE
    return "frame" if hollow else "tint"


def _inked(item: pypdfium2.PdfObject) -> bool:
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item.raw, filled, stroked)
    red, green, blue, opaque = (ctypes.c_uint() for _ in range(4))
    if filled.value and pdfium.FPDFPageObj_GetFillColor(item.raw, red, green, blue, opaque) and opaque.value:
        return True
    pdfium.FPDFPageObj_GetStrokeColor(item.raw, red, green, blue, opaque)
    return bool(stroked.value and opaque.value)
