"""Fonts as small as they can be: bare CFF instead of an OpenType file around it, glyphs numbered from one.

The engine's faces have the glyph numbers of the whole face as CIDs. Numbers that follow each other are
shorter in the content of pages and need no map. Where content cannot be written anew, CIDs stay and only
empty slots go (ISO 32000-1, 9.7.4.2, 9.9, table 126). The tables around CFF are of no use in a PDF.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name

from banxin.engine.drawing.font_program import DAMAGE, tables_of
from banxin.press.finishing.cff_slots import numbered_from_one, without_empty_slots
from banxin.press.finishing.codes import Codes, UnreadableCodesError, with_meanings
from banxin.press.finishing.font_widths import set_widths, widths_of
from banxin.press.finishing.shown_text import ShownText
from banxin.press.finishing.truetype_slots import numbered_anew

_OPEN = b"OTTO"


@dataclass(slots=True)
class _Program:
    """A program in the file, the fonts that share it, and by which names content calls them."""

    stream: Any
    fonts: dict[object, Any] = field(default_factory=dict)
    named: dict[bytes, Any] = field(default_factory=dict)

    @property
    def cids(self) -> Set[int]:
        """What the fonts tell the widths of: all that they print, as the engine writes it."""
        return {cid for font in self.fonts.values() for cid in widths_of(font)}

    @property
    def maps(self) -> bool:
        """Whether glyphs have other numbers than their CIDs already."""
        return any(font.get("/CIDToGIDMap", Name.Identity) != Name.Identity for font in self.fonts.values())


@dataclass(frozen=True, slots=True)
class _CutDown:
    """A program with nothing but what is printed, and the new codes of its glyphs."""

    program: _Program
    data: bytes
    codes: Codes
    bare: bool


def small_programs(file: pikepdf.Pdf) -> None:
    """Cut all programs down to what is printed; one that is damaged stays as it is."""
    shown = ShownText(file)
    programs = _programs(shown)
    anew = [made for program in programs if (made := _anew(program)) is not None]
    codes = {name: made.codes for made in anew for name in made.program.named}
    names = _short(shown.fonts)
    try:
        contents = shown.recoded(codes, names)
        meanings = _meanings(anew)
    except UnreadableCodesError:
        for program in programs:
            _without_slots(file, program)
        return
    shown.write(contents, names)
    for stream, cmap in meanings:
        stream.write(cmap)
    for made in anew:
        _replace(made)


def _programs(shown: ShownText) -> Sequence[_Program]:
    """The programs of fonts with CIDs."""
    found: dict[object, _Program] = {}
    for name, font in shown.fonts.items():
        inner: Any = font.get("/DescendantFonts", [Dictionary()])[0]
        descriptor = inner.get("/FontDescriptor", Dictionary())
        stream = descriptor.get("/FontFile3", descriptor.get("/FontFile2"))
        if stream is not None and font.get("/Encoding") == Name("/Identity-H"):
            program = found.setdefault(stream.objgen, _Program(stream))
            program.fonts[inner.objgen] = inner
            program.named[name] = font
    return [*found.values()]


def _short(fonts: Mapping[bytes, Any]) -> Mapping[bytes, bytes]:
    """Short names for fonts, in order."""
    return {name: b"F%d" % number for number, name in enumerate(fonts, 1)}


def _anew(program: _Program) -> _CutDown | None:
    """A program numbered anew; None where it has to stay."""
    data = program.stream.read_bytes()
    try:
        if "/Subtype" not in program.stream:
            made = None if program.maps else numbered_anew(data, program.cids, alone=True)
            return None if made is None else _CutDown(program, made[0], made[1], bare=False)
        outlines = cff_of(data)
        made = None if outlines is None else numbered_from_one(outlines, program.cids)
        return None if made is None else _CutDown(program, made[0], made[1], bare=True)
    except DAMAGE:
        return None


def _meanings(anew: Sequence[_CutDown]) -> list[tuple[Any, bytes]]:
    """Tables of meanings for the new codes; raises UnreadableCodesError."""
    found: dict[object, tuple[Any, bytes]] = {}
    for made in anew:
        for font in made.program.named.values():
            cmap = font.get("/ToUnicode")
            if cmap is not None:
                found[cmap.objgen] = (cmap, with_meanings(cmap.read_bytes(), made.codes))
    return [*found.values()]


def _replace(made: _CutDown) -> None:
    stream = made.program.stream
    stream.write(made.data)
    if made.bare:
        stream.Subtype = Name.CIDFontType0C
    else:
        stream.Length1 = len(made.data)
    for font in made.program.fonts.values():
        told = widths_of(font)
        set_widths(font, {new: told[old] for old, new in made.codes.items() if old in told})
        if "/CIDSet" in font.FontDescriptor:
            del font.FontDescriptor["/CIDSet"]
        if made.bare and "/CIDToGIDMap" in font:
            del font["/CIDToGIDMap"]
        elif not made.bare:
            font.CIDToGIDMap = Name.Identity


def _without_slots(file: pikepdf.Pdf, program: _Program) -> None:
    """A program whose CIDs stay."""
    stream, fonts = program.stream, program.fonts.values()
    data = stream.read_bytes()
    try:
        if stream.get("/Subtype") == Name.OpenType:
            outlines = cff_of(data)
            if outlines is None:
                return
            stream.write(without_empty_slots(outlines, program.cids))
            stream.Subtype = Name.CIDFontType0C
            for font in fonts:
                if "/CIDToGIDMap" in font:
                    del font["/CIDToGIDMap"]
        elif "/Subtype" not in stream and not program.maps:
            made = numbered_anew(data, program.cids)
            if made is not None:
                stream.write(made[0])
                stream.Length1 = len(made[0])
                numbered = file.make_stream(_map(made[1]))
                for font in fonts:
                    font.CIDToGIDMap = numbered
    except DAMAGE:
        return


def _map(numbers: Mapping[int, int]) -> bytes:
    """Glyphs by CID, two bytes each (ISO 32000-1, table 117)."""
    return b"".join(struct.pack(">H", numbers.get(cid, 0)) for cid in range(max(numbers) + 1))


def cff_of(data: bytes) -> bytes | None:
    """The CFF table of an OpenType file; None where it has none (OpenType 1.9, font file)."""
    if data[:4] != _OPEN:
        return None
    start, length = dict(tables_of(data)).get("CFF ", (0, 0))
    return data[start : start + length] if length and start + length <= len(data) else None
