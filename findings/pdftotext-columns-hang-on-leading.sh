#!/usr/bin/env bash
# pdftotext reads a newspaper page across its columns as soon as lines have some air between them
#
# Versions:  pdftotext of Poppler 22.12.0 (Debian 12), WeasyPrint 70.0. Run on 2026-11-28.
# Behaviour: without options, and without heed of the tags in the file, pdftotext works out columns from where words
#            stand. With lines on a common grid it finds them up to a leading of about 1.4 em; with more it joins
#            lines with those beside them, however wide the gutter is. Chinese is set with a leading of 1.5
#            to 1.75 em: the sentence of the first column goes on in the second. Indexes and search engines that are
#            built upon it mix stories. -raw, in the order of writing, is right.
# Output:    leading 1.3 em: in order
#            leading 1.6 em: mixed; with -raw in order
# Use:       pdftotext -raw for pages with columns.
# Needs:     Python 3.11 or newer, Pango, poppler-utils. Exit status 0: still so; 1: the behaviour has changed.
set -eu
command -v pdftotext >/dev/null || { echo "needs pdftotext: sudo apt install poppler-utils" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check weasyprint==70.0
env/bin/python - <<'END'
import subprocess
import sys

from weasyprint import HTML

WORDS = [str(number) for number in range(1000, 1500)]
seen = {}
for leading in (1.3, 1.6):
    sheet = (
        "@page { size: 400px 700px; margin: 40px } body { margin: 0; font-size: 10px; text-align: justify;"
        f"columns: 2; column-gap: 40px; line-height: {leading} }}"
    )
    HTML(string=f"<style>{sheet}</style>{' '.join(WORDS)}").write_pdf("page.pdf")
    for option in ([], ["-raw"]):
        command = ["pdftotext", *option, "page.pdf", "-"]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
        assert sorted(told) == WORDS
        seen[leading, *option] = told != WORDS
        print(f"leading {leading} em{' -raw' * bool(option)}:", "mixed" if told != WORDS else "in order", *told[:14])
sys.exit(seen != {(1.3,): False, (1.3, "-raw"): False, (1.6,): True, (1.6, "-raw"): False})
END
