"""Colours through an ICC profile, by littlecms: sRGB and Lab to the inks of a press, and to lightness."""

from __future__ import annotations

import io
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import Any

from PIL import Image, ImageCms

Inks = tuple[float, float, float, float]
"""Cyan, magenta, yellow and black, each from 0 to 1."""

_RELATIVE, _PERCEPTUAL = ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Intent.PERCEPTUAL
_BLACK_POINT = ImageCms.Flags.BLACKPOINTCOMPENSATION
_STEPS = 255


class Transforms:
    """What a profile makes of colours. Flat colours keep their hue exactly (relative colorimetric with black
    point compensation), pictures the relations between theirs (perceptual), as ISO 15930 leaves to the maker.
    """

    def __init__(self, profile: bytes) -> None:
        self._press = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        self._screen = ImageCms.createProfile("sRGB")

    def flat(self, red: float, green: float, blue: float) -> Inks:
        """Inks of an sRGB colour of parts from 0 to 1."""
        return _pixel(self._flat, "RGB", (red * 255, green * 255, blue * 255))

    def lab(self, lightness: float, a: float, b: float) -> Inks:
        """Inks of a CIELAB colour."""
        signed = (max(-127, min(127, round(part))) % 256 for part in (a, b))  # as Pillow packs them
        return _pixel(self._lab, "LAB", (lightness * 2.55, *signed))

    def picture(self, picture: Any, source: bytes | None = None) -> Any:
        """An RGB picture in the inks of the press; `source` is its own profile, else it is sRGB.

        A source profile that cannot be used is passed over.
        """
        if source:
            try:
                own = ImageCms.ImageCmsProfile(io.BytesIO(source))
                return ImageCms.applyTransform(picture, self._built(own, "RGB", _PERCEPTUAL))
            except (ImageCms.PyCMSError, OSError, ValueError):
                pass
        return ImageCms.applyTransform(picture, self._pictures)

    def black_for(self, grey: float) -> float:
        """How much black alone looks like an sRGB grey from 0 (black) to 1 (white): 1 and 0 at the ends.

        Luminance is held, between that of the paper and that of solid black.
        """
        wanted = _luminance(grey)
        ramp = self._ramp
        place = bisect_left(ramp, -wanted, key=lambda luminance: -luminance)
        if place <= 0 or grey >= 1:
            return 0.0
        if place >= len(ramp) or grey <= 0:
            return 1.0
        above, below = ramp[place - 1], ramp[place]
        part = (above - wanted) / (above - below) if above > below else 0.0
        return (place - 1 + part) / _STEPS

    @cached_property
    def _ramp(self) -> Sequence[float]:
        """Luminance of 0 to 255 parts of black, stretched to reach from 1 to 0; it never rises."""
        strip = Image.new("CMYK", (_STEPS + 1, 1))
        strip.putdata([(0, 0, 0, part) for part in range(_STEPS + 1)])
        to_lab = ImageCms.buildTransform(
            self._press, ImageCms.createProfile("LAB"), "CMYK", "LAB", renderingIntent=_RELATIVE
        )
        lightness = [pixel[0] / 2.55 for pixel in _pixels(ImageCms.applyTransform(strip, to_lab))]
        seen = [_of_lightness(one) for one in lightness]
        for place in range(1, len(seen)):
            seen[place] = min(seen[place], seen[place - 1])
        low, high = seen[-1], seen[0]
        span = high - low or 1.0
        return [(one - low) / span for one in seen]

    @cached_property
    def _flat(self) -> Any:
        return self._built(self._screen, "RGB", _RELATIVE, _BLACK_POINT)

    @cached_property
    def _lab(self) -> Any:
        return self._built(ImageCms.createProfile("LAB"), "LAB", _RELATIVE, _BLACK_POINT)

    @cached_property
    def _pictures(self) -> Any:
        return self._built(self._screen, "RGB", _PERCEPTUAL)

    def _built(self, source: Any, mode: str, intent: Any, flags: Any = ImageCms.Flags.NONE) -> Any:
        built: Any = ImageCms.buildTransform(
            source, self._press, mode, "CMYK", renderingIntent=intent, flags=flags
        )
        built.output_profile = _Unnamed()
        return built


@lru_cache(maxsize=4)
def transforms_of(profile: bytes) -> Transforms:
    """The transforms of a profile: what they build is built once for all files of this process."""
    return Transforms(profile)


class _Unnamed:
    """In place of the profile that Pillow attaches to what it transforms: written out anew for each colour,
    it takes longer than the colour."""

    def tobytes(self) -> bytes:
        """Nothing."""
        return b""


def _pixels(picture: Any) -> list[tuple[int, ...]]:
    """The pixels of a picture of several channels."""
    data, depth = picture.tobytes(), len(picture.getbands())
    return [tuple(data[at : at + depth]) for at in range(0, len(data), depth)]


def _pixel(transform: Any, mode: str, parts: Sequence[float]) -> Inks:
    whole = tuple(min(255, max(0, round(part))) for part in parts)
    made = _pixels(ImageCms.applyTransform(Image.frombytes(mode, (1, 1), bytes(whole)), transform))[0]
    cyan, magenta, yellow, black = (part / 255 for part in made)
    return cyan, magenta, yellow, black


def _luminance(grey: float) -> float:
    """Linear light of an sRGB grey (IEC 61966-2-1)."""
    return grey / 12.92 if grey <= 0.04045 else float(((grey + 0.055) / 1.055) ** 2.4)


def _of_lightness(lightness: float) -> float:
    """Luminance of CIE lightness."""
    part = (lightness + 16) / 116
    return float(part**3) if part > 6 / 29 else lightness / 903.3
