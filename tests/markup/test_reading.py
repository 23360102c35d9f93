"""Plain text, length, walk and runs of a tree."""

from __future__ import annotations

import pytest

from banxin.findings import SourceText
from banxin.markup import anchors, count_characters, parse_body, plain_text, text_runs, walk
from banxin.markup.blocks import Body, Paragraph

EVERYTHING = """\
## 插**题** {keywords="甲 乙"}

正*文*{汉|hàn}[文](https://a.example)[^1]`c`\\
又

![描述](a.png "图题"){credit="某某"}

::: box 盒
- 项
:::

::: pull
引**粗**
:::

> 录

表：表题

| 头 |
|---|
| 格 |

::: verse
行一

行二
:::

```
码
```

***

[^1]: 注
"""


def read(text: str) -> Body:
    body, findings = parse_body(SourceText("a.md", text), 1)
    assert not findings
    return body


def test_plain_text_of_blocks() -> None:
    assert plain_text(read(EVERYTHING).blocks) == (
        "插题\n正文汉文c\n又\n图题\n某某\n盒\n项\n引粗\n录\n表题\n头\n格\n行一\n行二\n码"
    )


def test_plain_text_of_inlines() -> None:
    block = read("甲*乙*{丙|bǐng}").blocks[0]
    assert isinstance(block, Paragraph)
    assert plain_text(block.inlines) == "甲乙丙"
    assert plain_text(()) == ""


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("天地玄黄", 4),
        ("天地，玄黄。", 6),
        ("“天地”——玄黄……", 10),
        ("Great Wall", 2),
        ("用iPhone 15拍", 4),
        ("3.5%、80%以上", 5),
        ("a - b", 2),
        ("天地\n玄黄", 4),
        ("{汉字|hàn zì}", 2),
        ("甲[^1]\n\n[^1]: 乙丙", 3),
        ('## 插题 {keywords="甲"}\n\n正文', 4),
        ("한국 말", 2),
        ("カタカナ", 4),
        ("天地　玄黄", 4),
        ('![描述](a.png "图题")', 2),
        ("", 0),
    ],
)
def test_length_in_characters(text: str, length: int) -> None:
    assert count_characters(read(text)) == length


def test_walk_goes_into_containers_before_what_follows() -> None:
    names = [type(block).__name__ for block in walk(read("> - 甲\n\n::: box\n乙\n:::\n\n丙").blocks)]
    assert names == ["Quotation", "ListBlock", "Paragraph", "Sidebar", "Paragraph", "Paragraph"]


def test_runs_have_the_style_of_their_block() -> None:
    runs: dict[str, str] = {}
    for text, style in text_runs(read(EVERYTHING)):
        runs[style] = runs.get(style, "") + text
    assert runs == {
        "crosshead": "插",
        "strong": "题粗",
        "keywords": "甲乙",
        "body": "正文汉文\n又",
        "ruby": "hàn",
        "code": "c",
        "caption": "图题表题",
        "credit": "某某",
        "box": "盒项",
        "pull": "引",
        "quotation": "录",
        "table": "头格",
        "verse": "行一行二",
        "listing": "码",
        "note": "注",
    }


def test_anchors_of_an_article() -> None:
    assert anchors(read("## 甲\n\n::: box\n### 乙 {#yi}\n:::")) == ("甲", "yi")


def test_lines_in_circles_are_told_which_list_they_make() -> None:
    (found,) = parse_body(SourceText("a.md", "③窗口\n④柜台\n"), 1)[1]
    assert found.code == "article.run-together"
    assert found.expected == "an empty line between them, or a list: 3. 窗口"


def test_ruby_that_parts_the_cells_of_a_head_is_told_how_to_be_written() -> None:
    _, (found,) = parse_body(SourceText("a.md", "| {汉|hàn} | 乙 |\n|---|---|\n| 甲 | 乙 |"), 1)
    assert found.code == "article.table-syntax"
    assert found.remedy == "in a table write {汉\\|hàn}"
