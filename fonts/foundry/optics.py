"""Bringing faces of different founders onto one line: same em box, same optical centre."""

from __future__ import annotations

from fontTools.ttLib import TTFont

from foundry.glyphs import EM, advance, bounds, drawn, redraw

# Lines of listings stand 5/4 em apart; what is drawn across the whole of a cell must reach the next.
_LISTING = 1.28
_BOXES = range(0x2500, 0x25A0)


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


def halve(font: TTFont) -> None:
    """Scale a fixed-pitch face so that its cell is half an em: a Han character then takes two.

    Boxes and blocks (U+2500-259F) are stretched upright as well, about the middle of their cell, so that
    they join from line to line.
    """
    names = font.getGlyphOrder()
    pitch = advance(font, font.getBestCmap()[ord("0")])
    scale = EM / 2 / pitch
    boxes = {name for code, name in font.getBestCmap().items() if code in _BOXES}
    _, low, _, high = bounds(font, font.getBestCmap()[ord("│")])
    tall = _LISTING * EM / (high - low)
    foot = (low + high) / 2 * (scale - tall)
    drawings = {
        name: drawn(font, name, scale, upright=tall, up=foot) if name in boxes else drawn(font, name, scale)
        for name in names
    }
    widths = {name: round(advance(font, name) * scale) for name in names}
    for name, draw in drawings.items():
        redraw(font, name, draw, widths[name])


def set_metrics(font: TTFont) -> None:
    """One em box for all: ascent 880, descent 120, no line gap, in each of the three places.

    A line of any height then centres the ideographic em box exactly, in every renderer, and a change of
    face inside a line moves nothing. Windows' clipping box alone is larger:
    it holds accented capitals and descenders.
    """
    hhea, os2 = font["hhea"], font["OS/2"]
    hhea.ascent, hhea.descent, hhea.lineGap = 880, -120, 0
    os2.sTypoAscender, os2.sTypoDescender, os2.sTypoLineGap = 880, -120, 0
    os2.usWinAscent, os2.usWinDescent = 1160, 288
    os2.fsSelection |= 1 << 7  # use the typographic metrics
    os2.fsType = 0
    if "vhea" in font:
        vhea = font["vhea"]
        vhea.ascent, vhea.descent, vhea.lineGap = 500, -500, 0
    os2.version = max(os2.version, 4)
