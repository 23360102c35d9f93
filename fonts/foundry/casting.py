"""Casting one face: part of a source, marks in mainland form, our names, the same bytes every time."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from foundry import marks
from foundry.figures import add_small_figures
from foundry.optics import halve, raise_wide, set_metrics
from foundry.recipes import Recipe
from foundry.records import write_records
from foundry.sources import SourceFile

# `locl` is left out: it would carry each character in five national forms; the glyphs kept are zh-Hans.
FEATURES = (
    *("halt", "vhal", "palt", "vpal", "vert", "vrt2", "kern", "vkrn"),
    *("ccmp", "liga", "fwid", "hwid", "pwid", "ruby", "mark", "mkmk"),
)


def opened(source: SourceFile, stock: Path) -> TTFont:
    """The source face, tables read on demand."""
    return TTFont(source.within(stock), fontNumber=source.index, lazy=True, recalcTimestamp=False)


def _subset(font: TTFont, characters: set[int], keep: list[str]) -> TTFont:
    options = subset.Options(
        layout_features=list(FEATURES),
        hinting=False,  # these faces are for print and high-density screens; hints cost a third more
        notdef_outline=True,
        glyph_names=True,
        name_IDs=["*"],
        name_languages=["*"],
        recalc_timestamp=False,
        drop_tables=["DSIG", "meta", "gasp"],
    )
    worker = subset.Subsetter(options)
    worker.populate(unicodes=sorted(characters), glyphs=keep)
    worker.subset(font)
    # Written and read again, so that glyphs can be added to plain, fully read tables.
    buffer = BytesIO()
    font.save(buffer)
    return TTFont(buffer, recalcTimestamp=False)


def _cast_noto(recipe: Recipe, font: TTFont, characters: set[int], stock: Path) -> TTFont:
    marks.narrow_interpunct(font)
    part = _subset(font, characters, [])
    marks.part_shared(part)
    marks.fill_dashes(part)
    marks.centre_interpunct(part)
    if recipe.donor:
        add_small_figures(part, opened(recipe.donor, stock))
    return part


def _cast_kai(recipe: Recipe, font: TTFont, characters: set[int]) -> TTFont:
    cmap = font.getBestCmap()
    carried = {cmap[code] for code in characters if code in cmap}
    vertical = {key: to for key, to in marks.single_substitutions(font, "vert").items() if key in carried}
    del font["GSUB"]
    part = _subset(font, characters, sorted(vertical.values()))
    marks.part_shared(part)
    raise_wide(part, recipe.raise_wide)
    marks.centre_interpunct(part)
    narrow_of = marks.widen_quotes(part)
    marks.seat_marks(part)
    vertical |= {wide: vertical[narrow] for wide, narrow in narrow_of.items() if narrow in vertical}
    marks.write_features(part, marks.substitutions(part, narrow_of, vertical), "GSUB")
    marks.write_features(part, marks.half_widths(part), "GPOS")
    return part


def _cast_fang(recipe: Recipe, font: TTFont, characters: set[int]) -> TTFont:
    part = _subset(font, characters, [])
    marks.part_shared(part)
    raise_wide(part, recipe.raise_wide)
    marks.centre_interpunct(part)
    marks.assign(part, "‧", part.getBestCmap()[ord("・")])
    marks.separate(part, "‧")
    marks.add_full_yuan(part)
    marks.raise_quotes(part)
    marks.seat_marks(part)
    marks.add_double_dash(part)
    narrow_of = marks.narrow_quotes(part)
    marks.write_features(part, marks.substitutions(part, narrow_of, {}), "GSUB")
    return part


def _cast_mono(font: TTFont, characters: set[int]) -> TTFont:
    """What stands in one cell; Han and full-width marks come from Hei. No ligatures: code shows each sign."""
    widths, cmap = font["hmtx"], font.getBestCmap()
    pitch = widths[cmap[ord("0")]][0]
    for table in {"GSUB", "GPOS", "GDEF"} & set(font.keys()):
        del font[table]
    part = _subset(font, {code for code in characters & set(cmap) if widths[cmap[code]][0] == pitch}, [])
    marks.part_shared(part)
    halve(part)
    return part


def cast(recipe: Recipe, characters: set[int], stock: Path) -> bytes:
    """The finished face."""
    font = opened(recipe.source, stock)
    characters = characters - set(map(ord, recipe.faulty))
    if recipe.role == "kai":
        part = _cast_kai(recipe, font, characters)
    elif recipe.role == "fang":
        part = _cast_fang(recipe, font, characters)
    elif recipe.role == "mono":
        part = _cast_mono(font, characters)
    else:
        part = _cast_noto(recipe, font, characters, stock)
    set_metrics(part)
    write_records(part, recipe)
    buffer = BytesIO()
    part.save(buffer)
    return number_in_order(buffer.getvalue())


def number_in_order(face: bytes) -> bytes:
    """Give each CFF glyph its own index as CID.

    PDF looks glyphs of a CID-keyed font up by CID, while writers put glyph indices into the text: the
    two must be equal or the page shows other characters than the copied text.
    """
    font = TTFont(BytesIO(face), recalcTimestamp=False, recalcBBoxes=False)
    if "CFF " in font:
        top = font["CFF "].cff.topDictIndex[0]
        index_of = top.CharStrings.charStrings
        old = list(top.charset)
        new = [".notdef", *(f"cid{number:05d}" for number in range(1, len(old)))]
        top.CharStrings.charStrings = {
            after: index_of[before] for after, before in zip(new, old, strict=True)
        }
        top.charset[:] = new
        top.CIDCount = len(new)
        font.setGlyphOrder(new)
    buffer = BytesIO()
    font.save(buffer)
    return buffer.getvalue()
