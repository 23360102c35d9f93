"""Readings: pinyin over neighbours and at line edges (C69-C71), bopomofo (C72).

A letter of block type is half an em wide, in a reading a quarter of the base's em (1 px).
"""

from itertools import pairwise

import pytest
from weasyprint.formatting_structure import boxes

HAN = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏"


def ruby(base, reading):
    return f"<ruby>{base}<rt>{reading}</rt></ruby>"


def bases(proof):
    """Base text boxes that are not readings: text and start."""
    found = []
    for line in proof.lines:
        for box in line.descendants():
            if isinstance(box, boxes.TextBox) and box.element_tag != "rt":
                found.append((box.text, box.position_x))
    return found


def readings(proof):
    found = [box for line in proof.lines for box in line.descendants() if isinstance(box, boxes.TextBox)]
    return [(box.position_x, box.position_x + box.width) for box in found if box.element_tag == "rt"]


def test_c68_readings_of_ruby_within_ruby_stand_above_one_another(press):
    proof = press(f"<p>天{ruby(ruby('地', 'ab') + ruby('玄', 'cd'), 'efgh')}黄{ruby('日', 'ab')}月", 20)
    boxed = [box for box in proof.lines[0].descendants() if isinstance(box, boxes.TextBox)]
    tops = {box.text: box.position_y + box.baseline for box in boxed if box.element_tag == "rt"}
    assert tops["cd"] == tops["ab"]
    assert tops["efgh"] <= tops["ab"] - 2  # px: as much as a reading is high


def test_a_reading_without_a_base_is_text(press):
    proof = press("<p>天<ruby><rt>ab</rt></ruby>地<ruby>玄<rt>cd</rt><rt>ef</rt></ruby>", 20)
    assert proof.words == ["天ab地玄ef"] or "ab" in proof.text


def test_c69_a_reading_stands_over_han_neighbours(press):
    """1.5 em over one character: a quarter of an em over each neighbour, which keep their places."""
    proof = press(f"<p>天{ruby('地', 'abcdef')}玄", 20)
    assert proof.pixels(80, 1) == ["RRRRRRRRRRRR"]
    ((start, end),) = readings(proof)
    assert (start, end) == (pytest.approx(3, abs=0.1), pytest.approx(9, abs=0.1))


def test_c69_no_further_than_half_an_em_of_the_reading(press):
    proof = press(f"<p>天{ruby('地', 'abcdefgh')}玄", 20)
    ((start, end),) = readings(proof)
    assert end - start == pytest.approx(8)
    assert start == pytest.approx(3, abs=0.02)  # a quarter of the base's em over 天
    assert proof.pixels(80, 1) == ["RRRR_RRRR_RRRR"]


@pytest.mark.parametrize("neighbour", ["A", "，", ruby("玄", "a"), "“玄”"])
def test_twin_not_over_anything_else(press, neighbour):
    proof = press(f"<p>{neighbour}{ruby('地', 'abcdefgh')}{neighbour}", 20)
    wide = max(readings(proof), key=lambda span: span[1] - span[0])
    texts = [b for line in proof.lines for b in line.descendants() if isinstance(b, boxes.TextBox)]
    for box in texts:
        if box.element_tag != "rt" and box.text != "地":
            start, end = box.position_x, box.position_x + box.width
            assert end <= wide[0] + 0.5 or start >= wide[1] - 0.5


def test_c69_neighbouring_readings_stay_apart(press):
    proof = press(f"<p>天{ruby('地', 'abcdef')}{ruby('玄', 'abcdef')}黄{ruby('宇', 'abcdefgh')}", 20)
    spans = sorted(readings(proof))
    assert len(spans) == 3
    assert all(after[0] - before[1] >= 0.5 - 0.02 for before, after in pairwise(spans))


def test_c68_a_base_is_in_the_middle_of_its_reading(press):
    for body in (
        f"天{ruby('地', 'abcdefgh')}玄",
        f"，{ruby('地', 'abcdefgh')}玄",
        f"A{ruby('地', 'abcdef')}，",
    ):
        proof = press(f"<p>{body}", 20)
        ((start, end),) = readings(proof)
        ink = proof.pixels(80, 1)[0]
        middle = (start + end) / 2
        assert ink[round(middle - 2) : round(middle + 2)] == "RRRR"


