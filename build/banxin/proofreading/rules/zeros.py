"""The signs of zero: 〇 in numbers that are read digit by digit, 零 in amounts, 0 among Arabic digits.

○ for 〇 throughout is what newspapers wrote for decades; it has a rule of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.wording import Message

_DIGITS = "一二三四五六七八九"
# Letters, Arabic digits and circles among Chinese digits: 二O一九年, 二O○九年.
_MIXED = re.compile(f"(?<=[{_DIGITS}〇])[○◯OoОο0０Ｏ]+(?=[{_DIGITS}〇年])")
_CIRCLE = re.compile(f"(?<=[{_DIGITS}〇○])[○◯](?=[{_DIGITS}〇○◯年])")
# 零 in a year that is read digit by digit: 二零一九年.
_YEAR = re.compile(f"(?<![{_DIGITS}零〇十百千万亿])[一二][{_DIGITS}零〇]{{3}}(?=年)")
_AMOUNT = re.compile(f"(?<=[百千万亿])[〇○](?=[{_DIGITS}])")
_ARABIC = re.compile(r"(?<![A-Za-z0-9.])(\d+)([〇○◯OoОο])(?=\d{1,3}(?:[年月日元人个万亿%％]|\d年))")


def _faults(passage: CopyPassage) -> Iterator[CopyFault]:
    text = passage.text
    for found in _MIXED.finditer(text):
        if not found[0].strip("○◯"):
            continue
        for at, sign in enumerate(found[0], found.start()):
            yield _fault(at, sign, "〇", certain=True)
    for year in _YEAR.finditer(text):
        for at, sign in enumerate(year[0], year.start()):
            if sign == "零":
                yield _fault(at, sign, "〇", certain=False)
    for found in _AMOUNT.finditer(text):
        yield _fault(found.start(), found[0], "零", certain=False)
    for found in _ARABIC.finditer(text):
        yield _fault(found.start(2), found[2], "0", certain=False)


def _circles(passage: CopyPassage) -> Iterator[CopyFault]:
    for found in _CIRCLE.finditer(passage.text):
        yield _fault(found.start(), found[0], "〇", certain=True)


def _fault(at: int, sign: str, right: str, *, certain: bool) -> CopyFault:
    message = Message("{sign} stands for zero.", sign=sign)
    return CopyFault(at, at + 1, message, right if certain else None, right)


RULE = CopyRule(
    "copy.zero",
    "GB/T 15835—2011 (零 and 〇)",
    _faults,
    ("二〇一九年", "一百零五人", "2019年", "○五届", "从零到一", "二零五号"),
    (
        ("二O○九年", "二〇〇九年"),
        ("二零一九年", "二零一九年"),
        ("一百〇五人", "一百〇五人"),
        ("2O19年", "2O19年"),
    ),
)
CIRCLE = CopyRule(
    "copy.zero-circle",
    "GB/T 15835—2011 (零 and 〇); The Unicode Standard (U+3007 is the ideograph, U+25CB a figure)",
    _circles,
    ("二〇一九年", "○五届", "三个○"),
    (("二○一九年", "二〇一九年"), ("一九○○年", "一九〇〇年")),
)
