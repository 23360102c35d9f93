#!/usr/bin/env bash
# A rectangle that an SVG picture fills with a gradient is white in viewers with Poppler
#
# Versions:  WeasyPrint 70.0, Poppler 22.12.0 (Debian 12), PDFium of pypdfium2 5.11.0. Run on 2026-11-30.
# Behaviour: WeasyPrint writes the gradient of an SVG shape as a tiling pattern with one tile that holds the shading.
#            Poppler (Evince, Okular, pdftoppm) draws nothing of it, for a rectangle at any resolution, for a circle
#            at some; PDFium and Ghostscript draw it. A gradient of CSS, written as a shading without a pattern, is
#            drawn by all. The PDF is not at fault for a preflight, so nobody is told.
# Output:    part of the page that is inked: gradient of SVG: Poppler 0.00, PDFium 0.20; of CSS: Poppler 0.20
# Use:       put the gradient of a cover or banner into CSS, or turn one-tile patterns into shading patterns when the
#            file is finished.
# Needs:     Python 3.11 or newer, Pango, poppler-utils. Exit status 0: still so; 1: the behaviour has changed.
set -eu
command -v pdftoppm >/dev/null || { echo "needs pdftoppm: sudo apt install poppler-utils" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check weasyprint==70.0 pypdfium2==5.11.0
env/bin/python - <<'END'
import subprocess
import sys

import pypdfium2
from PIL import Image
from weasyprint import HTML

SHEET = "<style>@page { size: 400px 300px; margin: 30px } div { width: 200px; height: 120px }"
SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="200" height="120" viewBox="0 0 200 120">
<defs><linearGradient id="g"><stop offset="0" stop-color="#c00"/><stop offset="1" stop-color="#036"/></linearGradient></defs>
<rect width="200" height="120" fill="url(#g)"/></svg>"""


def inked(picture: Image.Image) -> str:
    grey = picture.convert("L")
    return f"{sum(value < 200 for value in grey.tobytes()) / (grey.width * grey.height):.2f}"


def by_poppler(resolution: int) -> str:
    subprocess.run(["pdftoppm", "-r", str(resolution), "-png", "-singlefile", "page.pdf", "page"], check=True)
    return inked(Image.open("page.png"))


HTML(string=f"{SHEET}</style>{SVG}").write_pdf("page.pdf")
of_svg = {by_poppler(resolution) for resolution in (60, 96, 150, 200)}
beside = inked(pypdfium2.PdfDocument("page.pdf")[0].render(scale=1.5).to_pil())
gradient = "div { background: linear-gradient(to right, #c00, #036) }"
HTML(string=f"{SHEET} {gradient}</style><div></div>").write_pdf("page.pdf")
of_css = by_poppler(100)
print("gradient of SVG: Poppler", *of_svg, "PDFium", beside, "; of CSS: Poppler", of_css)
sys.exit((of_svg, beside, of_css) != ({"0.00"}, "0.20", "0.20"))
END
