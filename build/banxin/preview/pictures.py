"""Pictures of pages, drawn when they are asked for."""

from __future__ import annotations

import io
import threading
from collections import OrderedDict

import pypdfium2

_MOST = 64  # pictures kept
_LARGEST = 6000  # px of the longer side
_LOCK = threading.Lock()  # the library draws one page at a time


class PagePictures:
    """Draws pages of PDF files as PNG and keeps the last ones; `digest` names what a page paints."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, int], bytes] = OrderedDict()

    def png(self, data: bytes, page: int, width: int, digest: str) -> bytes:
        """Page `page` (from 0) of `data`, `width` px wide."""
        key = digest, width
        with _LOCK:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            picture = self._kept[key] = _drawn(data, page, width)
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
            return picture


def _drawn(data: bytes, page: int, width: int) -> bytes:
    pdf = pypdfium2.PdfDocument(data)
    try:
        one = pdf[page]
        across, tall = one.get_size()
        scale = min(width / across, _LARGEST / max(across, tall))
        image = one.render(scale=scale).to_pil()
        out = io.BytesIO()
        image.save(out, "PNG", compress_level=1)
        return out.getvalue()
    finally:
        pdf.close()
