"""Pixels as the bytes of a JPEG: the one place that asks Pillow for them."""

from __future__ import annotations

import io

from PIL import Image as Raster


def jpeg_bytes(
    picture: Raster.Image, quality: int, *, subsampling: int = -1, dpi: tuple[int, int] | None = None
) -> bytes:
    """A picture in grey, RGB or CMYK as a JPEG, with tables made for it; `subsampling` as Pillow has it.

    For such tables Pillow 13 has room for a byte a pixel, and raises OSError where noise takes more; it is
    then encoded with the common tables, which need no room.
    """
    for tables in ({"optimize": True}, {}):
        out = io.BytesIO()
        options = tables | ({"dpi": dpi} if dpi else {})
        try:
            picture.save(out, "JPEG", quality=quality, subsampling=subsampling, **options)
        except OSError:
            if not tables:
                raise
        else:
            break
    return out.getvalue()
