"""Headlines: emphasis, Hei, ruby, bars, and the marks that stay as written."""

import pytest

from banxin.markup.headlines import read_headline

from .dump import words

CASES = {
    "主题|断处": ("主题 / 断处", []),
    " 甲 ｜ 乙 ||": ("甲 / 乙", []),
    "{饕餮|tāo tiè}与*夔*": ("ruby(饕=tāo,餮=tiè)与em(夔)", []),
    "**粗**与*甲{乙|yǐ}*": ("strong(粗)与em(甲ruby(乙=yǐ))", []),
    r"用 shell 的 \| 管道|二": ("用␣shell␣的␣|␣管道 / 二", []),
    r"\*甲\* \{乙|丙\}": ("*甲*␣{乙 / 丙}", []),
    "5*3*2 与 snake_case 与 __init__": ("5*3*2␣与␣snake_case␣与␣__init__", []),
    "*甲|乙*": ("*甲 / 乙*", ["*", "*"]),
    "甲{|}乙": ("甲{ / }乙", []),
    "A<b>&c`d`": ("A<b>&c`d`", []),
}


@pytest.mark.parametrize("written", CASES)
def test_a_headline_is_read(written: str) -> None:
    segments, strays = read_headline(written)
    assert (" / ".join(map(words, segments)), list(strays)) == CASES[written]
