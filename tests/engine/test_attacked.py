"""Texts that once broke: characters without a glyph, markup in readings, marks a face draws elsewhere."""

import io
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from weasyprint import HTML

from banxin.engine import composing

SONG = Path(__file__).parents[2] / "fonts" / "BanxinSong-Regular.otf"
UNSEEN = ("\u200b", "\u2060", "\ufeff", "\u00ad", "\u200d", "\u200e", "\u2063", "\u180e")


def words(proof):
    return "".join(proof.text.split())


@pytest.mark.parametrize("unseen", UNSEEN, ids=ascii)
def test_characters_without_a_glyph_break_nothing(press, unseen):
    assert words(press(f"<p>天地<sup>{unseen}4</sup>玄")) == "天地4玄"
    reading = f"<ruby>天<rt>ㄊ{unseen}ㄧ</rt></ruby><ruby>地<rt>{unseen}</rt></ruby>玄"
    assert sorted(words(press(f"<p>{reading}"))) == sorted("天地玄ㄊㄧ")


def test_all_of_a_reading_is_set_whatever_elements_it_is_in(press):
    rubies = "<ruby>天地<rt><i>ti</i>an<b>di</b></rt></ruby>玄<ruby>黄<rt>huang<sup>2</sup></rt></ruby>"
    proof = press(f"<p>{rubies}")
    assert "tiandi" in words(proof)
    assert "huang2" in words(proof)


def test_c21_holds_across_the_call_of_a_note(press):
    called = press("<p>天”<sup style='font-size:4px;line-height:0'>1</sup>，地", 20)
    pens = {box.text: box for box in called.document.pages[0]._page_box.descendants() if hasattr(box, "text")}
    behind = pens["，地"].position_x - pens["天”"].position_x
    assert behind == pytest.approx(
        (1 + 0.5 + 0.5) * 4
    )  # 天, half of ”, the figure: no blank before the comma


def test_a_reading_is_set_solid_in_tracked_text(press):
    widths = []
    for spacing in (0, 2):
        proof = press(f"<p style='letter-spacing:{spacing}px'><ruby>天<rt>tian</rt></ruby>地", 20)
        everything = proof.document.pages[0]._page_box.descendants()
        widths += [box.width for box in everything if getattr(box, "text", "") == "tian"]
    assert widths[0] == widths[1] > 0


def ink(text, lang):
    """Left and right edges of the ink of each stretch of ink in a line set in Song at 40 px, in em."""
    sheet = f"@font-face {{ font-family: S; src: url({SONG.as_uri()}) }} html {{ font: 40px/60px S }}"
    sheet += "@page { size: 800px 60px; margin: 0 } body, p { margin: 0 }"
    target = io.BytesIO()
    with composing():
        HTML(string=f"<html lang={lang}><style>{sheet}</style><p>{text}").write_pdf(target)
    image = pypdfium2.PdfDocument(target.getvalue())[0].render(scale=4 / 0.75).to_pil().convert("L")
    dark = [min(image.crop((x, 0, x + 1, image.height)).tobytes()) < 128 for x in range(image.width)]
    edges = [x / 160 for x, (a, b) in enumerate(pairwise([False, *dark])) if a != b]
    return list(zip(edges[::2], edges[1::2], strict=True))


def test_c26_a_solidus_has_its_ink_within_its_half_cell():
    first, solidus, second = ink("中／中", "zh-Hans")
    assert first[1] <= solidus[0]
    assert solidus[1] <= second[0]
    assert second[0] == pytest.approx(1.5 + first[0], abs=0.02)


def test_c28_a_face_without_centred_marks_has_them_where_it_draws_them():
    first, comma, second = ink("中，中", "zh-Hant-TW")
    assert first[1] < comma[0] < 1.5
    assert second[0] == pytest.approx(2 + first[0], abs=0.02)
