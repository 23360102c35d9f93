#!/usr/bin/env bash
# A grey scan of 16 bits becomes noise on the page
#
# Versions:  WeasyPrint 70.0, Pillow 13.0.0, pypdfium2 5.15.2. Run on 2026-11-28.
# Behaviour: scanners of archives write grey PNG of 16 bits. WeasyPrint puts such a picture into the PDF as it lies in
#            memory, two bytes a pixel, and declares it as RGB of 8 bits, three bytes a pixel: the reader takes the
#            bytes of neighbours for one colour and runs out of data. The same picture in 8 bits is right. A message
#            is written to the log, at most; the PDF is written, and the exit status of the command line is 0.
# Output:    8 bits:  grey as drawn
#            16 bits: something else
# Use:       turn scans into 8 bits before they are placed (ImageMagick: -depth 8).
# Needs:     Python 3.11 or newer, Pango. Exit status 0: still so; 1: the behaviour has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check weasyprint==70.0 pillow==13.0.0 pypdfium2==5.15.2
env/bin/python - <<'END'
import sys

import pypdfium2
from PIL import Image
from weasyprint import HTML

GREY = 0x99
Image.new("L", (60, 60), GREY).save("8.png")
Image.new("I;16", (60, 60), GREY * 0x101 - 0x30).save("16.png")  # the same grey, to a hair
right = {}
for bits in (8, 16):
    sheet = "@page { size: 60px 60px; margin: 0 } body { margin: 0 } img { display: block }"
    HTML(string=f"<style>{sheet}</style><img src={bits}.png alt=scan>", base_url=".").write_pdf("page.pdf")
    image = pypdfium2.PdfDocument("page.pdf")[0].render(scale=4 / 3).to_pil().convert("RGB")
    colours = {image.getpixel((x, y)) for x in range(10, 50, 5) for y in range(10, 50, 5)}
    right[bits] = all(abs(part - GREY) < 4 for colour in colours for part in colour)
    print(f"{bits} bits:", "grey as drawn" if right[bits] else f"something else: {sorted(colours)[:3]}")
sys.exit(right != {8: True, 16: False})
END
