#!/usr/bin/env bash
# An id on a container, or a style attribute, keeps the styles of everything in it apart from those of its neighbours
#
# Versions:  WeasyPrint 70.0, pydyf 0.13.0. Run on 2026-11-29.
# Behaviour: Elements that the same rules match under the same parent share one computed style. Each `id` counts as a
#            declaration of its own, so that an element with an id never shares its style, and neither does anything in it
#            with what is in its neighbours, though no rule asks for an id. The same holds for each `style` attribute, be
#            its words the same. Classes cost nothing.
# Output:    computed styles of the paragraphs in 400 containers: class 1, id 400, equal style attributes 400
# Use:       generated HTML: classes instead of style attributes, ids only where a link leads to.
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


def styles(attribute):
    body = "".join(f"<div {attribute.format(number)}><p>text</p></div>" for number in range(400))
    document = HTML(string=f"<style>p {{ margin: 0 }}</style>{body}").render()
    found = {id(box.style) for page in document.pages for box in page._page_box.descendants()
             if box.element_tag == "p" and isinstance(box, boxes.BlockBox)}
    return len(found)


seen = {"class": styles("class=a"), "id": styles("id=n{}"), "style": styles("style='color: red'")}
print(seen)
sys.exit(seen != {"class": 1, "id": 400, "style": 400})
END
