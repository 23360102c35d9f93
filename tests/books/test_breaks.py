"""A book of tables, code and quotations that pages end in: what is said overleaf, and what stays together."""

from __future__ import annotations

import ctypes
import zipfile
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from banxin.job import Report, build

from .printed import Pages

SIZE, MEASURE = 10, 26 * 10.5
LEFT = (130 / 25.4 * 72 - MEASURE) / 2
LINES = "这一段只为把版面填满。" * 3 + "\n\n"
MANIFEST = """\
banxin: 1
title: 读 Garamond 的书
publication: {{title: 试印, lang: {lang}}}
issue: {{date: 2026-01-05}}
layout: book
contents: [{{unit: a.md}}]
editions: {{print: {{format: pdf}}, reader: {{format: epub}}}}
"""


def table(caption: str, rows: int, mark: str) -> str:
    return (
        f"{caption}\n\n| {mark}号 | 内容 |\n|---:|---|\n"
        + "".join(f"| {n} | {mark}{n}行 |\n" for n in range(1, rows + 1))
        + "\n"
    )


CODE = "\n\n".join(f"def f{n}():\n    one\n    two{n}" for n in range(20))
FRAME = "\n".join(["┌────┐", *[f"│{n:4}│" for n in range(10)], "└────┘"])
TEXT = f"""\
---
headline: 书眉 Garamond 与 Caslon
---

> 床前明月光，\\
> 疑是地上霜。\\
> ——李白《静夜思》

> 引文一段，只有一行。
> ——《长短经》[^1]

[^1]: 出处的注。

{table("表：表 2-1　有号码的表", 40, "子")}
{LINES * 3}{table("表：没有号码的表", 30, "丑")}
{table("", 30, "寅")}
{LINES * 2}```
{CODE}
```

{LINES * 6}```
{FRAME}
```

{LINES * 8}```
short1
short2
short3
short4
short5
short6
```
"""


def built(folder: Path, lang: str = "zh-Hans") -> Report:
    (folder / "manifest.yaml").write_text(MANIFEST.format(lang=lang), encoding="utf-8")
    (folder / "a.md").write_text(TEXT, encoding="utf-8")
    return build(folder)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("book")
    report = built(folder)
    assert list(report.findings) == []  # also: no word is lost, and what is said overleaf is no doubling
    return folder


@pytest.fixture(scope="module")
def pages(root: Path) -> Pages:
    return Pages(next((root / "out").glob("*.pdf")))


def test_quoted_lines_begin_level_and_their_source_stands_right(pages: Pages) -> None:
    lines = [pages.find(words) for words in ("床前明月光", "疑是地上霜")]
    assert [line.x for line in lines] == pytest.approx([LEFT + 2 * SIZE] * 2, abs=0.2)
    for words in ("——李白《静夜思》", "——《长短经》"):
        line = pages.find(words)
        last = next(glyph for glyph in reversed(line.glyphs) if glyph.text == "》")
        assert line.x > LEFT + MEASURE / 2
        assert LEFT + MEASURE - 3.2 * SIZE < last.x < LEFT + MEASURE - 2 * SIZE


def test_a_table_with_a_caption_says_where_it_goes_on(pages: Pages) -> None:
    heads = pages.all("子号内容")
    assert len(heads) > 1
    marks = pages.all("续表2-1")
    assert [mark.page for mark in marks] == [head.page for head in heads[1:]]
    assert [mark.page for mark in pages.all("（续表）")] == [head.page for head in pages.all("丑号内容")[1:]]
    assert len(pages.all("寅号内容")) > 1
    assert len(pages.all("续表")) == len(marks) + len(pages.all("丑号内容")[1:])  # none without a caption
    for mark, head in zip(marks, heads[1:], strict=True):
        assert 10 < head.y - mark.y < 2 * 17
        assert mark.glyphs[-1].x > LEFT + MEASURE - 2 * SIZE
        rules = [
            shape
            for shape in pages.shapes(mark.page)
            if shape.kind == "path" and shape.bottom < head.y and shape.right - shape.left > MEASURE - 1
        ]
        assert len(rules) == 1  # one rule above the head, and the mark is over it
        assert mark.y < rules[0].bottom < head.y


def test_columns_are_as_wide_where_no_mark_is(pages: Pages) -> None:
    assert len({round(head.glyphs[2].x, 1) for head in pages.all("丑号内容") + pages.all("寅号内容")}) == 1


def test_a_listing_is_parted_at_blank_lines(pages: Pages) -> None:
    firsts = [pages.find(f"deff{number}():").page for number in range(20)]
    lasts = [line.page for line in pages.lines if line.text.startswith("two")]
    assert firsts == lasts
    assert firsts[0] < firsts[-1]


def test_a_frame_and_a_short_listing_stay_whole(pages: Pages) -> None:
    assert pages.find("┌────┐").page == pages.find("└────┘").page
    assert len({line.page for line in pages.lines if line.text.startswith("short")}) == 1


def _head(page: pypdfium2.PdfPage) -> str:
    """What stands over the type area."""
    return page.get_textpage().get_text_bounded(bottom=page.get_height() - 50)


def test_latin_in_running_heads_is_in_the_face_of_the_text(root: Path) -> None:
    file = pypdfium2.PdfDocument(next((root / "out").glob("*.pdf")))
    page = next(page for page in file if "Garamond" in _head(page))  # 读 Garamond 的书
    faces = [
        (_face(thing.raw), thing.get_bounds())
        for thing in page.get_objects(max_depth=4)
        if thing.type == pdfium.FPDF_PAGEOBJ_TEXT and thing.get_bounds()[1] > page.get_height() - 50
    ]
    assert {face for face, _ in faces} == {"Banxin-Song", "Banxin-Kai"}
    widths = {face: [bounds[2] - bounds[0] for one, bounds in faces if one == face] for face, _ in faces}
    assert len(widths["Banxin-Song"]) == 1
    assert widths["Banxin-Song"][0] > 5 * 8  # eight letters
    assert max(widths["Banxin-Kai"]) < 2 * 8


def _face(thing: object) -> str:
    buffer = ctypes.create_string_buffer(200)
    pdfium.FPDFFont_GetBaseFontName(pdfium.FPDFTextObj_GetFont(thing), buffer, 200)
    return buffer.value.decode().partition("+")[2]


def test_the_reader_edition_has_the_source_and_no_mark(root: Path) -> None:
    with zipfile.ZipFile(next((root / "out").glob("*.epub"))) as packed:
        text = "".join(packed.read(name).decode() for name in packed.namelist() if name.endswith("xhtml"))
        css = "".join(packed.read(name).decode() for name in packed.namelist() if name.endswith("css"))
    assert '<p class="attribution">——李白《静夜思》</p>' in text
    assert ".attribution" in css
    assert "continuation" not in text
    assert "续表" not in text + css


def test_the_mark_is_traditional_where_the_text_is(tmp_path: Path) -> None:
    text = f"---\nheadline: 題\n---\n\n{table('表：表 2　有號碼的表', 30, '子')}"
    (tmp_path / "manifest.yaml").write_text(MANIFEST.format(lang="zh-Hant-TW"), encoding="utf-8")
    (tmp_path / "a.md").write_text(text, encoding="utf-8")
    build(tmp_path, editions=["print"])
    assert len(Pages(next((tmp_path / "out").glob("*.pdf"))).all("續表2")) == 1
