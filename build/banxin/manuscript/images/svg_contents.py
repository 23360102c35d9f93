"""The raster pictures that an SVG holds as data addresses.

The PDF engine takes a picture inside for granted: one that it cannot read it leaves out without a word.
So each is read as a picture of its own would be, and written anew in a plain form where it is not plain;
traces of camera and place are cut out.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

from lxml import etree

from banxin.findings import Finding, Place, finding
from banxin.manuscript.images.cache import PictureCache
from banxin.manuscript.images.kinds import SVG, PictureKind, kind_of
from banxin.manuscript.images.rasters import PIXEL_LIMIT, read_raster
from banxin.manuscript.images.traces import without_traces
from banxin.wording import Message

_SVG = "{http://www.w3.org/2000/svg}"
_HREFS = ("{http://www.w3.org/1999/xlink}href", "href")
_DATA = re.compile(r"data:([^,]*?)(;\s*base64)?\s*,(.*)", re.IGNORECASE | re.DOTALL)
_SPACES = re.compile(rb"\s+")


@dataclass(frozen=True, slots=True)
class Embedded:
    """Pictures inside an SVG, as read: what is wrong with them, and whether the tree was changed."""

    findings: tuple[Finding, ...] = ()
    changed: bool = False


def plain_pictures(
    root: etree._Element, name: str, place_of: Callable[[int], Place], cache: PictureCache
) -> Embedded:
    """Read every raster picture in the tree, and put its plain form where it is not plain.

    `place_of` gives the place of a line in the SVG. All pictures together have no more pixels than one may.
    """
    findings: list[Finding] = []
    changed, pixels = False, 0
    for element in root.iter(f"{_SVG}image"):
        key = next((key for key in _HREFS if (element.get(key) or "").strip()), None)
        address = (element.get(key) or "").strip() if key else ""
        if key is None or address.startswith("#"):
            continue
        place = place_of(element.sourceline or 1)
        data, kind = _decoded(address)
        if data is None or kind is None:
            findings.append(_unknown(name, place))
            continue
        image, faults = read_raster(data, Message("A picture inside {name}", name=name), kind, place, cache)
        findings += faults
        if image is None:
            continue
        pixels += image.width * image.height
        if pixels > PIXEL_LIMIT:
            findings.append(_too_many(name, place))
            break
        plain = without_traces(cache.path(image.file).read_bytes() if image.file else data, image.media_type)
        written = f"data:{image.media_type};base64,{base64.b64encode(plain).decode()}"
        if plain != data or not address.startswith(f"data:{image.media_type};base64,"):
            element.set(key, written)
            changed = True
    return Embedded(tuple(findings), changed)


def _decoded(address: str) -> tuple[bytes | None, PictureKind | None]:
    """The bytes of a data address and their kind (RFC 2397); None for what is neither."""
    parts = _DATA.fullmatch(address)
    if parts is None:
        return None, None
    data = unquote_to_bytes(parts[3])
    if parts[2]:
        try:
            data = base64.b64decode(_SPACES.sub(b"", data) + b"==")
        except binascii.Error:
            return None, None
    kind = kind_of(data)
    return data, kind if kind is not None and kind.endings and kind is not SVG else None


def _unknown(name: str, place: Place) -> Finding:
    return finding(
        "image.unreadable",
        Message("A picture inside {name} is damaged or of a kind that is not known.", name=name),
        place,
        expected=Message("JPEG or PNG as a data address"),
        remedy=Message("Place the picture in the drawing again, and export it as plain SVG."),
    )


def _too_many(name: str, place: Place) -> Finding:
    return finding(
        "image.too-large",
        Message("The pictures inside {name} have too many pixels.", name=name),
        place,
        expected=Message("at most {pixel_limit} million pixels in all", pixel_limit=PIXEL_LIMIT // 10**6),
        remedy=Message("Scale them down: 300 pixels per inch of their printed width are enough."),
    )
