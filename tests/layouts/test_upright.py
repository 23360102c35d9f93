"""Heads from top to bottom: the macro `upright` of base, on the page and in the EPUB."""

from __future__ import annotations

import re
import zipfile
from collections import defaultdict
from pathlib import Path

import pypdfium2
import pytest

from banxin.job import build

UNIT = """{% from "_upright" import upright %}
<article class="unit" id="{{ ident }}">
<h{{ level }} class="headline upright" data-words="{{ unit.stack.headline.text }}">{{ upright(unit.stack.headline) }}</h{{ level }}>
<div class="legs">{{ content }}</div>
</article>
"""  # noqa: E501


def built(tmp_path: Path, headline: str, unit: str = UNIT) -> tuple[Path, Path, dict[str, str]]:
    """Print, EPUB and what a build tells of an article with a headline: codes, each with its remedy."""
    blocks = tmp_path / "layouts" / "own" / "blocks"
    blocks.mkdir(parents=True)
    (blocks.parent / "layout.yaml").write_text("name: own\nextends: base\n", encoding="utf-8")
    (blocks / "unit.html.j2").write_text(unit, encoding="utf-8")
    (tmp_path / "a.md").write_text(
        f"---\nheadline: '{headline}'\n---\n\n" + "正文一段。" * 60, encoding="utf-8"
    )
    (tmp_path / "manifest.yaml").write_text(
        "banxin: 1\npublication: {title: 书}\nissue: {number: 1, date: 2025-06-30}\nslug: s\n"
        "layout: own\ncontents: [{unit: a.md}]\n"
        "options: {title-page: false, contents-page: false, imprint: none}\n"
        "editions: {print: {format: pdf, profile: screen}, reader: {format: epub}}\n",
        encoding="utf-8",
    )
    told = {finding.code: str(finding.remedy) for finding in build(tmp_path).findings}
    return tmp_path / "out" / "s-print.pdf", tmp_path / "out" / "s-reader.epub", told


def columns(pdf: Path) -> list[str]:
    """What stands one below the other in large type, from right to left."""
    page = pypdfium2.PdfDocument(pdf)[0].get_textpage()
    found: dict[int, list[tuple[float, str]]] = defaultdict(list)
    for index in range(page.count_chars()):
        char = page.get_text_range(index, 1)
        if not char.strip():
            continue
        left, bottom, right, top = page.get_charbox(index, loose=True)
        if top - bottom > 14:
            found[round((left + right) / 8)].append((-top, char))
    return ["".join(char for _, char in sorted(found[at])) for at in sorted(found, reverse=True)]


def test_each_part_of_a_head_is_a_line_from_right_to_left(tmp_path: Path) -> None:
    pdf, epub, told = built(tmp_path, "桥上的灯|修了*三*回")
    assert told == {}
    assert columns(pdf) == ["桥上的灯", "修了三回"]
    with zipfile.ZipFile(epub) as book:
        text = book.read("EPUB/a.xhtml").decode()
    head = re.search(r"<h1.*?</h1>", text, re.DOTALL)
    assert head is not None
    assert re.sub("<[^>]*>", "", head[0]) == "桥上的灯　修了三回"


@pytest.mark.parametrize(
    "headline", ["他说：“走（吧），|二〇二六——《书》…”", "GPU和26年|只用2026", "{豆豉|dòu chǐ}铺的灯"]
)
def test_marks_figures_and_readings_lose_nothing(tmp_path: Path, headline: str) -> None:
    *_, told = built(tmp_path, headline)
    assert not {code for code in told if code.startswith(("setting.", "epub.", "layout."))}


def test_a_head_that_lacks_a_part_stops_the_build(tmp_path: Path) -> None:
    """And the template that is to print it is the one that the layout has."""
    unit = UNIT.replace("{{ upright(unit.stack.headline) }}", "{{ unit.stack.headline.segments[0] }}")
    *_, told = built(tmp_path, "桥上的灯|修了三回", unit)
    assert told["setting.lost-text"] == "print it in layouts/own/blocks/unit.html.j2"
