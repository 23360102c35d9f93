#!/usr/bin/env bash
# A Chinese page turned into Markdown comes back with the wrong words bold
#
# Versions:  markdownify 1.2.3, markdown-it-py 4.3.0 (CommonMark 0.31). Run on 2026-11-28. pandoc 2.17 and 3.9 and
#            markitdown 0.1.9 write the same.
# Behaviour: CommonMark lets ** close only where no full-width mark stands before it and a letter behind (the flanking
#            rule, 6.2). Converters write ** around whatever was bold, though it ends in ： or ”. Then the first pair
#            cannot close where it should, and pairs with the opening of the next: the plain words between the two
#            become bold, and the stars of the outer ones are printed. No error anywhere.
# Output:    he was told: <strong>注意：</strong>请看，这是<strong>“重点”</strong>吗
#            comes back:  **注意：<strong>请看，这是</strong>“重点”**吗
# Use:       read articles that were converted; Banxin reads such stars as they were meant.
# Needs:     Python 3.11 or newer. Exit status 0: still so; 1: the behaviour has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check markdownify==1.2.3 markdown-it-py==4.3.0
env/bin/python - <<'END'
import sys

from markdown_it import MarkdownIt
from markdownify import markdownify

page = "<p>他<strong>注意：</strong>请看，这是<strong>“重点”</strong>吗</p>"
text = markdownify(page).strip()
back = MarkdownIt().render(text).strip()
print("page:    ", page)
print("Markdown:", text)
print("back:    ", back)
sys.exit(back != "<p>他**注意：<strong>请看，这是</strong>“重点”**吗</p>")
END
