"""Pictures: whether they have the pixels that the size they are printed at needs, and can be read."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.preflight.pdf_file.checks.faults import FileFault
from banxin.preflight.pdf_file.checks.rules import FileRules
from banxin.preflight.pdf_file.reading.marks import PictureMark
from banxin.preflight.pdf_file.reading.pages import MM, ReadPage
from banxin.wording import Message

_SMALL = 5 * MM  # ornaments and swatches
_FLAT = 4  # pixels: a picture of so few is a colour


def picture_faults(page: ReadPage, rules: FileRules) -> Iterator[FileFault]:
    """Pictures with too few or far too many pixels."""
    for mark in page.contents.marks:
        if not isinstance(mark, PictureMark):
            continue
        picture, whole = mark.picture, mark.whole
        if picture.width <= 0 or picture.height <= 0:
            yield FileFault("pdf.broken-picture", Message("A picture has no pixels."), page.spot(mark.box))
            continue
        if (
            min(picture.width, picture.height) < _FLAT
            or max(whole.right - whole.left, whole.top - whole.bottom) < _SMALL
        ):
            continue
        lines = picture.stencil or picture.bits == 1
        least = rules.lowest_line_art if lines else rules.lowest
        found = mark.resolution
        if 0 < found < least * 0.985:
            yield FileFault(
                "pdf.low-resolution",
                Message("A picture is printed with {found:.0f} pixels per inch.", found=found),
                page.spot(mark.box),
                (picture.name, round(found)),
                expected=Message("at least {least:g}", least=least),
                remedy=Message("Make it smaller on the page, or put a larger picture in its place."),
            )
        most = rules.highest * (4 if lines else 1)
        if most and found > most:
            yield FileFault(
                "pdf.high-resolution",
                Message("A picture is printed with {found:.0f} pixels per inch.", found=found),
                page.spot(mark.box),
                (picture.name, round(found)),
                expected=Message("at most {most:g}", most=most),
            )
