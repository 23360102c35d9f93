#!/usr/bin/env bash
# A page made a Word file by html-to-docx loses every word that has a reading
#
# Versions:  html-to-docx 1.8.0, Node 20. Run on 2026-11-29.
# Behaviour: the words within <ruby> are not written, neither the base nor the reading; words within <em> are written
#            plain, though <i> becomes italics. No error, no warning.
# Output:    老支书是<ruby>凭祥<rt>Píng xiáng</rt></ruby>人  becomes  老支书是人
# Use:       take <ruby> out, base and reading in brackets, before the page is converted.
# Needs:     Node and npm. Exit status 0: still so; 1: the behaviour has changed.
set -eu
command -v npm > /dev/null || { echo "needs npm: sudo apt install npm" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund html-to-docx@1.8.0
cat > a.js <<'END'
const page = "<p>老支书是<ruby>凭祥<rt>Píng xiáng</rt></ruby>人，<em>说话</em>，<i>走路</i>。</p>";
require("html-to-docx")(page).then((data) => require("fs").writeFileSync("a.docx", Buffer.from(data)));
END
node a.js
python3 - <<'END'
import re
import sys
import zipfile

document = zipfile.ZipFile("a.docx").read("word/document.xml").decode()
words = "".join(re.findall(r"<w:t[^>]*>([^<]*)", document))
italics = "".join(re.findall(r"<w:i/>\s*</w:rPr>\s*<w:t[^>]*>([^<]*)", document))
print("words:  ", words)
print("italics:", italics)
sys.exit((words, italics) != ("老支书是人，说话，走路。", "走路"))
END
