"""Floats called in the middle of a paragraph: CSS 2.1 §9.5, read from boxes and from glyphs on the page."""

import pypdfium2
import pytest
from weasyprint.formatting_structure import boxes

HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏" * 2


def block(side, width=8, height=16, more=""):
    return f"<span class=f style='float:{side};width:{width}px;height:{height}px;{more}'></span>"


def floats(proof, page=0):
    found = proof.document.pages[page]._page_box.descendants()
    return [box for box in found if box.is_floated() and isinstance(box, boxes.BlockBox)]


def spans(proof):
    return [(round(line.position_x), round(line.width)) for line in proof.lines]


def glyphs(proof, page=0):
    """Each character of a page and its box in px, y downward."""
    sheet = pypdfium2.PdfDocument(proof.pdf)[page]
    text, height = sheet.get_textpage(), sheet.get_height()
    found = []
    for nth in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(nth)
        found.append((text.get_text_range(nth, 1), left / 0.75, (height - top) / 0.75, right / 0.75,
                      (height - bottom) / 0.75))  # fmt: skip
    return [glyph for glyph in found if glyph[0].strip()]


def no_glyph_under_a_float(proof, page=0):
    for box in floats(proof, page):
        left, top = box.position_x, box.position_y
        right, bottom = left + box.margin_width(), top + box.margin_height()
        for character, x0, y0, x1, y1 in glyphs(proof, page):
            apart = x1 <= left + 0.3 or x0 >= right - 0.3 or y1 <= top + 0.3 or y0 >= bottom - 0.3
            inside = any(character in getattr(child, "text", "") for child in box.descendants())
            assert apart or inside, character
    return True


def test_a_left_float_that_fits_stands_beside_the_line_that_calls_it(press):
    proof = press(f"<p>{HAN[:3]}{block('left')}{HAN[3:]}", 8)
    (box,) = floats(proof)
    assert (box.position_x, box.position_y) == (0, 0)
    assert spans(proof)[:3] == [(8, 24), (8, 24), (0, 32)]
    assert "".join(proof.words) == HAN
    assert no_glyph_under_a_float(proof)


def test_a_right_float_that_fits_shortens_the_line_that_calls_it(press):
    proof = press(f"<p>{HAN[:3]}{block('right')}{HAN[3:]}", 8)
    (box,) = floats(proof)
    assert (box.position_x, box.position_y) == (24, 0)
    assert spans(proof)[:3] == [(0, 24), (0, 24), (0, 32)]
    assert "".join(proof.words) == HAN
    assert no_glyph_under_a_float(proof)


@pytest.mark.parametrize("side", ["left", "right"])
def test_twin_a_float_that_does_not_fit_waits_below(press, side):
    proof = press(f"<p>{HAN[:7]}{block(side)}{HAN[7:]}", 8)
    (box,) = floats(proof)
    assert box.position_y == 8
    assert spans(proof)[:4] == [(0, 32), *[(8 if side == "left" else 0, 24)] * 2, (0, 32)]
    assert "".join(proof.words) == HAN
    assert no_glyph_under_a_float(proof)


def test_a_float_on_a_later_line_leaves_the_lines_before_as_they_are(press):
    proof = press(f"<p>{HAN[:11]}{block('left')}{HAN[11:]}", 8)
    (box,) = floats(proof)
    assert box.position_y == 8
    assert spans(proof)[:4] == [(0, 32), (8, 24), (8, 24), (0, 32)]
    assert no_glyph_under_a_float(proof)


def test_floats_keep_their_order(press):
    """One that waits makes the next wait, though that one would fit."""
    wide, narrow = block("left", 28, 8), block("left", 4, 8)
    proof = press(f"<p>{HAN[:2]}{wide}{HAN[2]}{narrow}{HAN[3:]}", 8)
    first, second = floats(proof)
    assert (first.position_y, second.position_y) == (8, 8)
    assert (first.position_x, second.position_x) == (0, 28)
    assert "".join(proof.words) == HAN
    twin = press(f"<p>{HAN[:2]}{block('left', 4, 8)}{HAN[2]}{narrow}{HAN[3:]}", 8)
    assert [(box.position_x, box.position_y) for box in floats(twin)] == [(0, 0), (4, 0)]
    assert spans(twin)[0] == (8, 24)


