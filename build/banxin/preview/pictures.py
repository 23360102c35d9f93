"""Pictures of pages, drawn when they are asked for.

A story that is drawn over the rest of its page is all that is drawn of it once the rest was, at that width.
"""

from __future__ import annotations

import ctypes
import hashlib
import struct
import threading
import zlib
from collections import OrderedDict
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw

from banxin.preview.seen import SeenEdition

_MOST = 16_000_000  # bytes of pictures that are kept: browsers keep them too
_LARGEST = 6000  # px of the longer side
_RESTS = 4  # pictures of pages without a story that are kept as pixels
_OVER = pypdfium2.raw.FPDF_ANNOT | pypdfium2.raw.FPDF_REVERSE_BYTE_ORDER
_LOCK = threading.Lock()  # the library draws one page at a time


@dataclass(frozen=True, slots=True)
class _Pixels:
    """A picture in RGB: px across and down, bytes from row to row."""

    width: int
    height: int
    stride: int
    data: bytes


class PagePictures:
    """Draws pages of PDF files as PNG and keeps the last ones; `digest` names what a page paints."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, int], bytes] = OrderedDict()
        self._held = 0  # bytes
        self._rests: OrderedDict[tuple[str, int], _Pixels] = OrderedDict()

    def of_page(self, edition: SeenEdition, page: int, width: int) -> bytes:
        """Page `page` (from 1) of an edition, `width` px wide."""
        one = edition.pages[page - 1]
        data, at = (one.data, one.at) if one.data else (edition.data, page - 1)
        return self.png(data, at, width, one.digest, one.over)

    def png(self, data: bytes, page: int, width: int, digest: str, over: bytes = b"") -> bytes:
        """Page `page` (from 0) of `data`, `width` px wide, with the page of `over` drawn over it."""
        key = digest, width
        with _LOCK:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            pixels = self._with(over, data, page, width) if over else _drawn(data, page, width)
            picture = self._kept[key] = _png(pixels)
            self._held += len(picture)
            while self._held > _MOST and len(self._kept) > 1:
                self._held -= len(self._kept.popitem(last=False)[1])
            return picture

    def _with(self, over: bytes, data: bytes, page: int, width: int) -> _Pixels:
        """A page with another one over it, of which the lower one is drawn once."""
        key = f"{page} {hashlib.sha256(data).hexdigest()}", width
        if key not in self._rests:
            self._rests[key] = _drawn(data, page, width)
        self._rests.move_to_end(key)
        while len(self._rests) > _RESTS:
            self._rests.popitem(last=False)
        return _drawn_over(self._rests[key], over)


def _drawn(data: bytes, page: int, width: int) -> _Pixels:
    pdf = pypdfium2.PdfDocument(data)
    try:
        one = pdf[page]
        across, tall = one.get_size()
        scale = min(width / across, _LARGEST / max(across, tall))
        drawn = one.render(scale=scale, rev_byteorder=True)
        return _Pixels(drawn.width, drawn.height, drawn.stride, bytes(drawn.buffer))
    finally:
        pdf.close()


def _drawn_over(below: _Pixels, over: bytes) -> _Pixels:
    """The first page of `over` drawn on pixels, which stay as they are."""
    pdf = pypdfium2.PdfDocument(over)
    try:
        size, raw = (below.width, below.height), pypdfium2.raw
        copied = (ctypes.c_ubyte * len(below.data)).from_buffer_copy(below.data)
        drawn = pypdfium2.PdfBitmap.new_native(
            *size, raw.FPDFBitmap_BGR, rev_byteorder=True, buffer=copied, stride=below.stride
        )
        raw.FPDF_RenderPageBitmap(drawn, pdf[0], 0, 0, *size, 0, _OVER)
        return _Pixels(*size, below.stride, bytes(copied))
    finally:
        pdf.close()


def _png(pixels: _Pixels) -> bytes:
    """Pixels as PNG.

    It is written for speed: filters of rows would take longer than they save of a page.
    """
    row, most = 3 * pixels.width, pixels.height * pixels.stride
    rows = b"".join(b"\0" + pixels.data[at : at + row] for at in range(0, most, pixels.stride))
    header = struct.pack(">IIBBBBB", pixels.width, pixels.height, 8, 2, 0, 0, 0)  # 8 bits, RGB
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
