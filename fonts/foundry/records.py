"""What a face says of itself: our family names, and truthfully its source, rights and licence."""

from __future__ import annotations

from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._n_a_m_e import table__n_a_m_e

from foundry.recipes import Recipe

RELEASE = "1.000"
_WINDOWS = (3, 1, 0x409)
_KEPT = {0: "copyright", 7: "trademark", 8: "maker", 9: "designer", 11: "maker's address"}
_LICENCE_TEXT = {
    "OFL-1.1": (
        "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
        "https://openfontlicense.org",
    ),
    "GPL-3.0-only WITH Font-exception-2.0": (
        "GNU General Public License, version 3, with font exception: if you create a document which uses "
        "this font, and embed this font or unaltered portions of this font into the document, this font "
        "does not by itself cause the resulting document to be covered by the GNU General Public License.",
        "https://www.gnu.org/licenses/gpl-3.0.html",
    ),
}


def postscript_name(recipe: Recipe) -> str:
    """The name PDF and PostScript know the face by."""
    return f"{recipe.family.replace(' ', '')}-{recipe.style}"


def write_records(font: TTFont, recipe: Recipe) -> None:
    """Rename the face, as the licences' reserved names demand, and say where it comes from."""
    old = {number: font["name"].getDebugName(number) for number in _KEPT}
    package = recipe.source.package
    linked = recipe.style in {"Regular", "Bold"}
    licence, address = _LICENCE_TEXT[recipe.licence.spdx]
    version = f"Version {RELEASE}; from {recipe.upstream.split(',')[0]}"
    records = old | {
        1: recipe.family if linked else f"{recipe.family} {recipe.style}",
        2: recipe.style if linked else "Regular",
        3: f"{RELEASE};{postscript_name(recipe)};{package.name} {package.version}",
        4: f"{recipe.family} {recipe.style}",
        5: version,
        6: postscript_name(recipe),
        10: f"Part of {recipe.upstream}, marks in mainland form; Debian {package.name} {package.version}.",
        13: licence,
        14: address,
    }
    if not linked:
        records |= {16: recipe.family, 17: recipe.style}
    table = font["name"] = table__n_a_m_e()
    table.names = []
    for number, text in sorted(records.items()):
        if text:
            table.setName(text, number, *_WINDOWS)
    _write_weight(font, recipe)
    if "CFF " in font:
        _write_cff(font, recipe, records)


def _write_weight(font: TTFont, recipe: Recipe) -> None:
    os2, bold = font["OS/2"], recipe.style == "Bold"
    os2.usWeightClass = recipe.weight
    os2.achVendID = "BANX"
    os2.fsSelection = os2.fsSelection & ~0b1100001 | (0b100000 if bold else 0b1000000)
    font["head"].macStyle = int(bold)
    font["head"].fontRevision = float(RELEASE)
    font["post"].formatType = 3.0  # no glyph names: nothing here needs them


def _write_cff(font: TTFont, recipe: Recipe, records: dict[int, str | None]) -> None:
    cff = font["CFF "].cff
    top = cff.topDictIndex[0]
    old, new = cff.fontNames[0], postscript_name(recipe)
    cff.fontNames[0] = new
    top.FullName, top.FamilyName, top.Weight = records[4], recipe.family, recipe.style
    top.Notice = records[0]
    for key in ("version", "XUID", "UniqueID", "UIDBase", "PostScript", "Copyright"):
        top.rawDict.pop(key, None)
        top.__dict__.pop(key, None)
    for part in top.FDArray:
        part.FontName = getattr(part, "FontName", old).replace(old, new)
