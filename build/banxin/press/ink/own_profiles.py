"""An ICC profile that a publication brings along: bounded, of a press, its tables whole (ICC.1)."""

from __future__ import annotations

import io
import struct

from PIL import ImageCms

from banxin.press.ink.transforms import Transforms
from banxin.wording import Message

_HEAD, _TAG = 128, 12
_MOST_TAGS = 100
_NEEDED = (b"A2B0", b"B2A0", b"B2A1")
_DAMAGE = (ImageCms.PyCMSError, OSError, ValueError, TypeError)


def profile_fault(data: bytes, *, old: bool = False) -> str:
    """Why a profile cannot be the output intent; empty for one that can. `old` asks for version 2 of ICC."""
    if len(data) < _HEAD + 4 or data[36:40] != b"acsp":
        return Message("it is no ICC profile")
    if data[16:20] != b"CMYK":
        space = data[16:20].decode("latin-1").strip()
        return Message("its colours are {space}, not CMYK", space=space)
    if data[12:16] != b"prtr" or data[20:24] not in (b"Lab ", b"XYZ "):
        return Message("it is no profile of a press (class {kind})", kind=data[12:16].decode("latin-1"))
    if data[8] not in (2, 4) or (old and data[8] != 2):
        wanted = "2" if old else Message("2 or 4")
        return Message("it is of version {version} of ICC, not {wanted}", version=data[8], wanted=wanted)
    return _fault_of_tags(data) or _fault_of_use(data)


def _fault_of_tags(data: bytes) -> str:
    size, count = struct.unpack(">I", data[:4])[0], struct.unpack(">I", data[_HEAD : _HEAD + 4])[0]
    end = _HEAD + 4 + count * _TAG
    if size != len(data) or count > _MOST_TAGS or end > len(data):
        return Message("it is cut off or damaged")
    tags = [struct.unpack(">4sII", data[at : at + _TAG]) for at in range(_HEAD + 4, end, _TAG)]
    if any(start < _HEAD or start + length > len(data) for _, start, length in tags):
        return Message("it is cut off or damaged")
    names = {name for name, _, _ in tags}
    absent = [name.decode() for name in _NEEDED if name not in names]
    return Message("it has no table {absent}", absent=absent[0]) if absent else ""


def _fault_of_use(data: bytes) -> str:
    """Whether littlecms makes inks of colours and light of inks with it."""
    try:
        transforms = Transforms(data)
        transforms.flat(0.5, 0.2, 0.1)
        transforms.black_for(0.5)
    except _DAMAGE:
        return Message("its tables cannot be used")
    return ""


def description(data: bytes) -> str:
    """The name that a profile gives itself."""
    try:
        return str(ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(data)))).strip()[:200]
    except _DAMAGE:
        return ""
