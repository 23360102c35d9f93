"""The finished PDF read page by page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import pikepdf

from banxin.preflight.text.pdf.content import Reader, ResourceCache
from banxin.preflight.text.pdf.painted import Box, Clip, PaintedPage

_STRAIGHT = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class OpenedPage(NamedTuple):
    """A page of an open file, and its content streams in one, unpacked once for all who read them."""

    page: pikepdf.Page
    contents: bytes


def opened_pages(file: pikepdf.Pdf) -> Iterator[OpenedPage]:
    """The pages of an open file, in order. Raises ValueError where contents are missing."""
    for page in file.pages:
        yield OpenedPage(page, contents_of(page))


def read_pages(pages: Iterable[OpenedPage]) -> Iterator[PaintedPage]:
    """What pages paint, in order, numbered from 1."""
    cache = ResourceCache()
    boxes: dict[bytes, Box] = {}
    for number, (page, contents) in enumerate(pages, 1):
        reader = Reader(cache, _STRAIGHT, Clip(_box(page.mediabox, boxes)))
        reader.read(contents, page.resources)
        yield PaintedPage(
            number,
            _box(page.trimbox, boxes),
            tuple(reader.shows),
            tuple(reader.surfaces),
            tuple(reader.drawn),
            frozenset(reader.figures),
        )


def contents_of(page: pikepdf.Page) -> bytes:
    """What draws a page: its content streams in order, empty where it has none.

    Raises ValueError where the file names contents that it does not hold.
    """
    contents = page.obj.get("/Contents")
    if contents is None:
        return b""
    streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    if not all(isinstance(stream, pikepdf.Stream) for stream in streams):
        raise ValueError("contents of a page are missing")
    return b"\n".join(stream.read_bytes() for stream in streams)


def _box(array: Any, known: dict[bytes, Box]) -> Box:
    """A rectangle of the file; most pages have the same ones."""
    written = array.unparse()
    if written not in known:
        left, bottom, right, top = map(float, array)
        known[written] = Box(min(left, right), min(bottom, top), max(left, right), max(bottom, top))
    return known[written]
