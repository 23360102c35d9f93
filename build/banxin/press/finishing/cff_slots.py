"""CID-keyed font programs without the empty slots of glyphs that are not printed.

The engine's faces keep the numbers that glyphs have in the whole face, so that a subset of a hundred glyphs
has twenty thousand slots; each costs some bytes that do not compress. A CID-keyed CFF finds a glyph by its
CID through the `charset` (ISO 32000-2, 9.7.4.2), which may leave numbers out. Bare, as a PDF holds it, all
readers go by that; in an OpenType file some take CIDs for the numbers of glyphs.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence, Set
from itertools import groupby

from banxin.engine.drawing.cff import (
    CHARSET,
    CHARSTRINGS,
    DictEntry,
    cids_of,
    entries_of,
    index_of,
    top_dict,
)

_ENCODING, _PRIVATE, _SUBRS = 16, 18, 19
_CID_COUNT, _FD_ARRAY, _FD_SELECT = 0x0C22, 0x0C24, 0x0C25
_MOVED = (CHARSET, _ENCODING, CHARSTRINGS, _PRIVATE, _CID_COUNT, _FD_ARRAY, _FD_SELECT)
_WITHOUT_OUTLINE = 1  # bytes: `endchar` alone
_RANGES = struct.Struct(">HB")  # of a charset, format 1


def without_empty_slots(cff: bytes, cids: Set[int]) -> bytes:
    """The program with the glyphs of `cids`, and those that have an outline; CIDs stay.

    One that is not CID-keyed stays as it is. Raises ValueError, LookupError or struct.error for a program
    that is damaged.
    """
    numbers = cids_of(cff)
    top = top_dict(cff)
    places = {entry.operator: entry.numbers for entry in top}
    if numbers is None or _FD_SELECT not in places:
        return cff
    spans, _ = index_of(cff, places[CHARSTRINGS][0])
    kept = [
        glyph
        for glyph, (start, end) in enumerate(spans)
        if not glyph or end - start > _WITHOUT_OUTLINE or numbers[glyph] in cids
    ]
    return _with(cff, kept, [numbers[glyph] for glyph in kept])


def numbered_from_one(cff: bytes, cids: Set[int]) -> tuple[bytes, Mapping[int, int]] | None:
    """The program with the glyphs of `cids` alone, numbered one after another; their new CIDs.

    None for one that is not CID-keyed. Raises ValueError, LookupError or struct.error for a program that is
    damaged.
    """
    numbers = cids_of(cff)
    if numbers is None or all(entry.operator != _FD_SELECT for entry in top_dict(cff)):
        return None
    kept = [glyph for glyph, cid in enumerate(numbers) if not glyph or cid in cids]
    return _with(cff, kept, range(len(kept))), {numbers[glyph]: cid for cid, glyph in enumerate(kept)}


def _with(cff: bytes, kept: Sequence[int], cids: Sequence[int]) -> bytes:
    """The program with the glyphs `kept`, under other CIDs."""
    top = top_dict(cff)
    places = {entry.operator: entry.numbers for entry in top}
    spans, _ = index_of(cff, places[CHARSTRINGS][0])
    dictionaries = _selected(cff, places[_FD_SELECT][0], len(spans))
    chosen = [dictionaries[glyph] for glyph in kept]
    used = sorted(set(chosen))
    fonts, _ = index_of(cff, places[_FD_ARRAY][0])
    return _assembled(
        cff,
        [entry for entry in top if entry.operator not in _MOVED],
        cids,
        bytes(used.index(one) for one in chosen),
        _index([cff[slice(*spans[glyph])] for glyph in kept]),
        [cff[slice(*fonts[one])] for one in used],
    )


def _assembled(
    cff: bytes,
    top: Sequence[DictEntry],
    cids: Sequence[int],
    chosen: bytes,
    outlines: bytes,
    fonts: Sequence[bytes],
) -> bytes:
    """The program: head, names and subroutines as they were, then what was cut down, with its places."""
    names_end = index_of(cff, cff[2])[1]
    top_end = index_of(cff, names_end)[1]
    strings_end = index_of(cff, top_end)[1]
    subroutines_end = index_of(cff, strings_end)[1]
    before, after = cff[:names_end], cff[top_end:subroutines_end]
    first = b"".join(entry.data for entry in top)
    first += _entry(_CID_COUNT, max(cids) + 1)
    room = len(
        _index([first + b"".join(_entry(one, 0) for one in (CHARSET, _FD_SELECT, CHARSTRINGS, _FD_ARRAY))])
    )
    at = len(before) + room + len(after)
    parts: list[bytes] = []
    for operator, part in (
        (CHARSET, _charset(cids)), (_FD_SELECT, _selection(chosen)), (CHARSTRINGS, outlines),
    ):  # fmt: skip
        first += _entry(operator, at)
        parts.append(part)
        at += len(part)
    first += _entry(_FD_ARRAY, at)
    return b"".join((before, _index([first]), after, *parts, _font_dicts(cff, fonts, at)))


def _font_dicts(cff: bytes, fonts: Sequence[bytes], at: int) -> bytes:
    """The Font DICTs, which stand at a place, and behind them what is private to each."""
    plain = [b"".join(one.data for one in entries_of(font) if one.operator != _PRIVATE) for font in fonts]
    at += len(_index([one + _entry(_PRIVATE, 0, 0) for one in plain]))
    dicts: list[bytes] = []
    privates: list[bytes] = []
    for font, one in zip(fonts, plain, strict=True):
        size, place = {entry.operator: entry.numbers for entry in entries_of(font)}[_PRIVATE]
        private, subroutines = _private(cff, place, size)
        dicts.append(one + _entry(_PRIVATE, len(private), at))
        privates.append(private + subroutines)
        at += len(privates[-1])
    return _index(dicts) + b"".join(privates)


def _private(cff: bytes, place: int, size: int) -> tuple[bytes, bytes]:
    """A Private DICT, and its subroutines to stand behind it."""
    entries = [*entries_of(cff[place : place + size])]
    plain = b"".join(entry.data for entry in entries if entry.operator != _SUBRS)
    found = next((entry.numbers[0] for entry in entries if entry.operator == _SUBRS), None)
    if found is None:
        return plain, b""
    return (
        plain + _entry(_SUBRS, len(plain + _entry(_SUBRS, 0))),
        cff[place + found : index_of(cff, place + found)[1]],
    )


def _selected(cff: bytes, at: int, count: int) -> Sequence[int]:
    """Which Font DICT each glyph goes by (section 19)."""
    if cff[at] == 0:
        return cff[at + 1 : at + 1 + count]
    if cff[at] != 3:
        raise ValueError("a selection of another form")
    (ranges,) = struct.unpack_from(">H", cff, at + 1)
    found: list[int] = []
    for number in range(ranges):
        first, chosen, last = struct.unpack_from(">HBH", cff, at + 3 + 3 * number)
        if last > count:
            raise ValueError("more glyphs selected than there are")
        found += [chosen] * (last - first)
    return found


def _selection(chosen: bytes) -> bytes:
    """The shorter form of two."""
    runs = [(font, len(list(run))) for font, run in groupby(chosen)]
    ranges, first = struct.pack(">BH", 3, len(runs)), 0
    for font, length in runs:
        ranges += struct.pack(">HB", first, font)
        first += length
    ranges += struct.pack(">H", first)
    return min(ranges, b"\0" + chosen, key=len)


def _charset(cids: Sequence[int]) -> bytes:
    """The CIDs of the glyphs but the first, as ranges or one by one (section 13)."""
    ranges: list[tuple[int, int]] = []
    for cid in cids[1:]:
        first, more = ranges[-1] if ranges else (0, -1)
        if ranges and cid == first + more + 1 and more < 0xFF:
            ranges[-1] = (first, more + 1)
        else:
            ranges.append((cid, 0))
    runs = b"\1" + b"".join(_RANGES.pack(*one) for one in ranges)
    if cids[-1] - cids[0] == len(cids) - 1 and len(ranges) > 1:
        runs = struct.pack(">BHH", 2, cids[1], len(cids) - 2)
    return min(runs, struct.pack(f">B{len(cids) - 1}H", 0, *cids[1:]), key=len)


def _index(objects: Sequence[bytes]) -> bytes:
    """An INDEX (section 5)."""
    if not objects:
        return b"\0\0"
    size = max(1, ((sum(map(len, objects)) + 1).bit_length() + 7) // 8)
    offsets, at = [], 1
    for one in (b"", *objects):
        at += len(one)
        offsets.append(at.to_bytes(size, "big"))
    return struct.pack(">HB", len(objects), size) + b"".join(offsets) + b"".join(objects)


def _entry(operator: int, *numbers: int) -> bytes:
    """An operator whose numbers take five bytes each, whatever they are."""
    written = operator.to_bytes(2 if operator > 0xFF else 1, "big")
    return b"".join(struct.pack(">Bl", 29, number) for number in numbers) + written
