#!/usr/bin/env bash
# The numbers of Chinese chapters that Word counts are lost by the programs that read Word files
#
# Versions:  pandoc 3.9 (pypandoc_binary 1.17), mammoth 1.13.0, docx2python 3.7.1, docx2txt 0.9, python-docx 1.2.0.
#            Run on 2026-11-30.
# Behaviour: Word and WPS number chapters and clauses (第一章, 一、, ①) as lists, w:numFmt chineseCounting,
#            chineseCountingThousand, decimalEnclosedCircle; the number stands in no run. pandoc and mammoth give the heading
#            without it and count 一、 and ① as 1. 2., docx2txt gives no number at all, docx2python two hyphens with a
#            warning. "see chapter two" then points at nothing, and the circled clauses of a contract have other names.
# Output:    第一章 天津城里 | 一、海河的桥 | ①解放桥 in Word;
#            天津城里 | 1. 海河的桥 | 1. 解放桥 from pandoc and mammoth.
# Use:       have Word turn numbers into text before such a program reads the file (ActiveDocument.ConvertNumbersToText);
#            Banxin's import counts them itself and writes them out before the paragraph.
# Needs:     Python 3.11 or newer. Exit status 0: still so; 1: the behaviour has changed.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install -q --disable-pip-version-check \
    pypandoc_binary==1.17 mammoth==1.13.0 docx2python==3.7.1 docx2txt==0.9 python-docx==1.2.0
env/bin/python -W ignore - <<'END'
import re
import sys

import docx2txt
import mammoth
import pypandoc
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python

LEVELS = (("chineseCountingThousand", "第%1章", "space"), ("chineseCounting", "%2、", "nothing"), ("decimalEnclosedCircle", "%3", "nothing"))
levels = "".join(
    f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:suff w:val="{after}"/><w:lvlText w:val="{text}"/></w:lvl>'
    for at, (kind, text, after) in enumerate(LEVELS)
)
document = Document()
lists = document.part.numbering_part.element
lists.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'))
lists.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
for level, style, text in ((0, "Heading 1", "天津城里"), (1, None, "海河的桥"), (2, None, "解放桥"), (0, "Heading 1", "北京城里")):
    paragraph = document.add_paragraph(text, style=style)
    numbered = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="90"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(numbered))
document.save("a.docx")

with open("a.docx", "rb") as file:
    read = {
        "pandoc": pypandoc.convert_file("a.docx", "markdown"),
        "mammoth": mammoth.convert_to_markdown(file).value,
        "docx2txt": docx2txt.process("a.docx"),
        "docx2python": docx2python("a.docx").text,
    }
kept = False
for name, text in read.items():
    lines = [line.strip() for line in text.splitlines() if line.strip(" \t-")]
    print(f"{name:12}", " | ".join(lines))
    words = " ".join(lines)
    assert all(word in words for word in ("天津城里", "海河的桥", "解放桥", "北京城里")), name
    kept = kept or bool(re.search(r"第[一二]章|一、|①", words))
sys.exit(kept)
END
