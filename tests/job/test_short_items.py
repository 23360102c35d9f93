"""A column of briefs, a picture without a headline, verse and fillers in whole builds of a kept paper."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from banxin.job import Report, build
from banxin.makeup.model.page import Module

pytestmark = pytest.mark.usefixtures("set_here")

LINE = "有一行字，被人用铅笔轻轻划过，像一条很细的河，从我的手边流到不认识的人那里"
ARTICLES = {
    "dukou": ("headline: 渡口又开了", "渡船停了三年，这个月又开了。六点，第一班船离岸。\n\n" * 40),
    "zaochuan": ("headline: 添座位\nbyline: 李二", "早班船添了四十个座位。"),
    "tingshui": ("kind: brief\ndateline: 本报讯", "明日停水。"),
    "huadian": ("kind: 简讯", "码头的花店搬到东街，原址改作邮局。"),
    "tupian": ("kind: photo\nbyline: 王小雨", '![渡口](a.png "渡口的早晨，船还没有来。"){width=2}'),
    "shi": ("headline: 夜读", f"::: verse\n灯下翻开旧日的书页\n{LINE}\n\n我把它读了两遍\n:::"),
    "bai1": ("headline: 旧书摊", "旧书摊在河边，逢三逢八开市，把书按开本排好。\n\n" * 20),
    "bai2": ("headline: 长文", "河水在桥下慢慢流着，灯一盏一盏亮了起来。" * 400),
}
CONTENTS = """  - {unit: dukou.md, rank: lead}
  - section: 渡口简讯
    gather: true
    contents: [unit: zaochuan.md, unit: tingshui.md, unit: huadian.md]
  - unit: tupian.md
  - unit: shi.md
"""
BRIEFS = ("zaochuan", "tingshui", "huadian")


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Report], list[bytes], Path]:
    """The paper built twice, the second time as it was kept, and once more with more to say."""
    folder = tmp_path_factory.mktemp("short")
    for name, (fields, text) in ARTICLES.items():
        (folder / f"{name}.md").write_text(f"---\n{fields}\n---\n\n{text}\n", encoding="utf-8")
    Image.linear_gradient("L").resize((900, 600)).save(folder / "a.png")
    (folder / "manifest.yaml").write_text(
        "banxin: 1\npublication: {title: 渡口报}\nissue: {number: 1, date: 2025-09-20}\n"
        f"layout: office-news\ncontents:\n{CONTENTS}fillers: [bai2.md, bai1.md]\n"
        "sheet: {keep: make-up.yaml}\nslug: dukou\n",
        encoding="utf-8",
    )
    reports, files = [], []
    for more in ("", "", "渡口的钟敲了六下。"):
        brief = folder / "tingshui.md"
        brief.write_text(brief.read_text("utf-8") + more, encoding="utf-8")
        reports.append(build(folder))
        files.append((folder / "out/dukou-print.pdf").read_bytes())
    return reports, files, folder


def modules(report: Report) -> dict[str, Module]:
    return {module.key: module for page in report.make_up["print"].pages for module in page.modules}


def test_nothing_is_lost_and_nothing_is_wrong(paper: tuple[list[Report], list[bytes], Path]) -> None:
    for report in paper[0]:
        told = {found.code for found in report.findings}
        assert told <= {"setting.underset", "page.white", "sheet.filler"}


def test_briefs_stand_in_one_module(paper: tuple[list[Report], list[bytes], Path]) -> None:
    stands = modules(paper[0][0])
    assert set(stands) == {"dukou", "渡口简讯", "tupian", "shi", "bai1"}
    assert not stands["tupian"].head.lines


def test_print_has_every_word(paper: tuple[list[Report], list[bytes], Path]) -> None:
    text = "".join(pypdfium2.PdfDocument(paper[1][0])[0].get_textpage().get_text_range().split())
    for words in (
        "渡口简讯",
        "添座位",
        "座位。（李二）",
        "本报讯明日停水",
        "原址改作邮局",
        "渡口的早晨，船还没有来。王小雨",
        "旧书摊",
    ):
        assert words in text
    assert text.count("渡口简讯") == 1
    assert "长文" not in text


def test_turned_over_lines_of_verse_hang(paper: tuple[list[Report], list[bytes], Path]) -> None:
    page = pypdfium2.PdfDocument(paper[1][0])[0].get_textpage()
    text = page.get_text_range()
    at = {words: page.get_charbox(text.index(words))[0] for words in ("灯下翻开", "有一行字", "我把它读")}
    assert max(at.values()) - min(at.values()) < 0.5
    start = text.index("有一行字")
    turned = [
        page.get_charbox(index)
        for index in range(start, start + len(LINE))
        if text[index] not in "\r\n" and page.get_charbox(index)[1] < page.get_charbox(start)[1] - 5
    ]
    if turned:  # in a narrow module
        assert min(box[0] for box in turned) > at["有一行字"] + 5


def test_the_filler_that_stands_nowhere_is_told(paper: tuple[list[Report], list[bytes], Path]) -> None:
    (note,) = [found for found in paper[0][0].findings if found.code == "sheet.filler"]
    assert "bai2" in note.message
    assert "bai1" not in note.message
    assert note.place is not None
    assert "fillers" in note.place.text


def test_fillers_are_kept_with_the_page(paper: tuple[list[Report], list[bytes], Path]) -> None:
    reports, files, folder = paper
    assert files[0] == files[1]
    before, after = (modules(report) for report in (reports[0], reports[2]))
    assert {key: one.column for key, one in before.items()} == {key: one.column for key, one in after.items()}
    assert all(abs(one.row - after[key].row) <= 1 for key, one in before.items())  # a brief grew by a line
    assert "bai1: {" in (folder / "make-up.yaml").read_text("utf-8")


def test_the_electronic_edition_has_articles_and_no_fillers(
    paper: tuple[list[Report], list[bytes], Path],
) -> None:
    with zipfile.ZipFile(paper[2] / "out/dukou-reader.epub") as book:
        names = {Path(name).stem for name in book.namelist()}
        contents = re.sub(r"<[^>]+>", "", book.read("EPUB/contents.xhtml").decode())
    assert names >= {*BRIEFS, "tupian"}
    assert not names & {"bai1", "bai2"}
    assert "渡口的早晨" in contents
