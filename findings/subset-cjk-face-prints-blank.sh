#!/usr/bin/env bash
# A Chinese or Japanese face cut down by fontTools prints blank in some readers and not in others
#
# Versions:  fontTools 4.68.0, WeasyPrint 70.0, PyMuPDF 1.26.7 (MuPDF), pypdfium2 5.15.2 (pdfium); the face is
#            Noto Sans CJK JP (noto-cjk-sans-jp-regular 0.0.1). Run on 2026-11-28.
# Behaviour: the face is CID-keyed CFF. After pyftsubset its glyphs are numbered anew, their CIDs are not.
#            WeasyPrint writes glyph numbers into the page and embeds the face as it is. MuPDF takes the numbers for
#            CIDs, as the PDF specification says (9.7.4.2), finds none of them, and leaves the page white; pdfium
#            takes them for glyph numbers and shows the text. Ghostscript 10.0.0 is as MuPDF, Poppler 22.12.0 as pdfium.
#            The whole face, not cut down, has CIDs that are its glyph numbers, and is shown by all.
# Output:    whole face: mupdf ink, pdfium ink
#            cut down:   mupdf blank, pdfium ink
# Use:       look at a proof in MuPDF or Ghostscript, which most printers' software follows, not in a browser alone.
# Needs:     Python 3.11 or newer, Pango. Exit status 0: still so; 1: the behaviour has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check fonttools==4.68.0 weasyprint==70.0 pymupdf==1.26.7 \
    pypdfium2==5.15.2 pillow==13.0.0 noto-cjk-sans-jp-regular==0.0.1
whole=$(find env -name '*.otf' | head -n 1)
cp "$whole" whole.otf
env/bin/pyftsubset whole.otf --text='永和九年' --output-file=cut.otf
env/bin/python - <<'END'
import sys

import pymupdf
import pypdfium2
from weasyprint import HTML

seen = {}
for name in ("whole", "cut"):
    HTML(
        string=f"<style>@font-face {{ font-family: F; src: url({name}.otf) }} body {{ font: 40px F }}</style>永和九年",
        base_url=".",
    ).write_pdf(f"{name}.pdf")
    pixels = pymupdf.open(f"{name}.pdf")[0].get_pixmap(colorspace=pymupdf.csGRAY).samples
    image = pypdfium2.PdfDocument(f"{name}.pdf")[0].render().to_pil().convert("L")
    seen[name] = ["blank" if darkest > 200 else "ink" for darkest in (min(pixels), image.getextrema()[0])]
    print(f"{name}: mupdf {seen[name][0]}, pdfium {seen[name][1]}")
sys.exit(seen != {"whole": ["ink", "ink"], "cut": ["blank", "ink"]})
END
