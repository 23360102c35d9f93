"""Pictures of pages, drawn when they are asked for."""

from __future__ import annotations

import struct
import threading
import zlib
from collections import OrderedDict

import pypdfium2

_MOST = 48_000_000  # bytes of pictures that are kept
_LARGEST = 6000  # px of the longer side
_LOCK = threading.Lock()  # the library draws one page at a time


class PagePictures:
    """Draws pages of PDF files as PNG and keeps the last ones; `digest` names what a page paints."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, int], bytes] = OrderedDict()
        self._held = 0  # bytes

    def png(self, data: bytes, page: int, width: int, digest: str) -> bytes:
        """Page `page` (from 0) of `data`, `width` px wide."""
        key = digest, width
        with _LOCK:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            picture = self._kept[key] = _drawn(data, page, width)
            self._held += len(picture)
            while self._held > _MOST and len(self._kept) > 1:
                self._held -= len(self._kept.popitem(last=False)[1])
            return picture


def _drawn(data: bytes, page: int, width: int) -> bytes:
    pdf = pypdfium2.PdfDocument(data)
    try:
        one = pdf[page]
        across, tall = one.get_size()
        scale = min(width / across, _LARGEST / max(across, tall))
        drawn = one.render(scale=scale, rev_byteorder=True)
        return _png(drawn.width, drawn.height, drawn.stride, bytes(drawn.buffer))
    finally:
        pdf.close()


def _png(width: int, height: int, stride: int, pixels: bytes) -> bytes:
    """Pixels in RGB, of which a row has `stride` bytes, as PNG.

    It is written for speed: filters of rows would take longer than they save of a page.
    """
    row = 3 * width
    rows = b"".join(b"\0" + pixels[at : at + row] for at in range(0, height * stride, stride))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)  # 8 bits, RGB
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
