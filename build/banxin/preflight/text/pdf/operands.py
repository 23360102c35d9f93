"""Operands of a content stream as values (ISO 32000-2, 7.3)."""

from __future__ import annotations

import re

import pikepdf

_ESCAPED = re.compile(rb"\\(.)", re.S)


def hexadecimal(operand: bytes) -> bytes:
    """The operand of TJ or Tj with literal strings turned into hexadecimal ones, as the fonts read it."""
    if b"(" not in operand:
        return operand
    strings = re.compile(rb"\(((?:[^()\\]|\\.)*+)\)", re.S)
    return strings.sub(lambda found: b"<" + _ESCAPED.sub(rb"\1", found[1]).hex().encode() + b">", operand)


def text_string(written: bytes) -> str:
    """A text string of the file (ISO 32000-2, 7.9.2.2)."""
    if written.startswith(b"<"):
        data = bytes.fromhex(written[1:-1].decode())
    else:
        data = _ESCAPED.sub(rb"\1", written[1:-1])
    if data.startswith(b"\xfe\xff"):
        return data[2:].decode("utf-16-be", "replace")
    return data.decode("latin-1")


def is_masked(picture: pikepdf.Object) -> bool:
    """Whether the ground may show through a picture."""
    return "/SMask" in picture or "/Mask" in picture or bool(picture.get("/ImageMask", False))
