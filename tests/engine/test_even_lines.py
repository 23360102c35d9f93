"""Lines that have little to open, and last lines that hold too little (C40, C46, C80)."""

from math import inf

import pytest

from banxin.compositor.elastic import fit
from compositor.type_for_tests import EM, copy_of, set_lines, words

EVEN = "p { text-align: start; --banxin-balance: on }"


def test_c46_what_rounding_adds_to_half_an_em_is_no_fault():
    for measure in (4, 4.002):
        assert words("天地玄黄——宇宙洪", measure) == ["天地玄", "黄——宇", "宙洪"]


def test_c40_a_line_with_nothing_else_to_open_opens_beside_its_interpuncts():
    dotted = copy_of("天·地·玄·黄·")
    fitted = fit(dotted, 0, len(dotted.sorts), 7 * EM, fill=True)
    assert fitted.width == 7 * EM
    assert max(fitted.glues[:-1]) - min(fitted.glues[:-1]) <= 1
    twin = fit(copy_of("天地·玄黄"), 0, 5, 5 * EM, fill=True)
    assert twin.glues == [EM // 4, 0, 0, EM // 4, 0]
    far = fit(copy_of("天地·玄黄"), 0, 5, 6 * EM, fill=True)  # .75 em each would be too much
    assert far.glues == [3 * EM // 8] * 4 + [0]


def test_c40_dotted_words_keep_the_lines_before_them_even():
    text = "天地玄黄宇宙" + "·".join("月盈昃辰宿列张寒来暑往秋收冬藏") + "·天地"
    lines = set_lines(text, 10)
    assert all(fitted.width == 10 * EM for _, fitted in lines[:-1])
    assert max(fitted.opened for _, fitted in lines[:-1]) <= EM // 4


def test_c80_a_sign_beside_it_leaves_a_character_alone():
    assert words("天地玄黄宇宙洪荒日月＝盈。", 5)[-1].startswith("月＝盈")
    assert words("天地玄黄宇宙洪荒日月昃盈。", 5)[-1] == "昃盈。"


def test_c80_what_is_behind_a_leader_is_no_company(press):
    """A credit at the end of a caption's last line leaves a lone last character as lonely as before."""
    credit = "<span class=credit>日月</span>"
    css = "p { text-align: start } .credit::before { content: leader(' ') }"
    for caption, last in (("天地玄黄宇宙洪", 2), ("天地玄黄宇宙洪荒", 2)):
        proof = press(f"<p>{caption}{credit}", 6, css)
        assert len(proof.words[-1].removesuffix("日月").strip()) >= last, proof.words
    assert press("<p>天地玄黄宇宙洪日月", 6, css).words[-1] == "洪日月"  # twin: words of one sentence are


@pytest.mark.parametrize(
    ("bound", "wanted"),
    [
        ("", ["天地玄黄宇宙洪荒", "日月盈昃辰宿列"]),
        ("荒日", ["天地玄黄宇宙洪", "荒日月盈昃辰宿列"]),
        ("宙洪荒日", ["天地玄黄宇宙洪荒日", "月盈昃辰宿列"]),
        ("地玄黄宇宙洪荒日月盈昃辰宿", ["天地玄黄宇宙洪荒", "日月盈昃辰宿列"]),  # nowhere else to turn
    ],
)
def test_lines_of_display_type_turn_by_sense(press, bound, wanted):
    """What is bound together is parted only where more lines would be needed otherwise."""

    def turns(text):
        at = text.find(bound) if bound else len(text)
        return [inf if at < place < at + len(bound) else 1.0 for place in range(len(text))]

    proof = press("<p>天地玄黄宇宙洪荒日月盈昃辰宿列", 10, EVEN, turns=turns)
    assert proof.words == wanted


def test_sense_is_not_asked_where_lines_end_behind_marks(press):
    def turns(text):
        raise AssertionError(text)

    proof = press("<p>天地玄黄宇，宙洪荒日月", 7, EVEN, turns=turns)
    assert proof.words == ["天地玄黄宇，", "宙洪荒日月"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("天地玄黄，宇宙洪荒日，月盈昃辰宿", ["天地玄黄，宇宙洪荒日，", "月盈昃辰宿"]),
        (
            "天地玄，黄宇宙洪荒日月盈昃；辰宿列张",
            ["天地玄，黄宇宙洪荒", "日月盈昃；辰宿列张"],
        ),  # fits no line
        ("天地，玄黄宇宙洪荒日月盈昃", ["天地，玄黄宇宙", "洪荒日月盈昃"]),  # a line would be ugly short
        ("天地玄黄宇宙洪荒日月盈昃辰", ["天地玄黄宇宙洪", "荒日月盈昃辰"]),  # no mark
    ],
)
def test_even_lines_end_behind_marks_where_none_is_short(press, text, wanted):
    assert press(f"<p>{text}", 12, EVEN).words == wanted


@pytest.mark.parametrize("bound", ["", ".sense { --banxin-sense: whole }"])
def test_a_western_title_is_even_too(press, bound):
    """Dividing its words makes shorter lines no better than even ones; twin: what is not evened out fills."""
    title = "<p><span class=sense>A study of water rights in rural China"
    even = press(title, 12, EVEN + bound).words
    assert even == ["A study of water", "rights in rural China"]
    assert press(title, 12, "p { text-align: start }").words == ["A study of water rights in", "rural China"]
