"""The names of pages (版名): planned, or taken from the sections that start and go on there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from banxin.makeup.issue import make_up
from banxin.makeup.model.page import MakeUp, PageFrame
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import PageSpan, StoryRank
from banxin.manuscript import read_publication
from banxin.manuscript.publication import Publication
from banxin.sheets.print.page_plan import issue_plan, page_name
from makeup.copy_desk import TABLOID, story

MANIFEST = """banxin: 1
publication: {title: 渠水报}
issue: {label: 综合}
layout: tabloid
contents:
  - section: 要闻
    page: 1
    contents: [{unit: a.md}]
  - section: 来信
    page: 2
    contents: [{unit: b.md}, {unit: c.md}]
  - section: 副刊
    page: 2
    contents: [{unit: d.md}, {unit: e.md}, {unit: f.md}]
"""
FRAMES = [PageFrame(5, 0, 86) for _ in range(4)]


def publication(folder: Path, manifest: str = MANIFEST) -> Publication:
    for name in "abcdef":
        (folder / f"{name}.md").write_text(f"---\nheadline: 第{name}篇\n---\n\n渠水从山口下来。\n", "utf-8")
    (folder / "manifest.yaml").write_text(manifest, "utf-8")
    read = read_publication(folder)
    assert read.publication is not None
    return read.publication


def made_of(pages: str, sizes: dict[str, int]) -> MakeUp:
    """The stories a to f, each on its page and so many 字 long."""
    every = [
        replace(
            story(key, order, sizes.get(key, 400), StoryRank.NORMAL, TABLOID, deck=0),
            pages=PageSpan(int(page), int(page)),
        )
        for order, (key, page) in enumerate(zip("abcdef", pages, strict=True))
    ]
    made = make_up(every, FRAMES, MakeUpRules(TABLOID))
    assert made.refused == ()
    return made


def names(issue: Publication, made: MakeUp) -> list[str]:
    return [page_name(issue, issue_plan(issue), made, page.number) for page in made.pages]


@pytest.mark.parametrize(
    ("pages", "sizes", "name"),
    [
        ("122233", {}, "副刊"),  # only the second of two sections goes on
        ("123233", {"c": 200, "e": 900}, "副刊"),  # both go on, one with more room
        ("123233", {"c": 1500, "e": 200, "f": 200}, "来信"),
    ],
)
def test_a_page_is_named_by_the_section_that_has_most_room_there(
    tmp_path: Path, pages: str, sizes: dict[str, int], name: str
) -> None:
    assert names(publication(tmp_path), made_of(pages, sizes)) == ["要闻", "来信", name]


def test_a_page_on_which_sections_start_has_the_name_of_the_first_however_small(tmp_path: Path) -> None:
    made = made_of("122222", {"b": 150, "c": 150, "d": 700})
    assert names(publication(tmp_path), made) == ["要闻", "来信"]


def test_a_planned_name_and_a_label_go_before_and_after(tmp_path: Path) -> None:
    named = publication(tmp_path, MANIFEST + "pages: {3: {name: 文艺}}\n")
    assert names(named, made_of("122233", {})) == ["要闻", "来信", "文艺"]
    free = publication(tmp_path, MANIFEST.replace("    page: 1\n", "").replace("    page: 2\n", ""))
    assert names(free, made_of("122233", {})) == ["综合"] * 3
