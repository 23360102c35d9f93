#!/usr/bin/env bash
# WeasyPrint 70.0: `break-after: avoid` is not heeded between two blocks that stand in an inline element, as the lines
# of `<pre><code><span style="display: block">` do.
#
# Expected: on a page of three lines with two lines of text, the first of three blocks, which avoids a break behind it,
# goes over to the next page with the second, whether their parent is a block or an inline element.
# Seen: within a block the wish holds; within an inline element the first stays alone at the foot of the page.
# An inline with blocks in it is taken apart, and an empty anonymous block is left between any two of them, to which
# the wish is addressed. `code { display: block }` helps. Fails if the two no longer differ.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/env"
"$work/env/bin/pip" install --quiet weasyprint==70.0
"$work/env/bin/python" - <<'PY'
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
PY
