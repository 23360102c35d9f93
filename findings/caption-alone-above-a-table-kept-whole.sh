#!/usr/bin/env bash
# A table that is not to be broken and is taller than a page leaves its caption alone on a page
#
# Versions:  WeasyPrint 70.0. Run on 2026-11-28.
# Behaviour: No page can hold the table, so it is broken in spite of `break-inside: avoid` (CSS Fragmentation 3, 4.4). But the
#            page before it holds the caption and nothing else, though `break-after: avoid` on the caption asks
#            otherwise: on its second page the caption counts as content, and the table is put off once more. Without
#            `break-inside: avoid` the table begins under its caption.
# Output:    kept whole: text / caption / rows; free: text, caption, rows on the first page
# Use:       do not ask of a table to stay whole unless it fits on a page.
# Needs:     Python 3.11 or newer, Pango. Exit status 0: still so; 1: the behaviour has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check weasyprint==70.0
env/bin/python - <<'END'
from weasyprint import HTML

PAGE = """<style>@page { size: 200px 200px; margin: 10px } body { margin: 0; line-height: 20px }
caption { break-after: avoid } %s</style><p>text<table><caption>caption</caption>""" + "<tr><td>row</td></tr>" * 20 + "</table>"


def words(css):
    pages = []
    for page in HTML(string=PAGE % css).render().pages:
        pages.append([box.text for box in page._page_box.descendants() if hasattr(box, "text")])
    return pages


kept, free = words("table { break-inside: avoid }"), words("")
print("kept whole:", [page[:3] for page in kept])
print("free:      ", [page[:3] for page in free])
assert kept[0] == ["text"] and kept[1] == ["caption"] and kept[2][0] == "row"
assert free[0][:3] == ["text", "caption", "row"]
END
