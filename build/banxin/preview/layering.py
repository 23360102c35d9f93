"""A page put together from the rest of it and a story, and held against the page that was set whole."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2

_WIDTH = 1200  # px at which pages are held against each other


def layered(rest: bytes, story: bytes) -> bytes:
    """A PDF of one page: that of `rest`, and that of `story` over it."""
    with pikepdf.open(io.BytesIO(rest)) as below, pikepdf.open(io.BytesIO(story)) as above:
        page = below.pages[0]
        page.add_overlay(above.pages[0], pikepdf.Rectangle(page.trimbox))
        out = io.BytesIO()
        below.save(out, compress_streams=False, object_stream_mode=pikepdf.ObjectStreamMode.preserve)
        return out.getvalue()


def look_alike(one: bytes, other: bytes, at: int) -> bool:
    """Whether the only page of `one` looks to the pixel as page `at` (from 0) of `other`."""
    return _pixels(one, 0) == _pixels(other, at)


def _pixels(data: bytes, at: int) -> tuple[tuple[int, int], bytes]:
    pdf = pypdfium2.PdfDocument(data)
    try:
        page = pdf[at]
        drawn = page.render(scale=_WIDTH / page.get_width())
        return (drawn.width, drawn.height), bytes(drawn.buffer)
    finally:
        pdf.close()
