"""Which glyph of a face a code prints, as far as it can be told (ISO 32000-2, 9.6.5 and 9.7.4)."""

from __future__ import annotations

import io
from functools import cached_property
from typing import Any

import pikepdf
from fontTools.agl import AGL2UV
from fontTools.cffLib import CFFFontSet
from fontTools.encodings.MacRoman import MacRoman
from fontTools.encodings.StandardEncoding import StandardEncoding
from fontTools.ttLib import TTFont

from banxin.preflight.pdf_file.reading.faces import FaceInFile

_BARE = b"\x01"  # the version of CFF (Adobe TN 5176, 6)
_NOT_DEFINED = ".notdef"


class GlyphNumbers:
    """Tells whether a face lacks what a code asks for; where nothing can be told it lacks nothing."""

    def __init__(self, face: FaceInFile) -> None:
        self._face = face
        self.damaged = False
        self._count = 0
        self._true: Any = None
        self._names: frozenset[str] | None = None
        self._characters: frozenset[int] | None = None  # numbers of characters in a CID-keyed face
        try:
            self._open(face.program_bytes)
        except Exception:  # fontTools raises what it stumbles over
            self.damaged = face.program_bytes[:1] == _BARE or face.program_bytes[:4] in (
                b"OTTO",
                b"\0\1\0\0",
                b"true",
            )

    def _open(self, data: bytes) -> None:
        if data[:1] == _BARE and data[:4] != b"\0\1\0\0":
            self._bare(data)
        elif data[:4] in (b"OTTO", b"\0\1\0\0", b"true", b"ttcf"):
            font = TTFont(io.BytesIO(data), lazy=True, fontNumber=0)
            if "CFF " in font:
                self._bare(font.reader["CFF "])
            else:
                self._true = font
                self._count = int(font["maxp"].numGlyphs)

    def _bare(self, data: bytes) -> None:
        outlines = CFFFontSet()
        outlines.decompile(io.BytesIO(data), None)
        top = outlines.topDictIndex[0]
        self._count = len(top.CharStrings.charStringsIndex)
        names = top.charset
        if hasattr(top, "ROS"):
            self._characters = frozenset(
                int(name[3:]) for name in names if name[:3] == "cid" and name[3:].isdigit()
            )
        else:
            self._names = frozenset(names)

    def lacks(self, code: int) -> bool:
        """Whether a code prints the box that stands for what is not defined, or nothing at all."""
        if self.damaged or not self._count:
            return False
        return self._lacks_wide(code) if self._face.wide else self._lacks_single(code)

    def _lacks_wide(self, code: int) -> bool:
        if not self._face.is_identity:
            return False
        if self._characters is not None:
            return code == 0 or code not in self._characters
        number = self._mapped(code)
        return number == 0 or number >= self._count

    @cached_property
    def _map(self) -> bytes:
        written = self._face.descendant.get("/CIDToGIDMap") if self._face.descendant is not None else None
        return bytes(written.read_bytes()) if isinstance(written, pikepdf.Stream) else b""

    def _mapped(self, code: int) -> int:
        if not self._map:
            return code
        pair = self._map[2 * code : 2 * code + 2]
        return int.from_bytes(pair, "big")

    def _lacks_single(self, code: int) -> bool:
        if code in (9, 10, 13, 32, 160):  # blanks, which faces often have not
            return False
        name = self._encoded.get(code, "")
        if self._names is not None:
            return bool(name) and name != _NOT_DEFINED and name not in self._names
        if self._true is None:
            return False
        numbers = self._cmap_numbers
        if not numbers:
            return False
        wanted = {code, 0xF000 | code, AGL2UV.get(name, -1)}
        return not wanted & numbers

    @cached_property
    def _cmap_numbers(self) -> frozenset[int]:
        try:
            return frozenset(number for table in self._true["cmap"].tables for number in table.cmap)
        except Exception:  # a face without a table of characters, or with a damaged one
            return frozenset()

    @cached_property
    def _encoded(self) -> dict[int, str]:
        """Names of glyphs by code; those of the face itself are not looked at."""
        encoding = self._face.dictionary.get("/Encoding")
        base, differences = encoding, None
        if isinstance(encoding, pikepdf.Dictionary):
            base, differences = encoding.get("/BaseEncoding"), encoding.get("/Differences")
        names: dict[int, str] = {}
        if str(base) == "/WinAnsiEncoding":
            names = {code: _win_name(code) for code in range(32, 256)}
        elif str(base) == "/MacRomanEncoding":
            names = dict(enumerate(MacRoman))
        elif str(base) == "/StandardEncoding":
            names = dict(enumerate(StandardEncoding))
        at = 0
        for one in differences if isinstance(differences, pikepdf.Array) else ():
            if isinstance(one, pikepdf.Name):
                names[at] = str(one)[1:]
                at += 1
            else:
                at = int(one)
        return {code: name for code, name in names.items() if name}


_UV2AGL = {number: name for name, number in sorted(AGL2UV.items(), reverse=True)}


def _win_name(code: int) -> str:
    try:
        return str(_UV2AGL.get(ord(bytes([code]).decode("cp1252")), ""))
    except UnicodeDecodeError:
        return ""
