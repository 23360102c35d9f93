"""The book as a publisher signs it: front matter, imprint, contents, running heads, folios, options."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from banxin.job import build

TEXT = "渡口在镇子东头，河水到这里拐一个弯。"
MANIFEST = """\
banxin: 1
publication: {{title: 渡口文丛, publisher: 春溪社, lang: {lang}, codes: {{isbn: 978-7-0000-0000-0}}}}
issue: {{date: 2025-06-30, editors: [{{role: 责任编辑, name: 王五}}]}}
title: 渡口
metadata: {{subtitle: 一条船, authors: 张一 著　李二 译, rights: 版权归春溪社}}
layout: book
{preset}options: {{{options}}}
fields:
  dedication: [献给等船的人]
  cip: [渡口 ／ 张一著．, Ⅰ．①渡… Ⅳ．①I267]
  cip-number: （2025）第123456号
  place: 春溪
  edition: 1
  printing: 2
  printing-date: 2025-09-01
  sheets: auto
  extent: auto
  copies: 1—3000册
  price: 36.00元
contents:
  - unit: pre.md
  - section: {part}
    contents: [{{unit: a.md}}, {{unit: b.md}}]
slug: b
editions: {{print: {{format: pdf}}}}
"""
UNITS = {
    "pre": ("headline: 序\nkind: 序言", 1),
    "a": ("eyebrow: 第一章\nheadline: 摆渡\nbyline: 赵六", 60),
    "b": ("headline: 码头", 1),
}


def pages_of(
    folder: Path, *, options: str = "", lang: str = "zh-Hans", preset: str = "", part: str = "上编"
) -> list[list[str]]:
    """The lines of each page, without blanks."""
    text = MANIFEST.format(options=options, lang=lang, preset=preset, part=part)
    (folder / "manifest.yaml").write_text(text, encoding="utf-8")
    for name, (head, times) in UNITS.items():
        (folder / f"{name}.md").write_text(f"---\n{head}\n---\n\n{TEXT * times}\n", encoding="utf-8")
    report = build(folder)
    assert [one for one in report.findings if not one.code.startswith("font.")] == []
    file = pypdfium2.PdfDocument(report.outputs[0].path)
    lines = [page.get_textpage().get_text_range().splitlines() for page in file]
    labels = [file.get_page_label(number) for number in range(len(file))]
    return [
        [label, *("".join(line.split()) for line in page)] for label, page in zip(labels, lines, strict=True)
    ]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    return pages_of(tmp_path_factory.mktemp("book"))


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    """Options that the first book has otherwise, in Traditional and with a preset."""
    options = (
        "half-title: no, front-folios: decimal, contents-authors: yes, running-heads: chapter, eyebrows: yes,"
        " opening: any, folio-place: none, imprint: back, drop-cap: 2, chapter-heads: centre"
    )
    folder = tmp_path_factory.mktemp("changed")
    return pages_of(folder, options=options, lang="zh-Hant-TW", preset="preset: 墨\n")


def test_the_front_matter_stands_leaf_by_leaf(book: list[list[str]]) -> None:
    heads = [page[:2] for page in book[:10]]
    assert heads[:4] == [["i", "渡口"], ["ii"], ["iii", "渡口文丛"], ["iv", "图书在版编目（CIP）数据"]]
    assert heads[4:] == [["v", "献给等船的人"], ["vi"], ["vii", "目录"], ["viii"], ["ix", "序"], ["x"]]
    title = book[2]
    assert title[2:6] == ["渡口", "一条船", "张一著", "李二译"]
    assert title[-2:] == ["春溪社", "春溪・2025年"]


def test_the_imprint_says_what_is_given_and_what_is_known(book: list[list[str]]) -> None:
    imprint = "\n".join(book[3])
    for words in (
        "张一著．", "中国版本图书馆CIP数据核字（2025）第123456号", "责任编辑", "王五", "787mm×1092mm1/32",
        "2025年6月第1版", "2025年9月第2次印刷", "1—3000册", "36.00元", "ISBN978-7-0000-0000-0",
        "版权归春溪社",
    ):  # fmt: skip
        assert words in imprint, words
    sheets = -(-len(book) // 4) / 8  # what is over a quarter of an eighth is paper too
    assert f"印张{sheets:g}" in imprint
    assert "字数2千字" in imprint


def test_the_text_begins_with_page_1_and_blanks_carry_nothing(book: list[list[str]]) -> None:
    assert book[10] == ["1", "上编", "摆渡", "码头"]
    assert book[11] == ["2"]
    assert book[12][:3] == ["3", "第一章", "摆渡"]
    assert book[12][-1] == "3"
    assert "渡口" in book[13]  # the book over a left page, the chapter over a right one
    assert "摆渡" in book[14]
    assert "渡口" not in book[12]
    assert not {"渡口", "摆渡"} & set(book[12][4:])  # nothing over the page on which a chapter begins
    contents = book[6]
    lines = [line.replace("·", "") for line in contents[2:6]]
    assert lines == ["序ix", "上编1", "摆渡3", "码头" + book[-1][0]]
    assert contents[-1] == "vii"


def test_the_title_of_a_part_is_printed_on_its_leaf_alone_where_there_are_no_contents(tmp_path: Path) -> None:
    pages = pages_of(tmp_path, options="contents-page: no", part="上编　等船")
    assert [page for page in pages if "等船" in page] == [["1", "上编", "等船", "摆渡", "码头"]]


def test_other_options_and_traditional_words(changed: list[list[str]]) -> None:
    assert changed[0][:2] == ["1", "渡口文丛"]  # no half title, Arabic figures
    contents = next(page for page in changed if "目錄" in page)
    assert any("第一章摆渡赵六" in line for line in contents)
    text = [page for page in changed if sum(TEXT[:5] in line for line in page)]
    assert sum("第一章摆渡" in page for page in text) == len(text) - 3  # on both sides, but where units begin
    assert all(page[-1] != page[0] for page in changed if len(page) > 1)  # no folios
    imprint = "\n".join(changed[-1])
    assert "國家圖書館出版品預行編目（CIP）資料" in imprint
    assert "2025年9月第2刷" in imprint


def test_an_author_of_another_age_is_named_as_written(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\nheadline: 摆渡\n---\n\n{TEXT}\n", encoding="utf-8")
    (tmp_path / "manifest.yaml").write_text(
        "banxin: 1\npublication: {title: 渡口}\nlayout: book\nmetadata: {authors: '[清] 刘鹗 著'}\n"
        "contents: [{unit: a.md}]\neditions: {print: {format: pdf}}\n",
        encoding="utf-8",
    )
    file = pypdfium2.PdfDocument(build(tmp_path).outputs[0].path)
    words = "".join("".join(page.get_textpage().get_text_range().split()) for page in file)
    assert "[清]刘鹗著" in words
    assert "清著" not in words