def test_c71_at_the_start_of_a_line_both_begin_with_it(press):
    proof = press(f"<p>{ruby('地', 'abcdefgh')}玄黄宇", 20)
    ((start, end),) = readings(proof)
    assert (start, end) == (pytest.approx(0, abs=0.05), pytest.approx(8, abs=0.05))
    assert proof.pixels(80, 1)[0].startswith("RRRR___RRRR")


def test_c71_at_the_end_of_a_line_both_end_with_it(press):
    proof = press(f"<p>{HAN[:6]}{ruby('地', 'abcdefgh')}{HAN[6:]}", 8)
    assert proof.words[0] == f"{HAN[:6]}地abcdefgh"
    ((start, end),) = readings(proof)
    assert (start, end) == (pytest.approx(24, abs=0.05), pytest.approx(32, abs=0.05))
    assert proof.pixels(32, 1)[0].endswith("RRRR___RRRR")


@pytest.mark.parametrize("place", range(24))
def test_no_reading_leaves_the_measure(press, place):
    body = f"{HAN[:place]}{ruby(HAN[place], 'abcdefgh')}{HAN[place + 1 :]}"
    proof = press(f"<p>{body}", 8)
    assert "".join(proof.words).replace("abcdefgh", "") == HAN
    ((start, end),) = readings(proof)
    assert start >= -0.05
    assert end <= 32.05
    assert not proof.overfull


def test_c70_a_word_and_its_reading(press):
    """Words half an em of the reading apart, the base parted evenly."""
    proof = press(f"<p>，{ruby('天地', 'abcdefghij')}{ruby('玄黄', 'abcdefghij')}，", 20)
    first, second = sorted(readings(proof))
    assert second[0] - first[1] == pytest.approx(1, abs=0.02)
    single = press(f"<p>，{ruby('天', 'abcdef')}{ruby('玄', 'abcdef')}，", 20)
    first, second = sorted(readings(single))
    assert second[0] - first[1] == pytest.approx(0.5, abs=0.02)


def test_c72_characters_without_a_reading_keep_its_room(press):
    one = f"{ruby('天', 'ㄊㄧㄢ')}"
    inside = press("<p><ruby>天<rt>ㄊㄧㄢ</rt>地玄<rt></rt>黄<rt>ㄏㄨㄤ</rt>宇</ruby>宙", 20)
    assert bases(inside)[-1] == ("宙", pytest.approx(5 * 6))
    even = press(f"<p style='--banxin-bopomofo:even'>{one}地玄{one}宇", 20)
    assert [x for _, x in bases(even)] == [0, 6, 18, 24]
    twin = press(f"<p>{one}地玄{one}宇", 20)
    assert [x for _, x in bases(twin)] == [0, 6, 14, 20]


def test_c72_in_cells_marks_keep_it_too(press):
    body = f"{ruby('天', 'ㄊㄧㄢ')}，地，{ruby('天', 'ㄊㄧㄢ')}"
    proof = press(f"<p style='--banxin-bopomofo:even;--banxin-grid:on'>{body}", 20)
    assert [x for _, x in bases(proof)] == [0, 6, 24]


def symbols(proof):
    found = [box for line in proof.lines for box in line.descendants() if isinstance(box, boxes.TextBox)]
    return {b.text: (b.position_x, b.position_y + b.baseline) for b in found if b.element_tag == "rt"}


@pytest.mark.parametrize("reading", ["˙ㄇㄚ", "ㄇㄚ˙"])
def test_c72_the_neutral_tone_stands_above(press, reading):
    found = symbols(press(f"<p>{ruby('天', reading)}", 20))
    assert found["˙"][1] < found["ㄇ"][1] < found["ㄚ"][1]
    assert found["˙"][0] == found["ㄇ"][0]


def test_c72_other_tones_stand_at_the_side_of_the_last_symbol(press):
    found = symbols(press(f"<p>{ruby('天', 'ㄨㄛˇ')}", 20))
    assert found["ˇ"][0] > found["ㄛ"][0]
    assert found["ˇ"][1] == found["ㄛ"][1]


def test_a_syllable_for_each_character(press):
    proof = press(f"<p>{ruby('天地', 'ㄊㄧㄢ ㄉㄧˋ')}玄", 20)
    assert bases(proof)[-1][1] == pytest.approx(12)
    assert symbols(proof)["ㄉ"][0] > symbols(proof)["ㄊ"][0] + 4


def test_parentheses_for_others_are_passed_over(press):
    proof = press(
        "<style>rp { display: inline }</style><p><ruby>天<rp>(</rp><rt>abc</rt><rp>)</rp></ruby>", 20
    )
    assert readings(proof)
    assert "(" not in proof.text
