"""Marks in mainland form, alike in all faces: what the compositor may rely on.

A dash —— is one glyph of two em, an ellipsis two of one em, the interpunct · half an em
(GB/T 15834-2011 section 5.1; clreq 3.1.6), curly quotes one em with their narrow forms under `pwid`.
"""

from __future__ import annotations

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.ttLib import TTFont

from foundry.glyphs import EM, add, advance, assign, bounds, drawn, redraw

OPENING = "‘“「『（《〈【〖〔［｛"
CLOSING = "’”」』）》〉】〗〕］｝，。、；：？！．"
CENTRED = "・‧"
OPENING_VERTICAL = "﹁﹃︵︽︿︻︗︹﹇︷"
CLOSING_VERTICAL = "﹂﹄︶︾﹀︼︘︺﹈︸︐︑︒"
QUOTES = "‘’“”"
SIDE = 75  # blank between a full-width quote and the edge of its half, as in Song
SLACK = 15  # units a mark may overlap the blank half
QUOTE_TOP = 850  # units above the baseline, as in Song
TRIM = 40  # blank at each side of a narrow quote
_UPRIGHT_TO_VERTICAL = dict(
    zip(
        "「」『』（）《》〈〉【】〖〗〔〕｛｝，、。…—",
        "﹁﹂﹃﹄︵︶︽︾︿﹀︻︼︗︘︹︺︷︸︐︑︒︙︱",
        strict=True,
    )
)
_SYSTEMS = "".join(f"languagesystem {script} dflt;\n" for script in ("DFLT", "hani", "kana", "latn"))


def single_substitutions(font: TTFont, feature: str) -> dict[str, str]:
    """All one-to-one substitutions of a feature, over its lookups in order."""
    pairs: dict[str, str] = {}
    if "GSUB" not in font:
        return pairs
    table = font["GSUB"].table
    records = [record.Feature for record in table.FeatureList.FeatureRecord if record.FeatureTag == feature]
    for index in sorted({index for record in records for index in record.LookupListIndex}):
        for subtable in table.LookupList.Lookup[index].SubTable:
            subtable = getattr(subtable, "ExtSubTable", subtable)  # noqa: PLW2901
            for key, value in getattr(subtable, "mapping", {}).items():
                pairs.setdefault(key, value)
    return pairs


def narrow_interpunct(font: TTFont) -> None:
    """Noto Sans: take the narrow form of · as the default glyph, before the part is cut out."""
    wide = single_substitutions(font, "fwid")
    point = font.getBestCmap()[ord("·")]
    if advance(font, point) == EM:
        narrow = [key for key, value in wide.items() if value == point and advance(font, key) < EM]
        assign(font, "·", narrow[0])


def fill_dashes(font: TTFont) -> None:
    """Noto: draw — ⸺ ⸻ at one, two and three em.

    Noto reaches these by `locl` when the run is Chinese, which fails for a mark that stands alone in
    its inline box; as default glyph it cannot fail. The glyphs stay apart from those of ― and ——, since
    a PDF remembers one text for each glyph.
    """
    wide, cmap = single_substitutions(font, "fwid"), font.getBestCmap()
    for ems, character in enumerate("—⸺⸻", start=1):
        redraw(font, cmap[ord(character)], drawn(font, wide[cmap[ord(character)]]), ems * EM)
    separate(font, "⸺")


def separate(font: TTFont, character: str) -> None:
    """Give a character a glyph of its own beside the one it shares."""
    shared = font.getBestCmap()[ord(character)]
    name = f"{shared}.u{ord(character):04X}"
    assign(font, character, add(font, name, drawn(font, shared), advance(font, shared), shared))


def _rank(code: int) -> tuple[bool, bool, int]:
    """Which of several characters keeps a shared glyph and its features: ASCII, then GB, then the first."""
    in_gb = True
    try:
        chr(code).encode("gbk")
    except UnicodeEncodeError:
        in_gb = False
    return (code > 0x7F, not in_gb, code)


def part_shared(font: TTFont) -> None:
    """One glyph, one character: otherwise text copied from a PDF shows … as ⋯ and - as a no-break hyphen."""
    sharers: dict[str, list[int]] = {}
    for code, name in font.getBestCmap().items():
        sharers.setdefault(name, []).append(code)
    for codes in sharers.values():
        for code in sorted(codes, key=_rank)[1:]:
            separate(font, chr(code))


