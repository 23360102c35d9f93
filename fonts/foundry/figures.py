"""Superscripts and subscripts which the sources lack: CO₂, H₂O, 10⁻⁶ as a newspaper writes them."""

from __future__ import annotations

from fontTools.ttLib import TTFont

from foundry.glyphs import add, advance, assign, bounds, drawn

SUPERSCRIPTS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True))
SUBSCRIPTS = dict(zip("₀₁₂₃₄₅₆₇₈₉", "0123456789", strict=True))
DROP = 140  # units a subscript hangs below the baseline


def add_small_figures(font: TTFont, donor: TTFont) -> list[str]:
    """Draw missing small figures from the donor's digits, at the height of the face's own ²."""
    cmap, digits = font.getBestCmap(), donor.getBestCmap()
    _, low, _, high = bounds(font, cmap[ord("²")])
    _, _, _, tall = bounds(donor, digits[ord("2")])
    scale = (high - low) / tall
    added = []
    for small, digit in (SUPERSCRIPTS | SUBSCRIPTS).items():
        if ord(small) in cmap:
            continue
        up = low if small in SUPERSCRIPTS else -DROP
        name = digits[ord(digit)]
        width = round(advance(donor, name) * scale)
        like = cmap[ord(digit)]
        assign(font, small, add(font, "", drawn(donor, name, scale=scale, up=up), width, like))
        added.append(small)
    return added
