#!/bin/bash
# WeasyPrint 70.0, pydyf 0.13.0: the text of a footnote (`float: footnote`) misses two steps that all other text
# gets. White space is not collapsed: line ends and indents of the source between the blocks of a note become
# empty lines, and runs of spaces inside it stay. `text-transform` has no effect.
#
# Seen: the same two paragraphs, indented in the source, take 2 lines in a <div> and 5 in a note;
# "a    b" is "a b" in a <div> and stays as it is in a note; `text-transform: uppercase` prints "AB" in a
# <div> and "ab" in a note.
#
# Exits 0 while this is so, 1 if the behaviour has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q weasyprint==70.0 pydyf==0.13.0
cat > "$folder/try.py" <<'PY'
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
PY
"$folder/venv/bin/python" "$folder/try.py"
