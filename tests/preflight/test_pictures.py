"""Pixels per inch at the printed size, words in SVG, and what is wrong with pictures inside one."""

from __future__ import annotations

import base64
import ctypes
import io
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image as Raster

from banxin.job import Report, build
from banxin.job.intake import take_in
from banxin.layouts import layout_roots, open_layout
from banxin.manuscript import read_publication
from banxin.preflight.pictures import needs_of, resolution_findings, width_findings
from press.own_faces import cut, publication


@dataclass(frozen=True)
class Placed:
    address: str
    width: float
    height: float
    room: float


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="60" viewBox="0 0 200 60">{}</svg>'


@pytest.mark.parametrize(
    ("pixels", "width", "for_what", "codes"),
    [
        ((300, 150), 144.0, ("press", 200), []),  # 2 inches: 150 ppi
        ((299, 150), 144.0, ("press", 200), ["setting.low-resolution"]),
        ((300, 150), 144.0, ("press", 300), ["setting.low-resolution"]),
        ((450, 225), 144.0, ("press", 300), []),
        ((520, 260), 144.0, ("press", 350), ["setting.low-resolution"]),
        ((524, 262), 144.0, ("press", 350), []),
        ((300, 150), 144.0, ("office", 350), []),
        ((200, 100), 144.0, ("screen", 350), []),
        ((198, 99), 144.0, ("screen", 350), ["setting.low-resolution"]),
        ((1200, 600), 144.0, ("press", 300), []),
        ((1300, 650), 144.0, ("press", 300), ["setting.high-resolution"]),
        ((600, 100), 144.0, ("press", 200), ["setting.low-resolution"]),  # stretched: its height decides
    ],
)
def test_pixels_are_judged_at_the_printed_size(tmp_path: Path, pixels, width, for_what, codes) -> None:
    root = publication(tmp_path / "p", "![图。](a.png)")
    Raster.new("L", pixels).save(root / "a.png")
    read = read_publication(root).publication
    assert read is not None
    placed = [Placed("x:a.png", width, width / 2, width)]
    found = resolution_findings(read, lambda path: f"x:{path}", placed, needs_of(*for_what))
    assert [one.code for one in found] == codes
    assert all((one.place.file, one.place.line) == ("a.md", 5) for one in found)
    assert all("51 × 25 mm" in one.message for one in found)


