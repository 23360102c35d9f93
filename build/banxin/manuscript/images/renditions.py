"""Pictures as print and EPUB take them: JPEG and PNG, upright, still, eight bits a channel.

The PDF engine takes JPEG and PNG. Of the latter it prints those with 16 bits of grey as rubbish, and turns
those of one bit into RGB, which a press prints in four inks. E-book readers know less than browsers. So
what is not plain is made plain once, for both editions, and they show the same.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from PIL import Image as Raster
from PIL import ImageCms, ImageMath, ImageOps

from banxin.manuscript.images.kinds import JPEG, PNG, WEBP, PictureKind
from banxin.manuscript.images.png_colours import png_profile
from banxin.manuscript.images.srgb import in_srgb, is_srgb
from banxin.wording import Message

QUALITY = 95
"""Of a JPEG made for print; colours are not thinned out (4:4:4)."""
_FEW_COLOURS = 1 << 14  # a drawing or a screenshot has fewer; a photograph of any size has more
_PLAIN = frozenset({"L", "LA", "RGB", "RGBA", "P", "CMYK"})
_SIXTEEN = frozenset({"I;16", "I;16B", "I;16L", "I;16N"})
_TO_RGB = {"YCbCr": "RGB", "HSV": "RGB", "RGBX": "RGB", "PA": "RGBA", "RGBa": "RGBA", "La": "LA"}
_GREYS = _SIXTEEN | {"1", "L", "LA", "La", "I"}
_ORIENTATION = 0x0112


class UnprintableError(ValueError):
    """Pixels that have no plain form; the text says why."""


@dataclass(frozen=True, slots=True)
class Rendition:
    """A picture in a plain form: its media type and bytes."""

    media_type: str
    data: bytes


def is_plain(picture: Any, kind: PictureKind, data: bytes) -> bool:
    """Whether a picture is taken as it is; its head is enough to tell."""
    if kind not in (JPEG, PNG) or picture.mode not in _PLAIN or getattr(picture, "n_frames", 1) > 1:
        return False
    if kind is PNG:
        if data[24] == 16 or data[24:26] == b"\1\0":  # bits, colour type (PNG 3, 11.2.1)
            return False
        if png_profile(picture) or not is_srgb(picture):  # which the engine does not read
            return False
    return int(picture.getexif().get(_ORIENTATION, 1)) in (0, 1)


def rendition(picture: Any, kind: PictureKind, data: bytes) -> Rendition:
    """The first frame of a picture in plain form; CMYK stays.

    Photographs become JPEG with the colour profile that they have; drawings and what has transparency PNG in
    sRGB, since nobody reads what a PNG says of its colours. Raises UnprintableError for pixels
    that have no plain form, and whatever Pillow raises for damaged ones.
    """
    profile = picture.info.get("icc_profile") or png_profile(picture)
    upright = ImageOps.exif_transpose(picture)
    made = _plain(upright)
    if upright.mode == "LAB" or (made.mode in ("L", "LA")) != (upright.mode in _GREYS):
        profile = None  # it described other channels
    if made.mode == "CMYK" or (made.mode in ("L", "RGB") and _is_photograph(made, kind, data)):
        return Rendition("image/jpeg", _written(made, "JPEG", profile, quality=QUALITY, subsampling=0))
    if profile:
        made.info["icc_profile"] = profile
        made = in_srgb(made)
    return Rendition("image/png", _written(made, "PNG", None))


def _written(picture: Any, form: str, profile: bytes | None, **options: Any) -> bytes:
    out = io.BytesIO()
    picture.info = {}  # no traces of camera, place or date
    picture.save(out, form, icc_profile=profile, **options)
    return out.getvalue()


def _is_photograph(picture: Any, kind: PictureKind, data: bytes) -> bool:
    """Whether a picture is a photograph: its kind throws detail away, or it has many colours."""
    if kind.lossy:
        return kind is not WEBP or _is_lossy_webp(data)
    return kind is not PNG and picture.mode == "RGB" and picture.getcolors(_FEW_COLOURS) is None


def _is_lossy_webp(data: bytes) -> bool:
    """Whether a WebP file holds lossy pixels, by the names of its chunks (RFC 9649)."""
    at = 12
    while at + 8 <= len(data):
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if name in (b"VP8 ", b"VP8L"):
            return name == b"VP8 "
        at += 24 if name == b"ANMF" else 8 + size + size % 2  # frames of an animation hold chunks
    return False


def _plain(picture: Any) -> Any:
    """The picture in a mode that JPEG or PNG has, without an alpha channel that hides nothing."""
    mode = picture.mode
    if mode in _SIXTEEN or (mode == "I" and picture.format == "PNG"):
        return _of_sixteen_bits(picture)
    if mode in ("I", "F"):
        raise UnprintableError(
            Message(
                "it has 32 bits a channel ({value})",
                value=Message("real numbers") if mode == "F" else Message("integers"),
            )
        )
    if mode == "LAB":
        return _from_lab(picture)
    if mode == "1":
        return picture.convert("L")
    if mode == "P":
        picture = picture.convert("RGBA" if "transparency" in picture.info else "RGB")
    elif mode in _TO_RGB:
        picture = picture.convert(_TO_RGB[mode])
    elif "transparency" in picture.info and mode in ("L", "RGB"):
        picture = picture.convert(f"{mode}A")
    if picture.mode not in ("L", "LA", "RGB", "RGBA", "CMYK"):
        raise UnprintableError(Message("its pixels are of a kind that is not known ({mode})", mode=mode))
    if picture.mode in ("LA", "RGBA") and picture.getchannel("A").getextrema() == (255, 255):
        picture = picture.convert(picture.mode[:-1])
    return picture


def _of_sixteen_bits(picture: Any) -> Any:
    """Grey of 16 bits in 8; a grey that stands for nothing becomes transparent."""
    wide = picture.convert("I")
    clear = picture.info.get("transparency")
    grey = ImageMath.lambda_eval(lambda by: by["convert"]((by["wide"] + 128) / 257, "L"), wide=wide)
    if not isinstance(clear, int):
        return grey
    alpha = ImageMath.lambda_eval(lambda by: by["convert"]((by["wide"] != clear) * 255, "L"), wide=wide)
    return Raster.merge("LA", (grey, alpha))


def _from_lab(picture: Any) -> Any:
    transform = ImageCms.buildTransform(
        ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB"), "LAB", "RGB"
    )
    return ImageCms.applyTransform(picture, transform)
