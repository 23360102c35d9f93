#!/usr/bin/env bash
# A positioned box at the foot of a page is cut in two, whatever break-inside says
#
# Versions:  WeasyPrint 70.0. Run on 2026-11-29.
# Behaviour: A box with position: absolute and no offsets stands where it would in the flow. Near the foot WeasyPrint
#            parts it between its blocks and puts the rest at the head of the next page: a picture in the margin loses
#            its caption. break-inside: avoid changes nothing; with bottom: 0 the same box stays whole.
# Output:    static place: page 1 picture, page 2 caption; with break-inside: avoid the same; with bottom: 0: page 1 picture caption
# Use:       give such a box an offset from the foot, or one that leaves it room.
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


def words(rules):
    """The words on each page of a text of five pages' lines with a box of two blocks beside its ninth line."""
    lines = "".join(f"<p>{number}</p>" for number in range(1, 9))
    more = "".join(f"<p>{number}</p>" for number in range(9, 15))
    sheet = (
        "@page { size: 200px 200px; margin: 0 } body, p, div { margin: 0; font: 16px/20px sans-serif }"
        f" .box {{ position: absolute; width: 90px; margin-left: 100px; {rules} }}"
    )
    box = "<div class='box'><div style='height: 30px'>picture</div><div style='height: 30px'>caption</div></div>"
    data = HTML(string=f"<style>{sheet}</style>{lines}{box}{more}").write_pdf()
    texts = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]
    return [[word for word in ("picture", "caption") if word in text] for text in texts]


parted, whole = [["picture"], ["caption"]], [["picture", "caption"], []]
seen = (words(""), words("break-inside: avoid"), words("bottom: 0"))
print(*seen, sep="\n")
sys.exit(seen != (parted, parted, whole))
END
