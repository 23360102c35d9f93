"""A font program of CFF outlines, read: its lists, dictionaries and CIDs (Adobe Technical Note 5176)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

ROS: Final = 0x0C1E
"""The operator that makes a CFF CID-keyed (section 9); those of two bytes are 0x0C and the second."""
CHARSET: Final = 15
CHARSTRINGS: Final = 17
PREDEFINED: Final = 2
"""Charsets 0 to 2 are lists of names: none is for CIDs."""


class DictEntry(NamedTuple):
    """An operator of a DICT with its whole numbers; real ones count as 0. `data` is how it is written."""

    operator: int
    numbers: list[int]
    data: bytes


def index_of(cff: bytes, at: int) -> tuple[list[tuple[int, int]], int]:
    """Where the objects of an INDEX start and end, and where the INDEX itself ends.

    Raises ValueError, LookupError or struct.error for one that is damaged.
    """
    (count,) = struct.unpack_from(">H", cff, at)
    if not count:
        return [], at + 2
    size, first = cff[at + 2], at + 3
    offsets = _offsets(cff[first : first + size * (count + 1)], size, count + 1)
    base = first + size * (count + 1) - 1
    spans = [(base + start, base + end) for start, end in pairwise(offsets)]
    return spans, base + offsets[-1]


def _offsets(data: bytes, size: int, count: int) -> tuple[int, ...]:
    """`count` whole numbers of `size` bytes, 1 to 4, unpacked at once: a face has tens of thousands."""
    if not 1 <= size <= 4 or len(data) != size * count:
        raise ValueError("offsets of another size")
    wide = bytearray(4 * count)
    for byte in range(size):
        wide[4 - size + byte :: 4] = data[byte::size]
    return struct.unpack(f">{count}I", wide)


def top_dict(cff: bytes) -> list[DictEntry]:
    """The first font's Top DICT; raises ValueError where there is none."""
    _, names_end = index_of(cff, cff[2])
    spans, _ = index_of(cff, names_end)
    if not spans:
        raise ValueError("the CFF holds no font")
    return [*entries_of(cff[spans[0][0] : spans[0][1]])]


def entries_of(data: bytes) -> Iterator[DictEntry]:
    """The entries of a DICT."""
    at = begun = 0
    numbers: list[int] = []
    while at < len(data):
        byte = data[at]
        at += 1
        if byte <= 21:
            if byte == 12:
                byte, at = 0x0C00 | data[at], at + 1
            yield DictEntry(byte, numbers, data[begun:at])
            numbers, begun = [], at
        elif byte == 28:
            numbers.append(struct.unpack_from(">h", data, at)[0])
            at += 2
        elif byte == 29:
            numbers.append(struct.unpack_from(">l", data, at)[0])
            at += 4
        elif byte == 30:
            while data[at] & 0x0F != 0x0F and data[at] >> 4 != 0x0F:
                at += 1
            at += 1
            numbers.append(0)
        elif byte <= 246:
            numbers.append(byte - 139)
        else:
            numbers.append((byte - 247) * 256 + data[at] + 108 if byte < 251 else 0)
            at += 1


def cids_of(cff: bytes) -> list[int] | None:
    """The CID of each glyph in the order of glyphs; None for a program that is not CID-keyed.

    Raises ValueError, LookupError or struct.error for one that is damaged.
    """
    top = {entry.operator: entry.numbers for entry in top_dict(cff)}
    if ROS not in top:
        return None
    at = top.get(CHARSET, [0])[0]
    (count,) = struct.unpack_from(">H", cff, top[CHARSTRINGS][0])
    if at <= PREDEFINED:
        return [*range(count)]
    form, at = cff[at], at + 1
    cids = [0]
    if form == 0:
        return [*cids, *struct.unpack_from(f">{count - 1}H", cff, at)]
    span = struct.Struct(">HB" if form == 1 else ">HH")
    while len(cids) < count:
        first, more = span.unpack_from(cff, at)
        at += span.size
        cids += range(first, first + more + 1)
    return cids[:count]
