"""The examples of the rules are tests: good copy passes, bad copy is told and mended as stands beside it."""

from __future__ import annotations

import pytest

from banxin.findings import SourceText
from banxin.manuscript.articles.reading import read_article
from banxin.manuscript.publication import Lang
from banxin.proofreading.model.article_rule import ArticleCopy, ArticleRule
from banxin.proofreading.model.passages import CopyPassage, passages
from banxin.proofreading.model.rule import CopyRule
from banxin.proofreading.register import RULES
from banxin.proofreading.repairs import mended

SINGLE = [rule for rule in RULES if isinstance(rule, CopyRule)]
WHOLE = [rule for rule in RULES if isinstance(rule, ArticleRule)]


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
    article = ArticleCopy(unit, tuple(passages(unit, Lang.HANS)))
    return [one.code for one in rule.findings(article)]


@pytest.mark.parametrize("rule", WHOLE, ids=lambda rule: rule.code)
def test_articles_pass_or_are_told(rule: ArticleRule) -> None:
    assert [told(rule, text) for text in rule.good] == [[] for _ in rule.good]
    assert all(told(rule, text) == [rule.code] for text in rule.bad)
