"""Numbers in forms that no standard has: 百分之5, 20几个, 三、四天."""

from __future__ import annotations

import re
from collections.abc import Iterator

from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.wording import Message

_ORDER = "一二三四五六七八九"
_PERCENT = re.compile(r"百分之(\d+(?:\.\d+)?)")
_SOME = re.compile(r"(?<![\d.])(\d+)几(?=[个個人年岁歲天名次件元里])")
_GROUPS = re.compile(r"(?<![\d,.])\d{1,3}(?:,\d{3})*,\d{4,}(?=[元人万萬亿億吨噸户戶])")
_ABOUT = re.compile(
    f"(?<![第{_ORDER}十百千万零〇、0-9])([{_ORDER}])、([{_ORDER}])(?=[十百千万]?(?:天|个(?!季)|個(?!季)|人|次|位|岁|歲|里|斤))"
)


def _faults(passage: CopyPassage) -> Iterator[CopyFault]:
    text = passage.text
    for hit in _PERCENT.finditer(text):
        yield _fault(hit, Message("{number}%", number=hit[1]))
    for hit in _SOME.finditer(text):
        yield _fault(hit, Message("the number in 汉字"))
    for hit in _GROUPS.finditer(text):
        yield _fault(hit, Message("groups of three digits"))
    for hit in _ABOUT.finditer(text):
        if _ORDER.index(hit[2]) == _ORDER.index(hit[1]) + 1:  # 三四天, an estimate
            yield _fault(hit, hit[1] + hit[2])


def _fault(hit: re.Match[str], expected: str) -> CopyFault:
    message = Message("{number} is no form of a number.", number=hit[0])
    return CopyFault(hit.start(), hit.end(), message, None, expected)


RULE = CopyRule(
    "copy.number-form",
    "GB/T 15835—2011, 4.2 and 5 (estimates, percentages, digits in groups)",
    _faults,
    (
        "百分之五，5%",
        "二十几个人，几十个",
        "三四天，第三、四天，三、四年级",
        "1,234,567元，1,2,3组",
        "一、二、三个",
    ),
    (
        ("增长百分之5", "增长百分之5"),
        ("20几个人", "20几个人"),
        ("用了三、四天", "用了三、四天"),
        ("共1,2345元", "共1,2345元"),
    ),
)
