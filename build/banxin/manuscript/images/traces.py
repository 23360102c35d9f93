"""Traces of camera, place, time and program cut out of pictures, without touching a pixel.

A photograph of a telephone tells in its EXIF where it was taken, and often again in a second picture behind
the first one (multi-picture format). What decides how pixels look stays: profiles, density, transparency.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from PIL import Image as Raster

# JPEG (ITU-T T.81 B.1.1.3): markers
_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_APPLICATIONS = range(0xE0, 0xF0)
_COMMENT = 0xFE
_KEPT_SEGMENTS = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
_BEHIND_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")

# PNG (third edition, clause 11): chunks that are no picture are all that is not here
_ORIENTATION = 0x0112  # of EXIF
_PNG = b"\x89PNG\r\n\x1a\n"
_KEPT_CHUNKS = frozenset(
    [
        b"IHDR",
        b"PLTE",
        b"IDAT",
        b"IEND",
        b"tRNS",
        b"gAMA",
        b"cHRM",
        b"sRGB",
        b"iCCP",
        b"sBIT",
        b"bKGD",
        b"pHYs",
    ]
)


def without_traces(data: bytes, media_type: str) -> bytes:
    """The file without traces; a file that cannot be followed to its end is given back as it is."""
    if media_type == "image/jpeg":
        return b"".join(_jpeg(data))
    if media_type == "image/png" and data.startswith(_PNG):
        return b"".join(_png(data))
    return data


def is_turned(data: bytes) -> bool:
    """Whether a picture is to be shown in another direction than its pixels lie."""
    try:
        with Raster.open(io.BytesIO(data)) as picture:
            return picture.getexif().get(_ORIENTATION, 1) not in (0, 1)
    except Exception:  # Pillow fails in as many ways as there are forms
        return False


def _jpeg(data: bytes) -> Iterator[bytes]:
    """The segments that stay, scans with what follows them, up to the end of the first picture."""
    yield data[:2]
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:  # a fill byte
            at += 1
            continue
        if marker == _END:
            yield data[at : at + 2]
            return
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == _SCAN:
            found = _BEHIND_SCAN.search(data, end)
            end = found.start() if found else len(data)
        if not _is_trace(marker, data[at + 4 : at + 16]):
            yield data[at:end]
        at = end
    yield data[at:]


def _is_trace(marker: int, content: bytes) -> bool:
    if marker == _COMMENT:
        return True
    return marker in _APPLICATIONS and not (
        marker in _KEPT_SEGMENTS and content.startswith(_KEPT_SEGMENTS[marker])
    )


def _png(data: bytes) -> Iterator[bytes]:
    """The chunks that stay; what stands behind the last one goes."""
    yield data[:8]
    at = 8
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        if data[at + 4 : at + 8] in _KEPT_CHUNKS:
            yield data[at:end]
        if data[at + 4 : at + 8] == b"IEND":
            return
        at = end
    yield data[at:]
