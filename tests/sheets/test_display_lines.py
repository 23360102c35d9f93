"""Long titles of covers and title pages turn where their sense allows, never leaving one character."""

from __future__ import annotations

import pytest

from banxin.sheets.display_lines import display_lines, sense_lines


@pytest.mark.parametrize(
    ("segments", "lines"),
    [
        (("一个小镇的读书季",), ("一个小镇的读书季",)),
        (("一条三公里长的小河走了二十年",), ("一条三公里长的", "小河走了二十年")),
        (("数字时代的汉字：从铅字到屏幕",), ("数字时代的汉字：", "从铅字到屏幕")),
        (("中国近代报刊排版史料选编",), ("中国近代报刊", "排版史料选编")),
        (("Python 程序设计与中文排版入门",), ("Python 程序设计", "与中文排版入门")),
        (("從填埋的暗渠到重新聽見水聲的二十年",), ("從填埋的暗渠到重新", "聽見水聲的二十年")),
        (("溪水回到镇上的", "那个春天来得很迟很迟"), ("溪水回到镇上的", "那个春天来得很迟很迟")),
        (("字" * 70,), ("字" * 70,)),
    ],
)
def test_a_title_is_turned_by_sense(segments: tuple[str, ...], lines: tuple[str, ...]) -> None:
    assert display_lines(segments) == lines


def test_what_sense_does_not_part_stays_whole() -> None:
    assert sense_lines("《一本书名长得不能分开的书》", 2) == ()
    assert sense_lines("字", 2) == ()
    assert sense_lines("一条三公里长的小河", 9) == ()