def test_left_and_right_at_once(press):
    proof = press(f"<p>{HAN[:2]}{block('left')}{HAN[2]}{block('right')}{HAN[3:]}", 8)
    assert [box.position_x for box in floats(proof)] == [0, 24]
    assert spans(proof)[:3] == [(8, 16), (8, 16), (0, 32)]
    assert no_glyph_under_a_float(proof)


def test_clear_keeps_a_float_below_an_earlier_one(press):
    cleared = block("left", more="clear:left")
    proof = press(f"<p>{block('left')}{HAN[:3]}{cleared}{HAN[3:]}", 8)
    assert [(box.position_x, box.position_y) for box in floats(proof)] == [(0, 0), (0, 16)]
    assert spans(proof)[:5] == [(8, 24)] * 4 + [(0, 32)]
    assert no_glyph_under_a_float(proof)


def test_a_float_in_the_middle_of_a_word_waits(press):
    """The word cannot be parted: if it has to leave the line, the float may not stand above it."""
    proof = press(f"<p>{HAN[:3]}ABC{block('right')}DEFG{HAN[3:]}", 8)
    (box,) = floats(proof)
    above = [line for line, words in zip(proof.lines, proof.words, strict=True) if "ABC" in words]
    assert box.position_y >= above[0].position_y
    assert "".join(proof.words) == f"{HAN[:3]}ABCDEFG{HAN[3:]}"
    assert no_glyph_under_a_float(proof)


def test_a_float_inside_an_element_and_at_the_end(press):
    proof = press(f"<p>{HAN[:2]}<b>{HAN[2]}{block('right', 8, 8)}{HAN[3]}</b>{HAN[4:]}", 8)
    assert spans(proof)[:2] == [(0, 24), (0, 32)]
    proof = press(f"<p>{HAN[:4]}{block('right', 8, 8)}", 8)
    (box,) = floats(proof)
    assert (box.position_x, box.position_y) == (24, 0)


@pytest.mark.parametrize("place", range(0, 60, 7))
@pytest.mark.parametrize("side", ["left", "right"])
def test_page_breaks_lose_nothing(press, place, side):
    text = HAN + HAN[:24]
    css = "@page { size: 32px 40px } p { orphans: 2; widows: 2 }"
    proof = press(f"<p>{text[:place]}{block(side)}{text[place:]}", 8, css)
    count = len(proof.document.pages)
    pages = [proof.document.pages[nth]._page_box for nth in range(count)]
    got = "".join(box.text for page in pages for box in page.descendants() if hasattr(box, "text"))
    assert got == text
    assert sum(len(floats(proof, nth)) for nth in range(count)) == 1
    assert all(no_glyph_under_a_float(proof, nth) for nth in range(count))


def test_columns_with_floats(press):
    text = HAN * 2
    css = "div { columns: 2; column-gap: 4px } p { orphans: 1; widows: 1 }"
    proof = press(f"<div><p>{text[:30]}{block('right', 8, 8)}{text[30:]}</div>", 17, css)
    assert "".join(proof.words) == text
    assert no_glyph_under_a_float(proof)


def test_a_float_with_words_and_a_paragraph_of_nothing_else(press):
    note = "<span style='float:left;width:12px'>注文</span>"
    proof = press(f"<p>{HAN[:3]}{note}{HAN[3:]}<p>{note}<p>{HAN}", 8)
    both = [line.position_y for line, words in zip(proof.lines, proof.words, strict=True) if words == "注文"]
    third = [line for line, words in zip(proof.lines, proof.words, strict=True) if words == HAN[:5]]
    assert both[0] == 0
    assert third[-1].position_y == both[1]  # the empty paragraph takes no height
    assert no_glyph_under_a_float(proof)


def test_a_word_too_wide_beside_a_float_goes_below_it(press):
    proof = press(f"<p>{block('left')}ABCDEFGHIJKLMNO{HAN}", 8)
    assert proof.lines[0].position_y == 16
    assert not proof.overfull
    assert no_glyph_under_a_float(proof)
    twin = press(f"<p>{block('left')}ABCDEF{HAN}", 8)
    assert twin.lines[0].position_y == 0
