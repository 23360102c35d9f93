#!/usr/bin/env bash
# Of two characters that share a glyph, the first on the page decides what is copied for both
#
# Versions:  WeasyPrint 70.0, pypdfium2 5.15.2, fontTools 4.68.0. Run on 2026-11-28.
# Behaviour: Chinese faces draw look-alikes with one glyph: 一 (U+4E00) and the radical ⼀ (U+2F00), … and ⋯, in Noto
#            Serif CJK 498 pairs. A PDF says for each glyph what it means (ToUnicode), so one meaning is left.
#            WeasyPrint keeps that of whichever character comes first; all its twins are then copied, searched and
#            read aloud as that one. Nothing is told, and the page looks right. The same sentence with the other one
#            in front gives the other text. Here a face of one glyph is made on the spot.
# Output:    U+4E00 first: U+4E00 U+4E00
#            U+2F00 first: U+2F00 U+2F00
# Use:       radicals come with text copied from scanned books: look for U+2E80 to U+2FDF in manuscripts.
# Needs:     Python 3.11 or newer, Pango. Exit status 0: still so; 1: the behaviour has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check weasyprint==70.0 pypdfium2==5.15.2 fonttools==4.68.0
env/bin/python - <<'END'
import sys

import pypdfium2
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from weasyprint import HTML

builder = FontBuilder(1000, isTTF=True)
builder.setupGlyphOrder([".notdef", "one"])
builder.setupCharacterMap({0x4E00: "one", 0x2F00: "one"})
pen = TTGlyphPen(None)
pen.moveTo((50, 350))
for point in ((50, 450), (950, 450), (950, 350)):
    pen.lineTo(point)
pen.closePath()
builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "one": pen.glyph()})
builder.setupHorizontalMetrics({".notdef": (1000, 0), "one": (1000, 50)})
builder.setupHorizontalHeader(ascent=880, descent=-120)
builder.setupNameTable({"familyName": "Twins", "styleName": "Regular"})
builder.setupOS2()
builder.setupPost()
builder.save("twins.ttf")
right = True
for first, second in (("\u4e00", "\u2f00"), ("\u2f00", "\u4e00")):
    style = "<style>@font-face { font-family: Twins; src: url(twins.ttf) } body { font: 20px Twins }</style>"
    HTML(string=f"{style}{first}{second}", base_url=".").write_pdf("page.pdf")
    text = pypdfium2.PdfDocument("page.pdf")[0].get_textpage().get_text_range().strip()
    print(f"U+{ord(first):04X} first:", *(f"U+{ord(character):04X}" for character in text))
    right &= text == first * 2
sys.exit(not right)
END
