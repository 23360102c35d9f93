# ruff: noqa: E501  written as the formats are, line by line
"""The story by python-docx, with what its own calls can write. Usage: write_python_docx.py STORY PICTURE OUT."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph


def centred(document: Any, text: str, size: float) -> None:
    """A line of the head, as most scripts write it: in the middle, larger."""
    line = document.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    line.add_run(text).font.size = Pt(size)


def runs(line: Paragraph, written: list[list[str]], document: Any) -> None:
    """The runs of a paragraph; readings, dots and notes are not among what the library has calls for."""
    for text, look, *more in written:
        if look in ("note", "deleted"):
            continue
        run = line.add_run(text)
        run.bold = True if look == "bold" else None
        run.italic = True if look == "dots" else None
        run.font.hidden = True if look == "hidden" else None
        run.font.superscript = True if look == "raised" else None
        if look == "comment":
            document.add_comment(run, more[0], author="校对", initials="校")


def table(document: Any, rows: list[list[dict[str, Any]]]) -> None:
    """The table with its cells merged."""
    made = document.add_table(len(rows), 3, style="Table Grid")
    taken: set[tuple[int, int]] = set()
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            while (at, column) in taken:
                column += 1
            down, over = cell.get("down", 1), cell.get("over", 1)
            taken |= {(at + r, column + c) for r in range(down) for c in range(over)}
            whole = made.cell(at, column).merge(made.cell(at + down - 1, column + over - 1))
            whole.text = cell["text"]
            column += over


def main() -> None:
    """Write the file."""
    story = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    document = Document()
    centred(document, story["eyebrow"], 14)
    document.add_heading(story["headline"], 0)
    centred(document, story["subhead"], 14)
    centred(document, story["byline"], 11)
    for block in story["blocks"]:
        match block["kind"]:
            case "p":
                runs(document.add_paragraph(), block["runs"], document)
            case "crosshead":
                document.add_heading(block["text"], 1)
            case "list":
                for item in block["items"]:
                    document.add_paragraph(item, style="List Number")
            case "picture":
                document.add_picture(sys.argv[2], width=Cm(6))
            case "caption":
                document.add_paragraph(block["text"], style="Caption")
            case "table":
                document.add_paragraph(block["caption"], style="Caption")
                table(document, block["rows"])
            case "box":
                document.add_table(1, 1, style="Table Grid").cell(0, 0).text = block["text"]
    document.save(sys.argv[3])


if __name__ == "__main__":
    main()
