"""Where links lead: files, headings as GitHub names them, anchors of figures and tables; ids from paths."""

from pathlib import Path

import pytest

from banxin.findings import Finding
from banxin.manuscript import read_publication
from banxin.manuscript.contents import Entry, unit_ids
from banxin.manuscript.publication import Unit
from banxin.markup import plain_text, walk
from banxin.markup.blocks import CrossReference, Paragraph

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="9" height="9"/></svg>'
FILES = {
    "juan1/README.md": "卷一 Volume One",
    "juan2/README.md": "卷二",
    "juan2/b c.md": "乙",
    "文.md": "文",
}
TARGETS = """
## What's New? 新 功能

![图。](images/a.svg "一张图"){#tu width=1}

![图。](images/a.svg){#wu}

表：各村户数 {#biao}

| 甲 |
|----|
| 乙 |

{#kong}

| 丙 |
|----|
| 丁 |

### 入口 {#rukou}

文。

## 重

文。

## 重

文。
"""
REACHED = {
    "[甲](../juan1/README.md)": "juan1-readme/ 甲",
    "[甲](juan1/README.md)": "juan1-readme/ 甲",
    "[甲](../juan1/)": "juan1-readme/ 甲",
    "[甲](/juan1/README)": "juan1-readme/ 甲",
    "[甲](./b%20c.md#rukou)": "b-c/rukou 甲",
    "[甲](<b c.md#入口>)": "b-c/rukou 甲",
    "[甲](b%20c.html#whats-new-新-功能)": "b-c/what-s-new-新-功能 甲",
    "[甲](b%20c#%E9%87%8D-1)": "b-c/重-2 甲",
    "[甲](../%E6%96%87.md#文)": "文/ 甲",
    "[甲](README.md)": "juan2-readme/ 甲",
    "[甲](#tu)": "b-c/tu 甲",
    "[甲](#b-c--biao)": "b-c/biao 甲",
    "[甲](#b-c/kong)": "b-c/kong 甲",
    "[](#tu)": "b-c/tu 一张图",
    "[](#wu)": "b-c/wu 图。",
    "[](#b-c--biao)": "b-c/biao 各村户数",
    "[](../juan1/README.md)": "juan1-readme/ 卷一 Volume One",
    "[](#rukou)": "b-c/rukou 入口",
    "[甲](#卷二)": "juan2-readme/ 甲",
}
MISSED = {
    "[甲](../wen.md)": ("../wen.md", "../文.md"),
    "[甲](b%20d.md)": ("[", "b c.md"),
    "[甲](<b c.md#rukuo>)": ("b c.md", "b c.md#rukou"),
    "[](#kong)": ("[", ""),
    "[甲](#rukuo)": ("#rukuo", "#rukou"),
    "[甲](#b-c--nu)": ("#b-c--nu", "#b-c"),
}


def publication(folder: Path, link: str) -> tuple[dict[str, Unit], tuple[Finding, ...]]:
    for file, headline in FILES.items():
        path = folder / file
        path.parent.mkdir(exist_ok=True)
        text = {"juan2/b c.md": TARGETS, "juan2/README.md": link}.get(file, "正文。")
        path.write_text(f"---\nheadline: {headline}\n---\n\n{text}\n", "utf-8")
    (folder / "images").mkdir()
    (folder / "images" / "a.svg").write_text(SVG, "utf-8")
    listed = "".join(f"  - unit: {file}\n" for file in FILES)
    (folder / "manifest.yaml").write_text(
        f"banxin: 1\npublication: {{title: 试}}\nlayout: book\ncontents:\n{listed}", "utf-8"
    )
    reading = read_publication(folder)
    units = {unit.id: unit for unit in reading.publication.units()} if reading.publication else {}
    return units, reading.findings


@pytest.mark.parametrize("link", REACHED)
def test_a_link_finds_its_target(link: str, tmp_path: Path) -> None:
    units, findings = publication(tmp_path, link)
    assert not findings
    assert list(units) == ["juan1-readme", "juan2-readme", "b-c", "文"]
    (paragraph,) = walk(units["juan2-readme"].body.blocks)
    assert isinstance(paragraph, Paragraph)
    (reference,) = paragraph.inlines
    assert isinstance(reference, CrossReference)
    assert f"{reference.unit}/{reference.anchor} {plain_text(reference.children)}" == REACHED[link]


@pytest.mark.parametrize("link", MISSED)
def test_a_link_that_leads_nowhere_is_told_with_what_is_near(link: str, tmp_path: Path) -> None:
    _, (found,) = publication(tmp_path, link)
    place = found.place
    assert place is not None
    assert (place.text[place.column - 1 :].startswith(MISSED[link][0]), found.nearest) == (
        True,
        MISSED[link][1],
    )


def ids(*files: str) -> tuple[list[str], int]:
    found, faults = unit_ids(tuple(Entry("unit", file, (), None) for file in files))  # type: ignore[arg-type]
    return list(found.values()), len(faults)


def test_ids_come_from_paths_where_names_meet() -> None:
    assert ids("a/x.md", "b/y.md") == (["x", "y"], 0)
    assert ids("a/README.md", "卷 二/readme.md", "y.md") == (["a-readme", "卷-二-readme", "y"], 0)
    assert ids("y.md", "卷 二/readme.md", "./a/README.md") == (["y", "卷-二-readme", "a-readme"], 0)
    assert ids("README.md", "a/README.md") == (["readme", "a-readme"], 0)
    assert ids("a-b/c.md", "a/b-c.md") == (["c", "b-c"], 0)


def test_ids_that_paths_do_not_part_are_told() -> None:
    assert ids("a/x.md", "a/x.txt")[1] == 1
    assert ids("a-b/c.md", "a/b/c.md")[1] == 1
    assert ids("a/x.md", "b/x.md", "a-x.md")[1] == 1
