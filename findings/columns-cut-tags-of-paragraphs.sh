#!/usr/bin/env bash
# In a tagged PDF a paragraph that runs over a column is two paragraphs, and an article is an article in each column
#
# Versions:  WeasyPrint 70.0, pikepdf 10.18.0. Run on 2026-11-28.
# Behaviour: WeasyPrint tags the boxes of its layout, and a paragraph that is broken by a column (or by a page) is two
#            boxes: two P in the structure tree, with nothing that ties them together. Columns add an Art for each
#            column inside the Art of the article. A screen reader stops in the middle of the sentence; a program that
#            takes the PDF apart finds a paragraph more for each column, and articles within articles.
#            The reading order is right.
# Output:    columns auto: 1 P, 1 Art
#            columns 2: 2 P, 3 Art
# Use:       take text out of the source, not out of the PDF; give those who listen the EPUB.
# Needs:     Python 3.11 or newer, Pango. Exit status 0: still so; 1: the behaviour has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check weasyprint==70.0 pikepdf==10.18.0
env/bin/python - <<'END'
import sys
from collections import Counter

import pikepdf
from weasyprint import HTML


def kinds(element):
    """How many structure elements of each kind there are."""
    found = Counter([str(element.S)] if "/S" in element else [])
    children = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary):
            found += kinds(child)
    return found


seen = {}
for columns in ("auto", 2):
    words = "A sentence that goes on and on. " * 12
    page = f"<html lang=en><title>t</title><article style='columns: {columns}'><p>{words}</p></article>"
    HTML(string=page).write_pdf("page.pdf", pdf_tags=True)
    with pikepdf.open("page.pdf") as pdf:
        found = kinds(pdf.Root.StructTreeRoot)
    seen[columns] = (found["/P"], found["/Art"])
    print(f"columns {columns}: {found['/P']} P, {found['/Art']} Art")
sys.exit(seen != {"auto": (1, 1), 2: (2, 3)})
END
