"""Kinds of copy named in the front matter: notices, advertisements, letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from banxin.findings import SourceText
from banxin.manuscript import read_publication
from banxin.manuscript.articles.reading import read_article
from banxin.manuscript.publication import Genre, Section


def article(kind: str) -> SourceText:
    return SourceText("a.md", f"---\nkind: {kind}\nheadline: 失物招领\n---\n\n拾到雨伞一把。\n")


@pytest.mark.parametrize(
    ("written", "genre", "boxed"),
    [
        ("notice", Genre.NOTICE, True),
        ("启事", Genre.NOTICE, True),
        ("公告", Genre.NOTICE, True),
        ("广告", Genre.ADVERTISEMENT, True),
        ("廣告", Genre.ADVERTISEMENT, True),
        ("letter", Genre.LETTER, False),
        ("来信", Genre.LETTER, False),
    ],
)
def test_a_kind_in_either_language(written: str, genre: Genre, boxed: bool) -> None:
    unit, findings = read_article(article(written), "unit", "a")
    assert (unit.genre, unit.boxed, findings) == (genre, boxed, ())


def test_what_says_nothing_is_an_article() -> None:
    unit, _ = read_article(SourceText("a.md", "---\nheadline: 题\n---\n\n文。\n"), "unit", "a")
    assert (unit.genre, unit.boxed) == (Genre.ARTICLE, False)


def test_a_word_that_is_no_built_in_kind_is_left_to_the_layout() -> None:
    unit, findings = read_article(article("notise"), "unit", "a")
    assert (unit.genre, unit.kind_name, findings) == (Genre.ARTICLE, "notise", ())


def test_an_electronic_book_has_no_advertisements(tmp_path: Path) -> None:
    (tmp_path / "manifest.yaml").write_text(
        "banxin: 1\npublication: {title: 报}\nlayout: tabloid\ncontents:\n  - unit: a.md\n"
        "  - section: 服务\n    contents:\n      - unit: b.md\n",
        encoding="utf-8",
    )
    (tmp_path / "a.md").write_text(article("启事").text, encoding="utf-8")
    (tmp_path / "b.md").write_text(article("广告").text, encoding="utf-8")
    publication = read_publication(tmp_path).publication
    assert publication is not None
    assert any(isinstance(item, Section) for item in publication.contents)
    assert [unit.id for unit in publication.without_advertisements().units()] == ["a"]
    assert not any(isinstance(item, Section) for item in publication.without_advertisements().contents)
