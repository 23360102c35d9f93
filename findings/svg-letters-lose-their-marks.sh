#!/usr/bin/env bash
# A letter and its combining mark in an SVG are shaped apart, so that the mark stands on a dotted circle
#
# Versions:  WeasyPrint 70.0. Run on 2026-11-29.
# Behaviour: e followed by U+0301 is one letter in HTML, shaped as one. In the text of an SVG WeasyPrint lays out every
#            code point by itself: the mark, without a letter, gets a dotted circle where the shaper draws one, and
#            stands beside its letter. So it is with joined emoji, flags and selectors of the forms of Han characters.
# Output:    strings shown: 1 in HTML, 2 in SVG, 1 in SVG composed
# Use:       compose the words of an SVG (NFC) before it is set, or hand over whole grapheme clusters.
# Needs:     Python 3.11 or newer, Pango, any Latin face. Exit status 0: still so; 1: the behaviour has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check weasyprint==70.0
env/bin/python - <<'END'
import sys

from weasyprint import HTML


def shown(text, svg):
    """How many strings a page of `text` shows, in HTML or in an SVG."""
    picture = f'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><text y="20">{text}</text></svg>'
    html = picture if svg else f"<p>{text}</p>"
    return HTML(string=html).write_pdf(uncompressed_pdf=True).count(b" TJ")


seen = (shown("e\u0301", False), shown("e\u0301", True), shown("\u00e9", True))
print("strings shown: {} in HTML, {} in SVG, {} in SVG composed".format(*seen))
sys.exit(seen != (1, 2, 1))
END
