"""The table of ARCHITECTURE.md that leads from an idea to its module keeps its word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
PAPER = (REPOSITORY / "docs" / "ARCHITECTURE.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (?P<idea>[^|]+) \| `(?P<module>[\w/]+\.py)` \| `(?P<name>\w+)` \|$", re.MULTILINE)
ROWS = ROW.findall(PAPER)


def test_the_table_is_there() -> None:
    assert len(ROWS) >= 20


@pytest.mark.parametrize(("idea", "module", "name"), ROWS)
def test_an_idea_is_where_it_is_said_to_be(idea: str, module: str, name: str) -> None:
    text = (REPOSITORY / "build" / "banxin" / module).read_text(encoding="utf-8")
    assert re.search(rf"(?:class|def) {name}\b|^{name}\b", text, re.MULTILINE), idea