@pytest.mark.parametrize(
    ("asked", "columns", "words"),
    [
        (2, 2, ""),
        (2, 2.5, ""),
        (2, 3, "3 basic columns wide"),
        (2, 4, "4 basic columns wide"),
        ("2-4", 4, ""),
        ("2-4", 5, "5 basic columns wide"),
        ("3-4", 1, "1 basic column wide"),
        (2, 1.5, ""),
        (3, 1, "1 basic column wide"),
        (3, 2, "2 basic columns wide"),
        (4, 3, "3 basic columns wide"),
        (4, 3.5, ""),
        (9, 5, "up to 5"),
    ],
)
def test_a_width_that_is_not_granted_is_told(tmp_path: Path, asked, columns, words) -> None:
    root = publication(tmp_path / "p", f"![图。](a.png){{width={asked}}}")
    Raster.new("L", (40, 20)).save(root / "a.png")
    read = read_publication(root).publication
    layout, _ = open_layout("tabloid", layout_roots(root))
    assert read is not None
    assert layout is not None
    spans = [layout.grid.span(min(part, layout.grid.columns)) for part in (int(columns), -int(-columns // 1))]
    room = sum(spans) / 2 * layout.grid.size
    found = width_findings(read, str, [Placed("a.png", 900, 900, room)], layout.grid)
    assert [one.code for one in found] == ["sheet.unmet"] * bool(words)
    words = words.replace("up to 5", f"up to {layout.grid.columns}")
    assert not words or words in found[0].message + found[0].remedy
    assert not words or f"width={asked} is asked for" in found[0].message


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    text = "文。\n\n![粗。](coarse.png)\n\n文。\n\n![细。](fine.png)\n\n文。\n\n![词。](words.svg)"
    root = publication(tmp_path_factory.mktemp("pictures"), text)
    Raster.new("RGB", (80, 60), "red").save(root / "coarse.png")
    Raster.new("RGB", (3000, 300), "red").save(root / "fine.png")
    texts = (
        '<text x="4" y="20" font-family="Microsoft YaHei, sans-serif">黑甲</text>'
        '<text x="4" y="40" style="font-family: \'SimSun\'">宋乙</text>'
        '<text x="4" y="55" font-family="KaiTi">楷<tspan font-weight="bold">丙一⼀</tspan></text>'
        '<text x="90" y="55" font-family="Courier New">丁</text>'
    )
    (root / "words.svg").write_text(SVG.format(texts), encoding="utf-8")
    cut("BanxinSong-Regular.otf", "宋乙一", "House Song").save(root / "fonts" / "house.otf")
    return root, build(root)


def test_a_picture_too_fine_is_told_with_its_place(built: tuple[Path, Report]) -> None:
    told = {one.code: one for one in built[1].findings if one.code.startswith("setting.")}
    assert told.keys() == {"setting.high-resolution", "setting.low-resolution"}
    assert told["setting.high-resolution"].place.line == 11
    assert told["setting.low-resolution"].place.line == 7
    assert (
        "14 × 10 mm" in told["setting.low-resolution"].message
    )  # few pixels are not enlarged to the measure


def test_words_in_a_drawing_are_set_in_the_publications_faces(built: tuple[Path, Report]) -> None:
    document = pypdfium2.PdfDocument(built[1].outputs[0].path)
    faces: dict[str, str] = {}
    for page in document:
        text = page.get_textpage()
        for nth in range(text.count_chars()):
            name = text.get_text_range(nth, 1)
            faces[name] = _font_at(text, nth) or faces.get(name, "")
    wanted = {
        "甲": "Banxin-Hei",
        "乙": "House-Song",
        "楷": "Banxin-Kai",
        "丙": "Banxin-Kai",
        "丁": "Banxin-Hei",
    }
    assert {name: faces[name].partition("+")[2] for name in wanted} == wanted


def _font_at(text: pypdfium2.PdfTextPage, nth: int) -> str:
    flags, buffer = ctypes.c_int(), ctypes.create_string_buffer(200)
    pdfium.FPDFText_GetFontInfo(text.raw, nth, buffer, 200, ctypes.byref(flags))
    return buffer.value.decode()


def test_words_in_a_drawing_are_copied_as_written(built: tuple[Path, Report]) -> None:
    document = pypdfium2.PdfDocument(built[1].outputs[0].path)
    assert "丙一⼀" in document[len(document) - 1].get_textpage().get_text_range()


def test_words_in_a_drawing_are_checked(tmp_path: Path) -> None:
    root = publication(tmp_path / "p", "![图。](a.svg)")
    text = '\n<text y="20"><title>𠮷</title>字<tspan>\U00020bb7\n 中⽂</tspan></text>\n<text y="40">⋯</text>'
    (root / "a.svg").write_text(SVG.format(text), encoding="utf-8")
    found = [(one.code, one.place.file, one.place.line, one.place.column) for one in build(root).findings]
    assert sorted(found) == [
        ("article.lookalike", "a.svg", 4, 14),
        ("font.missing-glyph", "a.svg", 2, 38),
        ("font.missing-glyph", "a.svg", 3, 3),
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("<text>中\U00020bb7</text>", (1, 8)),
        ("<text>中&#x20bb7;</text>", (1, 7)),  # not as it is written: where its words begin
        ("<text\n x='1'\n>\n  <tspan>中</tspan>\n  <tspan>文\U00020bb7</tspan></text>", (5, 11)),
        ("<!-- <text>\U00020bb7</text> -->\n<text>\U00020bb7</text>", (2, 7)),
        ("<desc><text>甲</text></desc><text><title>\U00020bb7</title>\U00020bb7</text>", (1, 50)),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_words_in_a_drawing_have_line_and_column(
    tmp_path: Path, text: str, place: tuple[int, int], encoding: str
) -> None:
    root = publication(tmp_path / "p", "![图。](a.svg)")
    head = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200">'
    declared = f'<?xml version="1.0" encoding="{encoding}"?>\n'
    (root / "a.svg").write_text(f"{declared}{head}\n{text}\n</svg>", encoding=encoding)
    told = {
        (one.place.line, one.place.column)
        for one in take_in(root, ("print",)).findings
        if one.code == "font.missing-glyph" and one.place
    }
    exact = (place[0] + 2, place[1])
    assert told == {exact} if encoding == "utf-8" else {line for line, _ in told} <= {3, 4, 5, 6, 7}


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("data:image/png;base64,AAAA", "image.unreadable"),
        ("data:image/png;base64,iVBORw0KGgoAAAANSUhEUg", "image.unreadable"),
        ("data:image/gif;base64,R0lGODlh", "image.unreadable"),
        ("data:text/plain,x", "image.unsafe-svg"),
        ("data:image/svg+xml,&lt;svg/>", "image.unsafe-svg"),
        ("https://example.org/a.png", "image.unsafe-svg"),
    ],
)
def test_no_picture_inside_a_drawing_vanishes_in_silence(tmp_path: Path, address: str, code: str) -> None:
    root = publication(tmp_path / "p", "![图。](a.svg)")
    (root / "a.svg").write_text(
        SVG.format(f'\n<image href="{address}" width="9" height="9"/>'), encoding="utf-8"
    )
    found = [one for one in read_publication(root).findings if one.code.startswith("image.")]
    assert [(one.code, one.place.file, one.place.line) for one in found] == [(code, "a.svg", 2)]


def test_a_picture_inside_a_drawing_may_be_broken_into_lines(tmp_path: Path) -> None:
    out = io.BytesIO()
    Raster.new("RGB", (20, 20), "red").save(out, "PNG")
    data = base64.encodebytes(out.getvalue()).decode()
    root = publication(tmp_path / "p", "![图。](a.svg)")
    (root / "a.svg").write_text(SVG.format(f'<image href="data:image/png;base64,{data}"/>'), encoding="utf-8")
    reading = read_publication(root)
    assert reading.findings == ()
