#!/usr/bin/env bash
# In an EPUB made with ebooklib, footnotes and their calls stand in the list of pages
#
# Versions:  ebooklib 0.20. Run on 2026-11-28. EPUBCheck 5.3.0 has no message; Ace 1.4.6 says epub-pagelist-broken.
# Behaviour: EpubNav is to list the page breaks of the printed book (epub:type="pagebreak"). It takes every element
#            that has an id and any epub:type: calls of notes, notes, sections. "Go to page" in a reader then offers 1
#            for the call of note 1, and n1 for the note. A book without a single page break gets a list of pages too.
# Output:    c.xhtml#r1 as 1, c.xhtml#n1 as n1, c.xhtml#p7 as 7; only the last is a page
# Use:       write the navigation document oneself, as Banxin does.
# Needs:     Python 3.11 or newer. Exit status 0: still so; 1: the behaviour has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check ebooklib==0.20
env/bin/python - <<'END'
import re
import sys
import zipfile

from ebooklib import epub

book = epub.EpubBook()
book.set_identifier("x")
book.set_title("t")
book.set_language("zh")
chapter = epub.EpubHtml(title="c", file_name="c.xhtml", lang="zh")
chapter.content = (
    '<h1>c</h1><p>a<a id="r1" epub:type="noteref" href="#n1">1</a>'
    '<span id="p7" epub:type="pagebreak" title="7"/></p><aside id="n1" epub:type="footnote"><p>note</p></aside>'
)
book.add_item(chapter)
book.toc = [chapter]
book.spine = ["nav", chapter]
book.add_item(epub.EpubNcx())
book.add_item(epub.EpubNav())
epub.write_epub("book.epub", book)
nav = zipfile.ZipFile("book.epub").read("EPUB/nav.xhtml").decode()
pages = re.findall(r'<a href="([^"]*)">([^<]*)</a>', nav[nav.index('"page-list"') :])
print(*(f"{target} as {label}" for target, label in pages), sep="\n")
sys.exit(not {"c.xhtml#r1", "c.xhtml#n1"} <= {target for target, _ in pages})
END
