"""The examples of the guide to writing articles are read without a finding, and say what the guide says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from banxin.findings import SourceText
from banxin.markup import parse_body, walk
from banxin.markup.blocks import Figure, Sidebar, Table, Verse

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ("articles.md", "articles.zh-CN.md")


def examples(page: str) -> list[str]:
    found = re.findall(
        r"^```markdown\n(.*?)^```$", (DOCS / page).read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    assert len(found) == 6
    return found


@pytest.mark.parametrize("page", PAGES)
def test_examples_are_free_of_faults(page: str) -> None:
    kinds: set[type] = set()
    for text in examples(page):
        first = text.split("\n").index("---", 1) + 2 if text.startswith("---") else 1
        body, findings = parse_body(SourceText(f"units/{page}", text), first)
        assert not findings
        kinds |= {type(block) for block in walk(body.blocks)}
    assert {Figure, Sidebar, Table, Verse} <= kinds


def test_the_translation_has_the_same_examples() -> None:
    assert examples(PAGES[0]) == examples(PAGES[1])
