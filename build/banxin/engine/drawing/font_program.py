"""Font programs made fit to be embedded: plain work on the bytes of an OpenType file.

A PDF says which glyph is meant by a CID, and WeasyPrint writes glyph numbers as CIDs. In a CID-keyed CFF the
`charset` leads from CID to glyph (ISO 32000-2, 9.7.4.2). Poppler and pdfium take CIDs for glyph numbers all
the same; Ghostscript and MuPDF go by the charset, and where it is another numbering they print nothing or
something else. Every Chinese CFF that was cut down has another: fontTools keeps the CIDs of the whole face.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from banxin.engine.drawing.cff import CHARSET, CHARSTRINGS, PREDEFINED, ROS, top_dict

DAMAGE: Final = (ValueError, LookupError, ArithmeticError, struct.error)
"""What reading a damaged program raises."""
_ADJUSTMENT: Final = 0xB1B0AFBA
_MODIFIED: Final = slice(28, 36)  # of the table `head`


@dataclass(frozen=True, slots=True)
class Traits:
    """Weight and slant of a font as its table OS/2 says them."""

    weight: int
    italic: bool


def traits_of(program: bytes) -> Traits | None:
    """Weight and slant of a font that has one of each; None for a variable one, a collection, or no OS/2."""
    if program[:4] == b"ttcf":
        return None
    tables = dict(tables_of(program))
    if "fvar" in tables or "OS/2" not in tables:
        return None
    start, _ = tables["OS/2"]
    (weight,) = struct.unpack_from(">H", program, start + 4)
    (selection,) = struct.unpack_from(">H", program, start + 62)
    return Traits(min(1000, max(100, weight)), bool(selection & 1))


def with_glyph_numbers_as_cids(program: bytes) -> bytes:
    """The same font with CIDs that are its glyph numbers, if it is CID-keyed; else the program as it is.

    Glyphs, their order, outlines and hints stay; a few bytes of the charset change. Raises one of DAMAGE for
    a program that is damaged.
    """
    tables = dict(tables_of(program))
    if program[:4] != b"OTTO" or "CFF " not in tables:
        return program
    start, length = tables["CFF "]
    cff = program[start : start + length]
    renumbered = _renumbered(cff)
    if renumbered is None:
        try:
            return _written_anew(program)
        except Exception as fault:  # fontTools fails in as many ways as there are tables
            raise ValueError(f"the font cannot be written anew ({type(fault).__name__})") from fault
    return program if renumbered == cff else _with_table(program, "CFF ", renumbered)


def with_time_of(program: bytes, source: bytes) -> bytes:
    """The program with the time of last change that `source` has: it does not tell when it was cut."""
    try:
        old, new = dict(tables_of(source))["head"], dict(tables_of(program))["head"]
    except KeyError:
        return program
    head = bytearray(program[new[0] : sum(new)])
    head[_MODIFIED] = source[old[0] : sum(old)][_MODIFIED]
    return _with_table(program, "head", bytes(head))


def tables_of(program: bytes) -> Iterator[tuple[str, tuple[int, int]]]:
    """Name, start and length of each table."""
    (count,) = struct.unpack_from(">H", program, 4)
    for number in range(count):
        tag, _, offset, length = struct.unpack_from(">4sLLL", program, 12 + 16 * number)
        yield tag.decode("latin-1"), (offset, length)


def _renumbered(cff: bytes) -> bytes | None:
    """The CFF with a charset that counts; None where there is no room for one. Name-keyed ones stay."""
    top = {entry.operator: entry.numbers for entry in top_dict(cff)}
    if ROS not in top:
        return cff
    at = top.get(CHARSET, [0])[0]
    (glyphs,) = struct.unpack_from(">H", cff, top[CHARSTRINGS][0])
    if at <= PREDEFINED:
        return None
    # One range from CID 1 takes five bytes; lists take two a glyph, ranges of format 1 three each.
    if glyphs < 2:
        return cff
    if cff[at] == 1 and cff[at + 3] == glyphs - 2:
        return cff[: at + 1] + struct.pack(">H", 1) + cff[at + 3 :]
    if cff[at] == 0 and glyphs < 3:
        return cff[: at + 1] + struct.pack(">H", 1) + cff[at + 3 :]
    return cff[:at] + struct.pack(">BHH", 2, 1, glyphs - 2) + cff[at + 5 :]


def _written_anew(program: bytes) -> bytes:
    """A CID-keyed font without a charset of its own gets one: all of it is written again."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415  seldom needed, and slow to load

    font = TTFont(BytesIO(program), recalcTimestamp=False, lazy=False)
    top = font["CFF "].cff.topDictIndex[0]
    outlines = top.CharStrings
    old = font.getGlyphOrder()
    new = [".notdef", *(f"cid{number:05d}" for number in range(1, len(old)))]
    outlines.charStrings = {name: outlines.charStrings[before] for name, before in zip(new, old, strict=True)}
    top.charset = new
    written = BytesIO()
    for tag in [tag for tag in font if tag not in ("GlyphOrder", "CFF ", "head", "hhea", "hmtx", "maxp")]:
        del font[tag]  # they name glyphs, and a PDF's reader asks none of them
    font["hmtx"].metrics = {name: font["hmtx"].metrics[before] for name, before in zip(new, old, strict=True)}
    font.setGlyphOrder(new)
    font.save(written, reorderTables=None)
    return written.getvalue()


def _with_table(program: bytes, tag: str, content: bytes) -> bytes:
    """The program with other content, as long as before, in one table; check sums put right."""
    whole = bytearray(program)
    (count,) = struct.unpack_from(">H", program, 4)
    entries = {program[12 + 16 * n : 16 + 16 * n].decode("latin-1"): 12 + 16 * n for n in range(count)}
    start, length = struct.unpack_from(">LL", program, entries[tag] + 8)
    whole[start : start + length] = content
    head_at = struct.unpack_from(">L", program, entries["head"] + 8)[0] + 8 if "head" in entries else 0
    if head_at:
        whole[head_at : head_at + 4] = bytes(4)
    struct.pack_into(">L", whole, entries[tag] + 4, check_sum(whole[start : start + length]))
    if head_at:
        struct.pack_into(">L", whole, head_at, (_ADJUSTMENT - check_sum(whole)) & 0xFFFFFFFF)
    return bytes(whole)


def check_sum(content: bytes | bytearray) -> int:
    """The check sum of OpenType: big-endian words added up."""
    padded = bytes(content) + bytes(-len(content) % 4)
    words: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}L", padded)
    return sum(words) & 0xFFFFFFFF
