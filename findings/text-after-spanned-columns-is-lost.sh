#!/usr/bin/env bash
# What follows a block across the columns is lost where balanced columns come to the foot of the page
#
# Versions:  WeasyPrint 70.0. Run on 2026-11-29.
# Behaviour: Columns above an element with column-span: all are balanced by trial, higher each time. If a trial would be
#            higher than the page (the margin below a block counts), WeasyPrint takes the height of the page, sets all of
#            the columns' text, and stops as if text were left over. As none is, the multi-column box counts as complete:
#            the element across the columns and everything behind it is on no page. There is no warning.
# Output:    margin 10px: ['abc'] (ACROSS and END are nowhere); margin 0: ['abcACROSS', 'END']
# Use:       no margin below blocks in such columns, or compare the text of the file with the source.
# Needs:     Python 3.11 or newer, Pango. Exit status 0: still so; 1: the behaviour has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check weasyprint==70.0 pypdfium2==5.15.2
env/bin/python - <<'END'
import sys

import pypdfium2
from weasyprint import HTML


def pages(margin):
    """The words of each page; blocks of 50 px in two columns of 110 px."""
    sheet = (
        "@page { size: 200px 110px; margin: 0 } body, p { margin: 0; font: 8px/10px sans-serif } main { columns: 2 }"
        f" section {{ height: 50px; margin-bottom: {margin}; break-inside: avoid }} .all {{ column-span: all }}"
    )
    text = "<section>a</section><section>b</section><section>c</section><p class=all>ACROSS</p><p>END</p>"
    data = HTML(string=f"<style>{sheet}</style><main>{text}</main>").write_pdf()
    return ["".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(data)]


seen = (pages("10px"), pages("0"))
print(*seen, sep="\n")
sys.exit(seen != (["abc"], ["abcACROSS", "END"]))
END
