"""Small font files made on the spot: block glyphs, names, weights and licence bits as a test asks."""

from __future__ import annotations

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.ttCollection import TTCollection


def block_font(family: str, characters: str, weight: int = 400, fs_type: int = 0) -> TTFont:
    """A font whose every glyph is a square."""
    names = [".notdef", *(f"g{ord(character):05X}" for character in characters)]
    pen = TTGlyphPen(None)
    for place, point in enumerate(((0, 0), (0, 800), (800, 800), (800, 0))):
        (pen.lineTo if place else pen.moveTo)(point)
    pen.closePath()
    square = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(character): f"g{ord(character):05X}" for character in characters})
    builder.setupGlyf(dict.fromkeys(names, square))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": family, "styleName": "Regular"})
    builder.setupOS2(usWeightClass=weight, fsType=fs_type)
    builder.setupPost()
    return builder.font


def put(folder: Path, name: str, font: TTFont) -> Path:
    """Write a font into the fonts/ of a publication's folder."""
    path = folder / "fonts" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    font.save(path)
    return path


def put_collection(folder: Path, name: str, *fonts: TTFont) -> Path:
    """Write several fonts as one collection."""
    path = folder / "fonts" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    collection = TTCollection()
    collection.fonts = list(fonts)
    collection.save(path)
    return path
