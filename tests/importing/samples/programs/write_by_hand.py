# ruff: noqa: E501  written as the formats are, line by line
"""The story part by part, as Word and WPS write their files. Usage: write_by_hand.py STORY PICTURE OUT word|wps.

Word: the Chinese names of styles, runs split at every revision, a text box as DrawingML with VML beside it, ruby as
`w:ruby`. WPS: styles by number, the headline by its type alone, a text box in VML, readings and circled characters
as EQ fields, indents typed with full-width blanks.
"""

from __future__ import annotations

import json
import sys
import zipfile
from pathlib import Path
from typing import Any

_OPEN = "http://schemas.openxmlformats.org"
_MS = "http://schemas.microsoft.com/office/word"
_SPACES = {
    "w": f"{_OPEN}/wordprocessingml/2006/main", "r": f"{_OPEN}/officeDocument/2006/relationships",
    "wp": f"{_OPEN}/drawingml/2006/wordprocessingDrawing", "a": f"{_OPEN}/drawingml/2006/main",
    "pic": f"{_OPEN}/drawingml/2006/picture", "mc": f"{_OPEN}/markup-compatibility/2006",
    "wps": f"{_MS}/2010/wordprocessingShape", "w14": f"{_MS}/2010/wordml", "w15": f"{_MS}/2012/wordml",
    "v": "urn:schemas-microsoft-com:vml", "o": "urn:schemas-microsoft-com:office:office",
    "w10": "urn:schemas-microsoft-com:office:word",
    "wpsCustomData": "http://www.wps.cn/officeDocument/2013/wpsCustomData",
}  # fmt: skip
_ROOT = " ".join(f'xmlns:{name}="{space}"' for name, space in _SPACES.items()) + ' mc:Ignorable="w14 w15"'
_KIND, _RELATIONS = f"{_OPEN}/officeDocument/2006/relationships", f"{_OPEN}/package/2006/relationships"
_STYLES = {
    "word": (("a", "Normal", ""), ("a3", "Title", '<w:jc w:val="center"/>'), ("a5", "Subtitle", '<w:jc w:val="center"/>'),
             ("1", "heading 1", '<w:outlineLvl w:val="0"/>'), ("a7", "caption", ""), ("a8", "footnote text", "")),
    "wps": (("1", "Normal", ""), ("2", "heading 1", '<w:outlineLvl w:val="0"/>'), ("5", "footnote text", "")),
}  # fmt: skip
_SONG = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:hint="eastAsia"/>'
_HEI = '<w:rFonts w:ascii="黑体" w:hAnsi="黑体" w:eastAsia="黑体" w:hint="eastAsia"/>'
_AUTHOR = 'w:id="{}" w:author="校对" w:date="2019-07-30T08:00:00Z"'


