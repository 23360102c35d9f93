"""Web archives, pages within Word files, and fields that LibreOffice leaves out of the older Word format."""

from __future__ import annotations

import base64

import pytest

from banxin.importing.copy.model import RubyText, StyledRun, TextBlock, words_of
from banxin.importing.copy.remarks import Remarks
from banxin.importing.word.lost_fields import LostField, fields_of_old_word, put_back
from importing.reading import bring
from importing.test_word import STYLES, TEXT, png
from importing.word_files import KIND, RELS, para, run, styled, word_file


def archive(page: str, *, charset: str = "utf-8", place: str = "https://example.org/a/b.html") -> bytes:
    picture = base64.encodebytes(png()).decode()
    parts = [
        f"Content-Type: text/html; charset={charset}\nContent-Transfer-Encoding: base64\n"
        f"Content-Location: {place}\n\n{base64.encodebytes(page.encode(charset)).decode()}",
        "Content-Type: image/png\nContent-Transfer-Encoding: base64\n"
        f"Content-Location: https://example.org/a/pic/1.png\nContent-ID: <one@x>\n\n{picture}",
    ]
    body = "".join(f"--cut\n{part}\n" for part in parts)
    head = 'From: <Saved by Browser>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary="cut"\n\n'
    return f"{head}{body}--cut--\n".encode("ascii")


PAGE = "<html><body><article><h1>山口</h1><p>{}</p><p><img src='{}'></p></article></body></html>"


@pytest.mark.parametrize("address", ["pic/1.png", "https://example.org/a/pic/1.png", "cid:one@x"])
@pytest.mark.parametrize("charset", ["utf-8", "gb2312", "big5"])
def test_a_web_archive_with_its_picture(address: str, charset: str) -> None:
    text = TEXT if charset != "big5" else "山口的店主說，有了許多雙眼睛，生意好做多了。"
    done = bring(archive(PAGE.format(text, address), charset=charset), "a.mhtml")
    assert "headline: 山口\n" in done.text
    assert text in done.text
    assert len(done.found.pictures) == 1
    assert "](images/" in done.text


@pytest.mark.parametrize("place", ["http://[x/b.html", "http://[/"])
def test_a_web_archive_whose_addresses_are_none(place: str) -> None:
    data = archive(PAGE.format(TEXT, "cid:one@x"), place=place)
    done = bring(data.replace(b"https://example.org/a/pic/1.png", place.encode()), "a.mht")
    assert TEXT in done.text
    assert len(done.found.pictures) == 1


@pytest.mark.parametrize(
    "data",
    [b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--\n", b"nothing", b"--x\n" * 50],
)
def test_a_web_archive_without_a_page(data: bytes) -> None:
    assert bring(data, "a.mht").codes == ["import.broken"]


def chunk(name: str) -> tuple[str, dict[str, bytes | str]]:
    """A paragraph that a part stands for, and its relationship among the others of the file."""
    return '<w:altChunk r:id="img1"/>', {f"word/media/{name}": b""}


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.mht", archive(PAGE.format("页里的字。", "cid:one@x")), "页里的字。\n\n![](images/"),
        ("a.html", PAGE.format("页里的字。", "x.png").encode(), "页里的字。"),
        ("a.txt", "第一行。\n第二行。".encode("gb18030"), "第一行。\n\n第二行。"),
    ],
)
def test_a_page_in_a_word_file_stands_in_its_place(name: str, data: bytes, words: str) -> None:
    body, extra = chunk(name)
    file = word_file(
        styled("题", "Title") + para("前。") + body + para(TEXT), dict.fromkeys(extra, data), styles=STYLES
    )
    done = bring(file)
    assert done.text.index("前。") < done.text.index(words) < done.text.index(TEXT)


def test_a_file_in_a_word_file_that_cannot_be_read_is_told() -> None:
    body, extra = chunk("a.rtf")
    done = bring(word_file(styled("题", "Title") + body + para(TEXT), extra, styles=STYLES))
    assert "a.rtf within the file" in done.said


