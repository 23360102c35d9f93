"""Font programs as PDF 1.4 knows them: bare CFF instead of the OpenType file around it.

The engine's faces have glyph numbers as CIDs, so that nothing outside the program has to change (ISO 32000-1,
9.9, table 126). The tables around CFF are of no use in a PDF; without them the file is a third smaller.
"""

from __future__ import annotations

import struct

import pikepdf
from pikepdf import Name

_OPEN = b"OTTO"
_HEAD, _RECORD = 12, 16


def bare_programs(file: pikepdf.Pdf) -> None:
    """Have all OpenType programs of CFF outlines bare."""
    done: set[object] = set()
    for thing in file.objects:
        if not isinstance(thing, pikepdf.Dictionary) or "/FontFile3" not in thing:
            continue
        program = thing.FontFile3
        if program.get("/Subtype") != Name.OpenType or program.objgen in done:
            continue
        done.add(program.objgen)
        outlines = cff_of(program.read_bytes())
        if outlines is not None:
            program.write(outlines)
            program.Subtype = Name.CIDFontType0C


def cff_of(data: bytes) -> bytes | None:
    """The CFF table of an OpenType file; None where it has none (OpenType 1.9, font file)."""
    if data[:4] != _OPEN or len(data) < _HEAD:
        return None
    count = struct.unpack(">H", data[4:6])[0]
    for at in range(_HEAD, _HEAD + count * _RECORD, _RECORD):
        tag, _, start, length = struct.unpack(">4sIII", data[at : at + _RECORD])
        if tag == b"CFF " and start + length <= len(data):
            return data[start : start + length]
    return None
