"""The finished PDF opened again and read page by page."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf

from banxin.preflight.text.pdf.content import Reader, Shelf
from banxin.preflight.text.pdf.painted import Box, Clip, PaintedPage

_STRAIGHT = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def read_pages(data: bytes) -> Iterator[PaintedPage]:
    """The pages of the file `data`, in order, numbered from 1. Raises pikepdf.PdfError on what is no PDF."""
    shelf = Shelf()
    with pikepdf.open(io.BytesIO(data)) as file:
        for number, page in enumerate(file.pages, 1):
            trim = Box(*map(float, page.trimbox))
            reader = Reader(shelf, _STRAIGHT, Clip(Box(*map(float, page.mediabox))))
            contents = page.obj.get("/Contents")
            if contents is not None:
                streams = contents if isinstance(contents, pikepdf.Array) else [contents]
                reader.read(b"\n".join(stream.read_bytes() for stream in streams), page.resources)
            yield PaintedPage(number, trim, tuple(reader.shows), tuple(reader.surfaces))
