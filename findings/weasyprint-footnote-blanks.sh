#!/usr/bin/env bash
# The text of a footnote misses two steps that all other text gets: blanks are not collapsed, capitals are not made
#
# Versions:  WeasyPrint 70.0, pydyf 0.13.0. Run on 2026-11-28.
# Behaviour: In an element with `float: footnote` white space stays as the source has it: line ends and indents between the
#            blocks of a note become empty lines, runs of blanks stay. `text-transform` has no effect.
# Output:    {'lines': (2, 5), 'spaces': ('a b', 'a    b'), 'capitals': ('AB', 'ab')}, in a div and in a note
# Use:       write the blocks of a note without blanks between them.
# Needs:     Python 3.11 or newer, Pango. Exit status 0: still so; 1: the behaviour has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check weasyprint==70.0 pydyf==0.13.0
env/bin/python - <<'END'
import sys
from weasyprint import HTML
from weasyprint.formatting_structure import boxes

BLOCKS = "\n  <i>one</i>\n  <i>two</i>\n"
PAGE = """<style>
  @page { size: 400px 400px; margin: 20px }
  .note { float: footnote } i { display: block } ::footnote-marker { content: '' }
  .caps { text-transform: uppercase }
</style><p>text"""


def printed(tag, text):
    document = HTML(string=f"{PAGE}<{tag}>{text}</{tag.split()[0]}>").render()
    tree = document.pages[0]._page_box
    wanted = "note" if "note" in tag else "div"
    area = [box for box in tree.descendants() if (
        isinstance(box, boxes.FootnoteAreaBox) if wanted == "note" else box.element_tag == "div")][0]
    lines = [box for box in area.descendants() if isinstance(box, boxes.LineBox) and box.height]
    texts = [box.text for box in area.descendants() if isinstance(box, boxes.TextBox)]
    return len(lines), "".join(texts).strip()


seen = {
    "lines": (printed("div", BLOCKS)[0], printed("span class=note", BLOCKS)[0]),
    "spaces": (printed("div", "a    b")[1], printed("span class=note", "a    b")[1]),
    "capitals": (printed("div class=caps", "ab")[1], printed("span class='note caps'", "ab")[1]),
}
print(seen)
sys.exit(0 if seen["lines"][0] == 2 < seen["lines"][1] and seen["spaces"] == ("a b", "a    b")
         and seen["capitals"] == ("AB", "ab") else 1)
END
