"""Every rule of the markup by fixture: what is read, what is not, and what is found wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from .dump import Case, cases, outcome, rewritten

FILES = sorted((Path(__file__).parent / "cases").glob("*.md"))


@pytest.mark.parametrize("case", [case for path in FILES for case in cases(path)], ids=str)
def test_case(case: Case, pull: bool) -> None:
    if pull:
        case.path.write_text(rewritten(case.path), encoding="utf-8")
        pytest.skip("rewritten")
    assert outcome(case.text) == case.expected
