"""Dates that there are not, and days of the week that disagree with the date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.wording import Message

_DAYS = "一二三四五六日"
_DATE = re.compile(
    r"(?:(?P<year>(?:1[89]|20)\d\d) ?年)? ?(?<![\d.])(?P<month>\d{1,2}) ?月 ?(?P<day>\d{1,2}) ?日"
    r"(?:[（(,， ]?(?:星期|周|礼拜)(?P<week>[一二三四五六日天]))?"
)
_LEAP_YEAR = 2000


def _numbers(found: re.Match[str]) -> tuple[int, int, int]:
    return int(found["year"] or _LEAP_YEAR), int(found["month"]), int(found["day"])


def _date(found: re.Match[str]) -> dt.date | None:
    try:
        return dt.date(*_numbers(found))
    except ValueError:
        return None


def _impossible(passage: CopyPassage) -> Iterator[CopyFault]:
    for found in _DATE.finditer(passage.text):
        if _date(found) is None:
            message = Message("There is no day {date}.", date=found[0].strip())
            yield CopyFault(found.start(), found.end(), message)


def _weekdays(passage: CopyPassage) -> Iterator[CopyFault]:
    for found in _DATE.finditer(passage.text):
        date = _date(found) if found["year"] and found["week"] else None
        if date is None:
            continue
        right = _DAYS[date.weekday()]
        if found["week"].replace("天", "日") != right:
            message = Message("{date} is a 星期{day}.", date=date.isoformat(), day=right)
            yield CopyFault(found.start("week"), found.end("week"), message, None, right)


IMPOSSIBLE = CopyRule(
    "copy.no-such-date",
    "GB/T 7408.1—2023 (Gregorian calendar)",
    _impossible,
    ("2020年2月29日", "12月31日", "13个月"),
    (("2019年2月29日", "2019年2月29日"), ("6月31日", "6月31日"), ("13月1日", "13月1日")),
)
WEEKDAY = CopyRule(
    "copy.weekday",
    "GB/T 7408.1—2023 (Gregorian calendar)",
    _weekdays,
    ("2019年7月30日（星期二）", "7月30日星期三"),
    (("2019年7月30日（星期三）", "2019年7月30日（星期三）"),),
)
