#!/usr/bin/env bash
# Three checkers of PDF/UA pass a paragraph that the structure leaves out, as long as it has a number
#
# Versions:  outloud 0.2.1, pdfua 0.1.3, page-validation 0.11.0 (PyPI); files by pikepdf 10.18.0. Run on 2026-11-29.
# Behaviour: a tagged page paints two paragraphs as marked content, /P with MCID 0, which an element of the structure
#            holds, and /P with MCID 1, which none holds. A screen reader walks the structure and never comes to the
#            second (ISO 14289-1, 7.1: what is content is in the structure). None of the three objects: they take the
#            number on the page for a place in the structure. Without a number two of them object.
# Output:    left-out:       outloud TXT-001; pdfua PASS; page-validation FONT-EMBEDDING (the face is not embedded, no more)
#            without-number: besides these TAG-001 of outloud, CONTENT-TAGGING of page-validation; pdfua PASS
# Use:       hold the numbers that pages paint against those that the structure claims, by oneself.
# Needs:     Python 3.11 or newer. Exit status 0: still so; 1: the behaviour has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check pikepdf==10.18.0 outloud==0.2.1 pdfua==0.1.3 page-validation==0.11.0
cat > "$folder/make.py" <<'PY'
import sys
import pikepdf
from pikepdf import Array, Dictionary, Name, String

pdf = pikepdf.new()
tags = {"left-out": "/P <</MCID 1>> BDC", "without-number": "/P BMC"}[sys.argv[1]]
font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
text = "BT /F1 12 Tf 50 %d Td (ab) Tj ET"
content = f"/P <</MCID 0>> BDC {text % 150} EMC\n{tags} {text % 60} EMC"
page = pdf.make_indirect(Dictionary(
    Type=Name.Page, MediaBox=Array([0, 0, 200, 200]), Contents=pdf.make_stream(content.encode()),
    Resources=Dictionary(Font=Dictionary(F1=font)), StructParents=0, Tabs=Name.S))
pdf.pages.append(pikepdf.Page(page))
tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=tree))
paragraph = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=document, Pg=pdf.pages[0].obj, K=0))
document.K = Array([paragraph])
tree.K = document
tree.ParentTree = Dictionary(Nums=Array([0, Array([paragraph])]))
pdf.Root.StructTreeRoot = tree
pdf.Root.MarkInfo = Dictionary(Marked=True)
pdf.Root.Lang = String("en")
pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
with pdf.open_metadata() as meta:
    meta["dc:title"] = "Two areas"
    meta["{http://www.aiim.org/pdfua/ns/id/}part"] = "1"
pdf.save(sys.argv[2])
PY
cat > "$folder/page.py" <<'PY'
import sys
del sys.path[0]
import page
report = page.validate_pdf(sys.argv[1], profile=page.ValidationProfile.PDF_UA_1)
print(sorted({one.rule_id for one in report.failures}))
PY
for kind in left-out without-number; do
    file="$folder/$kind.pdf"
    "$folder/env/bin/python" "$folder/make.py" "$kind" "$file"
    echo "== $kind"
    "$folder/env/bin/outloud" "$file" > "$folder/$kind.outloud" 2>&1 || true
    "$folder/env/bin/pdfua" check "$file" > "$folder/$kind.pdfua" 2>&1 || true
    "$folder/env/bin/python" "$folder/page.py" "$file" > "$folder/$kind.page"
    grep -E "ERROR|WARN" "$folder/$kind.outloud" || echo "outloud: nothing"
    grep -E "^ *\[(error|warn)|result:" "$folder/$kind.pdfua" || true
    echo "page-validation: $(cat "$folder/$kind.page")"
done
for report in outloud page; do
    if grep -qE "outside any structure|TAG-0|CONTENT-TAGGING" "$folder/left-out.$report"; then
        echo "changed: $report objects to what is left out"; exit 1
    fi
    grep -qE "TAG-001|CONTENT-TAGGING" "$folder/without-number.$report" || { echo "changed: $report"; exit 1; }
done
! grep -qE "^ *\[error" "$folder/left-out.pdfua" || { echo "changed: pdfua"; exit 1; }
