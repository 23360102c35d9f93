#!/usr/bin/env bash
# The instancer of fontTools with downgradeCFF2=True refuses a variable font with TrueType outlines
#
# Versions:  fontTools 4.68.0. Run on 2026-11-28, Python 3.11.
# Behaviour: The parameter is documented as "downgrade the CFF2 table to CFF table when possible". Who makes static
#            instances of fonts of both kinds, as a PDF needs them, would set it for all: with CFF2 outlines it is
#            needed, with TrueType outlines there is nothing to do. But the instance is made whole, then thrown away.
# Output:    without the flag: a bar 600 units wide; with it: ValueError: Input font does not contain a CFF2 table.
# Use:       convert after instancing, and only where the font has a table CFF2, as Banxin does.
# Needs:     Python 3.11 or newer. Exit status 0: still so; 1: the behaviour has changed.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check fonttools==4.68.0
env/bin/python - <<'PYTHON'
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables.TupleVariation import TupleVariation
from fontTools.varLib import instancer


def variable():
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for point in ((0, 800), (100, 800), (100, 0)):
        pen.lineTo(point)
    pen.closePath()
    bar = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "one"])
    builder.setupCharacterMap({0x4E00: "one"})
    builder.setupGlyf({".notdef": bar, "one": bar})
    builder.setupHorizontalMetrics({".notdef": (1000, 0), "one": (1000, 0)})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Bars", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.setupFvar([("wght", 200, 200, 900, "Weight")], [])
    wider = [(0, 0), (0, 0), (500, 0), (500, 0), (0, 0), (0, 0), (0, 0), (0, 0)]
    builder.setupGvar({"one": [TupleVariation({"wght": (0.0, 1.0, 1.0)}, wider)]})
    return builder.font


made = instancer.instantiateVariableFont(variable(), {"wght": 900})
print("without the flag: a bar", made["glyf"]["one"].xMax, "units wide")
assert made["glyf"]["one"].xMax == 600
try:
    instancer.instantiateVariableFont(variable(), {"wght": 900}, downgradeCFF2=True)
except ValueError as error:
    print("with downgradeCFF2=True: ValueError:", error)
    assert "CFF2" in str(error)
else:
    raise SystemExit("the flag is harmless now")
PYTHON
