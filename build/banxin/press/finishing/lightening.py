"""Masks by luminosity: what they hold is light, not ink, and becomes plain grey."""

from __future__ import annotations

from typing import Any

from pikepdf import Name

from banxin.press.finishing.operations import numbers, operations
from banxin.press.finishing.shadings import lighten_shading, luminosity

_DEPTH = 12


def lighten_mask(mask: Any) -> None:
    """Have a soft mask's group in grey, with all that it draws; a mask by alpha knows no colours."""
    if "/G" in mask:
        _lighten(mask.G, 0)


def _lighten(form: Any, depth: int) -> None:
    if depth > _DEPTH:
        return
    if "/Group" in form and "/CS" in form.Group:
        form.Group.CS = Name.DeviceGray
    resources = form.get("/Resources", {})
    for shading in dict(resources.get("/Shading", {})).values():
        lighten_shading(shading)
    form.write(_in_grey(form.read_bytes()))
    for thing in dict(resources.get("/XObject", {})).values():
        if thing.get("/Subtype") == "/Form":
            _lighten(thing, depth + 1)


def _in_grey(content: bytes) -> bytes:
    out: list[bytes] = []
    last = 0
    for operation in operations(content):
        if operation.operator in (b"rg", b"RG"):
            operator = "G" if operation.operator == b"RG" else "g"
            grey = luminosity(*numbers(operation.operands))
            out += (content[last : operation.start], f"{grey:.4g} {operator}".encode())
            last = operation.end
    return b"".join((*out, content[last:]))
