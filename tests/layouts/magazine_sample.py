"""A small issue of a magazine: three features with drawings, a column, briefs, letters."""

from __future__ import annotations

from pathlib import Path

ARTICLES = Path(__file__).parent / "magazine_articles"

MANIFEST = """\
banxin: 1
publication:
  title: {name}
  publisher: {name}杂志社
  lang: {lang}
  codes: {{issn: 0000-0000}}
issue:
  number: 9
  date: 2026-05-01
  page: 1
  editors: [{{role: 主编, name: 沈渡}}, {{role: 责任编辑, name: 编辑部}}, {{role: 美术, name: 何一川}}]
title: {title}
layout: magazine
{more}fields:
  price: 18.00元
  coverlines: [一座桥怎样老去, 城南的书摊没有招牌, "灯下：等水开的工夫"]
  {cover}
contents:
  - note: note.md
  - section: 特别报道
    contents: [{{unit: ferry.md}}, {{unit: advert.md}}, {{unit: bridge.md}}, {{unit: books.md}}]
  - section: 灯下
    contents: [{{unit: kettle.md}}]
  - section: 短讯
    contents: [{{unit: brief1.md}}, {{unit: brief2.md}}, {{unit: brief3.md}}]
  - section: 来信
    contents: [{{unit: letter1.md}}, {{unit: letter2.md}}]
  - section: 杂记
    contents: [{{unit: short1.md}}, {{unit: short2.md}}]
  - unit: notice.md
slug: issue
editions:
{editions}
"""
COVER = 'cover: {image: images/river.svg, alt: "江面上的渡船", credit: 何一川绘}'


def hills(sky: str, tones: tuple[str, ...], extra: str = "") -> str:
    """A landscape drawing: a sky, ranges of hills one before the other, and what stands before them."""
    ranges = "".join(
        f'<path fill="{tone}" d="M0 {260 + 90 * n} C 200 {120 + 100 * n}, 380 {330 + 80 * n}, '
        f'600 {230 + 90 * n} S 1000 {150 + 110 * n}, 1200 {270 + 80 * n} V 900 H 0 Z"/>'
        for n, tone in enumerate(tones)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900" viewBox="0 0 1200 900">'
        f'<rect width="1200" height="900" fill="{sky}"/><circle cx="860" cy="190" r="70" fill="#f6e3c0"/>'
        f"{ranges}{extra}</svg>"
    )


BOAT = (
    '<path fill="#5c1f18" d="M430 720 h340 l-50 70 h-240 z"/>'
    '<path fill="#efe6d8" d="M520 650 h160 v70 h-160 z"/>'
    '<path fill="#5c1f18" d="M505 636 h190 v14 h-190 z"/><path fill="#2f3b40" d="M630 580 h26 v56 h-26 z"/>'
)
BRIDGE = (
    '<path fill="none" stroke="#2e2a28" stroke-width="26" d="M-20 640 H 1220"/>'
    '<path fill="none" stroke="#2e2a28" stroke-width="10" d="M0 620 Q 300 300 600 620 T 1200 620"/>'
    + "".join(f'<path stroke="#2e2a28" stroke-width="5" d="M{x} 640 V 480"/>' for x in range(180, 460, 60))
    + '<path stroke="#2e2a28" stroke-width="40" d="M600 640 V 900 M0 640 V 900 M1200 640 V 900"/>'
)
SPINES = ("#7b3b2a", "#c9a36a", "#2f4a45", "#8a8377", "#b9572f")
SHELF = "".join(
    f'<rect x="{90 + 52 * n}" y="{420 - 17 * (n * 7 % 5)}" width="{34 + n * 5 % 14}" '
    f'height="{380 + 17 * (n * 7 % 5)}" fill="{SPINES[n % 5]}"/>'
    for n in range(20)
)
PICTURES = {
    "river.svg": hills("#cfdcdb", ("#a9c0bf", "#7d9f9f", "#4f7678", "#274f55"), BOAT),
    "bridge.svg": hills("#e7d9c3", ("#cdb795", "#a98f70", "#7c6b5c"), BRIDGE),
    "books.svg": hills("#efe7da", ("#e3d6c0",), SHELF),
}


def write_issue(
    folder: Path, *, more: str = "", cover: bool = True, lang: str = "zh-Hans", epub: bool = False
) -> Path:
    """Write the issue; `more` are lines of the manifest, such as a preset."""
    editions = "  print: {format: pdf, profile: screen}\n" + ("  reader: {format: epub}\n" if epub else "")
    picture = COVER if cover else ""
    manifest = MANIFEST.format(
        name="渡口", title='"江上的|旧营生"', lang=lang, more=more, cover=picture, editions=editions
    )
    (folder / "images").mkdir(parents=True, exist_ok=True)
    (folder / "manifest.yaml").write_text(manifest, encoding="utf-8")
    for article in sorted(ARTICLES.glob("*.md")):
        (folder / article.name).write_bytes(article.read_bytes())
    for name, drawing in PICTURES.items():
        (folder / "images" / name).write_text(drawing, encoding="utf-8")
    return folder


def exchanged(file: Path, old: str, new: str) -> None:
    """Exchange words that a file has once."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")
