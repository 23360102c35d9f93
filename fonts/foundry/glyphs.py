"""Adding and redrawing single glyphs, in PostScript (CFF) and TrueType outlines alike."""

from __future__ import annotations

from collections.abc import Callable

from fontTools.misc.roundTools import otRound
from fontTools.pens.basePen import AbstractPen
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

Draw = Callable[[AbstractPen], None]
Bounds = tuple[float, float, float, float]
EM = 1000
EM_TOP = 880  # where vertical origins stand: top of the ideographic em box


def drawn(
    font: TTFont, name: str, scale: float = 1.0, right: float = 0.0, up: float = 0.0, upright: float = 0.0
) -> Draw:
    """A drawing of a glyph as it is now, scaled about the origin and then moved; components resolved.

    `upright` is the scale of heights where it is not that of widths.
    """
    glyphs = font.getGlyphSet()
    record = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(record)

    def draw(pen: AbstractPen) -> None:
        record.replay(TransformPen(pen, (scale, 0, 0, upright or scale, right, up)))

    return draw


def bounds(font: TTFont, name: str) -> Bounds:
    """The ink of a glyph; an empty glyph has none and gives zeros."""
    glyphs = font.getGlyphSet()
    pen = BoundsPen(glyphs)
    glyphs[name].draw(pen)
    return pen.bounds or (0, 0, 0, 0)


def advance(font: TTFont, name: str) -> int:
    """The horizontal advance of a glyph in units of the em."""
    return int(font["hmtx"][name][0])


def _measure(font: TTFont, name: str, width: int, draw: Draw) -> None:
    """Write both side bearings from the ink itself: a glyph set would shift it by the old ones."""
    pen = BoundsPen(None)
    draw(pen)
    left, _, _, top = pen.bounds or (0, 0, 0, 0)
    font["hmtx"][name] = (width, otRound(left))
    if "vmtx" in font:
        font["vmtx"][name] = (EM, EM_TOP - otRound(top))
    if "VORG" in font:
        font["VORG"].VOriginRecords.pop(name, None)


def _charstring(font: TTFont, draw: Draw, width: int, fd: int) -> object:
    cff = font["CFF "].cff
    private = cff.topDictIndex[0].FDArray[fd].Private
    default = getattr(private, "defaultWidthX", 0)
    nominal = getattr(private, "nominalWidthX", 0)
    pen = T2CharStringPen(None if width == default else width - nominal, None)
    draw(pen)
    return pen.getCharString(private=private, globalSubrs=cff.GlobalSubrs)


def _truetype(draw: Draw) -> object:
    pen = TTGlyphPen(None)
    draw(pen)
    return pen.glyph()


def redraw(font: TTFont, name: str, draw: Draw, width: int) -> None:
    """Replace a glyph's outline and advance."""
    if "glyf" in font:
        font["glyf"][name] = _truetype(draw)
    else:
        top = font["CFF "].cff.topDictIndex[0]
        index = top.CharStrings.charStrings[name]
        fd = top.FDSelect[index]
        top.CharStrings.charStringsIndex.items[index] = _charstring(font, draw, width, fd)
    _measure(font, name, width, draw)


def add(font: TTFont, name: str, draw: Draw, width: int, like: str) -> str:
    """Append a glyph; `like` is a glyph whose font dictionary (a CFF matter) it shares. Gives its name."""
    if "glyf" in font:
        glyph = _truetype(draw)
        font.setGlyphOrder([*font.getGlyphOrder(), name])
        font["glyf"].glyphs[name] = glyph
        font["glyf"].glyphOrder = font.getGlyphOrder()
    else:
        name = _append_charstring(font, draw, width, like)
    _measure(font, name, width, draw)
    return name


def _append_charstring(font: TTFont, draw: Draw, width: int, like: str) -> str:
    top = font["CFF "].cff.topDictIndex[0]
    strings = top.CharStrings
    name = _free_cid(top.charset)
    fd = top.FDSelect[strings.charStrings[like]]
    strings.charStringsIndex.append(_charstring(font, draw, width, fd))
    strings.charStrings[name] = len(strings.charStringsIndex) - 1
    top.FDSelect.gidArray.append(fd)
    order = [*font.getGlyphOrder(), name]
    top.charset[:] = order
    font.setGlyphOrder(order)
    return name


def _free_cid(charset: list[str]) -> str:
    """A glyph name for an unused CID; CIDs are renumbered in the end, so any will do."""
    taken = set(charset)
    return next(name for cid in range(65534, 0, -1) if (name := f"cid{cid:05d}") not in taken)


def assign(font: TTFont, character: str, name: str) -> None:
    """Let a character stand for a glyph in every Unicode subtable that can hold it."""
    code = ord(character)
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format != 14 and (table.format == 12 or code <= 0xFFFF):
            table.cmap[code] = name
