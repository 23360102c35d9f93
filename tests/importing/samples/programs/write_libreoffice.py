# ruff: noqa: E501  written as the formats are, line by line
"""The story by LibreOffice Writer as .docx, .doc, .odt, .rtf. Usage: write_libreoffice.py STORY PICTURE FOLDER."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
import tempfile
from html import escape
from pathlib import Path
from typing import Any

_SPACES = {
    "office": "office", "style": "style", "text": "text", "table": "table", "draw": "drawing", "svg": "svg-compatible",
    "fo": "xsl-fo-compatible", "meta": "meta",
}  # fmt: skip
_STYLES = """
<office:styles>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Title" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/>
<style:text-properties style:font-size-asian="22pt" fo:font-size="22pt"/></style:style>
<style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph"
 style:default-outline-level="1"><style:text-properties style:font-size-asian="15pt" fo:font-size="15pt"/></style:style>
</office:styles>
<office:automatic-styles>
<style:style style:name="C" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/></style:style>
<style:style style:name="bold" style:family="text"><style:text-properties style:font-weight-asian="bold" fo:font-weight="bold"/></style:style>
<style:style style:name="dots" style:family="text"><style:text-properties style:text-emphasize="dot below"/></style:style>
<style:style style:name="hidden" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="raised" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="R" style:family="ruby"><style:ruby-properties style:ruby-position="above"/></style:style>
<style:style style:name="G" style:family="graphic"><style:graphic-properties fo:border="0.5pt solid #000000"/></style:style>
<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/></text:list-style>
</office:automatic-styles>
"""
_CHANGE = "<office:change-info><dc:creator>校对</dc:creator><dc:date>2019-07-30T00:00:00</dc:date></office:change-info>"
_FRAME = '<draw:frame draw:name="{}" draw:style-name="G" text:anchor-type="{}" svg:width="6cm" svg:height="{}">{}</draw:frame>'


def run(text: str, look: str, *more: str) -> str:
    """One run."""
    text = escape(text).replace("　", "\u3000")
    match look:
        case "note":
            return (
                '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
                f"<text:note-body><text:p>{text}</text:p></text:note-body></text:note>"
            )
        case "ruby":
            base = f"<text:ruby-base>{text}</text:ruby-base>"
            return (
                f'<text:ruby text:style-name="R">{base}<text:ruby-text>{more[0]}</text:ruby-text></text:ruby>'
            )
        case "inserted":
            return f'<text:change-start text:change-id="c1"/>{text}<text:change-end text:change-id="c1"/>'
        case "deleted":
            return '<text:change text:change-id="c2"/>'
        case "comment":
            return f"<office:annotation><dc:creator>校对</dc:creator><text:p>{more[0]}</text:p></office:annotation>{text}"
        case "link":
            return f'<text:a xlink:type="simple" xlink:href="{more[0]}">{text}</text:a>'
        case "":
            return text
    return f'<text:span text:style-name="{look}">{text}</text:span>'


def table(rows: list[list[dict[str, Any]]]) -> str:
    """The table with its cells merged."""
    made, hidden = "", 0
    for row in rows:
        cells = "<table:covered-table-cell/>" * hidden
        hidden = 0
        for cell in row:
            over, down = cell.get("over", 1), cell.get("down", 1)
            hidden += down > 1
            cells += (
                f'<table:table-cell table:number-columns-spanned="{over}" table:number-rows-spanned="{down}">'
                f"<text:p>{cell['text']}</text:p></table:table-cell>"
                + "<table:covered-table-cell/>"
                * (over - 1)
            )
        made += f"<table:table-row>{cells}</table:table-row>"
    return f'<table:table><table:table-column table:number-columns-repeated="3"/>{made}</table:table>'


def block(one: dict[str, Any], picture: str) -> str:
    """One block."""
    match one["kind"]:
        case "p":
            return f"<text:p>{''.join(run(*part) for part in one['runs'])}</text:p>"
        case "crosshead":
            return f'<text:h text:style-name="Heading_20_1" text:outline-level="1">{one["text"]}</text:h>'
        case "list":
            items = "".join(
                f"<text:list-item><text:p>{item}</text:p></text:list-item>" for item in one["items"]
            )
            return f'<text:list text:style-name="L">{items}</text:list>'
        case "picture":
            image = f"<draw:image><office:binary-data>{picture}</office:binary-data></draw:image>"
            image += f"<svg:desc>{one['alt']}</svg:desc>"
            return f"<text:p>{_FRAME.format('p', 'as-char', '4cm', image)}</text:p>"
        case "table":
            return f"<text:p>{one['caption']}</text:p>{table(one['rows'])}"
        case "box":
            box = f"<draw:text-box><text:p>{one['text']}</text:p></draw:text-box>"
            return f"<text:p>{_FRAME.format('b', 'paragraph', '2cm', box)}</text:p>"
    return f'<text:p text:style-name="C">{one["text"]}</text:p>'


def flat(story: dict[str, Any], picture: str) -> str:
    """The story as flat OpenDocument."""
    spaces = "".join(
        f' xmlns:{one}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for one, name in _SPACES.items()
    )
    spaces += ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    gone = next(run[0] for one in story["blocks"] for run in one.get("runs", ()) if run[1] == "deleted")
    changes = (
        f'<text:tracked-changes><text:changed-region text:id="c1"><text:insertion>{_CHANGE}</text:insertion>'
        f'</text:changed-region><text:changed-region text:id="c2"><text:deletion>{_CHANGE}<text:p>{gone}</text:p>'
        "</text:deletion></text:changed-region></text:tracked-changes>"
    )
    lines = [
        ("C", story["eyebrow"]),
        ("Title", story["headline"]),
        ("C", story["subhead"]),
        ("C", story["byline"]),
    ]
    head = "".join(f'<text:p text:style-name="{style}">{text}</text:p>' for style, text in lines)
    body = "".join(block(one, picture) for one in story["blocks"])
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document{spaces} office:version="1.3" '
        f'office:mimetype="application/vnd.oasis.opendocument.text">{_STYLES}<office:body><office:text>'
        f"{changes}{head}{body}</office:text></office:body></office:document>"
    )


def main() -> None:
    """Write the files."""
    story = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    picture = base64.b64encode(Path(sys.argv[2]).read_bytes()).decode()
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "libreoffice.fodt"
        source.write_text(flat(story, picture), "utf-8")
        for kind in ("docx:MS Word 2007 XML", "doc:MS Word 97", "odt:writer8", "rtf:Rich Text Format"):
            command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless"]
            command += ["--convert-to", kind, "--outdir", sys.argv[3], str(source)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
