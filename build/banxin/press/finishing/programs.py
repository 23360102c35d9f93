"""Font programs as small as they can be: bare CFF instead of the OpenType file around it, and no empty slots.

The engine's faces have glyph numbers as CIDs; neither the content of pages nor what fonts say of it changes
(ISO 32000-1, 9.7.4.2, 9.9, table 126). The tables around CFF are of no use in a PDF.
"""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from typing import Any

import pikepdf
from pikepdf import Name

from banxin.engine.drawing.font_program import DAMAGE, tables_of
from banxin.press.finishing.cff_slots import without_empty_slots
from banxin.press.finishing.truetype_slots import numbered_anew

_OPEN = b"OTTO"


def small_programs(file: pikepdf.Pdf) -> None:
    """Cut all programs down to what is printed; one that is damaged stays as it is."""
    fonts: dict[object, list[Any]] = defaultdict(list)
    for thing in file.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Subtype") in (
            "/CIDFontType0",
            "/CIDFontType2",
        ):
            descriptor: Any = thing.get("/FontDescriptor", {})
            program = descriptor.get("/FontFile3", descriptor.get("/FontFile2"))
            if program is not None:
                fonts[program.objgen].append(thing)
    for sharing in fonts.values():
        _cut_down(file, sharing)


def _cut_down(file: pikepdf.Pdf, fonts: list[Any]) -> None:
    """The program that several fonts share."""
    descriptor = fonts[0].FontDescriptor
    cids = {cid for font in fonts for cid in _widths(font)}
    try:
        if "/FontFile3" in descriptor:
            _bare(descriptor.FontFile3, cids, fonts)
        else:
            _without_slots(file, descriptor.FontFile2, cids, fonts)
    except DAMAGE:
        return


def _bare(program: Any, cids: Set[int], fonts: list[Any]) -> None:
    """Outlines of CFF alone; a CID leads to its glyph by them, and a map of fonts says nothing."""
    if program.get("/Subtype") != Name.OpenType:
        return
    outlines = cff_of(program.read_bytes())
    if outlines is None:
        return
    program.write(without_empty_slots(outlines, cids))
    program.Subtype = Name.CIDFontType0C
    for font in fonts:
        if "/CIDToGIDMap" in font:
            del font["/CIDToGIDMap"]


def _without_slots(file: pikepdf.Pdf, program: Any, cids: Set[int], fonts: list[Any]) -> None:
    if any(font.get("/CIDToGIDMap", Name.Identity) != Name.Identity for font in fonts):
        return
    made = numbered_anew(program.read_bytes(), cids)
    if made is None:
        return
    data, numbers = made
    program.write(data)
    program.Length1 = len(data)
    numbered = file.make_stream(_map(numbers))
    for font in fonts:
        font.CIDToGIDMap = numbered


def _map(numbers: Mapping[int, int]) -> bytes:
    """Glyphs by CID, two bytes each (ISO 32000-1, table 117)."""
    return b"".join(struct.pack(">H", numbers.get(cid, 0)) for cid in range(max(numbers) + 1))


def _widths(font: Any) -> Iterator[int]:
    """The CIDs whose widths a font tells: all that it prints, as the engine writes it."""
    parts = iter(font.get("/W", ()))
    for first in parts:
        following = next(parts)
        if isinstance(following, pikepdf.Array):
            yield from range(int(first), int(first) + len(following))
        else:
            yield from range(int(first), int(following) + 1)
            next(parts)


def cff_of(data: bytes) -> bytes | None:
    """The CFF table of an OpenType file; None where it has none (OpenType 1.9, font file)."""
    if data[:4] != _OPEN:
        return None
    start, length = dict(tables_of(data)).get("CFF ", (0, 0))
    return data[start : start + length] if length and start + length <= len(data) else None
