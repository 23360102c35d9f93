"""Rare letters and combining marks, in the built-in faces: one face for a word, every mark on its own letter."""

import io

import pypdfium2
import pytest
from weasyprint import HTML
from weasyprint.formatting_structure import boxes

from banxin.compositor import composing
from banxin.compositor.optimum import _Field
from banxin.compositor.weasyprint_seam.drawing import SetText
from banxin.typecase.builtin import builtin_fonts

FACES = {"Song": "BanxinSong-Regular.otf", "Kai": "BanxinKai-Regular.ttf"}
# A letter, and the letter with a mark of which there is no composed form, above or below.
MARKED = [("x", "x\u030c"), ("а", "а\u0301"), ("я", "я\u0301"), ("З", "З\u0301"), ("m", "m\u0304"), ("汉", "汉\u030c")]
SIZE = 100  # px


def set_in_faces(body: str, size: int = SIZE) -> tuple[object, bytes]:
    sheet = "".join(
        f"@font-face {{ font-family: {name}; src: url({(builtin_fonts() / file).as_uri()}) }}"
        for name, file in FACES.items()
    )
    sheet += f"@page {{ size: 800px 240px; margin: 40px }} p {{ font: {size}px/1.5 Song, Kai; margin: 0 }}"
    with composing():
        document = HTML(string=f"<html lang=zh-Hans><style>{sheet}</style><body>{body}").render()
        target = io.BytesIO()
        document.write_pdf(target)
    return document, target.getvalue()


@pytest.fixture(scope="module")
def ink():
    """The bounds of the ink of each letter, alone and marked, in px: left, top, right, bottom."""
    pages = [letter for pair in MARKED for letter in pair]
    _, pdf = set_in_faces("".join(f"<p style='break-after: page'>{letter}</p>" for letter in pages))
    opened = pypdfium2.PdfDocument(pdf)
    images = [opened[nth].render(scale=4 / 3).to_pil().convert("L") for nth in range(len(pages))]
    return {letter: image.point(lambda v: 255 * (v < 128)).getbbox() for letter, image in zip(pages, images, strict=True)}


@pytest.mark.parametrize(("letter", "marked"), MARKED)
def test_a_mark_stands_over_its_own_letter(ink, letter, marked):
    left, top, right, bottom = ink[letter]
    with_left, with_top, with_right, with_bottom = ink[marked]
    assert with_top < top - SIZE * 0.03
    assert (with_left, with_right) == (pytest.approx(left, abs=2), pytest.approx(right, abs=2))
    assert with_bottom == pytest.approx(bottom, abs=1)


def faces_of(body: str) -> dict[str, set[str]]:
    """The families each sort of a text is printed in."""
    document, _ = set_in_faces(body, 16)
    found: dict[str, set[str]] = {}
    for box in document.pages[0]._page_box.descendants():
        part = getattr(box, "pango_layout", None)
        if isinstance(box, boxes.TextBox) and isinstance(part, SetText):
            for sort in part.line.copy.sorts[part.first : part.last]:
                fonts = {face_font.font for face_font in sort.print.parts} if sort.print else set()
                found[sort.text] = {FAMILY[id_of(font)] for font in fonts} if fonts else set()
    return found
