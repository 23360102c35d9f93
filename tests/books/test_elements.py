"""A book with everything in it: lists, code, heads, verse, tables, pictures, on paper and in EPUB."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from PIL import Image as Raster

from banxin.job import build

from .printed import Line, Pages

PITCH, SIZE, MEASURE, ROWS = 17, 10.5, 26 * 10.5, 25
LEFT = (130 / 25.4 * 72 - MEASURE) / 2
HEAD = 19 / 25.4 * 72
PARAGRAPH = "傍晚六点，街上的铺子陆续收摊，桥头的图书馆反倒热闹起来。" * 4 + "\n\n"

MANIFEST = """\
banxin: 1
publication: {title: 试印}
layout: book
contents:
  - unit: text.md
  - unit: tables.md
  - unit: pictures.md
"""
TEXT = """\
---
headline: 清单与程序
---

## 二级题

### 三级题

#### 四级题

##### 五级题

3. 换上电池
4. 合上后盖
   - 先看灯
     1. 有响声

隔一段。

98. 九十八号
99. 九十九号
100. 一百号

行内`f(x)`与`两格ab`同行。

```
name      count   甲
long-one     12   乙
┌──────┬──────┐
│ 客户 │ 服务 │
└──────┴──────┘
    indented = call(argument_one, argument_two, argument_three, four)
{{ long }}
```

::: verse
独立寒秋，湘江北去，橘子洲头。看万山红遍，层林尽染，漫江碧透。
鹰击长空，鱼翔浅底，万类霜天竞自由。

怅寥廓，问苍茫大地，谁主沉浮？
:::

> 引文一句。

引文之后。

## A Note on the Names of the Western Frontier and Places

::: sidebar 旁栏
旁栏的话。
:::

::: box 框题
框里的话。
:::

框后。

::: pull
要紧的话长得一行里放不下，须得分成两行，读者看了便知这一段说的是什么。
:::

末段。
""".replace("{{ long }}", "a" * 88)
WORDS = "很长的一格里说的话。"
TABLES = f"""\
---
headline: 表
---

表：三十行

| 序号 | 内容 |
|---:|---|
{"".join(f"| {n} | 第{n}行 |{chr(10)}" for n in range(1, 31))}
| 项目 | 说明 |
|---|---|
| 二号项目 | {WORDS * 6} |
| {{饕|tāo}} | 注音 |

| 高 | 格 |
|---|---|
| 甲 | {WORDS * 60}完 |

表后。
"""
PICTURES = f"""\
---
headline: 图
---

{PARAGRAPH * 2}![高图。](tall.png "画像")

{PARAGRAPH * 3}![小图。](small.png "小图")

{PARAGRAPH}"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("book")
    for name, text in (
        ("manifest.yaml", MANIFEST),
        ("text.md", TEXT),
        ("tables.md", TABLES),
        ("pictures.md", PICTURES),
    ):
        (folder / name).write_text(text.replace("{饕|", "{饕\\|"), encoding="utf-8")
    Raster.new("RGB", (800, 1000), "#456").save(folder / "tall.png")
    Raster.new("RGB", (80, 60), "#456").save(folder / "small.png")
    report = build(folder)
    assert [found for found in report.findings if found.severity == "error"] == []
    return folder


@pytest.fixture(scope="module")
def pages(root: Path) -> Pages:
    return Pages(next((root / "out").glob("*.pdf")))


@pytest.fixture(scope="module")
def reader(root: Path) -> dict[str, str]:
    with zipfile.ZipFile(next((root / "out").glob("*.epub"))) as packed:
        return {
            name: packed.read(name).decode() for name in packed.namelist() if name.endswith(("html", "css"))
        }


def row_of(line: Line) -> float:
    """The row a line of body text stands in, from the head of the type area."""
    return (line.y - HEAD - (PITCH - SIZE) / 2 - 0.88 * SIZE) / PITCH


