"""Outlines of an embedded face by the numbers that a PDF calls its glyphs.

A subset that keeps its glyphs' numbers has as many of them as the whole face. To draw by name, tens of
thousands of names and side bearings would be read for a few glyphs; so neither is.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from fontTools.cffLib import CFFFontSet
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from banxin.engine.drawing.cff import cids_of

_BARE = b"\x01"  # the version of CFF (Adobe TN 5176, 6)
Ink = tuple[float, float, float, float]
Draw = Callable[[int, BoundsPen], None]


class Outlines:
    """Where the ink of each glyph lies, of a face in OpenType format or its outlines alone (CFF).

    Glyphs go by the numbers that fonts of the PDF have for them (CID). `numbers` has the glyph of each, two
    bytes after the other, where the font brings such a map; CID-keyed outlines know their own. Raises what
    fontTools raises where it cannot read the face.
    """

    def __init__(self, data: bytes, numbers: bytes = b"") -> None:
        self._numbers: Mapping[int, int] | None = _mapped(numbers) if numbers else None
        if data[:1] == _BARE:
            self._draw, self._count, self._scale = _bare(data)
            cids = cids_of(data)
            if cids is not None:
                self._numbers = {cid: glyph for glyph, cid in enumerate(cids)}
            self._parts: Any = {}
            return
        font = TTFont(io.BytesIO(data), lazy=True)
        self._scale = 1000 / font["head"].unitsPerEm
        self._count = font["maxp"].numGlyphs
        self._draw, self._parts = _reading(font, self._count, data)

    def ink(self, number: int) -> Ink | None:
        """Left, bottom, right, top of a glyph's ink in 1/1000 em; None for one without ink."""
        if self._numbers is not None:
            number = self._numbers.get(number, self._count)
        if number >= self._count:
            return None
        pen = BoundsPen(self._parts)
        self._draw(number, pen)
        if pen.bounds is None:
            return None
        left, bottom, right, top = (edge * self._scale for edge in pen.bounds)
        return left, bottom, right, top


def _mapped(numbers: bytes) -> Mapping[int, int]:
    count = len(numbers) // 2
    return dict(enumerate(struct.unpack(f">{count}H", numbers[: 2 * count])))


def _bare(data: bytes) -> tuple[Draw, int, float]:
    """Of a CFF program: what draws a glyph, how many there are, 1/1000 em in a unit."""
    outlines = CFFFontSet()
    outlines.decompile(io.BytesIO(data), None)
    top = outlines.topDictIndex[0]
    top.charset = []  # as below
    charstrings: Any = top.CharStrings.charStringsIndex
    matrix = getattr(top, "FontMatrix", None) or (0.001,)
    return lambda number, pen: charstrings[number].draw(pen), len(charstrings), 1000 * float(matrix[0])


def _reading(font: TTFont, count: int, data: bytes) -> tuple[Draw, Any]:
    """What draws a glyph by its number, and the glyphs by name that others are made of."""
    if "CFF " in font:
        return _postscript(font), _Named(data)
    if "glyf" in font and "CFF2" not in font:
        return _truetype(font, count)
    glyphs, order = font.getGlyphSet(), font.getGlyphOrder()
    return lambda number, pen: glyphs[order[number]].draw(pen), glyphs


def _postscript(font: TTFont) -> Draw:
    top = font["CFF "].cff.topDictIndex[0]
    top.charset = []  # what is there is not read from the file: names of glyphs
    charstrings: Any = top.CharStrings.charStringsIndex
    return lambda number, pen: charstrings[number].draw(pen)


class _Named:
    """Glyphs by their true names: a letter and its accent are named so (Type 2 charstrings, endchar)."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def __getitem__(self, name: str) -> Any:
        return self._glyphs[name]

    @cached_property
    def _glyphs(self) -> Any:
        return TTFont(io.BytesIO(self._data), lazy=True).getGlyphSet()


def _truetype(font: TTFont, count: int) -> tuple[Draw, Any]:
    order = [str(number) for number in range(count)]
    font.setGlyphOrder(order)  # any names will do
    glyphs = font["glyf"]
    metrics, pairs = font.getTableData("hmtx"), font["hhea"].numberOfHMetrics

    def draw(number: int, pen: BoundsPen) -> None:
        glyph = glyphs[order[number]]
        at = 4 * number + 2 if number < pairs else 2 * (pairs + number)  # the side bearing
        moved = struct.unpack_from(">h", metrics, at)[0] - getattr(glyph, "xMin", 0)
        glyph.draw(pen, glyphs, moved)

    return draw, _Components(glyphs)


@dataclass(frozen=True, slots=True)
class _Components:
    """Glyphs as parts of a composite one: they are not moved to their side bearing."""

    glyphs: Any

    def __getitem__(self, name: str) -> _Component:
        return _Component(self.glyphs, name)


@dataclass(frozen=True, slots=True)
class _Component:
    glyphs: Any
    name: str

    def draw(self, pen: BoundsPen) -> None:
        self.glyphs[self.name].draw(pen, self.glyphs, 0)
