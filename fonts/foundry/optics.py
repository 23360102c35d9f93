"""Bringing faces of different founders onto one line: same em box, same optical centre."""

from __future__ import annotations

from fontTools.ttLib import TTFont

from foundry.glyphs import EM, advance, drawn, redraw


def raise_wide(font: TTFont, up: int) -> None:
    """Lift every full-width glyph by `up` units; Latin keeps its baseline.

    Fangsong and Kai sources set Han lower in the em box than Song does; beside Song they would seem
    to sink. Glyphs count as full-width by their advance of one em or more.
    """
    if not up:
        return
    names = font.getGlyphOrder()
    wide = [name for name in names if advance(font, name) >= EM]
    drawings = {name: drawn(font, name, up=up) for name in wide}
    if "glyf" in font:
        narrow = [name for name in names if name not in drawings and font["glyf"][name].isComposite()]
        drawings |= {name: drawn(font, name) for name in narrow}
    for name, draw in drawings.items():
        redraw(font, name, draw, advance(font, name))


def set_metrics(font: TTFont) -> None:
    """One em box for all: ascent 880, descent 120, no line gap, in each of the three places.

    A line of any height then centres the ideographic em box exactly, in every renderer, and a change of
    face inside a line moves nothing. Windows' clipping box alone is larger:
    it holds accented capitals and descenders.
    """
    hhea, os2, vhea = font["hhea"], font["OS/2"], font["vhea"]
    hhea.ascent, hhea.descent, hhea.lineGap = 880, -120, 0
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = 880, -120, 0
    os2.usWinAscent, os2.usWinDescent = 1160, 288
    os2.fsSelection |= 1 << 7  # use the typographic metrics
    os2.fsType = 0
    vhea.ascent, vhea.descent, vhea.lineGap = 500, -500, 0
    os2.version = max(os2.version, 4)
