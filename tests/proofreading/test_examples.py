"""The examples of the rules are tests: good copy passes, bad copy is told and mended as stands beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from banxin.findings import SourceText
from banxin.manuscript.articles.reading import read_article
from banxin.manuscript.publication import Lang
from banxin.proofreading.desk import article_copy
from banxin.proofreading.model.article_rule import ArticleRule
from banxin.proofreading.model.house_words import FILE, read_house_words
from banxin.proofreading.model.issue_rule import IssueCopy, IssueExample, IssueRule
from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyRule
from banxin.proofreading.register import RULES
from banxin.proofreading.repairs import mended
from banxin.world.in_memory import InMemory

SINGLE = [rule for rule in RULES if isinstance(rule, CopyRule)]
WHOLE = [rule for rule in RULES if isinstance(rule, ArticleRule)]
ISSUES = [rule for rule in RULES if isinstance(rule, IssueRule)]


def passage(rule: CopyRule, text: str) -> CopyPassage:
    kind = next(iter(sorted(rule.kinds, reverse=True)), "paragraph")
    return CopyPassage(SourceText("a.md", text), kind, text, tuple(range(len(text))), Lang.HANS)


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in SINGLE for text in rule.good])
def test_good_copy_passes(rule: CopyRule, text: str) -> None:
    assert list(rule.findings(passage(rule, text))) == []


@pytest.mark.parametrize(
    ("rule", "text", "right"), [(rule, text, right) for rule in SINGLE for text, right in rule.bad]
)
def test_bad_copy_is_told_and_mended(rule: CopyRule, text: str, right: str) -> None:
    found = list(rule.findings(passage(rule, text)))
    assert found
    edits = [edit for one in found for edit in one.edits]
    assert mended(text, edits) == right
    if edits:
        assert list(rule.findings(passage(rule, right))) == []


def told(rule: ArticleRule, text: str) -> list[str]:
    unit, _ = read_article(SourceText("a.md", text), "unit", "a")
    return [one.code for one in rule.findings(article_copy(unit, Lang.HANS))]


@pytest.mark.parametrize("rule", WHOLE, ids=lambda rule: rule.code)
def test_articles_pass_or_are_told(rule: ArticleRule) -> None:
    assert [told(rule, text) for text in rule.good] == [[] for _ in rule.good]
    assert all(told(rule, text) == [rule.code] for text in rule.bad)


def issue_told(rule: IssueRule, example: IssueExample) -> list[str]:
    words, faults = read_house_words([Path("/a")], InMemory({Path("/a") / FILE: example.words.encode()}))
    assert not faults
    units = [
        read_article(SourceText(f"{nth}.md", text), "unit", str(nth))[0]
        for nth, text in enumerate(example.articles)
    ]
    issue = IssueCopy(tuple(article_copy(unit, Lang.HANS) for unit in units), words, example.date)
    return [one.code for one in rule.findings(issue)]


@pytest.mark.parametrize("rule", ISSUES, ids=lambda rule: rule.code)
def test_issues_pass_or_are_told(rule: IssueRule) -> None:
    assert [issue_told(rule, example) for example in rule.good] == [[] for _ in rule.good]
    assert all(issue_told(rule, example) == [rule.code] for example in rule.bad)
