"""Text made to be slow or deep: time grows with its length, and nothing overflows."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from cProfile import Profile

import pytest

from banxin.findings import SourceText
from banxin.markup import parse_body, plain_text

SHAPES: dict[str, Callable[[int], str]] = {
    "brackets": lambda n: "[" * n,
    "brackets and text": lambda n: "[甲" * n,
    "closed brackets": lambda n: "[" * n + "]" * n,
    "links without an end": lambda n: "[a](" * n,
    "links in angles without an end": lambda n: "[a](<b" * n,
    "titles without an end": lambda n: '[a](b "c' * n,
    "pictures within pictures": lambda n: "![" * n + "](a)" * n,
    "pictures with open braces": lambda n: '![a](b){c="' * n,
    "asterisks": lambda n: "*" * n,
    "asterisks and text": lambda n: "*甲" * n,
    "asterisks and text, closing": lambda n: "*a " * n + "a*" * n,
    "strong and text": lambda n: "**甲 " * n,
    "mixed runs": lambda n: "*a_b" * n,
    "runs of many lengths": lambda n: "".join("甲" + "*" * (i % 11 + 1) for i in range(n)),
    "underscores": lambda n: "_甲 " * n,
    "quotations in one line": lambda n: ">" * n,
    "quotations in many lines": lambda n: "> " * 20 + "\n> 甲" * n,
    "lists in one line": lambda n: "- " * n,
    "lists in steps": lambda n: "".join("  " * (i % 60) + "- 甲\n" for i in range(n)),
    "backticks": lambda n: "".join("`" * (i % 50 + 1) + "甲" for i in range(n)),
    "angles": lambda n: "<" * n,
    "tags without an end": lambda n: "<a " * n,
    "comments without an end": lambda n: "<!--" * n,
    "tags": lambda n: "<b>" * n,
    "closing tags": lambda n: "</b>" * n,
    "entities": lambda n: "&" * n,
    "braces": lambda n: "{" * n,
    "braces with bars": lambda n: "{甲|" * n,
    "bars": lambda n: "|" * n,
    "heads of braces": lambda n: "## " + "{" * n + "}",
    "heads of attributes": lambda n: "## " + "{a=b " * n + "}",
    "calls": lambda n: "[^1]" * n,
    "calls without an end": lambda n: "[^1" * n,
    "notes": lambda n: "".join(f"[^{i}]: 甲[^{i + 1}]\n" for i in range(n)) + "\n甲[^0]",
    "notes within notes": lambda n: "[^1]: " * n,
    "containers not closed": lambda n: "::: box\n" * n,
    "containers of many colons": lambda n: "".join(":" * (i % 40 + 3) + " box\n" for i in range(n)),
    "containers in turn": lambda n: "::: box\n:::\n" * n,
    "fences that close nothing": lambda n: ":::\n" * n,
    "references": lambda n: "".join(f"[a{i}]: b\n" for i in range(n)),
    "a reference over many lines": lambda n: "[" + "a\n" * n,
    "crossheads alike": lambda n: "## 甲\n" * n,
    "wide spaces": lambda n: "\u3000甲\n" * n,
    "invisible characters": lambda n: "甲\u200b\n" * n,
    "escapes": lambda n: "\\" * n,
    "hard breaks": lambda n: "甲  \n" * n,
    "table rows": lambda n: "| 甲 |\n|---|\n" + "| 乙 |\n" * n,
    "table columns": lambda n: "|甲" * n + "|\n" + "|-" * n + "|\n|乙|\n",
    "rules of tables": lambda n: "甲\n" + "|-" * n + "x",
}
SMALL, LARGE = 250, 1000


def calls_made(text: str) -> int:
    """How many calls of functions, Python's own included, the reading of `text` takes."""
    profile = Profile()
    profile.enable()
    try:
        parse_body(SourceText("a.md", text), 1)
    finally:
        profile.disable()
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize("shape", SHAPES)
def test_steps_grow_with_the_length(shape: str) -> None:
    small, large = (calls_made(SHAPES[shape](size)) for size in (SMALL, LARGE))
    assert large <= 1.5 * (LARGE / SMALL) * small + 2000


@pytest.fixture
def shallow_stack() -> Iterator[None]:
    """A stack far smaller than the text is deep."""
    limit = sys.getrecursionlimit()
    sys.setrecursionlimit(600)
    yield
    sys.setrecursionlimit(limit)


@pytest.mark.usefixtures("shallow_stack")
@pytest.mark.parametrize("shape", SHAPES)
def test_no_shape_overflows_the_stack(shape: str) -> None:
    parse_body(SourceText("a.md", SHAPES[shape](3000)), 1)


def test_a_line_of_a_million_characters() -> None:
    text = "天地玄黄，" * 200_000
    body, findings = parse_body(SourceText("a.md", text), 1)
    assert plain_text(body.blocks) == text
    assert not findings


def test_a_fault_at_the_end_of_a_long_line_has_its_column() -> None:
    _, findings = parse_body(SourceText("a.md", "天地玄黄，" * 10_000 + "<b>"), 1)
    assert [found.place.column for found in findings if found.place] == [50_001]
