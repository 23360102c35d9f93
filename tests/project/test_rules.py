"""The catalogue of rules and the code that cites it, linked both ways."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import rules_pages

RULES = {
    number: rule
    for source in sorted(rules_pages.RULES.glob("*.yaml"))
    for number, rule in rules_pages.read_rules(source).items()
}


@pytest.mark.parametrize("folder", ["build", "layouts", "tests"])
def test_whatever_is_cited_is_in_the_catalogue(folder: str) -> None:
    cited = rules_pages.citations(folder)
    unknown = {number: sorted(where) for number, where in cited.items() if number not in RULES}
    assert not unknown


def test_a_rule_is_cited_where_it_is_kept_or_says_where_that_is() -> None:
    cited = rules_pages.citations("build", "layouts")
    assert not [number for number, rule in RULES.items() if number not in cited and not rule.kept]


@pytest.mark.parametrize("number", sorted(RULES))
def test_a_rule_has_its_words_and_its_source(number: str) -> None:
    assert re.fullmatch(r".+\.", RULES[number].rule)
    assert RULES[number].source


def test_a_range_cites_all_its_numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "some").mkdir()
    (tmp_path / "some" / "one.py").write_text(
        "# C08-C10, N01–N02; RC15, C5, N123x are none", encoding="utf-8"
    )
    monkeypatch.setattr(rules_pages, "REPOSITORY", tmp_path)
    assert set(rules_pages.citations("some")) == {"C08", "C09", "C10", "N01", "N02"}
