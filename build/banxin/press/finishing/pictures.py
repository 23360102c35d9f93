"""Pictures of a file, each once: in inks, capped, within the ink limit."""

from __future__ import annotations

import io
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Name
from PIL import Image, ImageChops, UnidentifiedImageError

from banxin.press.finishing.operations import Placing
from banxin.press.ink.pixels import Plate, fitted, heaviest, in_inks, is_grey, over_ground, plate
from banxin.press.ink.transforms import Inks, Transforms

_INCH = 72.0
ShownSizes = Mapping[object, tuple[float, float]]
"""Inches that a picture is shown at where it is largest, by the number of its object."""


@dataclass(frozen=True, slots=True)
class PictureRules:
    """What pictures have to be: in inks through `transforms`, within `limit` (1 is solid on one plate)."""

    transforms: Transforms
    limit: float
    resolution: int


def shown_sizes(places: Iterable[tuple[Any, Placing]]) -> dict[object, tuple[float, float]]:
    """How large pictures are shown where they are largest."""
    sizes: dict[object, tuple[float, float]] = {}
    for picture, (a, b, c, d, _, _) in places:
        size = math.hypot(a, b) / _INCH, math.hypot(c, d) / _INCH
        before = sizes.get(picture.objgen, (0.0, 0.0))
        sizes[picture.objgen] = max(before, size)
    return sizes


def flatten_picture(stream: Any, rules: PictureRules, alpha: float, ground: Inks) -> None:
    """Have a picture in inks that shines through on a flat colour; what it is mixed with is in its pixels."""
    opened = pixels_of(stream)
    if opened is None:
        return
    picture = in_inks(opened[0], rules.transforms, rules.limit, opened[1])
    mask = pixels_of(stream.SMask) if "/SMask" in stream else None
    made = over_ground(picture, mask[0] if mask else None, alpha, ground)
    _put(stream, plate(made, rules.limit, photograph=False))
    if "/SMask" in stream:
        del stream["/SMask"]


def ink_picture(stream: Any, rules: PictureRules, shown: tuple[float, float] | None) -> None:
    """Have a picture in inks; masks and what is no picture of pixels stay."""
    if bool(stream.get("/ImageMask", False)) or int(stream.get("/BitsPerComponent", 8)) != 8:
        return
    opened = pixels_of(stream)
    if opened is None:
        return
    picture, source = opened
    photograph = stream.get("/Filter") == Name.DCTDecode
    was = picture
    if shown is not None:
        picture = fitted(picture, shown, rules.resolution)
    picture = in_inks(picture, rules.transforms, rules.limit, source)
    if picture is was:
        return
    _put(stream, plate(picture, rules.limit, photograph=photograph))
    mask = stream.get("/SMask")
    if mask is not None and shown is not None:
        _fit_mask(mask, rules, shown)


def pixels_of(stream: Any) -> tuple[Any, bytes | None] | None:
    """The pixels of a picture with the profile that they bring along; None where they cannot be read."""
    if stream.get("/Filter") == Name.DCTDecode:
        try:
            picture: Any = Image.open(io.BytesIO(stream.read_raw_bytes()))
            picture.load()
        except (OSError, UnidentifiedImageError, ValueError):
            return None
        profile = picture.info.get("icc_profile") if picture.mode == "RGB" else None
        picture.info = {}
        if picture.mode == "CMYK" and "/Decode" not in stream:
            picture = ImageChops.invert(picture)  # Pillow takes every JPEG of inks for one of Adobe's
        return (picture, profile) if picture.mode in ("RGB", "L", "CMYK") else None
    modes = {"/DeviceRGB": "RGB", "/DeviceGray": "L", "/DeviceCMYK": "CMYK"}
    space = stream.get("/ColorSpace")
    mode = modes.get(str(space)) if isinstance(space, pikepdf.Name) else None
    size = int(stream.Width), int(stream.Height)
    if mode is None:
        return None
    try:
        return Image.frombytes(mode, size, stream.read_bytes()), None
    except (ValueError, pikepdf.PdfError):
        return None


def _put(stream: Any, made: Plate) -> None:
    if made.jpeg:
        stream.write(made.data, filter=Name.DCTDecode)
    else:
        stream.write(made.data, filter=Name.FlateDecode)
    if "/Decode" in stream:
        del stream["/Decode"]
    stream.Width, stream.Height, stream.BitsPerComponent = made.width, made.height, 8
    stream.ColorSpace = Name.DeviceCMYK if made.channels == 4 else Name.DeviceGray
    if made.jpeg and made.channels == 4:
        stream.Decode = pikepdf.Array([1, 0] * 4)


def _fit_mask(mask: Any, rules: PictureRules, shown: tuple[float, float]) -> None:
    opened = pixels_of(mask)
    if opened is None or opened[0].mode != "L":
        return
    picture = fitted(opened[0], shown, rules.resolution)
    if picture is not opened[0]:
        _put(mask, plate(picture, 1, photograph=False))


def is_rgb(stream: Any) -> bool:
    """Whether a picture has colours of light; greys are black ink."""
    opened = pixels_of(stream)
    return opened is not None and opened[0].mode == "RGB" and not is_grey(opened[0])


def heaviest_ink(stream: Any) -> int:
    """The most ink on one pixel of a picture that was given in inks, in percent; 0 for others."""
    if stream.get("/ColorSpace") != Name.DeviceCMYK:
        return 0
    opened = pixels_of(stream)
    return 0 if opened is None else round(heaviest(opened[0]) / 2.55)
