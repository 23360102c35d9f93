"""People who are named in two ways over an issue."""

from __future__ import annotations

import pytest

from banxin.findings import SourceText
from banxin.manuscript.articles.reading import read_article
from banxin.manuscript.publication import Lang, Unit
from banxin.proofreading.model.passages import CopyPassage, passages
from banxin.proofreading.rules.names_in_two_ways import people_named_twice


def told(*articles: tuple[str, str]) -> list[tuple[str, int, str]]:
    """What is told of articles (byline, text): the words at the place, its line, the nearest name."""
    units: list[tuple[Unit, tuple[CopyPassage, ...]]] = []
    for nth, (byline, text) in enumerate(articles):
        source = SourceText(f"{nth}.md", f"---\nheadline: 题\nbyline: {byline or '本报讯'}\n---\n\n{text}\n")
        unit, _ = read_article(source, "unit", str(nth))
        units.append((unit, tuple(passages(unit, Lang.HANS))))
    found = []
    for one in people_named_twice(units):
        assert one.place
        words = one.place.text[one.place.column - 1 : one.place.end_column - 1]
        found.append((words, one.place.line, one.nearest))
    return found


BAD = {
    "bylines": (
        (("本报记者 梁若溪", "文。"), ("本报记者 梁若溪", "文。"), ("本报记者 梁若奚", "文。")),
        "梁若溪",
    ),
    "byline and text": ((("本报记者 梁若溪", "梁若奚在山口说。"),), "梁若溪"),
    "a title in the text": ((("", "记者梁若溪到了村里。"), ("", "据记者梁若熙说，路通了。")), "梁若溪"),
    "a surname that looks alike": ((("通讯员 梁若溪", "粱若溪在场。"),), "梁若溪"),
    "two characters with one title": ((("", "村支书韦满说。"), ("", "老村支书韦曼来了。")), "韦满"),
    "two forms in a text": ((("", "书记王建国说，路通了。后来，书记王健国又说。"),), "王建国"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_name_in_two_ways_is_told_once(name: str) -> None:
    articles, right = BAD[name]
    assert [one[2] for one in told(*articles)] == [right]


GOOD = {
    "the same name": (("本报记者 梁若溪", "记者梁若溪到了村里。梁若溪说。"),),
    "other people": (("本报记者 王建国", "文。"), ("本报记者 王建军", "书记李建国说。")),
    "two characters, other titles": (("", "书记韦满说。"), ("", "司机韦曼说。医生韦漫说。")),
    "words behind a name": (("", "记者王平在山口。书记王平再说一遍。记者王平从县里来。"),),
    "no names": (("", "记者从县里来，主任方面没有意见，记者到了。"),),
}


@pytest.mark.parametrize("name", GOOD)
def test_other_names_pass(name: str) -> None:
    assert told(*GOOD[name]) == []


def test_the_rarer_form_is_told_at_its_place() -> None:
    found = told(("", "村支书韦曼来了。"), ("", "村支书韦满说。"), ("", "村支书韦满又说。"))
    assert found == [("韦曼", 6, "韦满")]
