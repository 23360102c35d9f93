"""Articles that come from websites: which field is ours, and what has no counterpart."""

from banxin.findings import SourceText
from banxin.manuscript.articles.reading import read_article


def told(text: str) -> list[tuple[str, str]]:
    _, findings = read_article(SourceText("a.md", text), "unit", "a")
    return [(found.code.removeprefix("article."), found.nearest) for found in findings]


def test_fields_of_a_website_are_told_once_and_passed_over() -> None:
    text = "---\nheadline: 题\ntags: [甲]\ndate: 2026-11-28\ndraft: no\nsidebar_position: 2\n---\n\n正文。\n"
    unit, (found,) = read_article(SourceText("a.md", text), "unit", "a")
    assert found.code == "article.website-field"
    assert "`tags`, `date`, `draft`, `sidebar_position`" in found.message
    assert "issue: {date" in found.remedy
    assert unit.stack.headline.text == "题"


def test_fields_that_are_ours_are_named() -> None:
    text = "---\ntitle: 题\nauthor: 张一\nsubtitle: 副\nsummary: 提要\nlayout: post\n---\n\n正文。\n"
    assert told(text) == [
        ("website-field", ""),
        ("unknown-field", "headline"),
        ("unknown-field", "byline"),
        ("unknown-field", "subhead"),
        ("unknown-field", "deck"),
    ]


def test_a_title_in_place_of_front_matter_is_one_finding() -> None:
    _, (found,) = read_article(SourceText("a.md", "\n# “题”: 一\n\n正文。\n"), "unit", "a")
    assert "headline: '“题”: 一'" in found.remedy
    assert [code for code, _ in told("+++\ntitle = 1\n+++\n\n正文。\n")] == ["front-matter"]
