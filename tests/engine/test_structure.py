"""What is content of a PDF, what is furniture, and in which order it reads."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import pikepdf
import pytest
from weasyprint import HTML

from banxin.engine import composing
from engine.structure import Structure

FACE = Path(__file__).parents[2] / "fonts" / "BanxinSong-Regular.otf"
PNG = base64.b64encode(
    base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    )
).decode()
PICTURE = f"data:image/png;base64,{PNG}"


def read(body: str, css: str = "") -> Structure:
    """The structure of the PDF of a body, on pages of 140 by 200 pt."""
    sheet = f"@font-face {{ font-family: s; src: url({FACE.as_uri()}) }} html {{ font: 10pt/14pt s }}"
    sheet += f"@page {{ size: 140pt 200pt; margin: 10pt }} {css}"
    html = f"<html lang=zh-Hans><title>题</title><style>{sheet}</style><body>{body}"
    with composing():
        target = io.BytesIO()
        HTML(string=html).write_pdf(target, pdf_tags=True)
    return Structure(target.getvalue())


TREES = {
    "what only groups is no element": (
        "<div><section><h1>天</h1><div class=leg><p><span>地</span><b>玄</b></p></div></section></div>",
        ["Document", "  Sect", "    H1 天", "    P 地玄"],
    ),
    "text beside blocks is a paragraph": (
        "<div>天<p>地</p>玄</div>",
        ["Document", "  P 天", "  P 地", "  P 玄"],
    ),
    "no rank of heading is skipped": (
        "<h2>天</h2><h4>地</h4><h2>玄</h2><h3>黄</h3>",
        ["Document", "  H1 天", "  H2 地", "  H1 玄", "  H2 黄"],
    ),
    "keywords stand apart from their heading": (
        "<h1><span role=paragraph>关键词</span>天地</h1>",
        ["Document", "  P 关键词", "  H1 天地"],
    ),
    "lists": (
        "<ol><li>天<li><p>地</p><ul><li>玄</ul></ol>",
        [
            "Document", "  L", "    LI", "      Lbl 1.", "      LBody 天", "    LI", "      Lbl 2.",
            "      LBody", "        P 地", "        L", "          LI", "            Lbl ◦",
            "            LBody 玄",
        ],
    ),
    "terms": (
        "<dl><dt>天<dd>地<dt>玄<dd>黄</dl>",
        [
            "Document", "  L", "    LI", "      Lbl 天", "      LBody 地", "    LI", "      Lbl 玄",
            "      LBody 黄",
        ],
    ),
    "ruby by base and reading": (
        "<p><ruby>天<rt>tiān</rt>地<rt>dì</rt></ruby>玄</p>",
        [
            "Document", "  P 玄", "    Ruby", "      RB 天", "      RT tiān", "    Ruby", "      RB 地",
            "      RT dì",
        ],
    ),
    "links hold their words": (
        "<p>天<a href='#x'>地</a>玄</p><p id=x>黄</p>",
        ["Document", "  P 天玄", "    Link 地", "  P 黄"],
    ),
    "contents": (
        "<nav><h1>目录</h1><p><a href='#x'>天</a></p><p><a href='#x'>地</a></p></nav><p id=x>黄</p>",
        [
            "Document", "  Sect", "    H1 目录", "    TOC", "      TOCI", "        Link 天", "      TOCI",
            "        Link 地", "  P 黄",
        ],
    ),
    "an entry of the contents holds what is said of it": (
        "<nav><div><div><p><a href='#x'>天</a></p><p>地</p></div>"
        "<div><p><a href='#y'>玄</a></p><p>黄</p></div></div>"
        "<div><p>宇</p><p><a href='#y'>宙</a></p></div></nav>"
        "<p id=x>洪</p><p id=y>荒</p>",
        [
            "Document", "  Sect", "    TOC", "      TOCI", "        P", "          Link 天", "        P 地",
            "      TOCI", "        P", "          Link 玄", "        P 黄", "    P 宇", "    TOC",
            "      TOCI", "        Link 宙", "  P 洪", "  P 荒",
        ],
    ),
    "tables have all their cells, captions first": (
        "<table><caption>表<thead><tr><th>天<th>地"
        "<tbody><tr><th scope=row>玄<td><tr><td colspan=2>黄</table>",
        [
            "Document", "  Table", "    Caption 表", "    THead", "      TR", "        TH 天",
            "        TH 地", "    TBody", "      TR", "        TH 玄", "        TD", "      TR",
            "        TD 黄",
        ],
    ),
    "a caption belongs to its picture": (
        f"<figure><img src='{PICTURE}' alt=图><figcaption>天</figcaption></figure>",
        ["Document", "  Figure", "    Caption 天"],
    ),
    "a decoration is none, its caption is text": (
        f"<figure><img src='{PICTURE}' alt=''><figcaption>天</figcaption></figure>",
        ["Document", "  P 天"],
    ),
    "what is hidden is furniture": (
        "<header aria-hidden=true><p>眉</p></header><p>天</p><hr>",
        ["Document", "  P 天"],
    ),
    "signs of a stylesheet are furniture, words are not": (
        "<style>.a::before { content: '■' } .b::before { content: '关键词' }</style>"
        "<p class=a>天</p><p class=b>地</p>",
        ["Document", "  P 天", "  P 关键词地"],
    ),
    "leaders are furniture": (
        "<style>a::after { content: leader('.') '7' }</style><p><a href='#x'>天</a></p><p id=x>地</p>",
        ["Document", "  P", "    Link 天7", "  P 地"],
    ),
    "what goes on after a jump reads with its beginning": (
        "<article id=one><p>天</p></article><article id=two><p>玄</p></article>"
        "<article data-continues=one><p>地</p></article>",
        ["Document", "  Art", "    P 天", "    P 地", "  Art", "    P 玄"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), TREES.values(), ids=TREES)
def test_a_sheet_has_this_structure(body: str, expected: list[str]) -> None:
    assert read(body).lines() == expected


def test_a_paragraph_over_columns_and_pages_is_one() -> None:
    css = "div { columns: 2; column-gap: 10pt; column-fill: auto } p { orphans: 1; widows: 1; margin: 0 }"
    structure = read(f"<div><p>{'天地玄黄宇宙洪荒' * 60}</p></div>", css)
    (paragraph,) = structure.elements("P")
    assert len(structure.pdf.pages) > 1
    assert structure.text(paragraph) == "天地玄黄宇宙洪荒" * 60


def test_a_note_reads_where_it_is_called() -> None:
    css = ".n { float: footnote }"
    structure = read("<p>天<sup><span class=n>注文</span></sup>地</p><p>玄</p>", css)
    assert structure.lines() == [
        "Document", "  P 天地", "    Reference 1", "    Note 注文", "      Lbl 1.", "  P 玄",
    ]  # fmt: skip
    (note,) = structure.elements("Note")
    assert structure.root.IDTree.Names[0] == note.ID


def test_a_link_that_calls_a_note_comes_before_it() -> None:
    css = ".n { float: footnote } .n::footnote-call { content: none }"
    body = "<p>天<sup><span class=n id=n>注文</span><a href='#n'>1</a></sup>地</p>"
    assert read(body, css).lines()[2:5] == ["    Reference", "      Link 1", "    Note 注文"]


def test_a_note_behind_its_text_is_one_too() -> None:
    notes = "<p id=n role=doc-endnote>1 注文</p><p role=doc-endnote>2 注</p>"
    body = f"<p>天<a href='#n'>1</a></p><div>{notes}</div>"
    structure = read(body)
    assert structure.lines()[1:] == [
        "  P 天", "    Reference", "      Link 1", "  P", "    Note 1 注文", "  P", "    Note 2 注",
    ]  # fmt: skip
    first, second = structure.elements("Note")
    assert first.ID != second.ID
    assert first.Ref[0].objgen == structure.elements("Reference")[0].objgen


def test_a_note_and_all_its_calls_lead_to_each_other() -> None:
    css = ".n { float: footnote } .n::footnote-call { content: none } .n::footnote-marker { content: '1' }"
    note = "<object class=n id=n data-call=c>注文</object>"
    body = f"<p>天{note}<a id=c href='#n'>1</a>地<a href='#n'>1</a><a href='#x'>玄</a></p><p id=x>黄</p>"
    structure = read(body, css)
    assert structure.lines() == [
        "Document", "  P 天地", "    Reference", "      Link 1", "    Note 注文", "      Lbl",
        "        Link 1", "    Reference", "      Link 1", "    Link 玄", "  P 黄",
    ]  # fmt: skip
    (note,) = structure.elements("Note")
    calls = structure.elements("Reference")
    assert [one.objgen for one in note.Ref] == [call.objgen for call in calls]
    assert [[one.objgen for one in call.Ref] for call in calls] == [[note.objgen]] * 2
    annotations = {str(one.Dest): one for one in structure.pdf.pages[0].Annots}
    assert annotations.keys() == {"n", "c", "x"}
    parents = structure.parents()
    assert parents[int(annotations["c"].StructParent)].P.P.objgen == note.objgen


def test_running_heads_are_furniture() -> None:
    css = "h1 { string-set: t content(text) } @page { @top-center { content: string(t) ' ' counter(page) } }"
    structure = read("<h1>天地</h1><p>玄</p>", css)
    assert structure.lines() == ["Document", "  H1 天地", "  P 玄"]
    assert b"/Artifact\n<</Type /Pagination>>\nBDC" in structure.pdf.pages[0].Contents.read_bytes()


def test_the_head_of_a_table_that_goes_on_is_content_once() -> None:
    rows = "".join(f"<tr><td>{number}<td>天</tr>" for number in range(30))
    structure = read(f"<table><thead><tr><th>号<th>字</thead><tbody>{rows}</table>")
    assert len(structure.pdf.pages) > 1
    assert [structure.text(head) for head in structure.elements("TH")] == ["号", "字"]
    assert len(structure.elements("TR")) == 31


def test_cells_tell_what_they_head_and_how_far_they_reach() -> None:
    structure = read("<table><tr><th>天<th scope=row rowspan=2>地<tr><td colspan=2>玄</table>")
    told = [dict(cell.A.items()) for cell in (*structure.elements("TH"), *structure.elements("TD"))]
    assert told == [
        {"/O": "/Table", "/Scope": "/Column"},
        {"/O": "/Table", "/Scope": "/Row", "/RowSpan": 2},
        {"/O": "/Table", "/ColSpan": 2},
    ]


def test_a_picture_has_its_words_and_its_place_in_points() -> None:
    css = "img { width: 40pt; height: 30pt; display: block }"
    structure = read(f"<img src='{PICTURE}' alt='一幅图'>", css)
    (figure,) = structure.elements("Figure")
    assert str(figure.Alt) == "一幅图"
    assert [float(edge) for edge in figure.A.BBox] == pytest.approx([16, 154, 56, 184], abs=0.01)


def test_another_language_is_told() -> None:
    structure = read("<p>天<span lang=en>heaven</span></p><p lang=en>earth</p>")
    assert structure.lines() == ["Document", "  P 天", "    Span heaven", "  P earth"]
    assert [str(one.Lang) for one in (*structure.elements("Span"), structure.elements("P")[1])] == [
        "en",
        "en",
    ]


def test_every_stretch_of_content_has_one_parent() -> None:
    body = "<p>天<a href='#x'>地</a></p><ul><li>玄</ul><p id=x>黄<ruby>宇<rt>yǔ</rt></ruby></p>"
    structure = read(body)
    parents = structure.parents()
    assert all(parent is not None for parent in parents[0])
    assert len(parents[0]) == len([key for key in structure.words[0] if key >= 0])
    (link,) = structure.elements("Link")
    annotation = next(kid.Obj for kid in link.K if isinstance(kid, pikepdf.Dictionary))
    assert parents[int(annotation.StructParent)].objgen == link.objgen
