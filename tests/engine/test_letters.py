"""Rare letters and combining marks in the built-in faces: a word in one face, a mark on its own letter."""

import io

import pypdfium2
import pytest
from weasyprint import HTML
from weasyprint.formatting_structure import boxes

from banxin.compositor.optimum import _Field
from banxin.engine import composing
from banxin.engine.drawing.text import SetText
from banxin.typecase.builtin import builtin_fonts

FACES = {"Song": "BanxinSong-Regular.otf", "Kai": "BanxinKai-Regular.ttf"}
# A letter, and the letter with a mark of which there is no composed form, above or below.
MARKED = [
    ("x", "x\u030c"),
    ("а", "а\u0301"),
    ("я", "я\u0301"),
    ("З", "З\u0301"),
    ("m", "m\u0304"),
    ("汉", "汉\u030c"),
]
SIZE = 100  # px


def set_in_faces(body: str, size: int = SIZE) -> tuple[object, bytes]:
    sheet = "".join(
        f"@font-face {{ font-family: {name}; src: url({(builtin_fonts() / file).as_uri()}) }}"
        for name, file in FACES.items()
    )
    sheet += "@page { size: 800px 240px; margin: 40px } body, p { margin: 0 }"
    sheet += f"p {{ font: {size}px/1.5 Song, Kai }}"
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
    return {
        letter: image.point(lambda v: 255 * (v < 128)).getbbox()
        for letter, image in zip(pages, images, strict=True)
    }


@pytest.mark.parametrize(("letter", "marked"), MARKED)
def test_a_mark_stands_over_its_own_letter(ink, letter, marked):
    left, top, right, bottom = ink[letter]
    with_left, with_top, with_right, with_bottom = ink[marked]
    assert with_top < top - SIZE * 0.03
    assert (with_left, with_right) == (pytest.approx(left, abs=2), pytest.approx(right, abs=2))
    assert with_bottom == pytest.approx(bottom, abs=1)


def families(body: str) -> dict[str, set[str]]:
    """The families in which each sort of a text is printed."""
    document, _ = set_in_faces(body, 16)
    found: dict[str, set[str]] = {}
    for box in document.pages[0]._page_box.descendants():
        part = getattr(box, "pango_layout", None)
        if isinstance(box, boxes.TextBox) and isinstance(part, SetText):
            for sort in part.line.copy.sorts[part.first : part.last]:
                found[sort.text] = {piece.font.family for piece in sort.print.parts}
    return found


def test_a_word_with_a_letter_the_face_lacks_is_whole_in_a_face_that_has_it():
    found = families("<p>天Škoda、Erdoğan与Skoda、nǚ、O’Neill、Łódź’s")
    assert found["Škoda"] == found["Erdoğan"] == found["Łódź’s"]
    assert found["Škoda"] == {"Kai"}  # not of Song's own parts, as later Pangos would have it
    assert found["天"] == found["Skoda"] == found["nǚ"] == found["O’Neill"] == {"Song"}


def test_so_are_its_pieces():
    found = families("<p>天地Erdoğan\u00adsson-Škoda")
    assert set(found) == {"天", "地", "Erdoğan\u00ad", "sson-", "Škoda"}
    assert found["Erdoğan\u00ad"] == found["sson-"] == found["Škoda"] == {"Kai"}


def test_a_letter_that_no_face_has_is_made_of_its_parts():
    found = families("<p>x\u030cа\u0301 Ǩarl")
    assert found == {"x\u030cа\u0301": {"Song"}, "Ǩarl": {"Song"}}


def test_what_is_copied_is_what_was_written():
    _, pdf = set_in_faces("<p>x\u030c与за\u0301мок，Škoda与H₂O", 20)
    text = pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range()
    assert text.replace(" ", "").strip() == "x\u030c与за\u0301мок，Škoda与H₂O"


def test_beside_tabs_a_long_paragraph_is_not_set_anew_for_each_line(monkeypatch):
    looked_at = []
    made = _Field.__init__

    def counting(self, copy, start, stop, **options):
        looked_at.append(stop - start)
        made(self, copy, start, stop, **options)

    monkeypatch.setattr(_Field, "__init__", counting)
    sums = []
    for times in (200, 400):
        looked_at.clear()
        set_in_faces("<p style='white-space: pre-wrap'>" + "天地玄黄\t宇宙洪荒\t" * times, 10)
        sums.append(sum(looked_at))
    assert sums[1] < 2.6 * sums[0]
