"""The title leaves of sections in an e-book, and sections that have none."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from lxml import etree

from banxin.job import build

MANIFEST = """\
banxin: 1
publication: {title: 远望, publisher: 春溪镇图书馆, lang: zh-Hans}
issue: {number: 6, date: 2026-06-30}
title: 街巷
layout: own
contents:
  - section: 灯下
    contents:
      - section: 桥头
        contents: [{unit: a.md}]
  - section: 河边
    contents: [{unit: b.md}, {unit: c.md}]
editions:
  reader: {format: epub}
"""
LAYOUT = "extends: base\nkinds:\n  walk: {block: walk, names: [漫步]MORE}\n"
BLOCK = '<article id="{{ ident }}"><p>{{ unit.section.title }}</p>{{ headline }}{{ content }}</article>\n'


def documents(root: Path, more: str = "", leaf: str = "") -> tuple[list[str], list[str]]:
    """The documents of articles and sections, and where the contents lead."""
    own = root / "layouts/own"
    (own / "blocks").mkdir(parents=True)
    (own / "layout.yaml").write_text(LAYOUT.replace("MORE", more), encoding="utf-8")
    (own / "blocks/walk.html.j2").write_text(BLOCK, encoding="utf-8")
    if leaf:
        (own / "blocks/epub-section.html.j2").write_text(leaf, encoding="utf-8")
    (root / "manifest.yaml").write_text(MANIFEST, encoding="utf-8")
    for name, kind in (("a", "漫步"), ("b", "漫步"), ("c", "article")):
        (root / f"{name}.md").write_text(
            f"---\nkind: {kind}\nheadline: {name}灯\n---\n\n桥头的灯亮了{name}。\n", encoding="utf-8"
        )
    report = build(root)
    assert not [str(one) for one in report.findings]
    with zipfile.ZipFile(next(root.glob("out/*.epub"))) as file:
        opf = etree.fromstring(file.read("EPUB/content.opf"))
        nav = etree.fromstring(file.read("EPUB/contents.xhtml"))
    spine = [str(one).removesuffix(".xhtml") for one in opf.xpath("//*[local-name()='itemref']/@idref")]
    toc = nav.xpath("//*[local-name()='nav'][1]//*[local-name()='a']/@href")
    return (
        [name for name in spine if name not in ("cover", "title", "contents", "colophon")],
        [str(href).removesuffix(".xhtml") for href in toc if href != "colophon.xhtml"],
    )


@pytest.mark.parametrize(
    ("given", "spine", "toc"),
    [
        ({}, ["section-u706f-u4e0b", "section-u6865-u5934", "a", "section-u6cb3-u8fb9", "b", "c"], None),
        (  # 灯下 begins with a section: its leaf stays
            {"more": ", names-section: true"},
            ["section-u706f-u4e0b", "a", "b", "c"],
            ["section-u706f-u4e0b", "a", "a", "b", "b", "c"],
        ),
        ({"leaf": "{# none #}\n"}, ["a", "b", "c"], ["a", "a", "a", "b", "b", "c"]),
        (
            {"leaf": "{% if title == '河边' %}<h1>{{ title }}</h1>{% endif %}"},
            ["a", "section-u6cb3-u8fb9", "b", "c"],
            ["a", "a", "a", "section-u6cb3-u8fb9", "b", "c"],
        ),
    ],
)
def test_a_section_without_a_leaf_leads_to_its_first_article(
    tmp_path: Path, given: dict[str, str], spine: list[str], toc: list[str] | None
) -> None:
    assert documents(tmp_path, **given) == (spine, toc or spine)
