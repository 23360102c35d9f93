#!/usr/bin/env bash
# page-validation finds wrong widths in a right PDF whose Chinese or Japanese face has letters of other widths
#
# Versions:  page-validation 0.11.0, WeasyPrint 70.0, pikepdf 10.18.0, fontTools 4.68.0; the face is Noto Sans CJK JP
#            (noto-cjk-sans-jp-regular 0.0.1). Run on 2026-11-29.
# Behaviour: a CID-keyed CFF has several Font DICTs, each with a nominal width that the widths in its glyphs are added
#            to (Adobe Technical Note 5176, FDSelect): ideographs have one, Latin letters another. For fonts of the form
#            CIDFontType0C page-validation adds the nominal width of one Font DICT to all glyphs, and reports those of
#            the others (PDFUA1-FONT-GLYPH-WIDTH-001, and the like for PDF/A); fontTools finds every width in the
#            program as the PDF tells it. A text of ideographs alone has no fault.
# Output:    永和: widths differ by fontTools 0, width faults by page-validation 0
#            永和 ABC: widths differ by fontTools 0, width faults by page-validation 1
# Use:       hold its report of widths against another reader before mending a file.
# Needs:     Python 3.11 or newer, Pango. Exit status 0: still so; 1: the behaviour has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check fonttools==4.68.0 weasyprint==70.0 pikepdf==10.18.0 \
    page-validation==0.11.0 noto-cjk-sans-jp-regular==0.0.1
cp "$(find env -name '*.otf' | head -n 1)" whole.otf
env/bin/python - <<'END'
import io
import sys

import page
import pikepdf
from fontTools.cffLib import CFFFontSet
from fontTools.pens.basePen import NullPen
from fontTools.ttLib import TTFont
from weasyprint import HTML

seen = {}
for text in ("永和", "永和 ABC"):
    HTML(
        string=f"<html lang=zh><title>t</title><style>@font-face {{ font-family: F; src: url(whole.otf) }}"
        f" p {{ font: 40px F }}</style><p>{text}</p>",
        base_url=".",
    ).write_pdf("made.pdf", pdf_variant="pdf/ua-1")
    wrong = 0
    with pikepdf.open("made.pdf") as file:
        for font in file.objects:
            if not isinstance(font, pikepdf.Dictionary) or font.get("/Subtype") != "/CIDFontType0":
                continue
            program = font.FontDescriptor.FontFile3
            bare = TTFont(io.BytesIO(program.read_bytes())).reader["CFF "]
            program.write(bare)  # the outlines alone: the older of two forms that PDF has for them
            program.Subtype = pikepdf.Name.CIDFontType0C
            outlines = CFFFontSet()
            outlines.decompile(io.BytesIO(bare), None)
            glyphs = outlines.topDictIndex[0].CharStrings
            parts = list(font.W)
            for first, widths in zip(parts[::2], parts[1::2]):
                for at, width in enumerate(widths):
                    glyph = glyphs[f"cid{int(first) + at:05d}"]
                    glyph.draw(NullPen())
                    wrong += abs(glyph.width - float(width)) > 1
        file.save("bare.pdf")
    report = page.validate_pdf("bare.pdf", profile=page.ValidationProfile.PDF_UA_1)
    faults = sum("GLYPH-WIDTH" in one.rule_id for one in report.failures)
    seen[text] = (wrong, faults)
    print(f"{text}: widths differ by fontTools {wrong}, width faults by page-validation {faults}")
sys.exit(seen != {"永和": (0, 0), "永和 ABC": (0, 1)})
END
