"""The colours of a screen, sRGB (IEC 61966-2-1), as what the colours of a file are meant for."""

from __future__ import annotations

from functools import cache

import pikepdf
from pikepdf import Dictionary, Name, String

from banxin.world import DISK
from banxin.world.shipped import shipped

_NAME, _REGISTRY = "sRGB IEC61966-2.1", "http://www.color.org"
_LARGEST = 64 * 1024


@cache
def srgb_profile() -> bytes:
    """The ICC profile of sRGB that Banxin brings along (`colour/README.md`)."""
    return DISK.read(shipped("colour") / "srgb.icc", _LARGEST)


def screen_intent(file: pikepdf.Pdf) -> Dictionary:
    """The output intent of a file for an archive: that of all without a profile (ISO 19005-2, 6.2.3)."""
    return Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String(_NAME),
        Info=String(_NAME),
        RegistryName=String(_REGISTRY),
        DestOutputProfile=file.make_stream(srgb_profile(), N=3, Alternate=Name.DeviceRGB),
    )
