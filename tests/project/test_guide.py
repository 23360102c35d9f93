"""The guide for designers can be followed: every file and command of it, from a colour to a magazine."""

from __future__ import annotations

import shutil
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from project.walkthrough import Run, Write, steps

REPOSITORY = Path(__file__).parents[2]
GUIDE = REPOSITORY / "docs" / "layouts.md"
FACE = REPOSITORY / "fonts" / "BanxinMono-Regular.ttf"
ACCENT, SKY = (15, 107, 99), (242, 217, 184)


@pytest.mark.slow
def test_the_guide_can_be_followed(run: Run, tmp_path: Path) -> None:
    face = tmp_path / "my-leaf" / "layouts" / "leaflet" / "faces" / "House.ttf"
    face.parent.mkdir(parents=True)
    shutil.copy(FACE, face)
    told = ""
    for step in steps(GUIDE):
        if isinstance(step, Write):
            step.into(tmp_path)
            continue
        _for_screens(tmp_path)
        ended = run(step.line)
        assert ended.status == 0, f"{step.line}\n{ended.out}\n{ended.err}"
        assert "error[" not in ended.out + ended.err
        told += ended.out
    assert "warning[layout" not in told
    _magazine(tmp_path / "my-mag" / "out" / "my-mag-print.pdf")
    _leaflet(tmp_path / "my-leaf" / "out" / "my-leaf-print.pdf")
    _garden(tmp_path / "my-garden" / "out" / "my-garden-print.pdf")
    assert (tmp_path / "sheets" / "index.html").is_file()


def _for_screens(folder: Path) -> None:
    """Have the publications keep the colours of a screen, in which the layouts are written."""
    for manifest in folder.glob("*/manifest.yaml"):
        text = manifest.read_text(encoding="utf-8")
        plain = text.replace("profile: press", "profile: screen")
        plain = plain.replace("{format: pdf}", "{format: pdf, profile: screen}")
        if plain != text:
            manifest.write_text(plain, encoding="utf-8")


def _magazine(path: Path) -> None:
    """Cover in the accent out to its bleed, opener with its picture across the page, mirrored furniture."""
    with pypdfium2.PdfDocument(path) as pdf:
        texts = [page.get_textpage().get_text_range() for page in pdf]
        at = next(number for number, text in enumerate(texts) if text.startswith("街巷"))
        for number, y, colour in ((0, 0.2, ACCENT), (0, 0.9, ACCENT), (at, 0.1, SKY)):
            picture = pdf[number].render(scale=0.5).to_pil().convert("RGB")
            row = int(y * picture.height)
            assert {picture.getpixel((x, row)) for x in (1, picture.width - 2)} == {colour}
        assert "桥上的灯修了三回" in texts[0]
        assert "❖" in texts[at + 1]
        left, right = _feet(pdf[at + 1])
        assert (left[:2], right) == ("远望", "3")
        left, right = _feet(pdf[at + 2])
        assert (left, right[:2]) == ("4", "远望")
        assert "iii" in _feet(pdf[2])[1]


def _feet(page: pypdfium2.PdfPage) -> tuple[str, str]:
    """The words at the left and at the right of the foot of a page."""
    width, _ = page.get_size()
    words = page.get_textpage()
    halves = ((0.0, width / 2), (width / 2, width))
    left, right = (words.get_text_bounded(a, 30, b, 66).strip() for a, b in halves)
    return left, right


def _garden(path: Path) -> None:
    """A smaller page; the section is named by its article alone; the imprint at the foot of the last page."""
    with pypdfium2.PdfDocument(path) as pdf:
        texts = [page.get_textpage().get_text_range() for page in pdf]
        assert any(text.lstrip().startswith("街巷") and "桥头这盏灯" in text for text in texts)
        last = pdf[len(pdf) - 1]
        width, height = last.get_size()
        foot = last.get_textpage().get_text_bounded(0, 0, width, 0.25 * height)
        assert "春溪镇图书馆" in foot


def _leaflet(path: Path) -> None:
    """A running element and a page selector in the margins, a first page in its own colour, a face."""
    with pypdfium2.PdfDocument(path) as pdf:
        texts = [page.get_textpage().get_text_range() for page in pdf]
        assert any("◆" in text for text in texts)
        assert any("左" in text for text in texts)
        pixels = [page.render(scale=0.2).to_pil().convert("RGB").getpixel((2, 2)) for page in pdf]
        assert (246, 243, 234) in pixels
        assert (255, 255, 255) in pixels
    with pikepdf.open(path) as file:
        fonts = [
            str(one.BaseFont)
            for one in file.objects
            if isinstance(one, pikepdf.Dictionary) and "/BaseFont" in one
        ]
    assert any(font.endswith("+House") for font in fonts)
