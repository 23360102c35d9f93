"""Make the profile of a screen again: sRGB (IEC 61966-2-1), as an ICC profile of version 4.

    python colour/screen.py --verify         compare with the file that is here
    python colour/screen.py                  write it

Everything in it is computed from the numbers of the standard: the primaries and the white of ITU-R BT.709,
moved to the white of profiles (D50) by the Bradford transform, and one curve of three parts (ICC.1:2010,
10.15, function 3). It is free of rights.
"""

from __future__ import annotations

import argparse
import hashlib
import struct
from pathlib import Path

FILE = Path(__file__).resolve().parent / "srgb.icc"
TIME = bytes.fromhex("07ea 0001 0001 000c 0000 0000")  # 2026-01-01 12:00
D50 = (0.9642, 1.0, 0.8249)
WHITE = (0.3127, 0.3290)
PRIMARIES = ((0.64, 0.33), (0.30, 0.60), (0.15, 0.06))
BRADFORD = ((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296))
CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
Matrix = tuple[tuple[float, ...], ...]


def inverse(matrix: Matrix) -> Matrix:
    """The inverse of a matrix of three rows."""
    (a, b, c), (d, e, f), (g, h, i) = matrix
    size = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g)
    rows = (
        (e * i - f * h, c * h - b * i, b * f - c * e),
        (f * g - d * i, a * i - c * g, c * d - a * f),
        (d * h - e * g, b * g - a * h, a * e - b * d),
    )
    return tuple(tuple(one / size for one in row) for row in rows)


def times(matrix: Matrix, column: tuple[float, ...]) -> tuple[float, ...]:
    """A matrix by a column."""
    return tuple(sum(one * other for one, other in zip(row, column, strict=True)) for row in matrix)


def product(left: Matrix, right: Matrix) -> Matrix:
    """A matrix by another."""
    columns = [times(left, column) for column in zip(*right, strict=True)]
    return tuple(zip(*columns, strict=True))


def colour(place: tuple[float, float]) -> tuple[float, ...]:
    """X, Y, Z of a chromaticity, with Y of 1."""
    x, y = place
    return x / y, 1.0, (1 - x - y) / y


def fixed(*numbers: float) -> bytes:
    """Numbers as ICC writes them: 16 bits before the point, 16 behind."""
    return struct.pack(f">{len(numbers)}l", *(round(number * 65536) for number in numbers))


def text(words: str) -> bytes:
    """Words in one language."""
    written = words.encode("utf-16-be")
    return b"mluc" + struct.pack(">3L4s2L", 0, 1, 12, b"enUS", len(written), 28) + written


def tags() -> dict[str, bytes]:
    """What the profile holds."""
    adapted = times(BRADFORD, colour(WHITE)), times(BRADFORD, D50)
    cones = tuple(
        tuple(adapted[1][row] / adapted[0][row] if row == column else 0.0 for column in range(3))
        for row in range(3)
    )
    moved = product(product(inverse(BRADFORD), cones), BRADFORD)
    primaries = tuple(zip(*map(colour, PRIMARIES), strict=True))
    shares = times(inverse(primaries), colour(WHITE))
    light = [
        tuple(share * part for part in colour(one)) for share, one in zip(shares, PRIMARIES, strict=True)
    ]
    curve = b"para" + struct.pack(">L2H", 0, 3, 0) + fixed(*CURVE)
    found = {
        "desc": text("sRGB IEC61966-2.1"),
        "cprt": text("Free of rights; made by Banxin from the numbers of IEC 61966-2-1"),
        "wtpt": b"XYZ " + bytes(4) + fixed(*D50),
        "chad": b"sf32" + bytes(4) + fixed(*(number for row in moved for number in row)),
    }
    for letter, one in zip("rgb", light, strict=True):
        found[f"{letter}XYZ"] = b"XYZ " + bytes(4) + fixed(*times(moved, one))
        found[f"{letter}TRC"] = curve
    return found


def profile() -> bytes:
    """The file; equal tags share their bytes."""
    parts = tags()
    at = 128 + 4 + 12 * len(parts)
    places: dict[bytes, int] = {}
    content = directory = b""
    for name, data in parts.items():
        if data not in places:
            places[data] = at + len(content)
            content += data + bytes(-len(data) % 4)
        directory += struct.pack(">4s2L", name.encode(), places[data], len(data))
    size = at + len(content)
    head = struct.pack(">L4sL4s4s4s", size, b"", 0x04200000, b"mntr", b"RGB ", b"XYZ ") + TIME
    head += struct.pack(">4s4sL4s4sQL", b"acsp", b"", 0, b"", b"", 0, 1) + fixed(*D50)
    head = head.ljust(128, b"\0")
    whole = head + struct.pack(">L", len(parts)) + directory + content
    plain = whole[:44] + bytes(4) + whole[48:64] + bytes(4) + whole[68:]
    return whole[:84] + hashlib.md5(plain, usedforsecurity=False).digest() + whole[100:]


def main() -> int:
    """Write or compare; 1 where the file differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--verify", action="store_true", help="compare instead of writing")
    if parser.parse_args().verify:
        return int(FILE.read_bytes() != profile())
    FILE.write_bytes(profile())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
