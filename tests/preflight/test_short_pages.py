"""Pages that are nothing but the last rows of an article."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from banxin.findings import SourceText
from banxin.preflight.text.printed import PageEntry
from banxin.preflight.text.short_pages import short_page_findings

SOURCE = SourceText("a.md", "---\nheadline: 灯\n---\n\n开头一段。\n\n最后一段，灯灭了。\n\n[^1]: 注。\n")
UNITS: dict[Any, Any] = {
    name: SimpleNamespace(id=name[0], source=SOURCE, body_line=4) for name in ("a1", "a2", "b1")
}


def findings(*pages: str) -> list[Any]:
    """Of pages such as `a1 a1 a2`: an element on each row. `-` is text of no article, `+` a picture."""
    rows = [page.replace("+", "").split() for page in pages]
    entries = [tuple(PageEntry(name, 0) for name in dict.fromkeys(page)) for page in rows]
    painted: list[Any] = [
        SimpleNamespace(
            number=number,
            figures={9} if "+" in page else set(),
            shows=[
                SimpleNamespace(mcid=name, matrix=(1, 0, 0, 1, 0, 700 - 15.5 * row), text="最后一段，灯灭了")
                for row, name in enumerate(rows[number - 1])
            ],
        )
        for number, page in enumerate(pages, 1)
    ]
    origins: list[Any] = [
        {name: SimpleNamespace(element=name, generated=False, margin=False) for name in page} for page in rows
    ]
    return list(short_page_findings(UNITS, entries, painted, origins))


@pytest.mark.parametrize(
    ("pages", "told"),
    [
        (("a1 a1 a1 a1", "a1 a2", "b1"), [2]),
        (("a1 a1 a1 a1", "a2"), [2]),
        (("a1 a1 a1 a1", "a1 a1 a2", "b1"), []),  # three rows
        (("a1 a1 a1 a1", "a1 b1"), []),  # another begins below
        (("a1 a1", "b1"), []),  # short, and whole
        (("a1 a1 a1 a1", "a1 +", "b1"), []),  # with a picture
        (("a1 a1 a1 a1", "a1 -", "b1"), []),  # with text of the layout's own
        (("a1 a1 a1 a1", "a1", "a2 a2 a2"), []),  # it goes on
    ],
)
def test_a_page_of_the_last_rows_is_told(pages: tuple[str, ...], told: list[int]) -> None:
    found = findings(*pages)
    assert [f"page {number} " in one.message for one, number in zip(found, told, strict=True)] == [
        True
    ] * len(told)


def test_it_is_told_at_the_line_with_what_to_cut() -> None:
    (found,) = findings("a1 a1 a1", "a1 a1")
    assert (found.code, str(found.severity), str(found.place)) == ("article.short-page", "note", "a.md:7:1")
    assert "16 characters" in found.remedy
