#!/usr/bin/env bash
# LibreOffice loses words with a reading when it opens the .doc that it wrote itself
#
# Versions:  LibreOffice 7.4.7.2 (Debian 12), python-docx 1.2.0. Run on 2026-11-29.
# Behaviour: the Word 97 format has no ruby; Word and LibreOffice write it as a field EQ, which prints the base and the
#            reading above it. LibreOffice writes that field and does not read it: base and reading are both gone, without
#            a word, from what it shows, converts and prints. Characters in rings (带圈字符) of Word are such fields too.
# Output:    written: 老支书是凭祥人。   read again: 老支书是人。
# Use:       after converting .doc with readings or rings, look for the words; Banxin takes them from the bytes of the file.
# Needs:     LibreOffice Writer. Exit status 0: still so; 1: the behaviour has changed.
set -eu
command -v soffice > /dev/null || { echo "needs LibreOffice: sudo apt install libreoffice-writer" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check python-docx==1.2.0
cat > a.fodt <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text>
<text:p>老支书是<text:ruby><text:ruby-base>凭祥</text:ruby-base><text:ruby-text>Píng xiáng</text:ruby-text></text:ruby>人。</text:p>
</office:text></office:body></office:document>
END
convert() { soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to "$1" "$2" > /dev/null 2>&1; }
convert "doc:MS Word 97" a.fodt
env/bin/python - <<'END'
words = "凭祥".encode("utf-16-le")
print("in the .doc: ", "凭祥" if words in open("a.doc", "rb").read() else "nothing")
END
convert "docx:MS Word 2007 XML" a.doc
env/bin/python - <<'END'
import sys

from docx import Document

text = "".join(paragraph.text for paragraph in Document("a.docx").paragraphs)
print("read again:  ", text)
sys.exit(text != "老支书是人。")
END
