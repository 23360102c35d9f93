"""Titles cut to a width in 字: Latin at about half, between words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banxin.layouts.templates.shortening import ELLIPSIS, LATIN_ELLIPSIS, shortened


@pytest.mark.parametrize(
    ("text", "width", "result"),
    [
        ("戈壁边乡各族群众", 8, "戈壁边乡各族群众"),
        ("戈壁边乡各族群众怎样拧成一股绳", 8, "戈壁边乡各族……"),
        ("A quiet library", 8.5, "A quiet library"),
        ("A quiet library at the bridge", 10, "A quiet library…"),
        ("新馆 Library of the Bridge 开放", 9.6, "新馆 Library of……"),
        ("Transport’s new timetable", 7.4, "Transport’s…"),
        ("夜读：灯亮到九点半", 4, "夜读……"),
        ("Donaudampfschifffahrt", 4, "Donau…"),
        ("e\u0301te\u0301 e\u0301ternel", 4, "e\u0301te\u0301…"),
        ("读书", 0, "读……"),
        ("", 5, ""),
    ],
)
def test_a_title_is_cut_at_the_end_of_a_word(text: str, width: float, result: str) -> None:
    assert shortened(text, width) == result


@given(st.text("字，《A b’-", max_size=40), st.floats(4, 30))
def test_what_is_cut_is_a_beginning_that_goes_in(text: str, width: float) -> None:
    short = shortened(text, width)
    if short != text:
        mark = ELLIPSIS if "字" in text or "，" in text or "《" in text else LATIN_ELLIPSIS
        assert short.endswith(mark)
        assert text.startswith(short.removesuffix(mark))
        assert shortened(short, width) == short
