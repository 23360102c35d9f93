"""What a PNG without a profile says of its colours: gamma and chromaticities (PNG 3, 11.3.2).

Cameras and scanners write such files, and screenshots of older systems. The engine, browsers of books and
presses take the numbers for sRGB all the same.
"""

from __future__ import annotations

from typing import Any

from banxin.manuscript.images.matrix_profiles import BT_709, D65, matrix_profile

_SRGB_GAMMA, _LEAST, _MOST = 1 / 2.2, 0.1, 4.0
_SAME = 0.005
"""Gamma and chromaticities that differ by less come to the same."""
_SRGB_PLACES = (*D65, *(part for one in BT_709 for part in one))
_MODES = ("RGB", "RGBA", "P")


def png_profile(picture: Any) -> bytes:
    """The profile of a picture in RGB that says it so; empty for sRGB, and where it says nothing or nonsense.

    A profile in the file goes before that, and the mark of sRGB before both.
    """
    info = picture.info
    if picture.format != "PNG" or picture.mode not in _MODES or "icc_profile" in info or "srgb" in info:
        return b""
    gamma = float(info.get("gamma") or _SRGB_GAMMA)
    places = tuple(float(part) for part in info.get("chromaticity") or _SRGB_PLACES)
    if not _LEAST <= gamma <= _MOST or len(places) != len(_SRGB_PLACES) or min(places[1::2]) <= 0:
        return b""
    told = (gamma, *places)
    if all(abs(one - other) < _SAME for one, other in zip(told, (_SRGB_GAMMA, *_SRGB_PLACES), strict=True)):
        return b""
    white, *primaries = zip(places[::2], places[1::2], strict=True)
    try:
        return matrix_profile("of a PNG", tuple(primaries), white, (1 / gamma,))
    except (ZeroDivisionError, OverflowError):
        return b""
