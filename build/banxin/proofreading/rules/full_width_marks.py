"""Full-width marks within numbers, addresses and Latin text, which have half-width ones."""

from __future__ import annotations

import re
from collections.abc import Iterator

from banxin.markup.characters import is_han
from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.wording import Message

_POINT = re.compile(r"(?<=\d)．(?=\d)")
_ADDRESS = re.compile(r"(?<=\bhttp)：(?=//)|(?<=\bhttps)：(?=//)", re.ASCII)
# A number of which the last group is 000, or which is an amount of something: 房号101，102 is a list.
_GROUPED = re.compile(
    r"(?<![\d，])\d{1,3}(?:，\d{3})*，(?:000(?![\d，])|\d{3}(?=多?(?:元|人|吨|名|户|公里|美元|平方米)))"
)
_LATIN = re.compile(r"[A-Za-z]{2,}")
_MARK = re.compile(r"(?<=[A-Za-z])[，。；：？！](?=[A-Za-z]|$)")
_HALF = dict(zip("，。；：？！", ",.;:?!", strict=True))
_LEAST = 3  # words that make a Latin sentence


def _faults(passage: CopyPassage) -> Iterator[CopyFault]:
    text = passage.text
    for pattern, right in ((_POINT, "."), (_ADDRESS, ":")):
        for found in pattern.finditer(text):
            yield _fault(found.start(), found[0], right, certain=True)
    for number in _GROUPED.finditer(text):
        message = Message("{number} has full-width commas.", number=number[0])
        yield CopyFault(number.start(), number.end(), message, None, number[0].replace("，", ","))
    if len(_LATIN.findall(text)) >= _LEAST and not any(map(is_han, text)):
        for found in _MARK.finditer(text):
            yield _fault(found.start(), found[0], _HALF[found[0]], certain=False)


def _fault(at: int, mark: str, right: str, *, certain: bool) -> CopyFault:
    message = Message("{mark} is full-width within a number or Latin words.", mark=mark)
    return CopyFault(at, at + 1, message, right if certain else None, right)


RULE = CopyRule(
    "copy.full-width-mark",
    "GB/T 15835—2011, 5.1.1 (numbers of four digits and more, decimals); clreq §3.2.1",
    _faults,
    (
        "总价1,000元，占3.14。",
        "房号101，102，103。",
        "他买了iPhone，iPad等。",
        "三场比分：3，2，0。",
        "2019，2020两年",
    ),
    (
        ("占3．14", "占3.14"),
        ("见http：//a.cn", "见http://a.cn"),
        ("人口106，000，000", "人口106，000，000"),
        ("总价1，200元", "总价1，200元"),
        ("This is good，is it？", "This is good，is it？"),
    ),
)