def test_lists_go_on_at_their_number(pages: Pages, reader: dict[str, str]) -> None:
    assert [pages.find(words).text[:2] for words in ("换上电池", "合上后盖", "有响声")] == ["3.", "4.", "1."]
    assert pages.find("一百号").text.startswith("100.")
    assert pages.find("一百号").x >= LEFT - 0.1  # the number does not hang out
    assert any('<ol start="3">' in text and '<ol start="98">' in text for text in reader.values())


def test_a_blank_parts_the_number_from_the_text(pages: Pages) -> None:
    line = pages.find("换上电池")
    dot, first = line.glyphs[1:3]
    assert first.x - dot.x > 0.3 * SIZE
    assert first.x == pytest.approx(LEFT + 2 * SIZE, abs=0.1)


def test_heads_of_four_depths_descend(pages: Pages, reader: dict[str, str]) -> None:
    sizes = [pages.find(f"{number}级题").size for number in "二三四五"]
    assert sizes == sorted(sizes, reverse=True)
    assert len(set(sizes)) == 4
    assert pages.find("二级题").x > LEFT + 5 * SIZE  # the first alone is centred
    assert [pages.find(f"{number}级题").x for number in "三四五"] == pytest.approx([LEFT] * 3, abs=0.5)
    css = next(text for name, text in reader.items() if name.endswith("css"))
    given = []
    for name in ("crosshead", "depth-2", "depth-3", "depth-4"):
        size = re.search(rf"\.{name} \{{[^}}]*?font-size: ([\d.]+)em", css)
        assert size is not None
        given.append(float(size[1]))
    assert given == sorted(given, reverse=True)
    assert len(set(given)) == 4


def test_a_long_head_is_parted_into_lines_of_like_length(pages: Pages) -> None:
    first, second = pages.find("Names"), pages.find("Places")
    assert second.y > first.y
    assert len(second.text) > len(first.text) / 2


def test_code_stands_in_cells(pages: Pages) -> None:
    head, row = pages.find("namecount甲"), pages.find("long-one12乙")
    cell = head.glyphs[1].x - head.glyphs[0].x
    assert cell == pytest.approx(head.size / 2, abs=0.01)
    for line in (head, row):
        assert all(
            abs((glyph.x - LEFT) / cell - round((glyph.x - LEFT) / cell)) < 0.02 for glyph in line.glyphs
        )
    assert head.glyphs[-1].x == pytest.approx(row.glyphs[-1].x)  # 甲 above 乙
    top, sides = pages.find("┌──"), pages.find("│客户")
    corners = [glyph.x for glyph in top.glyphs if glyph.text in "┌┬┐"]
    assert corners == pytest.approx([glyph.x for glyph in sides.glyphs if glyph.text == "│"])
    assert sides.y - top.y == pytest.approx(1.25 * head.size, abs=0.05)  # as high as a box: they join
    client = next(glyph for glyph in sides.glyphs if glyph.text == "客")
    service = next(glyph for glyph in sides.glyphs if glyph.text == "户")
    assert service.x - client.x == pytest.approx(2 * cell)


def test_long_code_is_turned_over_within_the_measure(pages: Pages) -> None:
    first, second = pages.all("aaaaaaaa")
    assert len(first.text + second.text) == 88
    assert first.glyphs[-1].x + first.size / 2 <= LEFT + MEASURE + 0.1
    assert second.x == pytest.approx(LEFT + first.size, abs=0.1)  # two cells in
    turned = pages.find("four)")
    assert pages.find("indented=").x == pytest.approx(LEFT + 2 * first.size, abs=0.1)
    assert turned.x == pytest.approx(LEFT + 3 * first.size, abs=0.1)


def test_inline_code_keeps_its_cells(pages: Pages) -> None:
    line = pages.find("行内f(x)")
    places = {glyph.text: glyph.x for glyph in line.glyphs}
    size = next(glyph.size for glyph in line.glyphs if glyph.text == "f")
    assert places["("] - places["f"] == pytest.approx(size / 2, abs=0.01)
    assert places["x"] - places["("] == pytest.approx(size / 2, abs=0.01)
    assert places["a"] - places["格"] == pytest.approx(size, abs=0.01)  # no gap between Han and Latin


