"""Titles of sections beside the articles that they stand over."""

from __future__ import annotations

from pathlib import Path

import pytest

from banxin.job import build

MANIFEST = """\
banxin: 1
publication: {title: 远望, publisher: 春溪镇图书馆, lang: zh-Hans}
issue: {number: 6, date: 2026-06-30}
title: 街巷
layout: own
contents:
  - section: 灯下
    contents: [{unit: a.md}]
editions:
  print: {format: pdf}
"""
LAYOUT = """\
extends: base
options: {title-page: {default: false}, imprint: {default: none}, contents-page: {default: false}}
kinds:
  walk: {block: walk, names: [漫步]MORE}
pages:
  walk: {margins: 30}
"""
BLOCK = """\
<article class="unit CLASS" id="{{ ident }}">
KICKER{{ headline }}
<div class="legs">
{{ content }}
</div>
</article>
"""
APART = ".section > .section-title { break-after: page }"


def set_alone(
    root: Path, *, more: str = "", css: str = "", kicker: str = "", name: str = "walk", opener: str = ""
) -> tuple[list[str], int]:
    """The codes that a build tells of one article in a section, and its pages."""
    own = root / "layouts/own"
    for folder in (own / "blocks", own / "sheets"):
        folder.mkdir(parents=True)
    (own / "layout.yaml").write_text(LAYOUT.replace("MORE", more) + opener, encoding="utf-8")
    block = BLOCK.replace("CLASS", f"page-{name}" if name else "").replace("KICKER", kicker)
    (own / "blocks/walk.html.j2").write_text(block, encoding="utf-8")
    (own / "sheets/pdf.css").write_text(css, encoding="utf-8")
    (root / "manifest.yaml").write_text(MANIFEST, encoding="utf-8")
    (root / "a.md").write_text("---\nkind: 漫步\nheadline: 灯\n---\n\n桥头的灯亮了。\n", encoding="utf-8")
    report = build(root)
    return [one.code for one in report.findings if one.code.startswith(("layout.", "setting."))], (
        (report.outputs[0].pages or 0) if report.outputs else 0
    )


@pytest.mark.parametrize("chosen", [{"name": "walk"}, {"name": "", "more": ", page: walk"}])
def test_a_title_goes_with_the_article_onto_its_master(tmp_path: Path, chosen: dict[str, str]) -> None:
    assert set_alone(tmp_path, **chosen) == ([], 1)


def test_a_title_with_a_page_to_itself_is_told(tmp_path: Path) -> None:
    assert set_alone(tmp_path, css=APART) == (["layout.lone-title"], 2)


def test_a_master_for_titles_of_parts_means_it(tmp_path: Path) -> None:
    assert set_alone(tmp_path, opener="  leaf: {for: [part-title]}\n") == ([], 2)


def test_a_kind_that_prints_the_title_itself_has_none_above(tmp_path: Path) -> None:
    kicker = "<p>{{ unit.section.title }}</p>\n"
    assert set_alone(tmp_path, more=", names-section: true", kicker=kicker, css=APART) == ([], 1)


def test_a_kind_that_says_so_and_prints_nothing_loses_the_title(tmp_path: Path) -> None:
    assert set_alone(tmp_path, more=", names-section: true")[0] == ["setting.lost-text"]
