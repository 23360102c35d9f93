#!/usr/bin/env bash
# pdfinfo says "Accessible" of an untagged file for the press, and nothing of PDF/X-4
#
# Versions:  pdfinfo of Poppler 22.12.0 (Debian 12), WeasyPrint 70.0. Run on 2026-11-28.
# Behaviour: the "a" in PDF/X-1a stands for complete exchange without agreement between the parties; in PDF/A-1a it
#            stands for accessible. pdfinfo has one table for both: it prints "Conformance: Level A, Accessible" of a
#            PDF/X-1a, in the same answer as "Tagged: no". Of a PDF/X-4 it prints no subtype at all.
# Output:    x-1a: Tagged: no; Conformance: Level A, Accessible
#            x-4:  Tagged: no
# Use:       believe the line "Tagged", and look for GTS_PDFXVersion in the metadata.
# Needs:     Python 3.11 or newer, Pango, poppler-utils. Exit status 0: still so; 1: the behaviour has changed.
command -v pdfinfo >/dev/null || { echo "needs pdfinfo: sudo apt install poppler-utils" >&2; exit 2; }
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check weasyprint==70.0
env/bin/python - <<'END'
import re
import subprocess
import sys

from weasyprint import HTML

seen = {}
for variant in ("pdf/x-1a", "pdf/x-4"):
    HTML(string="<title>t</title><p>x").write_pdf("page.pdf", pdf_variant=variant)
    told = subprocess.run(["pdfinfo", "page.pdf"], capture_output=True, text=True, check=True).stdout
    seen[variant] = re.findall(r"^\s*(Tagged|PDF subtype|Conformance): +(.*)", told, re.MULTILINE)
    print(variant, *(f"{name}: {value};" for name, value in seen[variant]))
one = ("Conformance", "Level A, Accessible") in seen["pdf/x-1a"] and ("Tagged", "no") in seen["pdf/x-1a"]
sys.exit(not (one and seen["pdf/x-4"] == [("Tagged", "no")]))
END
