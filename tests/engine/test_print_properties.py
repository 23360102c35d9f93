"""What holds for any text through real WeasyPrint: print is as the model has it, elements change nothing."""

from html import escape
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compositor.any_text import FEW, MEASURES, PIECES, SOME, STYLES, bare
from compositor.judge import apart
from compositor.setting import Setting
from compositor.type_for_tests import set_bare

SETTINGS = st.builds(
    Setting, st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map("".join),
    st.integers(7, 24), STYLES, indent=st.sampled_from([0, 1, 2]),
)  # fmt: skip


@FEW
@given(st.lists(SETTINGS, min_size=12, max_size=12))
def test_print_is_as_the_model_has_it(press, batch):
    """Any text under any choices: the same lines, every pen within .02 em of the model's, nothing lost."""
    for setting, page in zip(batch, press.set_all(batch), strict=True):
        assert apart(set_bare(setting), page) == [], setting
        assert "".join(line.words for line in page.lines) == bare(setting.text)


WRAPS = ["{}", "<b>{}</b>", "<a href='#x'>{}</a>", "<i style='--banxin-emphasis:dot'>{}</i>",
         "<u style='--banxin-line:proper'>{}</u>", "<b><i>{}</i></b>"]  # fmt: skip
INSIDE = [*"天地玄黄宇宙洪荒日月", *"，。、；：”“）（", "——", "……", "·"]
WRAPPED = st.lists(
    st.tuples(st.sampled_from(WRAPS), st.lists(st.sampled_from(INSIDE), min_size=1, max_size=6).map("".join)),
    min_size=1, max_size=12,
)  # fmt: skip
RUBY = st.lists(
    st.tuples(st.sampled_from("天地玄黄宇宙"), st.sampled_from(["", "", "di", "huang", "ㄅㄆ", "˙ㄅ"]),
              st.sampled_from(["", "，", "。", "”", "“"])),
    min_size=4, max_size=30,
)  # fmt: skip


@SOME
@given(WRAPPED, MEASURES)
def test_elements_change_nothing(press, pieces, measure):
    """Borders of elements part nothing, move nothing and lose nothing."""
    plain = Setting("".join(text for _, text in pieces), measure)
    markup = "".join(wrap.format(escape(text)) for wrap, text in pieces)
    page = press.set(Setting("", measure, markup=f"<p>{markup}"))
    assert apart(set_bare(plain), page) == []


@SOME
@given(RUBY, MEASURES)
def test_readings_stay_with_their_bases(press, pieces, measure):
    """C19, C69, C73: nothing is lost, no reading starts a line or touches its neighbour, the pitch stays."""
    markup = "".join(
        (f"<ruby>{base}<rt>{reading}</rt></ruby>" if reading else base) + mark
        for base, reading, mark in pieces
    )
    page = press.set(Setting("", measure, markup=f"<p>{markup}"))
    words = [line.words for line in page.lines]
    assert "".join(words) == "".join(base + mark for base, _, mark in pieces)
    assert sum(len(text) for text, *_ in page.readings) == sum(len(reading) for _, reading, _ in pieces)
    assert not any(line[0] in "，。”" for line in words[1:])
    assert not any(line[-1] == "“" for line in words[:-1])
    baselines = [line.baseline for line in page.lines]
    assert all(b - a == pytest.approx(2, abs=0.01) for a, b in pairwise(baselines))
    for line in page.lines[:-1]:
        assert line.end == pytest.approx(measure, abs=0.02) or page.overfull
    assert all(left >= -0.02 and right <= measure + 0.02 for _, left, right, _ in page.readings)
