"""The one face that fontconfig sees: squares for ASCII, nothing else.

Pango needs some face before it looks at those of a document, and ends the process where there is none. This
one has no Han, no marks, no bopomofo and no emoji: a test that prints them brings a face that has them.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

FAMILY: Final = "Last Resort of the Tests"
CHARACTERS: Final = "".join(map(chr, range(32, 127)))


def build(path: Path) -> Path:
    """Write the face; the same bytes every time."""
    names = [".notdef", *(f"u{ord(character):04X}" for character in CHARACTERS)]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(character): f"u{ord(character):04X}" for character in CHARACTERS})
    builder.setupGlyf(dict.fromkeys(names, _square()) | {"u0020": TTGlyphPen(None).glyph()})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (500, 50)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": FAMILY, "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    builder.setupPost()
    builder.updateHead(created=0, modified=0)
    builder.font.recalcTimestamp = False
    builder.save(path)
    return path


def _square():
    pen = TTGlyphPen(None)
    corners: list[tuple[int, int]] = [(50, 0), (50, 700), (450, 700), (450, 0)]
    pen.moveTo(corners[0])
    for corner in corners[1:]:
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()
