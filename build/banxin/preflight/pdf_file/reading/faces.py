"""The faces of a PDF (ISO 32000-2, 9.5 to 9.9): what the file has of each, and what its codes stand for."""

from __future__ import annotations

import re
import struct
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import pikepdf

from banxin.preflight.pdf_file.reading.syntax import pieces
from banxin.preflight.text.pdf.fonts import UNKNOWN, read_meanings, read_widths

UNNAMED = "?"
"""The name of a face that has none."""
_SUBSET = re.compile(r"^/?[A-Z]{6}[0-9A-Za-z]*\+")
_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_MOST_PROGRAM = 64 * 2**20
_UNREADABLE = (
    pikepdf.PdfError,
    TypeError,
    ValueError,
    LookupError,
    AttributeError,
    RuntimeError,
    OverflowError,
)
_CODESPACE = re.compile(rb"begincodespacerange\s*<([0-9A-Fa-f]+)>")
_USUAL_WIDTH = 500.0  # thousandths of an em, of faces that are not in the file


class FaceInFile:
    """A font dictionary. `program` is its face, None where the file does not hold it."""

    def __init__(self, dictionary: Any) -> None:
        self.dictionary = dictionary
        self.kind = _name(dictionary, "/Subtype").removeprefix("/")
        self.wide = self.kind == "Type0"
        self.descendant = _descendant(dictionary) if self.wide else dictionary
        self._measures: dict[bytes, tuple[float, int, int]] = {}
        self.used: set[int] = set()  # codes of all that was measured

    @cached_property
    def written_name(self) -> str:
        """The name of the face with the mark of a subset, where there is one."""
        name = _name(self.dictionary, "/BaseFont") or _name(self.dictionary, "/Name")
        return name.removeprefix("/") or UNNAMED

    @cached_property
    def name(self) -> str:
        """The name of the face."""
        return _SUBSET.sub("", self.written_name)

    @cached_property
    def is_subset(self) -> bool:
        """Whether the name says that the file holds a part of the face (9.9.2)."""
        return bool(_SUBSET.match(self.written_name))

    @cached_property
    def descriptor(self) -> Any:
        """What the file says of the face; None for the fourteen of old that needed nothing."""
        found = self.descendant.get("/FontDescriptor") if self.descendant is not None else None
        return found if isinstance(found, pikepdf.Dictionary) else None

    @cached_property
    def program(self) -> Any:
        """The stream with the face itself; None where the file does not hold it."""
        if self.descriptor is None:
            return None
        found = (self.descriptor.get(key) for key in _PROGRAMS)
        return next((one for one in found if isinstance(one, pikepdf.Stream)), None)

    @cached_property
    def program_bytes(self) -> bytes:
        """The face itself; empty where there is none, it is damaged or out of all measure."""
        try:
            data = bytes(self.program.read_bytes()) if self.program is not None else b""
        except _UNREADABLE:
            return b""
        return data if len(data) <= _MOST_PROGRAM else b""

    @cached_property
    def code_length(self) -> int:
        """Bytes of a code: 1 or 2; 0 where an encoding mixes lengths."""
        if not self.wide:
            return 1
        encoding = self.dictionary.get("/Encoding")
        if isinstance(encoding, pikepdf.Stream):
            found = _CODESPACE.findall(_data(encoding)[:4000])
            lengths = {len(one) // 2 for one in found}
            return lengths.pop() if len(lengths) == 1 else 0
        name = str(encoding)
        return 2 if "Identity" in name or "UCS2" in name or name in ("/H", "/V") else 0

    @cached_property
    def is_identity(self) -> bool:
        """Whether codes are numbers of characters in the collection themselves (9.7.5.2)."""
        return str(self.dictionary.get("/Encoding")) in ("/Identity-H", "/Identity-V")

    @cached_property
    def meanings(self) -> Mapping[int, str]:
        """Characters by code, as ToUnicode has them."""
        stream = self.dictionary.get("/ToUnicode")
        if not isinstance(stream, pikepdf.Stream):
            return {}
        try:
            return dict(read_meanings(_data(stream)))
        except _UNREADABLE:
            return {}

    @cached_property
    def _widths(self) -> Mapping[int, float]:
        try:
            return read_widths(self.dictionary)
        except _UNREADABLE:
            return {}

    @cached_property
    def _usual_width(self) -> float:
        if not self.wide:
            return _USUAL_WIDTH
        try:
            return float(self.descendant.get("/DW", 1000))
        except _UNREADABLE:
            return 1000.0

    def codes(self, shown: bytes) -> Sequence[int]:
        """The codes in a string that is shown; of mixed lengths as Chinese encodings of old have them."""
        if self.code_length == 1:
            return shown
        if self.code_length == 2:
            return struct.unpack_from(f">{len(shown) // 2}H", shown)
        if self.code_length:
            step = self.code_length
            return [
                int.from_bytes(shown[at : at + step], "big") for at in range(0, len(shown) - step + 1, step)
            ]
        codes: list[int] = []
        at = 0
        while at < len(shown):
            wide = shown[at] >= 0x81 and at + 1 < len(shown)  # GBK-EUC-H, B5pc-H and others
            codes.append(shown[at] << 8 | shown[at + 1] if wide else shown[at])
            at += 1 + wide
        return codes

    def measured(self, operand: bytes) -> tuple[float, int, int]:
        """How far an operand of Tj or TJ moves the pen, in 1/1000 em; how many glyphs and blanks it has."""
        known = self._measures.get(operand)
        if known is not None:
            return known
        moved, glyphs, blanks = 0.0, 0, 0
        widths, usual = self._widths, self._usual_width
        for shown, back in pieces(operand):
            moved -= back
            codes = self.codes(shown)
            self.used.update(codes)
            for code in codes:
                moved += widths.get(code, usual)
            glyphs += len(codes)
            if self.code_length == 1:
                blanks += shown.count(b" ")
        if len(operand) <= 64 and len(self._measures) < 20_000:
            self._measures[operand] = moved, glyphs, blanks
        return moved, glyphs, blanks

    def text(self, operand: bytes) -> str:
        """The characters of an operand; what no table tells is taken for Latin, or left unknown."""
        words = ""
        for shown, _ in pieces(operand):
            for code in self.codes(shown):
                words += self.meanings.get(code) or (
                    chr(code) if not self.wide and 31 < code < 127 else UNKNOWN
                )
        return words


def _name(dictionary: Any, key: str) -> str:
    found = dictionary.get(key)
    return str(found) if isinstance(found, (pikepdf.Name, pikepdf.String)) else ""


def _descendant(dictionary: Any) -> Any:
    try:
        found = dictionary.DescendantFonts[0]
    except _UNREADABLE:
        return None
    return found if isinstance(found, pikepdf.Dictionary) else None


def _data(stream: Any) -> bytes:
    try:
        return bytes(stream.read_bytes())
    except _UNREADABLE:
        return b""
