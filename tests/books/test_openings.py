"""Where chapters of a book begin, and what contents and running heads call them."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from banxin.job import build

MANIFEST = """\
banxin: 1
publication: {{title: 老残游记}}
issue: {{date: 2026-01-05}}
layout: book
options: {options}
contents:
  - section: 上编
    contents: [{{unit: a.md}}, {{unit: b.md}}]
  - unit: c.md
"""
TEXT = "话说山东登州府东门外有一座大山，名叫蓬莱山。"
ARTICLES = {
    "a": ("第一回", "土不制水历年成患", TEXT * 80),
    "b": ("第二回", "历山山下古帝遗踪明湖湖边美人绝调，另有一段说来话长的故事", TEXT),
    "c": ("桃花山的事情要从头说起", "桃花山", TEXT),
}


def built(folder: Path, options: str) -> tuple[list[list[str]], pypdfium2.PdfDocument]:
    """The lines of each page, and the file."""
    (folder / "manifest.yaml").write_text(MANIFEST.format(options=options), encoding="utf-8")
    for name, (eyebrow, headline, text) in ARTICLES.items():
        article = f"---\neyebrow: {eyebrow}\nheadline: {headline}\n---\n\n{text}\n"
        (folder / f"{name}.md").write_text(article, encoding="utf-8")
    report = build(folder)
    assert report.findings == ()
    file = pypdfium2.PdfDocument(report.outputs[0].path)
    return [page.get_textpage().get_text_range().splitlines() for page in file], file


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("labelled")


@pytest.fixture(scope="module")
def labelled(root: Path) -> tuple[list[list[str]], pypdfium2.PdfDocument]:
    return built(root, "{eyebrows: true}")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[list[str]], pypdfium2.PdfDocument]:
    return built(tmp_path_factory.mktemp("plain"), "{opening: any}")


def openings(pages: list[list[str]]) -> list[int]:
    """The pages, from 1, on which the chapters begin."""
    heads = ["土不制水", "历山山下", "桃花山"]
    return [
        next(
            number
            for number, lines in enumerate(pages, 1)
            if number > 3 and any(line.startswith(head) for line in lines[:3])
        )
        for head in heads
    ]


def test_chapters_begin_on_right_pages_and_blank_ones_carry_nothing(labelled) -> None:
    pages, _ = labelled
    begins = openings(pages)
    assert all(page % 2 for page in begins)
    assert pages[5] == []  # behind the title of the part
    before = [pages[page - 2] for page in begins[1:]]
    assert [] in before


def test_chapters_follow_each_other_where_that_is_asked_for(plain, labelled) -> None:
    pages, _ = plain
    assert any(page % 2 == 0 for page in openings(pages))
    assert len(pages) < len(labelled[0])


def test_contents_bookmarks_and_running_heads_have_short_eyebrows_where_asked(labelled, root: Path) -> None:
    pages, file = labelled
    contents = "".join(pages[4])
    assert "第一回 土不制水" in contents.replace("\u3000", " ")
    assert "桃花山的事情" not in contents
    assert "第一回\u3000土不制水历年成患" in [mark.get_title() for mark in file.get_toc()]
    assert "桃花山" in [mark.get_title() for mark in file.get_toc()]
    assert "第一回 土不制水历年成患" in [line.replace("\u3000", " ") for page in pages for line in page]
    with zipfile.ZipFile(next((root / "out").glob("*.epub"))) as book:
        nav = book.read("EPUB/contents.xhtml").decode()
    assert "第一回\u3000土不制水历年成患</a>" in re.sub("</?span[^>]*>", "", nav)


def test_otherwise_they_have_the_headline_alone(plain) -> None:
    pages, file = plain
    assert "第一回" not in "".join(pages[4])
    assert "土不制水历年成患" in [mark.get_title() for mark in file.get_toc()]


def test_a_line_of_contents_turned_over_stands_under_its_title_with_dots_to_its_number(labelled) -> None:
    text = labelled[1][4].get_textpage()
    boxes = {}
    for head in ("土不制水", "历山山下"):
        searcher = text.search(head)
        index, _ = searcher.get_next()
        boxes[head] = text.get_charbox(index)
    index, _ = text.search("说来话长").get_next()
    over = text.get_charbox(index)
    line = text.get_text_bounded(left=0, right=400, bottom=over[1] - 2, top=over[3] + 2)
    lefts = [
        text.get_charbox(at)[0]
        for at in range(text.count_chars())
        if abs(text.get_charbox(at)[1] - over[1]) < 4 and text.get_text_range(at, 1).strip()
    ]
    assert min(lefts) == pytest.approx(boxes["历山山下"][0], abs=1)
    assert boxes["土不制水"][0] == pytest.approx(boxes["历山山下"][0], abs=1)
    assert line.count("·") > 5
    first = boxes["土不制水"]
    assert text.get_text_bounded(left=0, right=400, bottom=first[1] - 2, top=first[3] + 2).count("·") > 5
