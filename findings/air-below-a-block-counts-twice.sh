#!/usr/bin/env bash
# A block that ends exactly at the foot of a page goes to the next page if it has padding below
#
# Versions:  WeasyPrint 70.0. Run on 2026-11-28.
# Behaviour: When a block has padding (or a border) below, WeasyPrint looks whether the block with its padding ends above
#            the foot less that same padding: the air is counted twice. A block that fits by less than its own padding
#            is sent on, and the page stays short; the same height as line-height stays where it is.
# Output:    padding 0: 1 page; padding 4: 2 pages; padding 4 and 4 to spare: 1 page
# Use:       give the foot as much room more as the padding, and look afterwards whether the block stands above it.
# Needs:     Python 3.11 or newer, Pango. Exit status 0: still so; 1: the behaviour has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check weasyprint==70.0
env/bin/python - <<'END'
import sys

from weasyprint import HTML


def pages(padding, spare):
    """Pages of two blocks that together are 60 px high, on pages of 60 px and what is to spare."""
    rules = f"@page {{ size: 100px {60 + spare}px; margin: 0 }} body, p {{ margin: 0 }} p {{ height: 40px }}"
    last = f"<div style='font-size: 10px; line-height: {20 - padding}px; padding-bottom: {padding}px'>x</div>"
    return len(HTML(string=f"<style>{rules}</style><p></p>{last}").render().pages)


seen = (pages(0, 0), pages(4, 0), pages(4, 4))
print("padding 0: {} page; padding 4: {} pages; padding 4 and 4 to spare: {} page".format(*seen))
sys.exit(seen != (1, 2, 1))
END