def inner(text: str, more: str = "", extra: dict[str, bytes | str] | None = None) -> bytes:
    call = para(run(text) + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    notes = '<w:footnote w:id="2">' + para(f"{text}之注。") + "</w:footnote>"
    return word_file(styled("分题", "Title") + call + more, extra, styles=STYLES, footnotes=notes)


def test_word_files_in_a_word_file_stand_in_their_place_with_their_notes() -> None:
    deeper = inner("里层的字。")
    middle = inner("中层的字。", '<w:altChunk r:id="img1"/>', {"word/media/b.docx": deeper})
    done = bring(inner("外层的字。", '<w:altChunk r:id="img1"/>' + para(TEXT), {"word/media/a.docx": middle}))
    places = [done.text.index(words) for words in ("外层的字。", "中层的字。", "里层的字。", TEXT)]
    assert places == sorted(places)
    assert [done.text.count(f"{layer}层的字。之注。") for layer in "外中里"] == [1, 1, 1]
    assert done.text.count("[^3]") == 2
    assert "could not be read" not in done.said


def test_word_files_that_never_end_are_told() -> None:
    file = inner("最里。")
    for _ in range(6):
        file = inner("外面。", '<w:altChunk r:id="img1"/>', {"word/media/a.docx": file})
    done = bring(file)
    assert done.text.count("外面。") == 2 * 4  # with their notes
    assert "a.docx within the file" in done.said


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", inner("字。")[:200]])
def test_a_damaged_word_file_in_a_word_file_is_told(data: bytes) -> None:
    done = bring(inner("外面。", '<w:altChunk r:id="img1"/>' + para(TEXT), {"word/media/a.docx": data}))
    assert TEXT in done.text
    assert "a.docx within the file" in done.said


def test_a_file_embedded_as_an_object_is_told() -> None:
    one = f'<Relationship Id="o" Type="{KIND}/package" Target="embeddings/表.docx"/>'
    relations = f'<Relationships xmlns="{RELS}">{one}</Relationships>'
    extra: dict[str, bytes | str] = {"word/_rels/document.xml.rels": relations}
    done = bring(word_file(styled("题", "Title") + para(TEXT), extra))
    assert "word/embeddings/表.docx" in done.said


def old(text: str) -> bytes:
    return b"\xd0\xcf" + text.encode("utf-16-le") + b"\r\0"


def field(code: str) -> str:
    return f"\x13 {code} \x15"


RUBY = field(r'EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(Píng),凭)') + field(
    r"EQ \o\ad(\s\up 9(xiáng),祥)"
)


def test_fields_of_the_older_format_are_found_with_what_is_around_them() -> None:
    (found,) = fields_of_old_word(old(f"前一段。\r老支书是{RUBY}人，说话慢。"))
    assert (found.before, found.after) == ("老支书是", "人，说话慢。")
    assert found.pieces == (RubyText("凭", "Píng"), RubyText("祥", "xiáng"))
    (ring,) = fields_of_old_word(old("见第" + field(r"eq \o\ac(○,8)") + "条规定"))
    assert ring.pieces == (StyledRun("⑧"),)
    assert fields_of_old_word(old("没有域的字，" + field("PAGE") + "只有页码。")) == ()


def block(text: str) -> TextBlock:
    half = len(text) // 2
    return TextBlock((StyledRun(text[:half]), StyledRun(text[half:], strong=True)))


@pytest.mark.parametrize("before", ["", "老支书是", "老支书是凭祥人，说", "话"])
def test_lost_fields_are_put_back_where_they_stood(before: str) -> None:
    text = "老支书是凭祥人，说话慢，走路快。"
    at = text.index(before) + len(before)
    lost = LostField(before[-4:], text[at : at + 6], (StyledRun("⑧"),))
    (done,) = put_back((block(text),), (lost,), remarks := Remarks("a.doc"))
    assert words_of(done.pieces) == f"{text[:at]}⑧{text[at:]}"
    assert not remarks.findings


def test_lost_fields_without_a_place_are_told_and_those_kept_are_not() -> None:
    lost = (
        LostField("别处的", "字句", (RubyText("凭祥", "Píng xiáng"),)),
        LostField("老支书是", "人", (StyledRun("凭祥"),)),
    )
    done = put_back((block("老支书是凭祥人，说话慢，走路快。"),), lost, remarks := Remarks("a.doc"))
    assert words_of(done[0].pieces) == "老支书是凭祥人，说话慢，走路快。"
    (told,) = remarks.findings
    assert "凭祥（Píng xiáng）" in told.message
    assert "别处的" in told.message
