"""Places of pictures, from the braces behind them and from the layout, in a finished magazine."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from banxin.job import Report, build

pytestmark = pytest.mark.usefixtures("set_here")

LAYOUT = """
extends: base
options: {drop-cap: {default: 2}}
figures: {first: head}
grid: {trim: [120, 160], bleed: 3, size: 10, pitch: 15, columns: 2, measure: 11, gutter: 2, rows: 24,
  head: 15, side: 17}
pages:
  all: {furniture: {foot-outer: "{page}"}}
  feature: {for: [unit], columns: 2}
"""
TEXT = "我冒了严寒，回到相隔二千余里，别了二十余年的故乡去。" * 6
BODY = """---
headline: 故乡
---

{text}

![园](p.png "第一张")

{text}

![园](p.png "脚下"){{place=foot}}

{text}

![园](p.png "满版"){{place=bleed}}

{text}
"""


@pytest.fixture(scope="module")
def magazine(tmp_path_factory: pytest.TempPathFactory) -> pypdfium2.PdfDocument:
    root = tmp_path_factory.mktemp("places")
    (root / "layouts" / "mine").mkdir(parents=True)
    (root / "layouts" / "mine" / "layout.yaml").write_text(LAYOUT, encoding="utf-8")
    Image.new("RGB", (900, 300), (200, 30, 40)).save(root / "p.png")
    (root / "manifest.yaml").write_text(
        "banxin: 1\npublication: {title: 河声}\nlayout: mine\ncontents: [{unit: a.md}]\nslug: m\n"
        "editions: {print: {format: pdf, profile: screen}, reader: {format: epub}}\n",
        encoding="utf-8",
    )
    (root / "a.md").write_text(BODY.format(text=TEXT), encoding="utf-8")
    report = build(root)
    assert [found.code for found in report.findings if found.severity == "error"] == []
    return pypdfium2.PdfDocument(root / "out" / "m-print.pdf")


def red(page: pypdfium2.PdfPage) -> tuple[int, int, int, int] | None:
    """The bounds of the picture on a page, in pt from the top left of its trim."""
    left, _, _, top = page.get_trimbox()
    media = page.get_mediabox()
    image = page.render(scale=1).to_pil().convert("RGB")
    mask = image.point([255 if 190 < value < 215 else 0 for value in range(256)] + [0] * 512).getchannel("R")
    green = image.getchannel("G").point([255 if value < 60 else 0 for value in range(256)])
    box = Image.composite(mask, Image.new("L", mask.size), green).getbbox()
    if box is None or box[2] - box[0] < 50:  # edges of red letters are no picture
        return None
    across, down = left - media[0], media[3] - top
    return round(box[0] - across), round(box[1] - down), round(box[2] - across), round(box[3] - down)


def test_each_stands_where_it_is_told(magazine: pypdfium2.PdfDocument) -> None:
    found = [box for page in magazine if (box := red(page)) is not None]
    mm = 72 / 25.4
    head, foot, bleed = found[0], found[1], found[-1]
    assert head[1] == pytest.approx(15 * mm, abs=10)  # the first of the article, by the layout
    assert head[2] - head[0] == pytest.approx(24 * 10, abs=2)  # across both columns
    assert foot[3] > (15 * mm + 24 * 15) * 0.8
    assert bleed == pytest.approx((0, 0, 120 * mm, 160 * mm), abs=1.5)  # cut by `screen`


NARROW = """extends: base
grid: {trim: [148, 210], size: 10, pitch: 16, columns: 2, measure: 14, gutter: 2, rows: 32, """
WIDE = NARROW + "head: 20, side: 12}\n"


def in_margins(root: Path, layout: str) -> Report:
    (root / "layouts" / "mine").mkdir(parents=True)
    (root / "layouts" / "mine" / "layout.yaml").write_text(layout, encoding="utf-8")
    Image.new("RGB", (300, 200), (200, 30, 40)).save(root / "p.png")
    (root / "manifest.yaml").write_text(
        "banxin: 1\npublication: {title: 河声}\nlayout: mine\ncontents: [{unit: a.md}]\nslug: m\n"
        "editions: {print: {format: pdf, profile: screen}}\n",
        encoding="utf-8",
    )
    picture = '![园](p.png "何首乌"){place=margin}'
    at_the_foot = TEXT[:560]
    parts = [TEXT, picture, TEXT, TEXT, TEXT, TEXT, at_the_foot, picture, TEXT]
    (root / "a.md").write_text("---\nheadline: 故乡\n---\n" + "\n\n".join(parts), encoding="utf-8")
    return build(root)


def test_a_picture_in_the_margin_stands_at_the_fore_edge_and_above_the_foot(tmp_path: Path) -> None:
    report = in_margins(tmp_path, WIDE)
    assert [found.code for found in report.findings] == []
    pages = pypdfium2.PdfDocument(tmp_path / "out" / "m-print.pdf")
    found = [(at, box) for at, page in enumerate(pages, 1) if (box := red(page)) is not None]
    mm = 72 / 25.4
    width = (148 - 12 - 5) * mm - 300 - 10
    for number, (left, _, right, bottom) in found:
        edge = 12 * mm + 300 + 10 if number % 2 else 5 * mm
        assert (left, right) == (pytest.approx(edge, abs=1.5), pytest.approx(edge + width, abs=1.5)), number
        assert bottom < 20 * mm + 32 * 16 - 10  # with its caption
    assert len(found) == 2
    text = "".join("".join(page.get_textpage().get_text_range().split()) for page in pages)
    assert text.count("何首乌") == 2


def test_a_margin_that_is_too_narrow_is_told(tmp_path: Path) -> None:
    report = in_margins(tmp_path, NARROW + "head: 20, side: 24}\n")
    assert [(found.code, found.place.line) for found in report.findings if found.place] == [
        ("image.no-margin", 6),
        ("image.no-margin", 18),
    ]


def test_every_picture_and_every_word_is_printed_once(magazine: pypdfium2.PdfDocument) -> None:
    text = "".join("".join(page.get_textpage().get_text_range().split()) for page in magazine)
    assert [text.count(caption) for caption in ("第一张", "脚下", "满版")] == [1, 1, 1]
    assert text.count("故乡去") == 24
