"""Heads with their marks: whole, and in the lines that make-up broke them into."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from banxin.manuscript.articles.heads import head
from banxin.manuscript.publication import HeadlineStack
from banxin.sheets.heads import set_lines, set_stack

from .test_body import SETTING

WRITTEN = "甲*乙，丙*|丁{戊己|wù jǐ}<庚 辛"


def test_a_head_has_words_and_a_spelt_form() -> None:
    marked = head(WRITTEN)
    assert marked.text == "甲乙，丙丁戊己<庚 辛"
    assert marked.spelt == ("甲乙，丙", "丁戊己（wù jǐ）<庚 辛")
    assert head("甲|乙").inlines == ()


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("早市|晚归|桥上的人", "早市\u3000晚归\u3000桥上的人"),
        ("甲，|乙", "甲，乙"),
        ("“甲”|乙：|丙", "“甲”乙：丙"),
        ("甲|——乙", "甲——乙"),
        ("Night|Train|到站", "Night Train\u3000到站"),
        ("甲", "甲"),
        ("", ""),
    ],
)
def test_a_head_in_one_line_has_a_gap_where_it_may_turn(written: str, line: str) -> None:
    assert head(written).in_one_line == line


def test_segments_carry_their_marks() -> None:
    stack = set_stack(HeadlineStack(headline=head(WRITTEN), eyebrow=head("甲<|乙")), SETTING)
    first, second = stack.headline.segments
    assert first == "甲<em>乙，丙</em>"
    assert second.startswith("丁<ruby>戊<rp>（</rp><rt>wù</rt>")
    assert (stack.headline.text, stack.headline.readings) == ("甲乙，丙\u3000丁戊己<庚 辛", True)
    assert (stack.eyebrow.segments, stack.eyebrow.marked) == (("甲<", "乙"), False)
    inline = set_stack(HeadlineStack(headline=head(WRITTEN)), replace(SETTING, readings_inline=True))
    assert not inline.headline.readings


def test_lines_of_make_up_carry_their_marks() -> None:
    lines = set_lines(head(WRITTEN), ("甲乙，", "丙丁戊己", "（wù jǐ）<庚", "辛"))
    assert lines == (
        "甲<em>乙，</em>",
        "<em>丙</em>丁戊己",
        '<span class="reading">（wù jǐ）</span>&lt;庚',
        "辛",
    )


@given(st.sets(st.integers(1, 18)))
def test_no_character_is_lost_wherever_lines_break(places: set[int]) -> None:
    text = "".join(head(WRITTEN).spelt)
    bounds = [0, *sorted(place for place in places if place < len(text)), len(text)]
    lines = tuple(text[start:end].strip() for start, end in pairwise(bounds))
    found = [
        "".join(etree.fromstring(f"<p>{line}</p>").itertext()) for line in set_lines(head(WRITTEN), lines)
    ]
    assert tuple(found) == lines


@pytest.mark.parametrize("lines", [("甲", "乙"), ("壬",)])
def test_plain_heads_and_strange_lines_pass(lines: tuple[str, ...]) -> None:
    assert set_lines(head("甲|乙"), lines) == lines
    assert set_lines(head("*甲*"), ("壬",)) == ("壬",)
