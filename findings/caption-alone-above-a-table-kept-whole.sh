#!/usr/bin/env bash
# WeasyPrint 70.0: a table with `break-inside: avoid` that is taller than a page leaves its caption alone on a page.
#
# Expected: the caption stays with the first rows (`break-after: avoid` on it says so too), and since no page can hold
# the table it is broken anyway (CSS Fragmentation 3, section 4.4: an unforced break is made where it must be).
# Seen: page 1 holds the text above, page 2 the caption and nothing else, the rows begin on page 3. On the second
# page the caption counts as content, so the table is put off once more to keep it whole, which it cannot be.
# Without `break-inside: avoid` the table begins under its caption. Fails if either is no longer so.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet weasyprint==70.0
"$work/env/bin/python" - <<'PY'
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
PY
