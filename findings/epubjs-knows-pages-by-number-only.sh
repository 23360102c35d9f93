#!/usr/bin/env bash
# epub.js cannot show the page "iv", and takes a leaf of two pages for its first
#
# Versions:  epubjs 0.3.93, @xmldom/xmldom as it asks for; Node 20. Run on 2026-11-28.
# Behaviour: labels of a page list are text: iv, A1 (newspaper sections), 第2版, 12—13. epub.js runs each through parseInt.
#            A1, iv and 第2版 become NaN; 12—13 becomes 12. Readers built upon it show NaN or no page; going to such a
#            page does nothing. EPUBCheck and Ace have no message.
# Output:    12 as 12, iv as NaN, A1 as NaN, 第2版 as NaN, 12—13 as 12
# Use:       give newspapers of one section plain numbers as page labels; others go without in this reader.
# Needs:     Node 18 or newer, npm. Exit status 0: still so; 1: the behaviour has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --ignore-scripts epubjs@0.3.93
cat >pages.cjs <<'END'
const { DOMParser } = require("@xmldom/xmldom");
const PageList = require("epubjs/lib/pagelist").default;
const labels = ["12", "iv", "A1", "第2版", "12—13"];
const items = labels.map((label, n) => `<li><a href="c.xhtml#p${n}">${label}</a></li>`).join("");
const nav = `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<body><nav epub:type="page-list"><ol>${items}</ol></nav></body></html>`;
const list = new PageList(new DOMParser().parseFromString(nav, "application/xhtml+xml"));
const seen = list.pageList.map((item) => String(item.page));
labels.forEach((label, n) => console.log(label, "as", seen[n]));
process.exit(seen.join() === "12,NaN,NaN,NaN,12" ? 0 : 1);
END
node pages.cjs
