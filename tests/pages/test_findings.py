"""What is told of finished newspaper pages after a build."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from banxin.findings import Finding, Severity
from banxin.preflight.pages import findings as told
from banxin.preflight.pages.checks import CHECKS
from banxin.preflight.pages.judged import Judged
from pages.specimen import Specimen, changed
from pages.test_checks import TWINS, jumped, shared


def findings_on(page: Judged, monkeypatch: pytest.MonkeyPatch) -> tuple[Finding, ...]:
    monkeypatch.setattr(told, "read_issue", lambda *_: page)
    monkeypatch.setattr(told.PageGrid, "of", lambda _: page.grid)
    return told.page_findings(page.publication, None, page.labels, ())  # type: ignore[arg-type]


def test_a_page_without_a_fault_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert findings_on(Specimen().judged(tmp_path), monkeypatch) == ()


def test_a_matter_of_taste_is_a_warning_at_its_story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (found,) = findings_on(changed("c", size=22, head=("步道开放",)).judged(tmp_path), monkeypatch)
    assert (found.code, found.severity) == ("page.heads", Severity.WARNING)
    assert found.message == "c: its head and that of b butt, 66 pt apart (碰题) (N21)"
    assert str(found.place) == "c.md"


def test_faults_of_one_kind_in_a_story_are_one_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = findings_on(shared(12, 16, 8, 16, 8).judged(tmp_path), monkeypatch)
    rules = [(one.code, one.message[-5:]) for one in found if str(one.place) == "a.md"]
    assert len(rules) == len({*rules})
    assert any(one.message == "a: leg 2 ends 8 行 above the others (N06)" for one in found)


def test_a_jump_line_that_names_another_page_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = jumped().judged(tmp_path)
    assert {found.code for found in findings_on(page, monkeypatch)} <= {"page.white"}
    next(module for module in page.modules if module.passage.part).passage.comes_from = 7
    wrong = [found for found in findings_on(page, monkeypatch) if found.code == "page.jump"]
    assert [found.severity for found in wrong] == [Severity.ERROR]


def test_a_story_that_cannot_be_followed_is_said_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule, make = TWINS["a line is lost"]
    assert rule not in told._CODE
    (found,) = findings_on(make().judged(tmp_path), monkeypatch)
    assert (found.code, found.severity) == ("page.unread", Severity.NOTE)


def test_a_page_that_waits_for_copy_is_not_judged_by_its_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = Specimen([replace(Specimen().tales[0], blocks=Specimen().tales[0].blocks[:1], legs=(1, 1, 1, 1))])
    codes = {found.code for found in findings_on(page.judged(tmp_path), monkeypatch)}
    assert not codes & {"page.white", "page.legs"}


def test_every_rule_is_told_but_what_is_told_of_the_text() -> None:
    assert set(CHECKS) - set(told._CODE) == {"N01"}
    assert set(told._CODE) <= set(CHECKS)
