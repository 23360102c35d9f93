"""The fonts of a PDF: which character each code prints, how wide it is, and where its ink lies."""

from __future__ import annotations

import re
import sys
from array import array
from binascii import unhexlify
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pikepdf

from banxin.preflight.text.pdf.outlines import Ink, Outlines

_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)endbf", re.S)
_HEX = re.compile(rb"<([0-9A-Fa-f\s]*)>")
_WIDTHS = re.compile(rb"(\d+)\s*(?:\[([^\]]*)\]|(\d+)\s+([-+.\d]+))")
_DIGITS = re.compile(rb"<([0-9A-Fa-f]++)>")
_ONE_STRING = re.compile(rb"\[<([0-9A-Fa-f]++)>\]")
_KERNS = re.compile(rb"[>\[]\s*+([-+.\d]++)")
_RUN = re.compile(rb"<([0-9A-Fa-f]*)>|([-+.\d]+)")
UNKNOWN = "\ufffd"


class _Texts(dict[int, str]):
    def __missing__(self, code: int) -> str:
        return UNKNOWN


class _Widths(dict[int, float]):
    default = 1000.0

    def __missing__(self, code: int) -> float:
        return self.default


@dataclass(eq=False)
class PrintedFont:
    """A font as the file has it: `texts` and `widths` (1/1000 em) by code; `wide` codes are of two bytes."""

    dictionary: Any
    wide: bool
    texts: _Texts
    widths: _Widths
    _inks: dict[int, Ink | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._text, self._width = self.texts.__getitem__, self.widths.__getitem__

    @cached_property
    def name(self) -> str:
        """The name of its face, without the mark of a subset."""
        return str(self.dictionary.get("/BaseFont", "")).lstrip("/").split("+")[-1]

    def read(self, operand: bytes) -> tuple[str, float]:
        """The characters that the operand of TJ or Tj prints, and how far it moves the pen, in 1/1000 em."""
        codes = self._codes(b"".join(_DIGITS.findall(operand)))
        moved = sum(map(float, _KERNS.findall(operand)))
        return "".join(map(self._text, codes)), sum(map(self._width, codes)) - moved

    def read_line(self, operand: bytes) -> tuple[str, float]:
        """The same where only the room is asked that it takes at most: what closes it up need not be read."""
        if b"-" in operand:
            return self.read(operand)
        one = _ONE_STRING.fullmatch(operand)
        codes = self._codes(one[1] if one else b"".join(_DIGITS.findall(operand)))
        return "".join(map(self._text, codes)), sum(map(self._width, codes))

    def glyphs(self, operand: bytes) -> Iterator[tuple[int, str, float, float]]:
        """The same glyph by glyph: code, characters, place of the pen, width, both in 1/1000 em."""
        pen = 0.0
        for digits, number in _RUN.findall(operand):
            if number:
                pen -= float(number)
            for code in self._codes(digits) if digits else ():
                width = self.widths[code]
                yield code, self.texts[code], pen, width
                pen += width

    def _codes(self, digits: bytes) -> Sequence[int]:
        data = unhexlify(digits if len(digits) % 2 == 0 else digits + b"0")
        if not self.wide:
            return data
        codes = array("H", data if len(data) % 2 == 0 else data + b"\0")
        if sys.byteorder == "little":
            codes.byteswap()
        return codes

    def ink(self, code: int) -> Ink | None:
        """Left, bottom, right, top of a glyph's ink in 1/1000 em; None without ink or where none can tell."""
        if code not in self._inks:
            self._inks[code] = self._bounds(code)
        return self._inks[code]

    def _bounds(self, code: int) -> Ink | None:
        if self._outlines is None:
            return (0.05, -80.0, max(1.0, self.widths[code] * 0.95), 800.0)
        return self._outlines.ink(code)

    @cached_property
    def _outlines(self) -> Outlines | None:
        """The outlines of its face; None where there are none."""
        try:
            font = self.dictionary.DescendantFonts[0]
            descriptor = font.FontDescriptor
            program = descriptor.get("/FontFile3", descriptor.get("/FontFile2")).read_bytes()
            numbers = font.get("/CIDToGIDMap")
            return Outlines(program, numbers.read_bytes() if isinstance(numbers, pikepdf.Stream) else b"")
        except Exception:  # a face that fontTools cannot read is judged by its em boxes
            return None


def read_font(dictionary: Any) -> PrintedFont:
    """The font that a dictionary of the file describes."""
    texts = _Texts()
    if "/ToUnicode" in dictionary:
        texts.update(read_meanings(dictionary.ToUnicode.read_bytes()))
    return PrintedFont(dictionary, dictionary.get("/Subtype") == "/Type0", texts, read_widths(dictionary))


def read_widths(dictionary: Any) -> _Widths:
    """The widths of a font by code, in 1/1000 em; those of characters that it does not list are `default`."""
    widths = _Widths()
    if dictionary.get("/Subtype") == "/Type0":
        descendant = dictionary.DescendantFonts[0]
        widths.default = float(descendant.get("/DW", 1000))
        if "/W" in descendant:
            widths.update(_descendant_widths(descendant.W.unparse(resolved=True)))
    elif "/Widths" in dictionary:
        first, scale = int(dictionary.get("/FirstChar", 0)), _glyph_space(dictionary)
        widths.update({first + at: float(width) * scale for at, width in enumerate(dictionary.Widths)})
    return widths


def _glyph_space(dictionary: Any) -> float:
    """What turns the widths of a Type 3 font into thousandths of an em; 1 for others."""
    matrix = dictionary.get("/FontMatrix")
    return float(matrix[0]) * 1000 if isinstance(matrix, pikepdf.Array) else 1.0


def read_meanings(cmap: bytes) -> Iterator[tuple[int, str]]:
    """Code and characters of every entry of a ToUnicode CMap (ISO 32000-2, 9.10.3)."""
    for kind, section in _SECTION.findall(cmap):
        entries = _HEX.findall(section)
        if kind == b"bfchar":
            for code, text in zip(entries[::2], entries[1::2], strict=False):
                yield int(code, 16), _text(text)
            continue
        for low, high, text in zip(entries[::3], entries[1::3], entries[2::3], strict=False):
            first, start = int(low, 16), _text(text)
            for code in range(first, min(int(high, 16), first + 0xFFFF) + 1):
                yield code, start[:-1] + chr(ord(start[-1]) + code - first) if start else ""


def _text(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be", "replace")


def _descendant_widths(array: bytes) -> Iterator[tuple[int, float]]:
    """Code and width of every entry of W (ISO 32000-2, 9.7.4.3)."""
    for first, listed, last, width in _WIDTHS.findall(array.strip().removeprefix(b"[").removesuffix(b"]")):
        start = int(first)
        if last:
            yield from ((code, float(width)) for code in range(start, min(int(last), start + 0xFFFF) + 1))
        else:
            yield from ((start + at, float(one)) for at, one in enumerate(listed.split()))
