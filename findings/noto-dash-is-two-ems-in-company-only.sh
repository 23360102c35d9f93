#!/usr/bin/env bash
# The Chinese dash of the Noto faces is two ems long beside Han, and shorter when it is alone
#
# Versions:  HarfBuzz 15.0.0 (uharfbuzz 0.57.0); Noto Sans CJK JP 2.004 (noto-cjk-sans-jp-regular 0.0.1).
#            Run on 2026-11-28. In Noto Serif CJK SC: 1.690 em alone.
# Behaviour: 破折号 is written as two U+2014 and two ems long. The faces have a glyph for the pair, in one length for
#            text in Latin script and another for Han. A dash has no script of its own; the shaper gives it that of its
#            neighbours. A run of dashes alone (its own element, a table cell, a bold dash) has none, and gets the Latin
#            one: the line comes out a third of an em short and the dash does not fill its cells.
# Output:    中——文  1000 2000 1000
#            ——      1676
#            中—     1000 1000
#            —       894
# Use:       do not wrap a dash in an element of its own; or set the script (CSS has no property for it, HarfBuzz has).
# Needs:     Python 3.11 or newer. Exit status 0: still so; 1: the behaviour has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check uharfbuzz==0.57.0 noto-cjk-sans-jp-regular==0.0.1
cp "$(find env -name '*.otf' | head -n 1)" face.otf
env/bin/python - <<'END'
import sys

import uharfbuzz as hb

font = hb.Font(hb.Face(hb.Blob.from_file_path("face.otf")))
seen = {}
for text in ("中——文", "——", "中—", "—"):
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.language = "zh"
    hb.shape(font, buffer)
    seen[text] = [position.x_advance for position in buffer.glyph_positions]
    print(text, *seen[text])
sys.exit(seen != {"中——文": [1000, 2000, 1000], "——": [1676], "中—": [1000, 1000], "—": [894]})
END