class Manner:
    """Writes the story in one of the two manners."""

    def __init__(self, name: str) -> None:
        self.word = name == "word"
        self.styles = _STYLES[name]
        self.note = self.comment = ""

    def run(self, text: str, look: str = "", size: int = 0) -> str:
        """One run of one style; Word splits it where somebody has written twice."""
        extra = {
            "dots": '<w:em w:val="dot"/>', "bold": "<w:b/><w:bCs/>", "hidden": "<w:vanish/>",
            "raised": '<w:vertAlign w:val="superscript"/>', "hei": "",
        }.get(look, "")  # fmt: skip
        face = _HEI if look == "hei" or (look == "bold" and not self.word) else _SONG
        extra = "" if look == "bold" and not self.word else extra
        extra += f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>' if size else ""
        rsid = ' w:rsidR="00A77B3E"' if self.word else ""
        parts = [text[:2], text[2:]] if self.word and len(text) > 4 else [text]
        return "".join(
            f'<w:r{rsid}><w:rPr>{face}{extra}</w:rPr><w:t xml:space="preserve">{part}</w:t></w:r>'
            for part in parts
        )

    @staticmethod
    def field(instruction: str) -> str:
        """A field without a result, as those of EQ are."""
        mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
        inner = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        return mark.format("begin") + inner + mark.format("end")

    def ruby(self, base: str, reading: str) -> str:
        """A reading: an element of Word, a field of WPS; one for each character."""
        made = ""
        for one, above in zip(base, reading.split(), strict=True):
            if self.word:
                made += (
                    '<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="distributeSpace"/><w:hps w:val="10"/></w:rubyPr>'
                    f"<w:rt><w:r><w:t>{above}</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>{one}</w:t></w:r></w:rubyBase>"
                    "</w:ruby></w:r>"
                )
            else:
                made += self.field(rf'EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9({above}),{one})')
        return made

    def piece(self, text: str, look: str, *more: str) -> str:
        """One run of the story."""
        match look:
            case "ruby":
                return self.ruby(text, more[0])
            case "note":
                self.note = text
                return '<w:r><w:rPr><w:rStyle w:val="a9"/></w:rPr><w:footnoteReference w:id="2"/></w:r>'
            case "inserted":
                return f"<w:ins {_AUTHOR.format(11)}>{self.run(text)}</w:ins>"
            case "deleted":
                gone = self.run(text).replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText ")
                return f"<w:del {_AUTHOR.format(12)}>{gone}</w:del>"
            case "comment":
                self.comment = more[0]
                end = '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
                return f'<w:commentRangeStart w:id="0"/>{self.run(text)}{end}'
            case "link":
                if self.word:
                    return f'<w:hyperlink r:id="rIdWeb" w:history="1">{self.run(text)}</w:hyperlink>'
                mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
                code = f'<w:r><w:instrText xml:space="preserve"> HYPERLINK "{more[0]}" </w:instrText></w:r>'
                return (
                    mark.format("begin")
                    + code
                    + mark.format("separate")
                    + self.run(text)
                    + mark.format("end")
                )
        return self.run(text, look)

    def para(self, content: str, properties: str = "") -> str:
        """A paragraph."""
        extra = f' w14:paraId="3C1F{len(content) % 65536:04X}" w:rsidRDefault="00A77B3E"' if self.word else ""
        return f'<w:p{extra}><w:pPr>{properties}</w:pPr><w:proofErr w:type="spellStart"/>{content}</w:p>'

    def head(self, story: dict[str, Any]) -> str:
        """The headline stack: by styles in Word, by type and place alone in WPS."""
        middle = '<w:spacing w:line="360" w:lineRule="auto"/><w:jc w:val="center"/>'
        if self.word:
            title, sub = '<w:pStyle w:val="a3"/>', '<w:pStyle w:val="a5"/>'
            lines = (
                ("eyebrow", middle, 0),
                ("headline", title, 0),
                ("subhead", sub, 0),
                ("byline", middle, 0),
            )
        else:
            lines = (
                ("eyebrow", middle, 30),
                ("headline", middle, 44),
                ("subhead", middle, 30),
                ("byline", middle, 0),
            )
        return "".join(self.para(self.run(story[name], "", size), look) for name, look, size in lines)

    def block(self, one: dict[str, Any]) -> str:
        """One block of the story."""
        match one["kind"]:
            case "p":
                indent = '<w:ind w:firstLine="420" w:firstLineChars="200"/>' if self.word else ""
                content = "".join(self.piece(*run) for run in one["runs"])
                return self.para(content if self.word else self.run("　　") + content, indent)
            case "crosshead":
                style = "1" if self.word else ""
                return self.para(
                    self.run(one["text"], "hei"), f'<w:pStyle w:val="{style}"/>' if style else ""
                )
            case "list" if self.word:
                number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
                return "".join(self.para(self.run(item), number) for item in one["items"])
            case "list":  # circled numbers typed as fields
                fields = (rf"eq \o\ac(○,{at})" for at in range(1, 10))
                return "".join(
                    self.para(self.run("　　") + self.field(code) + self.run(item))
                    for code, item in zip(fields, one["items"], strict=False)
                )
            case "picture":
                return self.para(self.picture(one["alt"]), '<w:jc w:val="center"/>')
            case "caption":
                style = '<w:pStyle w:val="a7"/>' if self.word else '<w:jc w:val="center"/>'
                return self.para(self.run(one["text"], "", 18), style)
            case "table":
                return self.para(self.run(one["caption"]), '<w:jc w:val="center"/>') + self.table(one["rows"])
        return self.para(self.box(one["text"]))

    @staticmethod
    def picture(alt: str) -> str:
        """A picture in the line."""
        return (
            f'<w:r><w:drawing><wp:inline><wp:extent cx="1143000" cy="762000"/><wp:docPr id="1" name="图片 1" '
            f'descr="{alt}"/><a:graphic><a:graphicData uri="{_SPACES["pic"]}"><pic:pic><pic:blipFill>'
            '<a:blip r:embed="rIdPic"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
        )

    def box(self, text: str) -> str:
        """A text box."""
        content = f"<w:txbxContent>{self.para(self.run(text))}</w:txbxContent>"
        vml = (
            '<w:pict><v:shape id="文本框 2" o:spid="_x0000_s1026" type="#_x0000_t202" style="width:200pt">'
            f"<v:textbox>{content}</v:textbox></v:shape></w:pict>"
        )
        if not self.word:
            return f"<w:r>{vml}</w:r>"
        shape = (
            f'<w:drawing><wp:anchor><wp:docPr id="2" name="文本框 2"/><a:graphic><a:graphicData uri="{_SPACES["wps"]}">'
            f"<wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        )
        return (
            f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{shape}</mc:Choice>'
            f"<mc:Fallback>{vml}</mc:Fallback></mc:AlternateContent></w:r>"
        )

    def table(self, rows: list[list[dict[str, Any]]]) -> str:
        """The table with its cells merged."""
        made, below = "", False
        for row in rows:
            cells = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>" * below
            below = False
            for cell in row:
                merge = f'<w:gridSpan w:val="{cell.get("over")}"/>' * ("over" in cell)
                merge += '<w:vMerge w:val="restart"/>' * ("down" in cell)
                below = below or "down" in cell
                cells += f"<w:tc><w:tcPr>{merge}</w:tcPr>{self.para(self.run(cell['text']))}</w:tc>"
            made += f"<w:tr>{cells}</w:tr>"
        grid = "<w:tblGrid>" + '<w:gridCol w:w="2000"/>' * 3 + "</w:tblGrid>"
        return f'<w:tbl><w:tblPr><w:tblLook w:val="04A0"/></w:tblPr>{grid}{made}</w:tbl>'

    def parts(self, story: dict[str, Any]) -> dict[str, str]:
        """The parts of the file but for the picture."""
        body = self.head(story) + "".join(map(self.block, story["blocks"]))
        styles = "".join(
            f'<w:style w:type="paragraph"{" w:default=" + chr(34) + "1" + chr(34) if name == "Normal" else ""} '
            f'w:styleId="{key}"><w:name w:val="{name}"/><w:pPr>{look}</w:pPr></w:style>'
            for key, name, look in self.styles
        )
        note = self.para("<w:r><w:footnoteRef/></w:r>" + self.run(f" {self.note}"))
        notes = '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
        numbers = f'<w:abstractNum w:abstractNumId="0">{level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        comment = f"<w:comment {_AUTHOR.format(0)}>{self.para(self.run(self.comment))}</w:comment>"
        return {
            "document": f"<w:body>{body}<w:sectPr/></w:body>", "styles": styles, "numbering": numbers,
            "footnotes": f'{notes}<w:footnote w:id="2">{note}</w:footnote>', "comments": comment,
        }  # fmt: skip


def main() -> None:
    """Write the file."""
    story = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    parts = Manner(sys.argv[4]).parts(story)
    relation = '<Relationship Id="{}" Type="{}/{}" Target="{}"{}/>'.format
    relations = "".join(
        relation(f"rId{name}", _KIND, name, f"{name}.xml", "") for name in parts if name != "document"
    )
    relations += relation("rIdPic", _KIND, "image", "media/image1.png", "")
    relations += relation("rIdWeb", _KIND, "hyperlink", "https://example.org/deng", ' TargetMode="External"')
    root = relation("rId1", _KIND, "officeDocument", "word/document.xml", "")
    main_type = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    types = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{main_type}.{name}{".main" if name == "document" else ""}+xml"/>'
        for name in parts
    )
    defaults = '<Default Extension="png" ContentType="image/png"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    top = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    members = {
        "[Content_Types].xml": f'{top}<Types xmlns="{_OPEN}/package/2006/content-types">{defaults}{types}</Types>',
        "_rels/.rels": f'{top}<Relationships xmlns="{_RELATIONS}">{root}</Relationships>',
        "word/_rels/document.xml.rels": f'{top}<Relationships xmlns="{_RELATIONS}">{relations}</Relationships>',
        **{f"word/{name}.xml": f"{top}<w:{name} {_ROOT}>{inner}</w:{name}>" for name, inner in parts.items()},
    }
    with zipfile.ZipFile(sys.argv[3], "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
        archive.write(sys.argv[2], "word/media/image1.png")


if __name__ == "__main__":
    main()
