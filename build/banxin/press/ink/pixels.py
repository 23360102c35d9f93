"""Pictures in inks: through the profile, within the ink limit, with no more pixels than the screen shows."""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageChops, ImageMath

from banxin.press.ink.transforms import Inks, Transforms

_QUALITY = 93
_TOLERANCE = 1.25  # times the resolution from which pixels are taken away
_FULL = 255
_HEADROOM = 8  # parts of 255 that are left free for what JPEG adds


@dataclass(frozen=True, slots=True)
class Plate:
    """A picture as it goes into the file: its bytes, compressed; size; `channels` 1 (black) or 4 (inks).

    `jpeg` tells how its bytes are compressed: JPEG with the inks inverted as Adobe has it, else deflated.
    """

    data: bytes
    width: int
    height: int
    channels: int
    jpeg: bool


def fitted(picture: Any, shown: tuple[float, float], resolution: int) -> Any:
    """The picture with no more pixels than `resolution` asks for at the inches it is shown at."""
    wanted = [max(1, round(inches * resolution)) for inches in shown]
    scale = max(wanted[0] / picture.width, wanted[1] / picture.height)
    if scale <= 0 or scale * _TOLERANCE >= 1:
        return picture
    size = max(1, round(picture.width * scale)), max(1, round(picture.height * scale))
    return picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def in_inks(picture: Any, transforms: Transforms, limit: float, source: bytes | None = None) -> Any:
    """An RGB or CMYK picture in inks within `limit` (1: solid on one plate); one of greys in black alone.

    Greys stay in mode L: light, not ink.
    """
    if picture.mode == "RGB":
        if is_grey(picture):
            return picture.getchannel("G")
        picture = transforms.picture(picture, source)
    return held(picture, limit) if picture.mode == "CMYK" else picture


def held(picture: Any, limit: float) -> Any:
    """A CMYK picture whose pixels all stay within the limit: colours give way in proportion, black stays."""
    most = int(limit * _FULL)
    if heaviest(picture) <= most:
        return picture
    *colours, black = picture.split()

    def lighter(by: Any) -> Any:
        colour = by["c"] + by["m"] + by["y"]
        room = by["max"](most - by["k"], 0)
        return by["convert"](by["min"](by["one"], by["one"] * room / by["max"](colour, 1)), "L")

    named = dict(zip("cmy", colours, strict=True))
    return Image.merge(
        "CMYK",
        [ImageMath.lambda_eval(lighter, **named, k=black, one=colour) for colour in colours] + [black],
    )


def over_ground(picture: Any, mask: Any | None, alpha: float, ground: Inks) -> Any:
    """A picture in inks on a flat colour: as much of it is seen as `mask` and `alpha` let through."""
    if picture.mode == "L":
        clear = Image.new("L", picture.size, 0)
        picture = Image.merge("CMYK", (clear, clear, clear, ImageChops.invert(picture)))
    seen = mask.resize(picture.size) if mask is not None else Image.new("L", picture.size, _FULL)
    seen = seen.point([round(value * alpha) for value in range(_FULL + 1)])
    below = Image.new("CMYK", picture.size, tuple(round(part * _FULL) for part in ground))
    return Image.composite(picture, below, seen)


def heaviest(picture: Any) -> int:
    """The most ink on one pixel of a CMYK picture, in parts of 255 of one plate."""
    total = ImageMath.lambda_eval(
        lambda by: by["c"] + by["m"] + by["y"] + by["k"], **dict(zip("cmyk", picture.split(), strict=True))
    )
    return int(total.getextrema()[1])


def plate(picture: Any, limit: float, *, photograph: bool) -> Plate:
    """A picture in inks, packed: a photograph as JPEG whose pixels were looked at again, else deflated."""
    if picture.mode == "CMYK" and photograph:
        for headroom in (_HEADROOM, 3 * _HEADROOM):
            made = held(picture, limit - headroom / _FULL)
            out = io.BytesIO()
            made.save(out, "JPEG", quality=_QUALITY, subsampling=0)
            with Image.open(io.BytesIO(out.getvalue())) as again:
                if heaviest(again) <= limit * _FULL + 1:
                    return Plate(out.getvalue(), picture.width, picture.height, 4, True)
    elif picture.mode == "L" and photograph:
        out = io.BytesIO()
        picture.save(out, "JPEG", quality=_QUALITY)
        return Plate(out.getvalue(), picture.width, picture.height, 1, True)
    data = zlib.compress(picture.tobytes(), 6)
    return Plate(data, picture.width, picture.height, len(picture.getbands()), False)


def is_grey(picture: Any) -> bool:
    """Whether all pixels of an RGB picture are greys."""
    red, green, blue = picture.split()
    return _same(red, green) and _same(green, blue)


def _same(one: Any, other: Any) -> bool:
    return ImageChops.difference(one, other).getbbox() is None