def centre_interpunct(font: TTFont) -> None:
    """Set · in the middle of half an em."""
    name = font.getBestCmap()[ord("·")]
    left, _, right, _ = bounds(font, name)
    draw = drawn(font, name, right=EM / 4 - (left + right) / 2)
    half = add(font, f"{name}.half", draw, EM // 2, name)
    if advance(font, name) == EM:  # a full-width glyph may be in `halt`, which would take the half again
        assign(font, "·", half)
    else:
        redraw(font, name, drawn(font, half), EM // 2)


def widen_quotes(font: TTFont) -> dict[str, str]:
    """Kai: full-width curly quotes as default glyphs; gives full-width name → narrow name."""
    cmap = font.getBestCmap()
    narrow_of: dict[str, str] = {}
    for quote in QUOTES:
        narrow = cmap[ord(quote)]
        left, _, right, _ = bounds(font, narrow)
        shift = EM - SIDE - right if quote in OPENING else SIDE - left
        wide = add(font, f"{narrow}.full", drawn(font, narrow, right=shift), EM, narrow)
        assign(font, quote, wide)
        narrow_of[wide] = narrow
    return narrow_of


def seat_marks(font: TTFont) -> None:
    """Put closing marks and stops into the left half of the em and openers into the right (GB/T 15834-2011).

    Fandol centres ？ in the em: squeezed to its half it would run into the next character.
    """
    cmap = font.getBestCmap()
    for marks, first in ((OPENING, EM // 2), (CLOSING, 0)):
        for name in dict.fromkeys(cmap[ord(mark)] for mark in marks if ord(mark) in cmap):
            left, _, right, _ = bounds(font, name)
            if advance(font, name) == EM and (left < first - SLACK or right > first + EM / 2 + SLACK):
                shift = first + EM / 4 - (left + right) / 2
                redraw(font, name, drawn(font, name, right=shift), EM)


def raise_quotes(font: TTFont) -> None:
    """Fang: the source hangs curly quotes at half height; bring their tops to those of Song."""
    cmap = font.getBestCmap()
    for quote in QUOTES:
        name = cmap[ord(quote)]
        copy = add(font, "", drawn(font, name, up=QUOTE_TOP - bounds(font, name)[3]), EM, name)
        redraw(font, name, drawn(font, copy), EM)


def add_full_yuan(font: TTFont) -> None:
    """Fang: ￥ from ¥, since the source has a dollar in its place."""
    name = font.getBestCmap()[ord("¥")]
    shift = (EM - advance(font, name)) / 2
    assign(font, "￥", add(font, "", drawn(font, name, right=shift), EM, name))


def narrow_quotes(font: TTFont) -> dict[str, str]:
    """Fang: narrow curly quotes for Latin words; gives full-width name → narrow name."""
    cmap = font.getBestCmap()
    narrow_of: dict[str, str] = {}
    for quote in QUOTES:
        wide = cmap[ord(quote)]
        left, _, right, _ = bounds(font, wide)
        width = round(right - left) + 2 * TRIM
        narrow_of[wide] = add(font, "", drawn(font, wide, right=TRIM - left), width, cmap[ord("a")])
    return narrow_of


def add_double_dash(font: TTFont) -> None:
    """Fang: ⸺, one bar of two em, drawn from two —."""
    dash = font.getBestCmap()[ord("—")]
    first, second = drawn(font, dash), drawn(font, dash, right=EM)

    def draw(pen: object) -> None:
        first(pen)
        second(pen)

    assign(font, "⸺", add(font, "", draw, 2 * EM, dash))


def join_dashes(font: TTFont) -> str:
    """Kai and Fang: a glyph for —— apart from that of ⸺, so that copied text keeps the two apart."""
    cmap = font.getBestCmap()
    double = cmap[ord("⸺")]
    return add(font, f"{double}.joined", drawn(font, double), 2 * EM, cmap[ord("—")])


def _class(font: TTFont, characters: str) -> str:
    cmap = font.getBestCmap()
    return " ".join(dict.fromkeys(_name(cmap[ord(c)]) for c in characters if ord(c) in cmap))


def _name(glyph: str) -> str:
    """A glyph as feature syntax writes it."""
    return f"\\{int(glyph[3:])}" if glyph.startswith("cid") and glyph[3:].isdigit() else glyph


def _feature(tag: str, rules: list[str]) -> str:
    return f"feature {tag} {{\n" + "".join(f"  {rule};\n" for rule in rules) + f"}} {tag};\n" if rules else ""


def _pairs(mapping: dict[str, str]) -> list[str]:
    return [f"sub {_name(key)} by {_name(value)}" for key, value in sorted(mapping.items())]


def substitutions(font: TTFont, narrow_of: dict[str, str], vertical: dict[str, str]) -> str:
    """Feature text for faces whose source has few features: `ccmp`, `pwid`, `fwid`, `vert`."""
    cmap = font.getBestCmap()
    dash, double = _name(cmap[ord("—")]), _name(join_dashes(font))
    drawn_upright = {
        cmap[ord(a)]: cmap[ord(b)]
        for a, b in _UPRIGHT_TO_VERTICAL.items()
        if ord(a) in cmap and ord(b) in cmap
    }
    return (
        _SYSTEMS
        + _feature("ccmp", [f"sub {dash} {dash} by {double}"])
        + _feature("pwid", _pairs(narrow_of))
        + _feature("fwid", _pairs({narrow: wide for wide, narrow in narrow_of.items()}))
        + _feature("vert", _pairs(drawn_upright | vertical))
    )


def half_widths(font: TTFont) -> str:
    """Feature text of `halt`, `vhal`: half an em taken from each mark's blank side (clreq 3.1.6.1)."""
    halt = [
        f"pos [{_class(font, OPENING)}] <-500 0 -500 0>",
        f"pos [{_class(font, CLOSING)}] <0 0 -500 0>",
        f"pos [{_class(font, CENTRED)}] <-250 0 -500 0>",
    ]
    vhal = [
        f"pos [{_class(font, OPENING_VERTICAL)}] <0 500 0 -500>",
        f"pos [{_class(font, CLOSING_VERTICAL)}] <0 0 0 -500>",
        f"pos [{_class(font, CENTRED)}] <0 250 0 -500>",
    ]
    return _SYSTEMS + _feature("halt", halt) + _feature("vhal", vhal)


def write_features(font: TTFont, text: str, table: str) -> None:
    """Replace a layout table by what the feature text says."""
    if table in font:
        del font[table]
    addOpenTypeFeaturesFromString(font, text, tables=[table])
