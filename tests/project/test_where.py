"""The table of ARCHITECTURE.md that leads from an idea to its module keeps its word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[2]
PAPER = (REPOSITORY / "docs" / "ARCHITECTURE.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (?P<idea>[^|]+) \| `(?P<module>[\w/]+\.py)` \| `(?P<name>\w+)` \|$", re.MULTILINE)
TABLE = [
    line
    for line in PAPER.partition("## Where is …?")[2].partition("\n## ")[0].splitlines()
    if line.startswith("|") and not line.startswith(("| idea", "|--"))
]
ROWS = ROW.findall("\n".join(TABLE))


def test_every_row_is_read() -> None:
    assert len(ROWS) >= 20
    assert [line for line in TABLE if not ROW.fullmatch(line)] == []


@pytest.mark.parametrize(("idea", "module", "name"), ROWS)
def test_an_idea_is_where_it_is_said_to_be(idea: str, module: str, name: str) -> None:
    text = (REPOSITORY / "build" / "banxin" / module).read_text(encoding="utf-8")
    assert re.search(rf"^(?:class|def) {name}\b|^{name}(?:: [^=]+)? = ", text, re.MULTILINE), idea
