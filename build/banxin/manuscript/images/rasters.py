"""Raster pictures: bounded, proven to be whole, and made plain where print and EPUB need it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PIL import Image as Raster
from PIL import ImageFile

from banxin.findings import Finding, Place, finding
from banxin.manuscript.images.cache import CacheError, PictureCache
from banxin.manuscript.images.kinds import AVIF, AVIF_REMEDY, HEIC, HEIC_REMEDY, PictureKind, opener
from banxin.manuscript.images.renditions import UnprintableError, is_plain, rendition
from banxin.manuscript.publication import Image
from banxin.wording import Message

PIXEL_LIMIT = 64 * 10**6
"""Pixels of one picture: an A2 page at 400 dpi."""
_EXPORT_AGAIN = Message("Export or copy the picture again.")


def read_raster(
    data: bytes, name: str, kind: PictureKind, place: Place, cache: PictureCache
) -> tuple[Image | None, tuple[Finding, ...]]:
    """The picture, what is printed of it, and what is to be said of it."""
    open_it = opener(kind)
    if open_it is None:
        return None, (_not_installed(name, kind, place),)
    try:
        with whole_files_only(), open_it(io.BytesIO(data)) as picture:
            width, height = picture.size
            if width * height > PIXEL_LIMIT:
                return None, (_too_many_pixels(name, width, height, place),)
            frames = int(getattr(picture, "n_frames", 1))
            image = _read(picture, data, name, kind, cache)
    except UnprintableError as error:
        message, remedy = (
            Message("{name}: {error}.", name=name, error=error),
            Message("Export it again with 8 or 16 bits a channel."),
        )
        return None, (
            finding("image.kind", message, place, expected=Message("grey, RGB or CMYK"), remedy=remedy),
        )
    except CacheError as error:
        message = Message(
            "{name} is {name_2}, and what is printed of it cannot be kept: {error}.",
            name=name,
            name_2=kind.name,
            error=error,
        )
        remedy = Message("Make .banxin in the publication writable, or export the picture as JPEG or PNG.")
        return None, (finding("image.unreadable", message, place, remedy=remedy),)
    except Exception as error:  # Pillow raises many kinds for damaged files, SyntaxError among them
        reason = str(error).split("\n", maxsplit=1)[0].rstrip(".") or type(error).__name__
        message = Message("{name} is damaged: {reason}.", name=name, reason=reason)
        return None, (finding("image.unreadable", message, place, remedy=_EXPORT_AGAIN),)
    if frames > 1:
        return image, (_only_the_first(name, frames, place),)
    return image, ()


def _read(picture: Any, data: bytes, name: str, kind: PictureKind, cache: PictureCache) -> Image:
    """The picture as it is, if that is plain and whole, or its rendition."""
    if is_plain(picture, kind, data):
        picture.load()
        width, height = picture.size
        return Image(name, kind.media_type, width, height, _colour(picture.mode))
    file = cache.kept(data, lambda: rendition(picture, kind, data))
    with Raster.open(cache.path(file), formats=("JPEG", "PNG")) as made:
        media_type = f"image/{str(made.format).lower()}"
        width, height = made.size
        return Image(name, media_type, width, height, _colour(made.mode), file=file)


@contextmanager
def whole_files_only() -> Iterator[None]:
    """WeasyPrint tells Pillow to accept files that end early, for the whole process; not here."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _colour(mode: str) -> str:
    if mode in ("L", "LA"):
        return "gray"
    return "cmyk" if mode == "CMYK" else "rgb"


def _not_installed(name: str, kind: PictureKind, place: Place) -> Finding:
    remedy = {HEIC: HEIC_REMEDY, AVIF: AVIF_REMEDY}.get(kind, "Export it as JPEG or PNG.")
    message = Message("{name} is {name_2}, which this installation cannot read.", name=name, name_2=kind.name)
    return finding("image.kind", message, place, expected=Message("JPEG, PNG or SVG"), remedy=remedy)


def _only_the_first(name: str, frames: int, place: Place) -> Finding:
    return finding(
        "image.animated",
        Message(
            "{name} holds {frames} pictures; only the first is printed and goes into the EPUB.",
            name=name,
            frames=frames,
        ),
        place,
        remedy=Message("Export the picture that is meant on its own."),
    )


def _too_many_pixels(name: str, width: int, height: int, place: Place) -> Finding:
    return finding(
        "image.too-large",
        Message("{name} has {width} × {height} pixels.", name=name, width=width, height=height),
        place,
        expected=Message("at most {pixel_limit} million pixels", pixel_limit=PIXEL_LIMIT // 10**6),
        remedy=Message("Scale it down: 300 pixels per inch of its printed width are enough."),
    )
