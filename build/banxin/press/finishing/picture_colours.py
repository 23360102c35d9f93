"""Pictures whose colours a PDF itself explains: those of RGB that bring a profile, and those of ink."""

from __future__ import annotations

import hashlib
import io
from typing import Any

import pikepdf
from pikepdf import Array, Name
from PIL import Image, ImageCms, UnidentifiedImageError

_COMPONENTS = {b"RGB ": 3, b"GRAY": 1, b"CMYK": 4}
_CLASSES = (b"scnr", b"mntr", b"prtr", b"spac")  # that pictures may have (ISO 32000-1, 8.6.5.5)
_DEVICE = {3: "/DeviceRGB", 1: "/DeviceGray", 4: "/DeviceCMYK"}
_LARGEST = 4 * 2**20  # bytes of a profile
_NEWEST = 4  # version of ICC that PDF 1.7 knows


def told_colours(file: pikepdf.Pdf, press: bytes = b"") -> None:
    """Give pictures the profile that they bring along; those of ink without one that of `press`.

    Without `press` pictures of ink stay as they are. Pixels stay; what names no profile is of the colours
    that the file as a whole has.
    """
    spaces: dict[bytes, Any] = {}
    for thing in file.objects:
        if not isinstance(thing, pikepdf.Stream) or thing.get("/Subtype") != "/Image":
            continue
        space = thing.get("/ColorSpace")
        if not isinstance(space, pikepdf.Name) or (space == Name.DeviceCMYK and not press):
            continue
        profile = _own_profile(thing)
        if _channels(profile) != _components(str(space)):
            profile = press if space == Name.DeviceCMYK else b""
        if profile:
            thing.ColorSpace = _space(file, profile, spaces)


def _own_profile(picture: Any) -> bytes:
    """The profile inside a JPEG; empty for one without, and where it cannot be used."""
    if picture.get("/Filter") != Name.DCTDecode:
        return b""
    try:
        with Image.open(io.BytesIO(picture.read_raw_bytes())) as opened:
            profile = bytes(opened.info.get("icc_profile") or b"")
    except (OSError, UnidentifiedImageError, ValueError):
        return b""
    return profile if _is_usable(profile) else b""


def _is_usable(profile: bytes) -> bool:
    if not 132 <= len(profile) <= _LARGEST or profile[36:40] != b"acsp" or profile[12:16] not in _CLASSES:
        return False
    if profile[8] > _NEWEST:
        return False
    try:
        name = ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(profile)))
    except (ImageCms.PyCMSError, OSError, ValueError):
        return False
    return not name.strip().startswith("sRGB")  # as all that the file draws


def _channels(profile: bytes) -> int:
    return _COMPONENTS.get(profile[16:20], 0)


def _components(space: str) -> int:
    return next((count for count, name in _DEVICE.items() if name == space), -1)


def _space(file: pikepdf.Pdf, profile: bytes, spaces: dict[bytes, Any]) -> Any:
    """The colour space of a profile, which stands in the file once."""
    key = hashlib.sha256(profile).digest()
    if key not in spaces:
        count = _channels(profile)
        stream = file.make_stream(profile, N=count, Alternate=Name(_DEVICE[count]))
        spaces[key] = file.make_indirect(Array([Name.ICCBased, stream]))
    return spaces[key]
