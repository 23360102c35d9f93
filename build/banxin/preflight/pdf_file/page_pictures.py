"""Pages of a PDF as small pictures, drawn by another program than the one that judges them (pdfium)."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping

import pypdfium2

_WIDTH = 900  # px
_TALLEST = 2400  # px
_COLOURS = 128
_MOST_BYTES = 24 * 2**20
"""Bytes of all pictures together; pages after that have none."""


def page_pictures(data: bytes, pages: Iterable[int]) -> Mapping[int, bytes]:
    """PNG pictures of the pages of those numbers, as far as pdfium can draw them."""
    made: dict[int, bytes] = {}
    room = _MOST_BYTES
    try:
        opened = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return made
    with opened:
        for number in pages:
            if room < 0 or number > len(opened):
                break
            picture = _drawn(opened, number)
            if picture:
                made[number] = picture
                room -= len(picture)
    return made


def _drawn(opened: pypdfium2.PdfDocument, number: int) -> bytes:
    try:
        page = opened[number - 1]
        width, height = page.get_size()
        scale = min(_WIDTH / width, _TALLEST / height)
        bitmap = page.render(scale=scale)
        picture = bitmap.to_pil().convert("RGB")
    except (pypdfium2.PdfiumError, ValueError, ZeroDivisionError, OverflowError):
        return b""
    out = io.BytesIO()
    picture.quantize(_COLOURS, dither=0).save(out, "PNG", optimize=True)
    return out.getvalue()
