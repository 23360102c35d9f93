"""Colours of pictures brought to sRGB, the one space that every reading device shows alike.

Most of them pass over colour profiles: a photograph in Adobe RGB looks dull there, one for a printing press
wrong. A picture whose profile comes to the same as sRGB is left alone.
"""

from __future__ import annotations

import io
from functools import cache
from typing import Any

from PIL import Image as Raster
from PIL import ImageCms

_SAME = 3  # of 255: below what an eye tells apart
_WITH_PROFILE = {"L": "L", "LA": "L", "RGB": "RGB", "RGBA": "RGB", "CMYK": "CMYK"}


def is_srgb(picture: Any) -> bool:
    """Whether the pixels are meant as sRGB, or grey of its tone; its head is enough to tell."""
    if picture.mode == "CMYK":
        return False
    profile = picture.info.get("icc_profile")
    mode = "RGB" if picture.mode == "P" else _WITH_PROFILE.get(picture.mode, "")
    return not profile or not mode or _comes_to_srgb(profile, mode)


def in_srgb(picture: Any) -> Any:
    """A picture in sRGB or in grey of its tone, without a profile; raises what Pillow raises.

    CMYK without a profile, or with one that is broken, is turned by the simple formula.
    """
    if picture.mode == "P":
        picture = picture.convert("RGBA" if "transparency" in picture.info else "RGB")
    profile = picture.info.get("icc_profile")
    if is_srgb(picture) or not profile:
        return picture.convert("RGB") if picture.mode == "CMYK" else picture
    alpha = picture.getchannel("A") if picture.mode in ("LA", "RGBA") else None
    bare = picture.convert(_WITH_PROFILE[picture.mode]) if alpha else picture
    turned = _turned(bare, profile)
    if turned is None:
        return picture.convert("RGB") if picture.mode == "CMYK" else picture
    if bare.mode == "L":
        turned = turned.convert("L")
    if alpha:
        turned.putalpha(alpha)
    turned.info.pop("icc_profile", None)
    return turned


def _turned(picture: Any, profile: bytes) -> Any | None:
    """The picture by its profile in sRGB; None where the profile is broken or for other channels."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(picture, source, _srgb(), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None


@cache
def _srgb() -> Any:
    return ImageCms.createProfile("sRGB")


@cache
def _comes_to_srgb(profile: bytes, mode: str) -> bool:
    """Whether a profile leaves a table of colours as they are, or cannot be used at all."""
    steps = range(0, 256, 51)
    table = [(r, g, b) for r in steps for g in steps for b in steps] if mode == "RGB" else range(0, 256, 5)
    patch = Raster.new(mode, (len(table), 1))
    patch.putdata(table)
    turned = _turned(patch, profile)
    if turned is None:
        return mode != "CMYK"
    before, after = patch.convert("RGB").tobytes(), turned.tobytes()
    return all(abs(one - other) <= _SAME for one, other in zip(before, after, strict=True))
