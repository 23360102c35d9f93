"""Pictures as a reading device wants them: sRGB, not too large, no traces of the camera."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image as Raster
from PIL import ImageOps

from banxin.manuscript.images.encoding import jpeg_bytes
from banxin.manuscript.images.srgb import in_srgb, is_srgb
from banxin.manuscript.images.traces import without_traces
from banxin.manuscript.publication import PictureBounds
from banxin.world import DISK, World

SUFFIX = {"image/jpeg": ".jpg", "image/png": ".png", "image/svg+xml": ".svg"}
_LARGEST = 1 << 31  # bytes; pictures are bounded where they are read first
_QUALITIES = (86, 80, 74, 68)  # of a JPEG, until it is small enough
_SMALLER, _TRIES = 0.8, 8  # then by this share, so often: a sixth of the side in the end
_ORIENTATION = 0x0112


STANDARD = PictureBounds()
"""The bounds of an edition that says nothing of them."""


def reader_picture(
    file: Path, media_type: str, world: World = DISK, bounds: PictureBounds = STANDARD
) -> bytes:
    """The bytes of a picture for the EPUB; OSError when it cannot be read.

    A picture within `bounds`, upright and in sRGB or grey is taken over with the bytes of its pixels as they
    are, so that nothing hangs on the version of a codec; only traces (EXIF, comments) are cut out.
    """
    data = world.read(file, _LARGEST)
    if media_type == "image/svg+xml":
        return data
    bare = without_traces(data, media_type)
    with Raster.open(io.BytesIO(data)) as picture:
        turned = picture.getexif().get(_ORIENTATION, 1) not in (0, 1)
        large = bounds.scale(*picture.size) < 1 or len(bare) > bounds.kilobytes * 1000
        if turned or large or not is_srgb(picture):
            return _recoded(picture, media_type, bounds)
    return bare


def _recoded(picture: Raster.Image, media_type: str, bounds: PictureBounds) -> bytes:
    """The picture upright, in sRGB and within bounds: the first try that is small enough, else the last."""
    upright = in_srgb(ImageOps.exif_transpose(picture) or picture)
    data = b""
    for data in _tries(upright, media_type, bounds):
        if len(data) <= bounds.kilobytes * 1000:
            break
    return data


def _tries(picture: Any, media_type: str, bounds: PictureBounds) -> Iterator[bytes]:
    scale = bounds.scale(*picture.size)
    for _ in range(_TRIES):
        small = picture
        if scale < 1:
            size = (max(1, int(picture.width * scale)), max(1, int(picture.height * scale)))
            small = picture.resize(size, Raster.Resampling.LANCZOS)
        small.info = {}
        if media_type == "image/png":
            yield _png(small)
        else:
            small = small if small.mode in ("L", "RGB") else small.convert("RGB")
            for quality in _QUALITIES:
                yield jpeg_bytes(small, quality)
        scale *= _SMALLER


def _png(picture: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True)
    return out.getvalue()
