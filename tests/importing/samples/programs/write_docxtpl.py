# ruff: noqa: E501  written as the formats are, line by line
"""The story by docxtpl: a template with marks of Jinja, filled in. Usage: write_docxtpl.py STORY PICTURE OUT."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from docxtpl import DocxTemplate, InlineImage, RichText


def template(path: Path) -> None:
    """A template of the kind that offices fill in."""
    document = Document()
    for words, size in (
        ("{{ eyebrow }}", 14),
        ("{{ headline }}", 22),
        ("{{ subhead }}", 14),
        ("{{ byline }}", 11),
    ):
        line = document.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.add_run(words).font.size = Pt(size)
    document.add_paragraph("{%p for block in blocks %}")
    document.add_paragraph("{%p if block.kind == 'crosshead' %}")
    document.add_paragraph().add_run("{{ block.text }}").bold = True
    document.add_paragraph("{%p elif block.kind == 'picture' %}")
    document.add_paragraph("{{ picture }}")
    document.add_paragraph("{%p elif block.kind == 'list' %}")
    document.add_paragraph("{%p for item in block.entries %}")
    document.add_paragraph("{{ item }}", style="List Number")
    document.add_paragraph("{%p endfor %}")
    document.add_paragraph("{%p elif block.kind == 'table' %}")
    document.add_paragraph("{{ block.caption }}")
    table = document.add_table(3, 3, style="Table Grid")
    table.cell(0, 0).text = "{%tr for row in block.rows %}"
    for at in range(3):
        table.cell(1, at).text = f"{{{{ row[{at}] }}}}"
    table.cell(2, 0).text = "{%tr endfor %}"
    document.add_paragraph("{%p else %}")
    document.add_paragraph("{{r block.words }}")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endfor %}")
    document.save(str(path))


def main() -> None:
    """Write the file."""
    story = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "template.docx"
        template(path)
        document = DocxTemplate(str(path))
        for block in story["blocks"]:
            if block["kind"] == "p":
                block["words"] = words = RichText()
                for text, look, *more in block["runs"]:
                    if look not in ("note", "deleted", "hidden"):
                        address = document.build_url_id(more[0]) if look == "link" else None
                        words.add(
                            text,
                            bold=look == "bold",
                            italic=look == "dots",
                            superscript=look == "raised",
                            url_id=address,
                        )
            elif block["kind"] in ("caption", "box"):
                block["words"] = RichText(block["text"])
            elif block["kind"] == "list":
                block["entries"] = block["items"]
            elif block["kind"] == "table":  # the row of a template has no merged cells
                first, second, *rest = [[cell["text"] for cell in row] for row in block["rows"]]
                block["rows"] = [[*first, ""], ["", *second], *rest]
        picture = InlineImage(document, sys.argv[2], width=Cm(6))
        document.render({**story, "picture": picture}, autoescape=True)
        document.save(sys.argv[3])


if __name__ == "__main__":
    main()
