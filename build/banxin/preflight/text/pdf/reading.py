"""The finished PDF opened again and read page by page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf

from banxin.preflight.text.pdf.content import Reader, Shelf
from banxin.preflight.text.pdf.painted import Box, Clip, PaintedPage

_STRAIGHT = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def read_pages(data: bytes) -> Iterator[PaintedPage]:
    """The pages of the file `data`, in order, numbered from 1. Raises pikepdf.PdfError on what is no PDF."""
    shelf = Shelf()
    boxes: dict[bytes, Box] = {}
    with pikepdf.open(io.BytesIO(data)) as file:
        for number, page in enumerate(file.pages, 1):
            reader = Reader(shelf, _STRAIGHT, Clip(_box(page.mediabox, boxes)))
            contents = page.obj.get("/Contents")
            if contents is not None:
                streams = contents if isinstance(contents, pikepdf.Array) else [contents]
                reader.read(b"\n".join(stream.read_bytes() for stream in streams), page.resources)
            yield PaintedPage(number, _box(page.trimbox, boxes), tuple(reader.shows), tuple(reader.surfaces))


def _box(array: Any, known: dict[bytes, Box]) -> Box:
    """A rectangle of the file; most pages have the same ones."""
    written = array.unparse()
    if written not in known:
        left, bottom, right, top = map(float, array)
        known[written] = Box(min(left, right), min(bottom, top), max(left, right), max(bottom, top))
    return known[written]
