"""The examples of the rules are tests: good copy passes, bad copy is told and mended as stands beside it."""

from __future__ import annotations

import pytest

from banxin.findings import SourceText
from banxin.manuscript.publication import Lang
from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyRule
from banxin.proofreading.register import RULES
from banxin.proofreading.repairs import mended


def passage(rule: CopyRule, text: str) -> CopyPassage:
    kind = next(iter(sorted(rule.kinds, reverse=True)), "paragraph")
    return CopyPassage(SourceText("a.md", text), kind, text, tuple(range(len(text))), Lang.HANS)


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in RULES for text in rule.good])
def test_good_copy_passes(rule: CopyRule, text: str) -> None:
    assert list(rule.findings(passage(rule, text))) == []


@pytest.mark.parametrize(
    ("rule", "text", "right"), [(rule, text, right) for rule in RULES for text, right in rule.bad]
)
def test_bad_copy_is_told_and_mended(rule: CopyRule, text: str, right: str) -> None:
    found = list(rule.findings(passage(rule, text)))
    assert found
    edits = [edit for one in found for edit in one.edits]
    assert mended(text, edits) == right
    if edits:
        assert list(rule.findings(passage(rule, right))) == []
