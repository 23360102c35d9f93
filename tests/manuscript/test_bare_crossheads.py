"""A crosshead with nothing below it is told at its line."""

import pytest

from banxin.findings import SourceText
from banxin.manuscript.articles.reading import read_article

HEAD = "---\nheadline: 桥\n---\n\n"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("河边。\n\n## 甲\n\n水。\n", []),
        ("河边。\n\n## 甲\n", [7]),
        ("## 甲\n\n## 乙\n\n水。\n", [5]),
        ("## 甲\n\n### 乙\n\n水。\n", []),
        ("## 甲\n\n### 乙\n\n## 丙\n\n水。\n\n### 丁\n", [7, 13]),
        ("## 甲\n\n- 水\n- 桥\n", []),
        ("## 甲\n\n> 水。\n", []),
    ],
)
def test_a_crosshead_without_text_is_told_at_its_line(text: str, lines: list[int]) -> None:
    _, findings = read_article(SourceText("a.md", HEAD + text), "unit", "a")
    alone = [found for found in findings if found.code == "article.crosshead-alone"]
    assert [found.place and found.place.line for found in alone] == lines
