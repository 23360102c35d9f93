"""Ink by glyph number is what drawing the glyph by its name says, in faces of every make."""

from __future__ import annotations

import io

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.misc.psCharStrings import T2CharString
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from banxin.preflight.text.pdf.outlines import Outlines

NAMES = [".notdef", "A", "acute", "Aacute", "space"]
ACCENTED = [10, 20, 65, 194, "endchar"]  # A and acute by their numbers in the standard encoding


def truetype() -> bytes:
    glyphs: dict[str, object] = {}
    for name in NAMES:
        pen = TTGlyphPen(glyphs)
        if name in ("A", "acute"):
            pen.moveTo((50, 0))
            pen.qCurveTo((300, 700), (500, 10))
            pen.lineTo((200, -30))
            pen.closePath()
        elif name == "Aacute":
            pen.addComponent("A", (1, 0, 0, 1, 0, 0))
            pen.addComponent("acute", (0.5, 0, 0, 0.5, 200, 600))
        glyphs[name] = pen.glyph()
    return _built(FontBuilder(2048, isTTF=True), lambda builder: builder.setupGlyf(glyphs))


def postscript() -> bytes:
    drawn = [50, 0, "rmoveto", 100, 300, 50, 400, 90, -200, "rrcurveto", "endchar"]
    programs = {name: T2CharString(program=["endchar"]) for name in NAMES}
    programs["A"] = T2CharString(program=[*drawn])
    programs["acute"] = T2CharString(program=[*drawn])
    programs["Aacute"] = T2CharString(program=[*ACCENTED])
    return _built(FontBuilder(1000, isTTF=False), lambda builder: builder.setupCFF("Face", {}, programs, {}))


def _built(builder: FontBuilder, outlines: object) -> bytes:
    builder.setupGlyphOrder(NAMES)
    builder.setupCharacterMap({65: "A"})
    assert callable(outlines)
    outlines(builder)
    builder.setupHorizontalMetrics({name: (600, 70 if name == "A" else 0) for name in NAMES})
    builder.setupHorizontalHeader()
    builder.setupPost()
    kept = io.BytesIO()
    builder.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize("data", [truetype(), postscript()], ids=["truetype", "postscript"])
def test_numbers_say_what_names_say(data: bytes) -> None:
    font = TTFont(io.BytesIO(data))
    glyphs, scale, outlines = font.getGlyphSet(), 1000 / font["head"].unitsPerEm, Outlines(data)
    for number, name in enumerate(NAMES):
        pen = BoundsPen(glyphs)
        glyphs[name].draw(pen)
        expected = pen.bounds and tuple(edge * scale for edge in pen.bounds)
        assert outlines.ink(number) == expected
    assert outlines.ink(3) != outlines.ink(1)
    assert outlines.ink(4) is None
    assert outlines.ink(len(NAMES)) is None
