"""The words on a drawn cover of an EPUB stand out from their ground."""

from __future__ import annotations

from pathlib import Path

import pytest

from banxin.job import build

pytestmark = pytest.mark.usefixtures("set_here")

MANIFEST = """\
banxin: 1
publication: {title: 远望, publisher: 春溪镇图书馆, lang: zh-Hans}
issue: {number: 6, date: 2026-06-30}
title: 街巷
layout: magazine
options: {cover-ink: "#INK", cover-ground: "#eef1e4"}
contents: [{unit: a.md}]
editions: {reader: {format: epub}}
"""


@pytest.mark.parametrize(("ink", "told"), [("ffffff", True), ("1a1a1a", False)])
def test_words_on_the_cover_that_cannot_be_read_are_told(tmp_path: Path, ink: str, told: bool) -> None:
    (tmp_path / "manifest.yaml").write_text(MANIFEST.replace("INK", ink), encoding="utf-8")
    (tmp_path / "a.md").write_text("---\nheadline: 灯\n---\n\n桥头的灯亮了。\n", encoding="utf-8")
    found = [one for one in build(tmp_path).findings if one.code == "layout.contrast"]
    assert bool(found) == told
    if found:
        assert str(found[0].place).startswith("manifest.yaml:6:")
        assert "`cover-ink`" in found[0].remedy
        again = [one.code for one in build(tmp_path, out=tmp_path / "again").findings]
        assert "layout.contrast" in again  # told of a cover that was set before too
