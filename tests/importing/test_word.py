# ruff: noqa: E501  parts of Word files are written as Word writes them, line by line
"""Word files in the manner of Word and WPS: nothing lost, everything in its place."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from importing.reading import bring
from importing.word_files import para, run, styled, word_file

TEXT = "七月的山口，又有一家商铺挂上牌子。店主说，多了许多双眼睛，生意好做多了。"
DOTS = '<w:em w:val="dot"/>'
CENTRED = '<w:jc w:val="center"/>'


def png(colour: str = "red") -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(stream, "PNG")
    return stream.getvalue()


def ruby(base: str, reading: str) -> str:
    return (
        f"<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>{reading}</w:t></w:r></w:rt>"
        f"<w:rubyBase><w:r><w:t>{base}</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )


def field(instruction: str, result: str = "", *, parted: bool = True) -> str:
    middle = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>' if parted else ""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>'
        f'{middle}{run(result) if result else ""}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def drawing(relation: str, alt: str = "") -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="{alt}"/><a:graphic><a:graphicData>'
        f'<a:blip r:embed="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


IN_LINES = {
    "dots": (run("正") + run("着重", DOTS) + run("文"), "正*着重*文"),
    "bold beside marks": (run("他") + run("“重点”", "<w:b/>") + run("吗"), "他**“重点”**吗"),
    "bold that is split": (run("安", "<w:b/>") + run("全", "<w:b/>") + run("。"), "**安全**。"),
    "bold with blanks": (run("他") + run(" 重点 ", "<w:b/>") + run("吗"), "他 **重点** 吗"),
    "bold and dots": (run("甲", "<w:b/>") + run("乙", DOTS), "**甲**&#8203;*乙*"),
    "Hei": (run("正") + run("黑", '<w:rFonts w:eastAsia="黑体"/>'), "正**黑**"),
    "bold switched off": (run("正", '<w:b w:val="0"/>'), "正"),
    "ruby": (ruby("汉", "hàn") + ruby("字", "zì"), "{汉字|hàn zì}"),
    "ruby of words": (ruby("重庆", "Chóngqìng"), "{重庆|Chóngqìng}"),
    "hidden": (run("甲") + run("隐", "<w:vanish/>") + run("乙"), "甲乙"),
    "deleted": (
        run("甲") + "<w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>移</w:t></w:r>"
        "</w:moveFrom>" + run("乙"),
        "甲乙",
    ),
    "inserted": (
        run("甲") + "<w:ins><w:r><w:t>插</w:t></w:r></w:ins><w:moveTo><w:r><w:t>移</w:t></w:r></w:moveTo>",
        "甲插移",
    ),
    "circled": (run("第") + field(r"eq \o\ac(○,8)") + run("条"), "第⑧条"),
    "circled, by overstriking": (field(r"EQ \o(○,\s\do1(5))", parted=False), "⑤"),
    "result of a field": (field("PAGEREF x", "12"), "12"),
    "simple field": ('<w:fldSimple w:instr="REF a"><w:r><w:t>图1</w:t></w:r></w:fldSimple>', "图1"),
    "link": ('<w:hyperlink r:id="web"><w:r><w:t>文</w:t></w:r></w:hyperlink>', "[文](https://example.org/a)"),
    "link by field": (field('HYPERLINK "https://example.org/b"', "文"), "[文](https://example.org/b)"),
    "raised": (run("m") + run("2", '<w:vertAlign w:val="superscript"/>'), "m²"),
    "lowered": (run("CO") + run("2", '<w:vertAlign w:val="subscript"/>'), "CO₂"),
    "symbol": ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>' + run("选"), "☑选"),
    "tab and hyphens": ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t></w:r>", "a\u2011b"),
    "soft break": ("<w:r><w:t>甲路</w:t><w:br/><w:t>乙号</w:t></w:r>", "甲路\\\n乙号"),
    "page break": ('<w:r><w:t>甲</w:t><w:br w:type="page"/><w:t>乙</w:t></w:r>', "甲乙"),
    "typed indent": (run("　　甲"), "甲"),
    "content control": ("<w:sdt><w:sdtContent><w:r><w:t>甲</w:t></w:r></w:sdtContent></w:sdt>", "甲"),
    "smart tag": ("<w:smartTag><w:r><w:t>甲</w:t></w:r></w:smartTag>", "甲"),
    "formula": ("<m:oMath><m:r><m:t>E=mc</m:t></m:r></m:oMath>", "E=mc"),
    "a field that never ends": ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', ""),
    "signs": (run("*甲* [x] {a|b} # _a_ `c` ~~d~~ &amp;amp; &lt;b&gt; \\"), None),
    "begins as a list": (run("- 甲"), "\\- 甲"),
    "begins as a number": (run("1. 甲"), "1\\. 甲"),
    "begins as a head": (run("# 甲"), "\\# 甲"),
}


@pytest.mark.parametrize("name", IN_LINES)
def test_within_a_line(name: str) -> None:
    content, expected = IN_LINES[name]
    done = bring(word_file(styled("题", "Title") + para(content) + para(TEXT)))
    body = done.text.partition("\n---\n\n")[2].partition("\n\n七月")[0].strip()
    if expected is None:
        assert "*甲* [x] {a|b} # _a_ `c` ~~d~~ &amp; <b> \\" in done.unit.body.blocks[0].inlines[0].text
    else:
        assert body == expected or (not expected and body.startswith(TEXT))
    assert [fault for fault in done.faults if fault.severity == "error"] == []


HEADS = {
    "styles": (
        styled("引子", "a1") + styled("主题", "Title") + styled("副题在此", "Subtitle") + para("张一/文"),
        {"headline": "主题", "subhead": "副题在此", "byline": "张一/文"},
    ),
    "largest centred type": (
        para(run("引题一行", '<w:sz w:val="28"/>'), CENTRED)
        + para(run("主题一行", '<w:sz w:val="44"/>'), CENTRED)
        + para(run("——副题一行", '<w:sz w:val="28"/>'), CENTRED)
        + para("本报记者 张一　通讯员 李二", CENTRED),
        {
            "headline": "主题一行",
            "eyebrow": "引题一行",
            "subhead": "——副题一行",
            "byline": "本报记者 张一　通讯员 李二",
        },
    ),
    "two lines of the largest type": (
        para(run("主题前半", '<w:sz w:val="44"/>'), CENTRED)
        + para(run("主题后半", '<w:sz w:val="44"/>'), CENTRED),
        {"headline": "主题前半|主题后半"},
    ),
    "a heading": (para("主题", '<w:outlineLvl w:val="0"/>'), {"headline": "主题"}),
    "title said twice": (
        styled("主题", "Title") + para("主题", '<w:outlineLvl w:val="0"/>'),
        {"headline": "主题"},
    ),
    "emphasis in it": (styled(run("主") + run("题", DOTS), "Title"), {"headline": "主*题*"}),
    "nothing tells": (para("主题一行"), {"headline": "主题一行"}),
    "no line can be it": ("", {"headline": "gao"}),
}
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Subtitle"><w:name w:val="副标题"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="引题"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="3"><w:name w:val="heading 2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="4"><w:name w:val="heading 3"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="q"><w:name w:val="Quote"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="caption"/></w:style>'
)


@pytest.mark.parametrize("name", HEADS)
def test_heads(name: str) -> None:
    body, fields = HEADS[name]
    done = bring(word_file(body + para(TEXT) * 3, styles=STYLES), "gao.docx")
    front = done.text.split("---")[1] if name != "largest centred type" else done.text.split("\n---\n")[0]
    for field_name, words in fields.items():
        assert f"{field_name}: {words}" in front.replace('"', "")
    assert [fault for fault in done.faults if fault.severity == "error"] == []
    assert ("import.headline" in done.codes) is (name in ("nothing tells", "no line can be it"))


def test_crossheads_by_style_and_by_look() -> None:
    styles = (
        styled("题", "Title")
        + para(TEXT)
        + styled("一级", "3")
        + para(TEXT)
        + styled("二级", "4")
        + para(TEXT)
    )
    done = bring(word_file(styles, styles=STYLES))
    assert "\n## 一级\n" in done.text
    assert "\n### 二级\n" in done.text
    looks = styled("题", "Title") + para(TEXT) + para(run("插题", "<w:b/>")) + para(TEXT)
    assert "\n## 插题\n" in bring(word_file(looks, styles=STYLES)).text


NUMBERING = "".join(
    f'<w:abstractNum w:abstractNumId="{at}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
    f'<w:lvlText w:val="{text}"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="bullet"/>'
    f'<w:lvlText w:val="·"/></w:lvl></w:abstractNum>'
    for at, (form, text) in enumerate([("decimal", "%1."), ("chineseCounting", "（%1）"), ("bullet", "●")])
) + "".join(f'<w:num w:numId="{at + 1}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(3))


def item(text: str, number: int, level: int = 0) -> str:
    return para(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_lists_by_numbering() -> None:
    body = (
        styled("题", "Title") + para(TEXT) + item("甲", 1) + item("子", 1, 1) + item("乙", 1) + para(TEXT)
        + item("丙", 1) + item("条一", 2) + item("条二", 2) + item("点", 3)
    )  # fmt: skip
    done = bring(word_file(body, styles=STYLES, numbering=NUMBERING))
    assert "1. 甲\n   - 子\n2. 乙\n" in done.text
    assert "\n3. 丙\n" in done.text
    assert "（一）条一\n\n（二）条二\n\n- 点\n" in done.text


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def test_tables_with_merged_cells() -> None:
    row = "<w:tr>{}</w:tr>".format
    table = (
        '<w:tbl><w:tblPr><w:tblLook w:val="04A0"/></w:tblPr>'
        + row(cell(para("村"), '<w:gridSpan w:val="2"/>') + cell(para("户", '<w:jc w:val="right"/>')))
        + row(
            cell(para("甲"), '<w:vMerge w:val="restart"/>')
            + cell(para("乙|丙"))
            + cell(para("12", '<w:jc w:val="right"/>'))
        )
        + row(
            cell("<w:p/>", "<w:vMerge/>")
            + cell(para("丁") + para("戊"))
            + cell(para("3", '<w:jc w:val="right"/>'))
        )
        + "</w:tbl>"
    )
    done = bring(word_file(styled("题", "Title") + para(TEXT) + para("表1 户数") + table, styles=STYLES))
    assert (
        "表：表1 户数\n\n| 村 |  | 户 |\n|---|---|---:|\n| 甲 | 乙\\|丙 | 12 |\n|  | 丁　戊 | 3 |\n"
        in done.text
    )
    assert "import.moved" in done.codes


def test_pictures_boxes_and_captions() -> None:
    box = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx>"
        "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    ).format(para("框里的字"), para("框里的字"))
    body = (
        styled("题", "Title") + para(run("前") + box + run("后")) + para(drawing("img1", "红的")) + styled("山口", "c")
        + para(run("字中") + drawing("img1") + run("图")) + para(drawing("nowhere"))
    )  # fmt: skip
    done = bring(word_file(body, {"word/media/图 1.png": png()}, styles=STYLES))
    assert "前后\n\n::: box\n框里的字\n:::\n" in done.text
    assert done.text.count("框里的字") == 1
    assert '![红的](images/图-1.png "山口")' in done.text
    assert "字中图\n\n![](images/图-1.png)\n" in done.text
    assert len(done.found.pictures) == 1
    assert "import.picture" in done.codes


def test_weight_of_whole_captions_and_quotations_is_the_layouts() -> None:
    bold = "<w:b/>"
    body = (
        styled("题", "Title") + para(TEXT) + para(drawing("img1", "红的")) + styled(run("山口", bold), "c")
        + styled(run("引文。", bold), "q") + styled(run("半", bold) + run("句。"), "q")
    )  # fmt: skip
    done = bring(word_file(body, {"word/media/a.png": png()}, styles=STYLES))
    assert '"山口")' in done.text
    assert "> 引文。\n>\n> **半**句。\n" in done.text


def test_notes_quotations_comments_and_what_is_left_out() -> None:
    notes = (
        '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{para("注文，")}{para("第二段。")}</w:footnote>'
    )
    body = (
        styled("题", "Title") + styled("目录一行", "toc") + para(run("甲") + '<w:r><w:footnoteReference w:id="2"/></w:r>'
        + '<w:r><w:commentReference w:id="7"/></w:r>') + styled("引文。", "q") + para(TEXT)
    )  # fmt: skip
    comments = f'<w:comment w:id="7" w:author="王">{para("核一下")}</w:comment>'
    done = bring(
        word_file(body, {"word/vbaProject.bin": b"x"}, styles=STYLES, footnotes=notes, comments=comments,
                  header=para("国门周刊"))
    )  # fmt: skip
    assert "甲[^1]\n\n> 引文。\n" in done.text
    assert done.text.endswith("[^1]: 注文，\n\n    第二段。\n")
    assert "目录一行" not in done.text
    for words in ("Comment by 王: 核一下", "macros", "国门周刊", "contents"):
        assert words in done.said
    comment = next(one for one in done.found.findings if one.code == "import.comment")
    assert comment.place.line == 3


def test_a_note_of_the_headline_goes_to_the_text() -> None:
    notes = f'<w:footnote w:id="1">{para("作者简介。")}</w:footnote>'
    body = styled(run("题") + '<w:r><w:footnoteReference w:id="1"/></w:r>', "Title") + para(TEXT)
    done = bring(word_file(body, styles=STYLES, footnotes=notes))
    assert "作者简介。" in done.text
    assert len(done.unit.body.notes) == 1


def test_a_paragraph_whose_end_was_deleted_goes_on() -> None:
    first = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("前半") + "</w:p>"
    done = bring(word_file(styled("题", "Title") + first + para("后半。") + para(TEXT), styles=STYLES))
    assert "\n前半后半。\n" in done.text


def test_soft_breaks_that_part_paragraphs() -> None:
    lines = "<w:r><w:t>　　第一段的文字在这里。</w:t><w:br/><w:t>　　第二段的文字在这里。</w:t></w:r>"
    done = bring(word_file(styled("题", "Title") + para(lines) + para(TEXT), styles=STYLES))
    assert "第一段的文字在这里。\n\n第二段的文字在这里。" in done.text
