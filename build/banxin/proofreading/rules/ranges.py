"""A hyphen in a range of years, dates, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.wording import Message

_DATES = re.compile(
    r"(?<=[年月日])[-–~－](?=\d)|(?<=(?<!\d)(?:1[89]|20)\d\d)[-–~－](?=(?:1[89]|20)\d\d年)"
    r"|(?<=(?<![\d.-])\d)[-–~－](?=1?\d月)|(?<=(?<![\d.-])[12]\d)[-–~－](?=[1-3]\d[日号])"
)
_AMOUNTS = re.compile(
    r"(?<=\d[%％℃元万亿])[-–~－](?=\d)|(?<=\d)~(?=\d+[%％℃元万亿岁个人])"
    r"|(?<=(?<![\d.-])\d)[-–－](?=[\d.]+[%％℃元万亿岁个人天名米])"
    r"|(?<=(?<![\d.-])\d\d)[-–－](?=[\d.]+[%％℃元万亿岁个人天名米])"
)


def _faults(passage: CopyPassage) -> Iterator[CopyFault]:
    if not any(map(str.isdigit, passage.text)):
        return
    for pattern, right in ((_DATES, "—"), (_AMOUNTS, "～")):
        for found in pattern.finditer(passage.text):
            message = Message("{mark} stands in a range.", mark=found[0])
            yield CopyFault(found.start(), found.end(), message, right, right)


RULE = CopyRule(
    "copy.range",
    "GB/T 15834—2011, 4.13; GB/T 15835—2011 (ranges)",
    _faults,
    ("2019—2020年", "10%～20%", "电话 010-62345678", "2019-07-30", "波音737-800", "3-5-2阵型"),
    (
        ("2019年-2020年", "2019年—2020年"),
        ("2019-2020年", "2019—2020年"),
        ("10%-20%", "10%～20%"),
        ("15-20岁，3–5人", "15～20岁，3～5人"),
        ("5-6月", "5—6月"),
    ),
)
