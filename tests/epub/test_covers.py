"""Covers of e-books: set by the press from the block of each layout; the same bytes, nothing cut off."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from banxin.job import build

MANIFEST = """\
banxin: 1
publication: {{title: {name}, publisher: 渡口报社}}
issue: {{number: 7, date: 2022-05-30}}
title: {title}
metadata: {{authors: 张一 著}}
layout: {layout}
options: {{accent: "#14508c"}}
contents: [{{unit: a.md}}]
slug: c
editions: {{reader: {{format: epub}}}}
"""


def cover(
    root: Path, layout: str, *, title: str = "两岸", name: str = "渡口周报", more: str = ""
) -> Image.Image:
    """The cover of the book that `layout` makes."""
    (root / "a.md").write_text("---\nheadline: 渡船停了\n---\n\n天没有亮透。\n", encoding="utf-8")
    manifest = MANIFEST.format(layout=layout, title=title, name=name).replace("张一 著", f"张一 著{more}")
    (root / "manifest.yaml").write_text(manifest, encoding="utf-8")
    report = build(root)
    assert not [one for one in report.findings if one.code != "font.no-traditional"]
    with zipfile.ZipFile(report.outputs[0].path) as file:
        data = file.read("EPUB/images/cover.jpg")
    picture = Image.open(io.BytesIO(data))
    assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", (1600, 2560))
    return picture


def share(picture: Image.Image, colour: tuple[int, int, int]) -> float:
    """How much of a picture is nearly of a colour."""
    small = picture.resize((160, 256), Image.Resampling.NEAREST)
    pixels = [small.getpixel((x, y)) for x in range(160) for y in range(256)]
    near = [
        one
        for one in pixels
        if isinstance(one, tuple) and max(map(lambda a, b: abs(a - b), one, colour)) < 24
    ]
    return len(near) / len(pixels)


def test_each_layout_has_a_cover_of_its_own(tmp_path: Path) -> None:
    pictures = {name: cover(tmp_path, name) for name in ("base", "book", "broadsheet", "tabloid")}
    assert len({picture.tobytes() for picture in pictures.values()}) == 4
    accent = {name: share(picture, (0x14, 0x50, 0x8C)) for name, picture in pictures.items()}
    assert accent["broadsheet"] < 0.12 < accent["book"] < accent["base"]  # nameplate; ground; field
    for picture in pictures.values():  # type is there, and nothing runs into the edge at the sides
        edge = picture.crop((0, 0, 20, 2560)).getcolors(1 << 20)
        assert edge is not None
        assert len(edge) < 200


def test_the_same_issue_has_the_same_cover(tmp_path: Path) -> None:
    assert cover(tmp_path, "tabloid").tobytes() == cover(tmp_path, "tabloid").tobytes()
    assert cover(tmp_path, "tabloid", title="三岸").tobytes() != cover(tmp_path, "tabloid").tobytes()


@pytest.mark.parametrize("layout", ["book", "tabloid"])
def test_no_title_is_too_long(tmp_path: Path, layout: str) -> None:
    picture = cover(tmp_path, layout, title="字" * 80, name="长" * 30)
    assert share(picture.crop((0, 0, 40, 2560)), (0x1A, 0x1A, 0x1A)) < 0.06


SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100" width="400" height="100">'
    '<rect width="400" height="100" fill="#00f"/><rect x="300" width="100" height="100" fill="#f00"/></svg>'
)


@pytest.mark.parametrize("named", ["c.png", "c.svg"])
def test_a_picture_of_the_manifest_is_cropped_around_its_focus(tmp_path: Path, named: str) -> None:
    wide = Image.new("RGB", (400, 100), "#00f")
    wide.paste("#f00", (300, 0, 400, 100))
    wide.save(tmp_path / "c.png")
    (tmp_path / "c.svg").write_text(SVG, encoding="utf-8")
    picture = cover(tmp_path, "base", more=f", cover: {{image: {named}, alt: 河, focus: [100, 50]}}")
    assert share(picture, (254, 0, 0)) > 0.95


def test_a_missing_cover_is_told_at_its_line(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\nheadline: 甲\n---\n\n文。\n", encoding="utf-8")
    text = MANIFEST.format(layout="base", title="两岸", name="报")
    (tmp_path / "manifest.yaml").write_text(
        text.replace("authors: 张一 著", "cover: no.jpg"), encoding="utf-8"
    )
    (found,) = build(tmp_path).findings
    assert (found.code, found.place.line if found.place else 0) == ("image.missing", 5)
