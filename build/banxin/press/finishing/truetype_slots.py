"""TrueType programs without the empty slots of glyphs that are not printed.

A PDF finds a glyph of them through the CIDToGIDMap of the font (ISO 32000-2, 9.7.4.2), so that glyphs may
have other numbers in the program than in the content of pages.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise

from banxin.engine.drawing.font_program import check_sum, tables_of

_KEPT = ("cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep")
"""What draws glyphs: a PDF needs no more of a program (ISO 32000-2, 9.9.2)."""
_NEEDED = ("glyf", "head", "hhea", "hmtx", "loca", "maxp")
_LONG_OFFSETS, _GLYPHS, _PAIRS = slice(50, 52), slice(4, 6), slice(34, 36)  # in head, maxp, hhea
_ADJUSTMENT_AT, _ADJUSTMENT = 8, 0xB1B0AFBA
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 0x01, 0x08, 0x20, 0x40, 0x80  # of parts of a composite glyph
_DEPTH = 8


def numbered_anew(
    program: bytes, cids: Set[int], *, alone: bool = False
) -> tuple[bytes, Mapping[int, int]] | None:
    """The program with the glyphs of `cids`, their parts and, if not `alone`, those that have an outline.

    With the new numbers of glyphs. None for a program that is none of TrueType outlines. Raises ValueError,
    LookupError or struct.error for one that is damaged.
    """
    tables = {tag: program[at : at + length] for tag, (at, length) in tables_of(program)}
    if any(tag not in tables for tag in _NEEDED):
        return None
    (count,) = struct.unpack(">H", tables["maxp"][_GLYPHS])
    glyphs = [*_glyphs(tables, count)]
    kept = {0, *(cid for cid in cids if cid < count)}
    if not alone:
        kept |= {at for at, glyph in enumerate(glyphs) if glyph}
    for _ in range(_DEPTH):
        parts = {part for at in kept for _, part in _parts(glyphs[at])}
        if parts <= kept:
            break
        kept |= parts
    order = sorted(kept)
    numbers = {old: new for new, old in enumerate(order)}
    tables["glyf"], tables["loca"] = _outlines([_with_parts(glyphs[old], numbers) for old in order])
    tables["hmtx"] = _metrics(tables, order)
    for tag, place, value in (
        ("head", _LONG_OFFSETS, 1), ("maxp", _GLYPHS, len(order)), ("hhea", _PAIRS, len(order)),
    ):  # fmt: skip
        whole = bytearray(tables[tag])
        whole[place] = struct.pack(">H", value)
        tables[tag] = bytes(whole)
    return _file(program[:4], {tag: tables[tag] for tag in _KEPT if tag in tables}), numbers


def _glyphs(tables: Mapping[str, bytes], count: int) -> Iterator[bytes]:
    long = struct.unpack(">h", tables["head"][_LONG_OFFSETS])[0]
    offsets: Sequence[int] = struct.unpack_from(f">{count + 1}{'L' if long else 'H'}", tables["loca"])
    scale = 1 if long else 2
    for start, end in pairwise(offsets):
        yield tables["glyf"][start * scale : end * scale]


def _parts(glyph: bytes) -> Iterator[tuple[int, int]]:
    """The glyphs that a composite one is made of: where their numbers stand in it, and the numbers."""
    if len(glyph) < 10 or struct.unpack_from(">h", glyph)[0] >= 0:
        return
    at, flags = 10, _MORE
    while flags & _MORE:
        flags, number = struct.unpack_from(">HH", glyph, at)
        yield at + 2, number
        at += 8 if flags & _WORDS else 6
        at += 2 if flags & _SCALE else 4 if flags & _TWO_SCALES else 8 if flags & _MATRIX else 0


def _with_parts(glyph: bytes, numbers: Mapping[int, int]) -> bytes:
    whole = bytearray(glyph)
    for at, number in _parts(glyph):
        struct.pack_into(">H", whole, at, numbers[number])
    return bytes(whole)


def _outlines(glyphs: Sequence[bytes]) -> tuple[bytes, bytes]:
    """The tables `glyf` and `loca`; each glyph begins at a multiple of four bytes."""
    padded = [glyph + bytes(-len(glyph) % 4) for glyph in glyphs]
    offsets = [0]
    for glyph in padded:
        offsets.append(offsets[-1] + len(glyph))
    return b"".join(padded), struct.pack(f">{len(offsets)}L", *offsets)


def _metrics(tables: Mapping[str, bytes], order: Sequence[int]) -> bytes:
    """Width and side bearing of each glyph; those behind the last pair have its width."""
    (pairs,) = struct.unpack(">H", tables["hhea"][_PAIRS])
    table = tables["hmtx"]

    def of(glyph: int) -> bytes:
        if glyph < pairs:
            return table[4 * glyph : 4 * glyph + 4]
        at = 4 * pairs + 2 * (glyph - pairs)
        return table[4 * pairs - 4 : 4 * pairs - 2] + table[at : at + 2]

    return b"".join(of(glyph).ljust(4, b"\0") for glyph in order)


def _file(version: bytes, tables: Mapping[str, bytes]) -> bytes:
    """An OpenType file of these tables (OpenType 1.9, font file)."""
    power = len(tables).bit_length() - 1
    head = version + struct.pack(">4H", len(tables), 16 << power, power, 16 * (len(tables) - (1 << power)))
    at = 12 + 16 * len(tables)
    directory, content, place = b"", b"", 0
    old = tables["head"]
    unsigned = {"head": old[:_ADJUSTMENT_AT] + bytes(4) + old[_ADJUSTMENT_AT + 4 :]}
    for tag, table in sorted({**tables, **unsigned}.items()):
        if tag == "head":
            place = at + len(content) + _ADJUSTMENT_AT
        directory += struct.pack(">4s3L", tag.encode(), check_sum(table), at + len(content), len(table))
        content += table + bytes(-len(table) % 4)
    whole = bytearray(head + directory + content)
    struct.pack_into(">L", whole, place, (_ADJUSTMENT - check_sum(whole)) & 0xFFFFFFFF)
    return bytes(whole)
