"""Articles that share the columns of their page, and an imprint in the contents, as the guide has them."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from banxin.job import build

LAYOUT = """
name: letters
extends: base
options: {title-page: {default: false}, imprint: {default: none}}
pages:
  body: {for: [text], columns: 2, gutter: 2, margins: 25}
"""
SECTION = """<section class="section" id="{{ ident }}">
<h{{ level }} class="section-title">{{ title }}</h{{ level }}>
<div class="gathered">
{{ content }}
</div>
</section>
"""
SHARED = ".gathered { columns: var(--columns); column-gap: var(--gutter); --text-columns: auto; }\n"
NESTED = ".gathered { columns: 2; column-gap: var(--gutter); }\n"
CONTENTS = """<nav class="contents">
{% for entry in entries %}<p class="contents-line"><a href="#{{ entry.ident }}">{{ entry.title }}</a></p>
{% endfor %}{% include "colophon" %}
</nav>
"""
MANIFEST = """banxin: 1
publication: {title: 读者, publisher: 读者社, lang: zh-Hans}
issue: {number: 6, date: 2026-06-30}
layout: letters
slug: m
contents: [{section: 来信, contents: [{unit: a.md}, {unit: b.md}, {unit: c.md}]}]
editions: {print: {format: pdf}}
"""


def pages_of(root: Path, css: str) -> list[pypdfium2.PdfTextPage]:
    """The pages of three letters that stand in an element with these looks."""
    folder = root / "layouts" / "letters"
    for name, text in (
        ("layout.yaml", LAYOUT),
        ("blocks/section.html.j2", SECTION),
        ("blocks/contents.html.j2", CONTENTS),
        ("sheets/pdf.css", f"{css}.gathered .unit {{ break-before: auto; }}\n"),
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    (root / "manifest.yaml").write_text(MANIFEST, encoding="utf-8")
    for name, first in zip("abc", "甲乙丙", strict=True):
        text = "编辑同志，村口新装了八盏路灯，有三盏照的是田。" * 4
        head = f"---\nheadline: 来信{name}\nbyline: 读者\n---\n\n"
        (root / f"{name}.md").write_text(f"{head}{first}{text}\n\n{text}\n", encoding="utf-8")
    report = build(root)
    assert [found for found in report.findings if found.severity == "error"] == []
    return [page.get_textpage() for page in pypdfium2.PdfDocument(root / "out" / "m-print.pdf")]


def first_line(page: pypdfium2.PdfTextPage, begins: str) -> tuple[int, int]:
    """Where the line that begins so stands in pt, and how many characters it has."""
    start = next(nth for nth in range(page.count_chars()) if page.get_text_range(nth, 1) == begins)
    left, bottom, *_ = page.get_charbox(start)
    end = start
    while abs(page.get_charbox(end)[1] - bottom) < 5 and page.get_text_range(end, 1).strip():
        end += 1
    return round(left), end - start


@pytest.mark.parametrize(("css", "shared"), [(SHARED, True), (NESTED, False)], ids=["shared", "nested"])
def test_letters_share_the_columns_of_their_page(tmp_path: Path, css: str, shared: bool) -> None:
    """Without a word each letter parts its column once more: narrow, but set."""
    pages = pages_of(tmp_path, css)
    one, two, three = (first_line(pages[-1], mark) for mark in "甲乙丙")
    assert one[0] == two[0] < three[0]
    assert {line[1] > 14 for line in (one, two, three)} == {shared}
    words = "".join(pages[-1].get_text_range().split())
    assert words.count("有三盏照的是田。") == 3 * 8


def test_the_imprint_stands_where_the_contents_have_it(tmp_path: Path) -> None:
    """Below their lines, not at the foot of the page, where it would cover them."""
    page = pages_of(tmp_path, SHARED)[0]
    words = page.get_text_range()
    last, imprint = words.index("来信c"), words.index("读者社")
    gap = page.get_charbox(last)[1] - page.get_charbox(imprint)[1]
    assert 0 < gap < 120