def test_verse_hangs_what_is_turned_over_and_parts_its_stanzas(pages: Pages) -> None:
    first, second = pages.find("独立寒秋"), pages.find("怅寥廓")
    turned = pages.find("漫江碧透")
    assert turned.y == pytest.approx(first.y + PITCH, abs=0.1)
    assert turned.x == pytest.approx(first.x + 2 * SIZE, abs=0.1)
    assert second.y - pages.find("鹰击长空").y == pytest.approx(2 * PITCH, abs=0.1)


def test_lines_after_code_verse_tables_and_pictures_stand_on_the_grid(pages: Pages) -> None:
    for words in ("引文之后。", "框后。", "末段。", "表后。", "行内f(x)"):
        assert row_of(pages.find(words)) == pytest.approx(round(row_of(pages.find(words))), abs=0.02), words
    for line in pages.all("傍晚六点"):
        assert row_of(line) == pytest.approx(round(row_of(line)), abs=0.02)


def test_a_long_table_begins_under_its_caption_and_repeats_its_head(pages: Pages) -> None:
    caption, rows = pages.find("三十行"), [pages.find(f"第{n}行") for n in range(1, 31)]
    assert rows[1].page == caption.page  # at least two rows
    assert rows[-2].page == rows[-1].page
    heads = pages.all("序号内容")
    assert [head.page for head in heads] == sorted({row.page for row in rows})
    places = []
    for row in rows:
        *_, last = row.glyphs[: row.text.index("第")]
        if last.text != "1":  # it is narrow, and stands in the middle of its room
            places.append(last.x)
    assert max(places) - min(places) < 0.1  # figure under figure


def test_labels_stay_whole_and_readings_clear_of_the_rules(pages: Pages) -> None:
    assert "二号项目" in pages.find("二号项目").text
    reading = pages.find("tāo")
    rules = [
        shape for shape in pages.shapes(reading.page) if shape.kind == "path" and shape.bottom - shape.top < 2
    ]
    top = reading.y - reading.size  # no letter is higher
    assert not [rule for rule in rules if top - 0.5 < rule.bottom < reading.y]


def test_a_row_taller_than_a_page_goes_on(pages: Pages) -> None:
    parts = [line for line in pages.lines if "很长的一格" in line.text]
    assert len({line.page for line in parts}) > 1
    assert len(pages.all("高格")) == len(
        {line.page for line in parts if line.page >= pages.all("高格")[0].page}
    )
    assert len(pages.all("完")) == 1


def test_text_flows_past_a_picture_that_does_not_fit(pages: Pages) -> None:
    first = pages.all("傍晚六点")[0]
    caption = pages.find("画像")
    assert caption.page == first.page + 1
    assert max(row_of(line) for line in pages.on(first.page) if line.size == SIZE) > ROWS - 3
    picture = next(shape for shape in pages.shapes(caption.page) if shape.kind == "picture")
    assert picture.top == pytest.approx(HEAD, abs=PITCH / 2)
    assert (picture.right - picture.left) / (picture.bottom - picture.top) == pytest.approx(0.8, abs=0.01)


def test_a_small_picture_keeps_its_size(pages: Pages) -> None:
    shapes = [shape for shape in pages.shapes(pages.all("小图")[0].page) if shape.kind == "picture"]
    assert min(shape.right - shape.left for shape in shapes) == pytest.approx(80 * 72 / 150, abs=0.1)


def test_nothing_leaves_the_paper(pages: Pages) -> None:
    for line in pages.lines:
        assert line.x >= LEFT - SIZE
        assert line.glyphs[-1].x <= LEFT + MEASURE


def test_the_reader_edition_wraps_code_and_keeps_verse_in_lines(reader: dict[str, str]) -> None:
    css = next(text for name, text in reader.items() if name.endswith("css"))
    listing = re.search(r"\.listing \{[^}]*\}", css)
    assert listing is not None
    for wanted in ("pre-wrap", "overflow-wrap: anywhere", "monospace", "text-align: start"):
        assert wanted in listing[0]
    text = next(text for text in reader.values() if "独立寒秋" in text)
    assert text.count('<p class="verse-line">') == 3
    assert "<code>name      count   甲\nlong-one     12   乙" in text
