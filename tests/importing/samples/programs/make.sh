#!/bin/sh
# Write every sample anew: sh make.sh OUT. Needs Python with python-docx, docxtpl and pypandoc_binary, Node with docx,
# html-to-docx, html-docx-js and officegen on NODE_PATH, and LibreOffice; the versions stand in README.md.
set -e
out=$(realpath "$1")
cd "$(dirname "$0")"
python=${PYTHON:-python3}
for manner in word wps; do $python write_by_hand.py ../story.json yeshi.png "$out/$manner.docx" $manner; done
$python write_python_docx.py ../story.json yeshi.png "$out/python-docx.docx"
$python write_docxtpl.py ../story.json yeshi.png "$out/docxtpl.docx"
pandoc=$($python -c "import pypandoc; print(pypandoc.get_pandoc_path())")
$python write_pandoc.py ../story.json yeshi.png "$out/pandoc.docx" "$pandoc"
node write_docx.js ../story.json yeshi.png "$out/docx-npm.docx"
node write_html_to_docx.js ../story.json yeshi.png "$out/html-to-docx.docx"
node write_html_docx_js.js ../story.json yeshi.png "$out/html-docx-js.docx"
node write_officegen.js ../story.json yeshi.png "$out/officegen.docx"
$python write_libreoffice.py ../story.json yeshi.png "$out"
$python pack.py "$out"
