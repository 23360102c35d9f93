#!/usr/bin/env bash
# `break-after: avoid` is not heeded between two blocks that stand in an inline element
#
# Versions:  WeasyPrint 70.0. Run on 2026-11-28.
# Behaviour: Lines of code are often blocks in a `code` element. Of three such blocks the first avoids a break behind it; one
#            line of the page is left. In a block parent the first goes over with the second; in an inline parent it stays
#            alone at the foot: the inline is taken apart, and the wish is addressed to an empty anonymous block between.
# Output:    in an inline: ['ab1', '23']; in a block: ['ab', '123']
# Use:       give the parent `display: block`.
# Needs:     Python 3.11 or newer, Pango. Exit status 0: still so; 1: the behaviour has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check weasyprint==70.0
env/bin/python - <<'END'
from weasyprint import HTML

PAGE = """<style>@page { size: 200px 80px; margin: 10px } body, p, pre { margin: 0; line-height: 20px }
span { display: block } span:first-child { break-after: avoid } %s</style>
<p>a<p>b<pre><code><span>1</span><span>2</span><span>3</span></code></pre>"""


def words(css):
    pages = []
    for page in HTML(string=PAGE % css).render().pages:
        texts = [box.text for box in page._page_box.descendants() if hasattr(box, "text")]
        pages.append("".join(texts).split() and "".join("".join(texts).split()))
    return pages


inline, block = words(""), words("code { display: block }")
print("in an inline:", inline, " in a block:", block)
assert inline[0] == "ab1", inline
assert block[0] == "ab" and block[1].startswith("12"), block
END
