"""Pictures that stand inside a content stream (ISO 32000-2, 8.9.7)."""

from __future__ import annotations

import re

from banxin.preflight.pdf_file.reading.colour_spaces import UNKNOWN_SPACE, ColourSpace, named_space
from banxin.preflight.pdf_file.reading.marks import PictureFacts
from banxin.preflight.pdf_file.reading.resources import NamedResources

_ENTRY = re.compile(rb"/(\w+)\s*(/[^\s/<>\[\]()]+|\[[^\]]*\]|[-+.\w]+)")
_SHORT = {
    "W": "Width",
    "H": "Height",
    "CS": "ColorSpace",
    "BPC": "BitsPerComponent",
    "IM": "ImageMask",
    "F": "Filter",
}


def inline_picture(entries: bytes, resources: NamedResources) -> PictureFacts:
    """The picture that the entries between BI and ID describe; its pixels are passed over."""
    found = {}
    for key, value in _ENTRY.findall(entries):
        name = key.decode("ascii", "replace")
        found[_SHORT.get(name, name)] = value.decode("latin-1")
    stencil = found.get("ImageMask") == "true"
    return PictureFacts(
        stream=None,
        width=_number(found.get("Width", "")),
        height=_number(found.get("Height", "")),
        space=UNKNOWN_SPACE if stencil else _space(found.get("ColorSpace", ""), resources),
        bits=1 if stencil else _number(found.get("BitsPerComponent", "8")),
        stencil=stencil,
        masked=False,
        filters=(found["Filter"],) if "Filter" in found else (),
        name="",
    )


def _number(written: str) -> int:
    return int(written) if written.isdigit() and len(written) < 10 else 0


def _space(written: str, resources: NamedResources) -> ColourSpace:
    if written.startswith("["):  # an indexed one: its base is named second
        names = re.findall(r"/\w+", written)
        return named_space(names[1]) or UNKNOWN_SPACE if len(names) > 1 else UNKNOWN_SPACE
    return resources.space(written) if written else UNKNOWN_SPACE
