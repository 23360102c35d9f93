"""A hyphen in a range of years, dates, times, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.wording import Message

_SIGN = "[-–~－]"
_TIMES = re.compile(
    rf"(?:[年月日]|(?<!\d)(?:1[89]|20)\d\d)(?P<year>{_SIGN})(?=(?:1[89]|20)\d\d年)"
    rf"|[年月日](?P<date>{_SIGN})(?=\d)"
    rf"|(?<![\d.-])\d{{1,2}}(?P<month>{_SIGN})(?=1?\d月|[1-3]?\d日)"
    rf"|(?<![\d.-])\d{{1,2}}(?P<day>{_SIGN})(?=[1-3]\d号(?![楼院线门机厅馆桌]))"
    r"|(?<![\d:.-])\d{1,2}:\d\d(?P<clock>[-–~－～])(?=\d{1,2}:\d\d(?![\d:-]))"
    r"|(?:周|星期)[一二三四五六日](?P<week>[-–~－～])(?=(?:周|星期)[一二三四五六日天])"
)
_UNITS = "[%％℃元万亿岁个人天名米倍吨亩]|公里|公斤|小时|分钟|平方米|千米|厘米|毫米"
_AMOUNTS = re.compile(
    rf"\d[%％℃元万亿](?P<whole>{_SIGN})(?=\d)"
    rf"|(?<![\d.,A-Za-z])(?<![\dA-Za-z]-)(?P<less>\d+(?:\.\d+)?)(?P<plain>{_SIGN})"
    rf"(?P<more>\d+(?:\.\d+)?)(?:{_UNITS})(?![A-Za-z型])"
)


def _faults(passage: CopyPassage) -> Iterator[CopyFault]:
    text = passage.text
    if not any(sign in text for sign in "-–~－～"):
        return
    for pattern, right in ((_TIMES, "—"), (_AMOUNTS, "～")):
        for found in pattern.finditer(text):
            numbers = found.groupdict()
            if numbers.get("less") and float(numbers["less"]) >= float(numbers["more"]):
                continue
            group = next(name for name, said in numbers.items() if said and name not in ("less", "more"))
            message = Message("{mark} stands in a range.", mark=found[group])
            yield CopyFault(found.start(group), found.end(group), message, right, right)


RULE = CopyRule(
    "copy.range",
    "GB/T 15834—2011, 4.13; GB/T 15835—2011 (ranges)",
    _faults,
    (
        "2019—2020年",
        "10%～20%",
        "电话 010-62345678",
        "2019-07-30",
        "波音737-800",
        "3-5-2阵型",
        "3-5号楼",
        "苏-27型机",
        "比分3-2，球员2人",
    ),
    (
        ("2019年-2020年", "2019年—2020年"),
        ("2019-2020年", "2019—2020年"),
        ("10%-20%", "10%～20%"),
        ("15-20岁，3–5人", "15～20岁，3～5人"),
        ("5-6月", "5—6月"),
        ("8000-12000元，10-12月", "8000～12000元，10—12月"),
        ("9:00-17:00，周一-周五", "9:00—17:00，周一—周五"),
    ),
)
