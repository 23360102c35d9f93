"""Sections that gather become columns of briefs on newspaper pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from banxin.makeup.model.page import MakeUp
from banxin.manuscript import read_publication
from banxin.manuscript.form.sheet import Pin
from banxin.manuscript.publication import Publication, Section, Unit
from banxin.markup import plain_text
from banxin.sheets.print.brief_columns import with_columns
from banxin.sheets.print.pin_findings import pin_findings
from banxin.sheets.print.wishes import Wishes
from banxin.sheets.standing_heads import standing_heads

ARTICLES = {
    "a": "headline: 头条",
    "b1": "headline: 添座位\nbyline: 李二",
    "b2": "kind: brief\ndateline: 本报讯",
    "qishi": "kind: notice\nheadline: 启事",
    "tu1": "kind: photo",
    "tu2": "kind: photo",
}
CONTENTS = """  - unit: a.md
  - section: 校园·简讯
    gather: true
    contents: [unit: b1.md, unit: qishi.md, unit: b2.md]
  - section: 光影
    contents: [unit: tu1.md, unit: tu2.md]
"""


@pytest.fixture
def publication(tmp_path: Path) -> Publication:
    (tmp_path / "manifest.yaml").write_text(
        "banxin: 1\npublication: {title: 报}\nlayout: tabloid\n"
        f"contents:\n{CONTENTS}"
        "sheet: {pins: {b2: {columns: 2}}}\npages:\n  1: {stories: [b1]}\n",
        encoding="utf-8",
    )
    for name, fields in ARTICLES.items():
        (tmp_path / f"{name}.md").write_text(f"---\n{fields}\n---\n\n第{name}条。\n", encoding="utf-8")
    found = read_publication(tmp_path)
    assert found.publication is not None, found.findings
    return found.publication


def column(publication: Publication) -> Unit:
    (found,) = [unit for unit in with_columns(publication).units() if unit.members]
    return found


def test_a_column_holds_what_its_section_does(publication: Publication) -> None:
    one = column(publication)
    assert (one.id, one.stack.headline.text) == ("校园简讯", "校园·简讯")
    assert [unit.id for unit in one.members] == ["b1", "b2"]
    assert plain_text(one.body.blocks).split("\n") == ["添座位", "第b1条。（李二）", "本报讯　第b2条。"]


def test_frames_stand_beside_it(publication: Publication) -> None:
    arranged = with_columns(publication)
    assert [unit.id for unit in arranged.units()] == ["a", "校园简讯", "qishi", "tu1", "tu2"]
    assert [unit.id for unit in arranged.articles()] == ["a", "b1", "b2", "qishi", "tu1", "tu2"]


def test_wishes_for_a_brief_are_wishes_for_its_column(publication: Publication) -> None:
    arranged = with_columns(publication)
    assert arranged.sheet.pins["校园简讯"].columns == 2
    assert arranged.pages[0].stories == ("校园简讯",)
    assert arranged.places["sheet.pins.校园简讯"] == publication.places["sheet.pins.b2"]


def test_a_title_stands_once_and_somewhere(publication: Publication) -> None:
    """Over its column as the headline; over pictures without headlines as that of the first."""
    arranged = with_columns(publication)
    heads = {unit.id: unit.stack.headline.text for unit in arranged.units()}
    assert (heads["校园简讯"], heads["tu1"], heads["tu2"]) == ("校园·简讯", "光影", "")
    assert standing_heads(arranged.contents, lambda unit: "读者来信") == {}


def test_a_name_that_an_article_has_is_not_taken(publication: Publication, tmp_path: Path) -> None:
    (tmp_path / "a.md").rename(tmp_path / "校园简讯.md")
    manifest = tmp_path / "manifest.yaml"
    manifest.write_text(manifest.read_text("utf-8").replace("unit: a.md", "unit: 校园简讯.md"), "utf-8")
    again = read_publication(tmp_path).publication
    assert again is not None
    assert column(again).id == "section-校园·简讯"


def test_what_gathers_nothing_is_left_alone(publication: Publication) -> None:
    arranged = with_columns(publication)
    assert with_columns(arranged) is arranged
    sections = [item for item in publication.contents if isinstance(item, Section)]
    assert [section.gathers for section in sections] == [True, False]


def test_what_is_pinned_for_two_briefs_goes_by_the_first_and_is_told_at_the_other(
    publication: Publication,
) -> None:
    place = publication.places["sheet.pins.b2"]
    pins = {"b2": Pin(columns=2, size=20), "b1": Pin(columns=3)}
    paths = ("b2.columns", "b2.size", "b1.columns")
    lines = {f"sheet.pins.{path}": replace(place, line=line) for line, path in enumerate(paths, 90)}
    pinned = replace(
        publication, sheet=replace(publication.sheet, pins=pins), places={**publication.places, **lines}
    )
    arranged = with_columns(pinned)
    assert arranged.sheet.pins["校园简讯"] == Pin(columns=3, size=20)
    (found,) = pin_findings(arranged, Wishes(), MakeUp(()))
    assert found.message == "b2 stands in one column with b1, for which columns is pinned already"
    assert found.place is not None
    assert found.place.line == 90


def test_what_is_pinned_for_the_column_itself_goes_before_its_briefs(publication: Publication) -> None:
    place = publication.places["sheet.pins.b2"]
    pins = {"b2": Pin(columns=2), "校园简讯": Pin(columns=3)}
    lines = {f"sheet.pins.{key}.columns": replace(place, line=line) for line, key in enumerate(pins, 90)}
    pinned = replace(
        publication, sheet=replace(publication.sheet, pins=pins), places={**publication.places, **lines}
    )
    arranged = with_columns(pinned)
    assert arranged.sheet.pins["校园简讯"].columns == 3
    (found,) = pin_findings(arranged, Wishes(), MakeUp(()))
    assert found.message == "b2 stands in one column with 校园简讯, for which columns is pinned already"
    assert found.place is not None
    assert found.place.line == 90
