"""Faces as publications bring them, made of the built-in ones: cut down, with twins, variable, collected."""

from __future__ import annotations

from pathlib import Path

from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.TupleVariation import TupleVariation

from banxin.typecase import builtin_fonts

TWINS = {0x2F00: 0x4E00, 0x22EF: 0x2026, 0x2F08: 0x4EBA}
"""Characters that get the glyph of another one."""


def cut(file: str, text: str, family: str) -> TTFont:
    """A built-in face cut down by fontTools, as foundries do it: the CIDs of the whole face stay."""
    font = TTFont(builtin_fonts() / file)
    options = subset.Options(layout_features=["*"], recalc_timestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(text=text)
    cutter.subset(font)
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format in (4, 12):
            table.cmap |= {twin: table.cmap[one] for twin, one in TWINS.items() if one in table.cmap}
    for record in font["name"].names:
        if record.nameID in (1, 16):
            record.string = family
    return font


def variable(family: str, characters: str, lightest: int = 200, boldest: int = 900) -> TTFont:
    """A variable face of upright bars: 100 units wide at its lightest, the default, 600 at its boldest."""
    names = [".notdef", *(f"g{ord(character):05X}" for character in characters)]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(character): f"g{ord(character):05X}" for character in characters})
    builder.setupGlyf(dict.fromkeys(names, _bar(100)))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": f"{family} ExtraLight", "styleName": "Regular"})
    builder.setupOS2(usWeightClass=lightest)
    builder.setupPost()
    builder.setupFvar([("wght", lightest, lightest, boldest, "Weight")], [])
    wider = [(0, 0), (0, 0), (500, 0), (500, 0), (0, 0), (0, 0), (0, 0), (0, 0)]
    deltas = [TupleVariation({"wght": (0.0, 1.0, 1.0)}, wider)]
    builder.setupGvar(dict.fromkeys(names, deltas))
    builder.font["head"].modified = 3_600_000_000
    builder.font.recalcTimestamp = False
    return builder.font


def _bar(width: int) -> object:
    pen = TTGlyphPen(None)
    for place, point in enumerate(((0, 0), (0, 800), (width, 800), (width, 0))):
        (pen.lineTo if place else pen.moveTo)(point)
    pen.closePath()
    return pen.glyph()


def publication(root: Path, text: str, headline: str = "题") -> Path:
    """A book of one article in `root`, without its faces."""
    (root / "fonts").mkdir(parents=True)
    (root / "manifest.yaml").write_text(
        "banxin: 1\npublication: {title: 试印}\nlayout: book\ncontents: [{unit: a.md}]\n"
        "editions: {print: {format: pdf}}\n",
        encoding="utf-8",
    )
    (root / "a.md").write_text(f"---\nheadline: {headline}\n---\n\n{text}\n", encoding="utf-8")
    return root
