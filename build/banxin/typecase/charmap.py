"""Which characters a font file maps to glyphs: a bounded reader of the `cmap` table.

The files may be anyone's, and a broken or hostile table may claim ranges of four thousand million
characters; so ranges are cut to Unicode and to the glyphs there are. Reading the table alone, without
glyph names, also makes this a matter of milliseconds (OpenType 1.9, chapter cmap).
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Callable, Iterable, Iterator, Set
from sys import byteorder

from banxin.wording import Message

LAST_CODE = 0x10FFFF
# Platform and encoding of Unicode subtables, the fullest first.
_PREFERRED = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))


class CodePoints(Set[int]):
    """Code points that a font maps to glyphs, a byte for each up to the last one.

    A set of Python's takes forty times as much, and a publication may have a dozen faces.
    """

    __slots__ = ("_count", "_marks")

    def __init__(self, marks: bytes | bytearray) -> None:
        """Of a byte for each code point from 0 on, 1 for those that there are."""
        self._marks, self._count = bytes(marks.rstrip(b"\0")), marks.count(1)

    def __contains__(self, code: object) -> bool:
        return isinstance(code, int) and 0 <= code < len(self._marks) and self._marks[code] == 1

    def __iter__(self) -> Iterator[int]:
        return (code for code, mark in enumerate(self._marks) if mark)

    def __len__(self) -> int:
        return self._count

    def __eq__(self, other: object) -> bool:
        return self._marks == other._marks if isinstance(other, CodePoints) else super().__eq__(other)

    def __hash__(self) -> int:
        return hash(self._marks)

    @classmethod
    def _from_iterable(cls, codes: Iterable[int]) -> frozenset[int]:  # type: ignore[override]
        return frozenset(codes)


_Reader = Callable[[bytes, int], bytearray]


def characters(cmap: bytes, glyph_count: int) -> CodePoints:
    """The code points which the table maps to a glyph other than .notdef.

    Raises ValueError or struct.error for a table that is no table.
    """
    (count,) = struct.unpack_from(">H", cmap, 2)
    offsets: dict[tuple[int, int], int] = {}
    for number in range(count):
        platform, encoding, offset = struct.unpack_from(">HHL", cmap, 4 + 8 * number)
        offsets.setdefault((platform, encoding), offset)
    for key in _PREFERRED:
        if key in offsets:
            part = cmap[offsets[key] :]
            (form,) = struct.unpack_from(">H", part)
            if form in _READERS:
                return CodePoints(_READERS[form](part, glyph_count))
    raise ValueError(Message("the font maps no Unicode characters"))


def _words(part: bytes, offset: int, count: int) -> array[int]:
    words = array("H", part[offset : offset + 2 * count])
    if byteorder == "little":
        words.byteswap()
    if len(words) < count:
        raise ValueError(Message("the character map ends too early"))
    return words


def _segments(part: bytes, glyph_count: int) -> bytearray:
    """Format 4: runs of the Basic Multilingual Plane, glyphs by difference or by a list."""
    length, _, doubled = struct.unpack_from(">HHH", part, 2)
    count = doubled // 2
    ends = _words(part, 14, count)
    starts, deltas = _words(part, 16 + doubled, count), _words(part, 16 + 2 * doubled, count)
    ranges_at = 16 + 3 * doubled
    # A long table may understate its length: what follows in the file is read all the same.
    tail = _words(part, ranges_at, max(count, (max(length, min(len(part), 0x20000)) - ranges_at) // 2))
    marks = bytearray(0x10000)
    for at, (start, end, delta, offset) in enumerate(zip(starts, ends, deltas, tail, strict=False)):
        for code in range(start, min(end, 0xFFFE) + 1):
            glyph = code
            if offset:
                place = at + offset // 2 + code - start
                glyph = tail[place] if place < len(tail) else 0
                if not glyph:
                    continue
            if 0 < (glyph + delta) % 0x10000 < glyph_count:
                marks[code] = 1
    return marks


def _trimmed(part: bytes, glyph_count: int) -> bytearray:
    """Format 6: one run of characters with a glyph each."""
    first, count = struct.unpack_from(">HH", part, 6)
    return bytearray(first) + bytearray(0 < glyph < glyph_count for glyph in _words(part, 10, count))


def _groups(part: bytes, glyph_count: int) -> bytearray:
    """Format 12: runs of all Unicode whose glyphs follow one another."""
    (count,) = struct.unpack_from(">L", part, 12)
    if 16 + 12 * count > len(part):
        raise ValueError(Message("the character map ends too early"))
    marks = bytearray(LAST_CODE + 1)
    for start, end, glyph in struct.iter_unpack(">LLL", part[16 : 16 + 12 * count]):
        first = start + (glyph == 0)
        last = min(end, LAST_CODE, start + glyph_count - 1 - glyph)
        if first <= last:
            marks[first : last + 1] = b"\1" * (last + 1 - first)
    return marks


_READERS: dict[int, _Reader] = {4: _segments, 6: _trimmed, 12: _groups}
