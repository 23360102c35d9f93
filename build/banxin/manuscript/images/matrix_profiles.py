"""ICC profiles of RGB spaces that three primaries, a white and a curve describe (ICC.1:2010)."""

from __future__ import annotations

import hashlib
import struct

_D50 = (0.9642, 1.0, 0.8249)
_BRADFORD = ((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296))
_TIME = bytes.fromhex("07ea 0001 0001 000c 0000 0000")  # 2026-01-01 12:00
_HEAD, _ENTRY = 128, 12
_COPYRIGHT = "Free of rights; made by Banxin from the numbers of IEC 61966-2-1"
_Matrix = tuple[tuple[float, ...], ...]
Chromaticity = tuple[float, float]

BT_709 = ((0.64, 0.33), (0.30, 0.60), (0.15, 0.06))
"""Chromaticities of red, green and blue in ITU-R BT.709, which sRGB has too."""
D65 = (0.3127, 0.3290)
SRGB_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
"""Exponent and the further numbers of function 3 (10.15): a straight piece below, then a power."""


def matrix_profile(
    name: str,
    primaries: tuple[Chromaticity, ...],
    white: Chromaticity,
    curve: tuple[float, ...],
    rights: str = _COPYRIGHT,
) -> bytes:
    """The profile of a screen, version 4; `curve` is an exponent, or what `SRGB_CURVE` is.

    The white is moved to that of profiles (D50) by the Bradford transform. Equal tags share their bytes.
    Raises ZeroDivisionError for primaries that span no colours.
    """
    parts = _tags(name, primaries, white, curve, rights)
    at = _HEAD + 4 + _ENTRY * len(parts)
    places: dict[bytes, int] = {}
    content = directory = b""
    for tag, data in parts.items():
        if data not in places:
            places[data] = at + len(content)
            content += data + bytes(-len(data) % 4)
        directory += struct.pack(">4s2L", tag.encode(), places[data], len(data))
    head = struct.pack(">L4sL4s4s4s", at + len(content), b"", 0x04200000, b"mntr", b"RGB ", b"XYZ ") + _TIME
    head += struct.pack(">4s4sL4s4sQL", b"acsp", b"", 0, b"", b"", 0, 1) + _fixed(*_D50)
    whole = head.ljust(_HEAD, b"\0") + struct.pack(">L", len(parts)) + directory + content
    plain = whole[:44] + bytes(4) + whole[48:64] + bytes(4) + whole[68:]
    return whole[:84] + hashlib.md5(plain, usedforsecurity=False).digest() + whole[100:]


def _tags(
    name: str,
    primaries: tuple[Chromaticity, ...],
    white: Chromaticity,
    curve: tuple[float, ...],
    rights: str,
) -> dict[str, bytes]:
    before, after = _times(_BRADFORD, _colour(white)), _times(_BRADFORD, _D50)
    cones = tuple(
        tuple(after[row] / before[row] if row == column else 0.0 for column in range(3)) for row in range(3)
    )
    moved = _product(_product(_inverse(_BRADFORD), cones), _BRADFORD)
    lights = [_colour(one) for one in primaries]
    shares = _times(_inverse(tuple(zip(*lights, strict=True))), _colour(white))
    function = b"para" + struct.pack(">L2H", 0, 3 if len(curve) > 1 else 0, 0) + _fixed(*curve)
    found = {
        "desc": _text(name),
        "cprt": _text(rights),
        "wtpt": b"XYZ " + bytes(4) + _fixed(*_D50),
        "chad": b"sf32" + bytes(4) + _fixed(*(number for row in moved for number in row)),
    }
    for letter, share, light in zip("rgb", shares, lights, strict=True):
        column = _times(moved, tuple(share * part for part in light))
        found[f"{letter}XYZ"] = b"XYZ " + bytes(4) + _fixed(*column)
        found[f"{letter}TRC"] = function
    return found


def _inverse(matrix: _Matrix) -> _Matrix:
    (a, b, c), (d, e, f), (g, h, i) = matrix
    size = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
    rows = (
        (e * i - f * h, c * h - b * i, b * f - c * e),
        (f * g - d * i, a * i - c * g, c * d - a * f),
        (d * h - e * g, b * g - a * h, a * e - b * d),
    )
    return tuple(tuple(one / size for one in row) for row in rows)


def _times(matrix: _Matrix, column: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(sum(one * other for one, other in zip(row, column, strict=True)) for row in matrix)


def _product(left: _Matrix, right: _Matrix) -> _Matrix:
    columns = [_times(left, column) for column in zip(*right, strict=True)]
    return tuple(zip(*columns, strict=True))


def _colour(place: Chromaticity) -> tuple[float, ...]:
    """X, Y, Z of a chromaticity, with Y of 1."""
    x, y = place
    return x / y, 1.0, (1 - x - y) / y


def _fixed(*numbers: float) -> bytes:
    """Numbers as ICC writes them: 16 bits before the point, 16 behind."""
    return struct.pack(f">{len(numbers)}l", *(round(number * 65536) for number in numbers))


def _text(words: str) -> bytes:
    written = words.encode("utf-16-be")
    return b"mluc" + struct.pack(">3L4s2L", 0, 1, 12, b"enUS", len(written), 28) + written
