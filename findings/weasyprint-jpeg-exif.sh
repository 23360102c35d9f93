#!/usr/bin/env bash
# A JPEG with EXIF is written into the PDF anew, at quality 75; without EXIF its bytes stay
#
# Versions:  WeasyPrint 70.0, Pillow 12.0.0. Run on 2026-11-29.
# Behaviour: WeasyPrint turns pictures by their EXIF. Pillow's exif_transpose gives a copy even of a picture that is
#            upright, WeasyPrint takes the copy for a changed picture, and saves it with Pillow's defaults: quality 75,
#            colours at half the resolution. Every photograph straight from a camera loses detail that way; XMP, IPTC
#            and comments of a JPEG without EXIF go into the PDF as they are.
# Output:    plain: same bytes; with EXIF: other bytes, quantised more coarsely
# Use:       cut the EXIF of upright pictures out before WeasyPrint reads them; no pixel is touched by that.
# Needs:     Python 3.11 or newer, Pango. Exit status 0: still so; 1: the behaviour has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check weasyprint==70.0 pillow==12.0.0 pikepdf==10.0.0
env/bin/python - <<'PYTHON'
import io

import pikepdf
import weasyprint
from PIL import Image

picture = Image.radial_gradient("L").resize((600, 600))
exif = Image.Exif()
exif[0x010F] = "Camera"  # no orientation: the picture is upright
picture.save("plain.jpg", quality=95)
picture.save("exif.jpg", quality=95, exif=exif.tobytes())


def embedded(name):
    pdf = weasyprint.HTML(string=f'<img src="{name}">', base_url=".").write_pdf()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        (data,) = (
            one.read_raw_bytes()
            for one in opened.objects
            if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
        )
    return data


def step(data):
    return max(Image.open(io.BytesIO(data)).quantization[0])


plain, turned = embedded("plain.jpg"), embedded("exif.jpg")
kept = plain == open("plain.jpg", "rb").read()
coarser = step(turned) > step(plain)
print(f"plain: {'same bytes' if kept else 'other bytes'}; with EXIF: steps of {step(turned)} for {step(plain)}")
raise SystemExit(not (kept and coarser))
PYTHON
