#!/usr/bin/env bash
# A page with one full-width exclamation mark weighs 110 kB, one with a wave dash 5 kB
#
# Versions:  WeasyPrint 70.0 with HarfBuzz-subset 6.0.0 of Debian 12; the face is Noto Sans CJK JP 2.004
#            (noto-cjk-sans-jp-regular 0.0.1). Run on 2026-11-28. With Noto Serif CJK SC: 118 kB against 4 kB.
# Behaviour: WeasyPrint embeds the glyphs that a page uses and keeps their numbers; every number below the highest stays
#            as an empty place, with its advance in two tables (hmtx, vmtx). In this face ！ is glyph 59,048, 永 23,016
#            and ～ 1,424. It is paid once for each face and weight, not for each character; renumbered, 600 characters
#            take 174 kB in place of 288 kB. An em or a weight that has no face of its own embeds the same file again.
# Output:    ！ 110 kB, 永 45 kB, ～ 5 kB
# Use:       where the size of a file counts, cut a large face down to the characters of the publication first
#            (but see subset-cjk-face-prints-blank).
# Needs:     Python 3.11 or newer, Pango. Exit status 0: still so; 1: the behaviour has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check weasyprint==70.0 noto-cjk-sans-jp-regular==0.0.1
cp "$(find env -name '*.otf' | head -n 1)" face.otf
env/bin/python - <<'END'
import sys
from pathlib import Path

from weasyprint import HTML

sizes = {}
for character in "！永～":
    style = "<style>@font-face { font-family: F; src: url(face.otf) } body { font: 20px F }</style>"
    HTML(string=f"{style}{character}", base_url=".").write_pdf("page.pdf")
    sizes[character] = Path("page.pdf").stat().st_size
    print(character, sizes[character], "bytes")
sys.exit(not sizes["！"] > 2 * sizes["永"] > 8 * sizes["～"])
END
