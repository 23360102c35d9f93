"""Text and pictures that are in a file and not to be seen: hidden, pale, veiled, outside their column."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest

from banxin.job import Report

from .small import publish, told

pytestmark = pytest.mark.usefixtures("set_here")

EVERY = """---
eyebrow: 引题天地玄黄
headline: 主题宇宙洪荒
subhead: 副题日月盈昃
deck: 提要辰宿列张寒来暑往
byline: 记者 秋收冬藏
dateline: 本报闰余电
---

首段成岁律吕调阳云腾致雨[^1]**露结为霜**。金生丽水{玉出|yù chū}昆冈。

## 小标剑号巨阙 {keywords="珠称 夜光 果珍"}

![图](x.svg "图注鳞潜羽翔"){credit="署名龙师火帝摄"}

::: pull
引文鸟官人皇
:::

- 列表始制文字

表：表题推位让国

| 表头有虞 | 表头陶唐 |
|---|---|
| 单元吊民 | 单元伐罪 |

::: verse
诗句周发殷汤
:::

> 引语垂拱平章爱育黎首

```
listing abcdef
```

::: sidebar 框题臣伏戎羌
框文遐迩一体率宾归王
:::

末段鸣凤在竹白驹食场化被草木赖及万方盖此身发四大五常。

[^1]: 注文恭惟鞠养岂敢毁伤。
"""
PARTS = {
    ".eyebrow": 2, "h1": 3, ".subhead": 4, ".deck": 5, ".byline": 6, ".dateline": 7, "strong": 10, "h2": 12,
    ".keywords": 12, "figcaption": 14, ".credit": 14, ".pull": 17, "li": 20, "caption": 24, "td": 24,
    ".verse p": 29, "blockquote": 32, "pre": 35, ".sidebar": 39, "aside.note": 44, "rt": 10,
}  # fmt: skip
"""What hides each kind of element, with the line that is to be told."""
WAYS = (
    "display: none", "visibility: hidden", "opacity: 0", "font-size: 0 !important",
    "height: 0; overflow: hidden", "position: absolute; left: -999px", "color: transparent !important",
)  # fmt: skip


def lines(report: Report, code: str) -> set[int]:
    return {line for found, _, line in told(report) if found == code}


@pytest.mark.parametrize("at", range(len(WAYS)))
def test_what_the_sheet_of_an_epub_hides_is_lost(at: int, tmp_path: Path) -> None:
    """Each way hides some of the parts, and all parts are hidden in one way."""
    chosen = [part for nth, part in enumerate(PARTS) if nth % len(WAYS) == at]
    css = f"{', '.join(chosen)} {{ {WAYS[at]} }}"
    report = publish(tmp_path, {"sheets/epub.css": css}, article=EVERY, editions="{reader: {format: epub}}")
    there = lines(report, "epub.lost-text")
    missing = {part for part in chosen if part not in ("aside.note",) and not there & _around(PARTS[part])}
    assert not missing, told(report)
    assert all(
        "layouts/t/sheets/epub.css:1:" in str(one.remedy)
        for one in report.findings
        if "hidden" in one.message
    )
    assert report.outputs == ()


def _around(line: int) -> set[int]:
    """The line, and the next rows of a table or verse."""
    return {line - 1, line, line + 1, line + 2}


@pytest.mark.parametrize(
    "css",
    [
        ".byline { display: none } .stack .byline { display: block }",
        "p { font-size: 0; } .legs p, p { font-size: 1em }",
        ".box { background: #333 } .box * { color: white }",
        "@media amzn-kf7 { p { display: none } } @media print { p { display: none } }",
        "ul, ol { text-indent: -1em; margin-left: 1em }",
        ".nothing-of-the-kind { display: none }",
    ],
)
def test_what_is_shown_all_the_same_is_not_lost(css: str, tmp_path: Path) -> None:
    report = publish(tmp_path, {"sheets/epub.css": css}, editions="{reader: {format: epub}}")
    assert not lines(report, "epub.lost-text"), told(report)


def test_a_template_may_hide_nothing_either(tmp_path: Path) -> None:
    block = '<p hidden="hidden">{{ dateline }}{{ text }}</p>'
    files = {"blocks/paragraph.html.j2": block}
    report = publish(tmp_path, files, editions="{reader: {format: epub}}")
    assert lines(report, "epub.lost-text") >= {10, 14}


@pytest.mark.parametrize(
    ("css", "code", "line", "words"),
    [
        ("h2 + p { color: white }", "setting.text-covered", 14, "colour of the paper"),
        ("h2 + p { opacity: 0 }", "setting.text-covered", 14, "without colour"),
        ("h2 + p { visibility: hidden }", "setting.lost-text", 14, "not on any page"),
        ("h2 + p { font-size: 0 }", "setting.lost-text", 14, "not on any page"),
        ("img { visibility: hidden }", "setting.lost-text", 16, "1 of 1 pictures"),
        ("img { opacity: 0 }", "setting.lost-text", 16, "1 of 1 pictures"),
        ("figure { position: relative; left: -500mm }", "setting.lost-text", 16, "1 of 1 pictures"),
        ("h2 + p { width: 104mm }", "setting.text-outside", 14, "mm outside its column"),
        ("h2 + p { padding-right: 0; min-width: 30em }", "setting.text-outside", 14, "outside"),
    ],
)
def test_what_is_not_to_be_seen_in_print(css: str, code: str, line: int, words: str, tmp_path: Path) -> None:
    report = publish(tmp_path, {"sheets/pdf.css": css})
    assert lines(report, code) == {line}, told(report)
    assert any(words in one.message and one.remedy for one in report.findings)
    assert report.outputs == ()


@pytest.mark.parametrize(
    "css",
    [
        "h2 { background: #b3121b; color: white }",
        "h2 { background: linear-gradient(#b3121b, #800); color: #fff; opacity: .9 }",
        ".legs { background: #333; color: white }",
        "h2 + p { margin-right: -5mm }",
        "h2 + p { position: relative; width: 104mm; left: -4mm }",
    ],
)
def test_what_is_meant_to_look_so(css: str, tmp_path: Path) -> None:
    assert told(publish(tmp_path, {"sheets/pdf.css": css})) == []


def table(columns: int, word: str = "项目") -> str:
    head = "|".join(f"{word}{at}" for at in range(columns))
    return f"---\nheadline: 表\n---\n\n一段话。\n\n|{head}|\n{'|---' * columns}|\n|{head}|\n"


def test_a_table_becomes_smaller_until_it_fits(tmp_path: Path) -> None:
    report = publish(tmp_path, {}, article=table(16))
    assert told(report) == []
    pages = pypdfium2.PdfDocument(report.outputs[0].path)
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    assert len(re.findall("项", text)) == 32


@pytest.mark.parametrize(("columns", "sheet"), [(30, ""), (16, ".table { --banxin-fit: 100% }")])
def test_a_table_that_is_still_too_wide_is_an_error(columns: int, sheet: str, tmp_path: Path) -> None:
    report = publish(tmp_path, {"sheets/pdf.css": sheet}, article=table(columns))
    assert told(report) == [("setting.table-too-wide", "a.md", 7)]
    assert "its column 96 mm" in report.findings[0].message
    assert "part it into two tables" in report.findings[0].remedy
    assert report.outputs == ()


BLOCKS = {
    "headline": 3, "crosshead": 12, "figure": 14, "pull": 17, "list": 20, "table": 24, "verse": 29,
    "quotation": 32, "listing": 35, "sidebar": 39, "paragraph": 42, "notes": 44, "unit": 10,
}  # fmt: skip
"""Each block that prints something of an article, with the line of what it prints."""


@pytest.mark.parametrize("block", BLOCKS)
def test_a_block_that_prints_nothing_is_told(block: str, tmp_path: Path) -> None:
    files = {f"blocks/{block}.html.j2": "{# nothing #}"}
    report = publish(tmp_path, files, article=EVERY, editions="{reader: {format: epub}}")
    there = lines(report, "epub.lost-text")
    assert there & _around(BLOCKS[block]) or any("places more" in one.message for one in report.findings)
    assert report.outputs == ()


@pytest.mark.parametrize("block", ["figure", "table", "notes", "unit"])
def test_so_it_is_in_print(block: str, tmp_path: Path) -> None:
    files = {f"blocks/{block}.html.j2": "{# nothing #}"}
    report = publish(tmp_path, files, article=EVERY)
    if block == "notes":  # print has its notes at the foot, where their calls stand
        assert told(report) == []
    else:
        assert lines(report, "setting.lost-text"), told(report)
        assert report.outputs == ()
