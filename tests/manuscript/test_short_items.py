"""Items without a headline, and fillers, as they are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from banxin.findings import SourceText
from banxin.manuscript import read_publication
from banxin.manuscript.articles.reading import read_article
from banxin.manuscript.publication import Genre, Rank, Unit
from banxin.markup import plain_text
from banxin.markup.blocks import Figure

BRIEF = "自修室今日起开放到二十二点，请带好学生证入内。"
PICTURE = '![看台](a.png "晨跑的人还没有来，操场空着。")'


def read(fields: str, text: str) -> tuple[Unit, list[str]]:
    unit, findings = read_article(SourceText("a.md", f"---\n{fields}---\n\n{text}\n"), "unit", "a")
    return unit, [found.code for found in findings]


@pytest.mark.parametrize(
    ("kind", "text", "genre", "title"),
    [
        ("brief", BRIEF, Genre.BRIEF, "自修室今日起开放到二十二点"),
        ("简讯", "一" * 40, Genre.BRIEF, f"{'一' * 18}…"),
        ("photo", PICTURE, Genre.PHOTO, "晨跑的人还没有来"),
        ("图片", PICTURE, Genre.PHOTO, "晨跑的人还没有来"),
    ],
)
def test_short_items_need_no_headline(kind: str, text: str, genre: Genre, title: str) -> None:
    unit, codes = read(f"kind: {kind}\n", text)
    assert (codes, unit.genre, unit.title, bool(unit.stack.headline)) == ([], genre, title, False)


@pytest.mark.parametrize("fields", ["byline: 李二\n", "kind: notice\n", "kind: brief\nsubhead: 副题\n"])
def test_everything_else_does(fields: str) -> None:
    assert "article.no-headline" in read(fields, BRIEF)[1]


@pytest.mark.parametrize(
    ("fields", "text", "said"),
    [
        ("byline: 李二\n", "开放了。", "开放了。（李二）"),
        ("byline: （李二）\n", "开放了。", "开放了。（李二）"),
        ("dateline: 本报讯\nbyline: 李二\n", "开放了。", "本报讯　开放了。（李二）"),
        ("byline: 李二\n", "- 甲\n- 乙", "甲乙（李二）"),
    ],
)
def test_what_no_head_holds_runs_in(fields: str, text: str, said: str) -> None:
    unit, _ = read(f"kind: brief\n{fields}", text)
    assert plain_text(unit.body.blocks).replace("\n", "") == said
    assert not unit.stack.byline


def test_the_byline_of_a_picture_is_its_credit() -> None:
    unit, _ = read("kind: photo\nbyline: 王小雨\n", PICTURE)
    (picture,) = unit.body.blocks
    assert isinstance(picture, Figure)
    assert picture.credit == "王小雨"


def test_a_headline_that_is_there_stays_one() -> None:
    unit, _ = read("kind: brief\nheadline: 开放\nbyline: 李二\n", "开放了。")
    assert (unit.title, unit.stack.byline.text) == ("开放", "李二")


def paper(folder: Path, more: str) -> Path:
    (folder / "manifest.yaml").write_text(
        f"banxin: 1\npublication: {{title: 报}}\nlayout: tabloid\ncontents:\n  - unit: a.md\n{more}",
        encoding="utf-8",
    )
    for name in ("a", "b", "c"):
        (folder / f"{name}.md").write_text(f"---\nheadline: 题{name}\n---\n\n文。\n", encoding="utf-8")
    return folder


def test_fillers_are_read_and_are_no_contents(tmp_path: Path) -> None:
    publication = read_publication(paper(tmp_path, "fillers: [b.md, c.md]\n")).publication
    assert publication is not None
    assert [unit.id for unit in publication.units()] == ["a"]
    assert [(one.id, one.rank, one.genre) for one in publication.fillers] == [
        ("b", Rank.BRIEF, Genre.FILLER),
        ("c", Rank.BRIEF, Genre.FILLER),
    ]
    printed = publication.with_fillers({"c"})
    assert ([unit.id for unit in printed.units()], printed.fillers) == (["a", "c"], ())


@pytest.mark.parametrize(
    ("more", "code", "line"),
    [
        ("fillers: [b.md, a.md]\n", "manifest.duplicate-unit", 6),
        ("fillers: [d.md]\n", "file.missing", 6),
        ("fillers: [b.md]\npages:\n  1: {stories: [b]}\n", "plan.story", 8),
    ],
)
def test_fillers_are_told_of_at_their_lines(tmp_path: Path, more: str, code: str, line: int) -> None:
    found = read_publication(paper(tmp_path, more)).findings
    assert [(one.code, one.place.line if one.place else 0) for one in found] == [(code, line)]
