"""What stylesheets of a layout name is looked into: pictures that can be drawn, faces that can be opened.

A layout can be anybody's. A drawing that runs or fetches something is refused as one of a manuscript is.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from fontTools.ttLib import TTFont, TTLibError
from PIL import Image, UnidentifiedImageError

from banxin.findings import Finding, Place, finding
from banxin.manuscript.images.svg import read_svg
from banxin.wording import Message
from banxin.world import World

_LARGEST = 16 * 1024 * 1024
_FACES = (".ttf", ".otf", ".woff", ".woff2", ".ttc", ".otc")
_PIXELS = 100_000_000


def fault_of_content(file: Path, name: str, place: Place, world: World) -> Iterator[Finding]:
    """What is wrong with a picture or face that a sheet names as `name` at `place`; those of an SVG are at
    its lines.
    """
    try:
        data = world.read(file, _LARGEST + 1)
    except OSError:
        return  # told where sheets are opened
    if len(data) > _LARGEST:
        yield _fault(place, name, Message("at most {limit} MB", limit=_LARGEST // 1024 // 1024))
    elif file.suffix.lower() in _FACES:
        if not _is_face(data):
            yield _fault(place, name, Message("a face: TTF, OTF, WOFF or WOFF2"))
    elif file.suffix.lower() == ".svg" or data.lstrip()[:5] in (b"<?xml", b"<svg "):
        yield from read_svg(data, name, place)[1]
    elif not _is_picture(data):
        yield _fault(place, name, Message("a picture: PNG, JPEG, GIF, WebP or SVG"))


def _fault(place: Place, name: str, expected: str) -> Finding:
    return finding(
        "layout.stylesheet", Message("The file `{name}` cannot be used.", name=name), place, expected=expected
    )


def _is_face(data: bytes) -> bool:
    try:
        with TTFont(io.BytesIO(data), lazy=True, fontNumber=0) as font:
            return "cmap" in font
    except (TTLibError, OSError, ValueError, KeyError, ImportError, AssertionError, EOFError):
        return False


def _is_picture(data: bytes) -> bool:
    try:
        with Image.open(io.BytesIO(data)) as picture:
            return picture.width * picture.height <= _PIXELS
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        return False
