"""The colours of a screen: sRGB (IEC 61966-2-1), in which the engine draws."""

from __future__ import annotations

from functools import cache

from banxin.world import DISK
from banxin.world.shipped import shipped

SRGB_NAME = "sRGB IEC61966-2.1"
"""What the register of profiles calls it."""
_LARGEST = 64 * 1024


@cache
def srgb_profile() -> bytes:
    """The ICC profile of sRGB that Banxin brings along (`colour/README.md`)."""
    return DISK.read(shipped("colour") / "srgb.icc", _LARGEST)
