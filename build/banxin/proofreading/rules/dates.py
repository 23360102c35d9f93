"""Dates that there are not, and days of the week that disagree with the date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import suppress

from banxin.findings import Finding
from banxin.proofreading.model.issue_rule import IssueCopy, IssueExample, IssueRule
from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule, found
from banxin.wording import Message

_DAYS = "一二三四五六日"
_WEEK = r"(?:[（(,， ]?(?:星期|周|礼拜)(?P<week>[一二三四五六日天]))?"
_DATE = re.compile(
    r"(?:(?P<year>(?:1[89]|20)\d\d) ?年)? ?(?<![\d.])(?P<month>\d{1,2}) ?月 ?(?P<day>\d{1,2}) ?[日号]"
    rf"(?![楼院线]){_WEEK}"
)
# Years that are read digit by digit are of the Gregorian calendar; 二月三十 alone may be of the lunar one.
_HAN_DATE = re.compile(
    rf"(?P<year>(?:一[八九]|二[〇零○])[一二三四五六七八九〇零○]{{2}})年(?P<month>十[一二]?|[一二三四五六七八九])月"
    rf"(?P<day>三?十[一二三四五六七八九]?|二十[一二三四五六七八九]?|[一二三四五六七八九])[日号]{_WEEK}"
)
_PLAIN_DATE = re.compile(
    r"(?<![\d./-])(?P<year>(?:1[89]|20)\d\d)(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})(?![\d./-]*\d)"
)
_TIME = re.compile(
    r"(?:日|[上下中]午|凌晨|清晨|早上|晚上|晚间|傍晚) ?(?P<hour>\d{1,2})"
    r"(?:[:：](?P<minute>\d\d)(?![:：\d])|[时點点](?![\d间]))"
)
_DIGITS = {sign: str(nth) for nth, sign in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0"}
_LEAP_YEAR = 2000
_HOURS, _MINUTES = 24, 60
_NEAR = 92  # days from an issue within which a date without a year is of the nearest year


def _dates(text: str) -> Iterator[re.Match[str]]:
    """The dates of a text, those in Chinese numbers behind those in digits."""
    if "月" in text:
        yield from _DATE.finditer(text)
        yield from _HAN_DATE.finditer(text)


def _number(written: str) -> int:
    """What a number says: 2019, 二〇一九, 三十一."""
    if "十" not in written:
        return int("".join(_DIGITS.get(sign, sign) for sign in written))
    tens, ones = written.split("十")
    return 10 * int(_DIGITS.get(tens, "1")) + int(_DIGITS.get(ones, "0"))


def _numbers(found: re.Match[str]) -> tuple[int, int, int]:
    year = _number(found["year"]) if found["year"] else _LEAP_YEAR
    return year, _number(found["month"]), _number(found["day"])


def _date(found: re.Match[str]) -> dt.date | None:
    try:
        return dt.date(*_numbers(found))
    except ValueError:
        return None


def _impossible(passage: CopyPassage) -> Iterator[CopyFault]:
    for hit in _dates(passage.text):
        if _date(hit) is None:
            message = Message("There is no day {date}.", date=hit[0].strip())
            yield CopyFault(hit.start(), hit.end(), message)
    for hit in _PLAIN_DATE.finditer(passage.text):
        if _date(hit) is None:
            yield CopyFault(hit.start(), hit.end(), Message("There is no day {date}.", date=hit[0]))
    for hit in _TIME.finditer(passage.text):
        hour, minute = int(hit["hour"]), int(hit["minute"] or 0)
        if hour > _HOURS or minute >= _MINUTES or (hour == _HOURS and minute):
            time = passage.text[hit.start("hour") : hit.end()]
            yield CopyFault(hit.start("hour"), hit.end(), Message("There is no time {time}.", time=time))


def _weekdays(passage: CopyPassage) -> Iterator[CopyFault]:
    for hit in _dates(passage.text):
        date = _date(hit) if hit["year"] and hit["week"] else None
        if date is None:
            continue
        right = _DAYS[date.weekday()]
        if hit["week"].replace("天", "日") != right:
            message = Message("{date} is a 星期{day}.", date=date.isoformat(), day=right)
            yield CopyFault(hit.start("week"), hit.end("week"), message, None, right)


def _weekdays_of_issue(issue: IssueCopy) -> Iterator[Finding]:
    """Dates without a year near that of the issue: the year is the one that brings them nearest to it."""
    if issue.date is None:
        return
    for passage in issue.passages():
        for found_date in _dates(passage.text):
            if found_date["year"] or not found_date["week"] or _date(found_date) is None:
                continue
            date = _nearest(issue.date, *_numbers(found_date)[1:])
            right = _DAYS[date.weekday()] if date else ""
            if date and found_date["week"].replace("天", "日") != right:
                message = Message("{date} is a 星期{day}.", date=date.isoformat(), day=right)
                start, end = found_date.span("week")
                yield found("copy.weekday-of-issue", passage, CopyFault(start, end, message, None, right))


def _nearest(issued: dt.date, month: int, day: int) -> dt.date | None:
    """The date of that month and day that is nearest to the issue, if no other year may be meant."""
    near = []
    for year in (issued.year - 1, issued.year, issued.year + 1):
        with suppress(ValueError):  # the 29th of February of other years
            near.append(dt.date(year, month, day))
    nearest = min(near, key=lambda one: abs(one - issued), default=None)
    return nearest if nearest and abs((nearest - issued).days) <= _NEAR else None


IMPOSSIBLE = CopyRule(
    "copy.no-such-date",
    "GB/T 7408.1—2023 (Gregorian calendar)",
    _impossible,
    (
        "2020年2月29日",
        "12月31日",
        "13个月",
        "二〇二〇年二月二十九日",
        "二月三十日",
        "6月31号楼",
        "2026-02-28，上午9:30，晚上24时",
    ),
    (
        ("2019年2月29日", "2019年2月29日"),
        ("6月31日", "6月31日"),
        ("13月1日", "13月1日"),
        ("2026-02-30", "2026-02-30"),
        ("上午9:75", "上午9:75"),
        ("11月30日25时", "11月30日25时"),
        ("二〇一九年二月三十日", "二〇一九年二月三十日"),
    ),
)
WEEKDAY = CopyRule(
    "copy.weekday",
    "GB/T 7408.1—2023 (Gregorian calendar)",
    _weekdays,
    ("2019年7月30日（星期二）", "7月30日星期三"),
    (
        ("2019年7月30日（星期三）", "2019年7月30日（星期三）"),
        ("二〇一九年七月三十日星期三", "二〇一九年七月三十日星期三"),
    ),
)
OF_ISSUE = IssueRule(
    "copy.weekday-of-issue",
    "GB/T 7408.1—2023 (Gregorian calendar)",
    _weekdays_of_issue,
    (
        IssueExample(("---\nheadline: 题\n---\n11月29日（星期日）",), date=dt.date(2026, 11, 29)),
        IssueExample(
            ("---\nheadline: 题\n---\n1月2日（星期六），6月1日（星期一）",), date=dt.date(2026, 11, 29)
        ),
    ),
    (IssueExample(("---\nheadline: 题\n---\n11月29日（星期六）开幕",), date=dt.date(2026, 11, 29)),),
)
