"""The rules of a box in the tabloid stand off the text before it."""

from __future__ import annotations

from pathlib import Path

import pytest

from banxin.job import build
from books.printed import Glyph, Pages

MANIFEST = """\
banxin: 1
publication: {title: 试印}
issue: {number: 1, date: 2026-01-02, page: 1}
layout: tabloid
contents: [{unit: a.md}]
editions: {print: {format: pdf}}
"""
TEXT = "镇上的路灯换过三回，桥头的铺子也开到了半夜。" * 3
COPY = f"---\nheadline: 盒子\n---\n\n{TEXT}\n\n::: box 数说\n- 甲\n:::\n\n" + f"{TEXT}\n\n" * 12
PITCH = 11.5
SIZE = 9


def printed(root: Path) -> tuple[Pages, list[Glyph], Glyph]:
    """The pages, all that is printed on them, and the first character of the title of the box."""
    (root / "manifest.yaml").write_text(MANIFEST, encoding="utf-8")
    (root / "a.md").write_text(COPY, encoding="utf-8")
    assert all(found.severity != "error" for found in build(root).findings)
    pages = Pages(next((root / "out").glob("*.pdf")))
    glyphs = [glyph for line in pages.lines for glyph in line.glyphs]
    (title,) = (glyph for glyph in glyphs if glyph.text == "数")
    return pages, glyphs, title


def test_the_rules_of_a_box_stand_off_the_text(tmp_path: Path) -> None:
    pages, glyphs, title = printed(tmp_path)
    above = max(glyph.y for glyph in glyphs if glyph.y < title.y - PITCH / 2 and abs(glyph.x - title.x) < 60)
    rule = max(
        (shape for shape in pages.shapes(0) if shape.kind == "path" and shape.bottom < title.y),
        key=lambda shape: shape.top,
    )
    assert rule.top - above > PITCH / 3


def test_air_that_makes_a_box_whole_rows_is_shared(tmp_path: Path) -> None:
    """As much paper above the upper rule as below the lower one, to a third of a row."""
    pages, glyphs, title = printed(tmp_path)
    leg = [glyph for glyph in glyphs if abs(glyph.x - title.x) < 60]
    rules = [one for one in pages.shapes(0) if one.kind == "path" and one.left < title.x < one.right]
    upper = max((one for one in rules if one.bottom < title.y), key=lambda one: one.top)
    lower = min((one for one in rules if one.top > title.y), key=lambda one: one.top)
    before = max(glyph.y for glyph in leg if glyph.y < upper.top)
    after = min(glyph.y for glyph in leg if glyph.y > lower.bottom)
    above, below = upper.top - before - 0.12 * SIZE, after - 0.88 * SIZE - lower.bottom
    assert above == pytest.approx(below, abs=PITCH / 3)
