"""The facts of an issue in the words that furniture needs: dates, numbers, names."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from banxin.manuscript.publication import Person, Publication

_EM_SPACE = "\u3000"  # in a banner headline: where it may turn into a second line
_WEEKDAYS = "一二三四五六日"
_CODE_LABELS = {"cn": "国内统一连续出版物号 CN ", "issn": "ISSN ", "postal": "邮发代号 "}


@dataclass(frozen=True, slots=True)
class Facts:
    """What 报头, 报眉, title page and colophon show; a fact that is not given is empty."""

    name: str
    publisher: str
    lang: str
    title: str
    title_lines: tuple[str, ...]
    number: str
    date: str
    weekday: str
    page: int
    label: str
    editors: str
    codes: tuple[str, ...]


def facts_of(publication: Publication) -> Facts:
    """The facts of `publication`."""
    issue, masthead = publication.issue, publication.masthead
    return Facts(
        name=masthead.title,
        publisher=masthead.publisher,
        lang=masthead.lang.value,
        title=publication.title,
        title_lines=_title_lines(publication),
        number=f"第{issue.number}期" if issue.number is not None else "",
        date=chinese_date(issue.date) if issue.date else "",
        weekday=f"星期{_WEEKDAYS[issue.date.weekday()]}" if issue.date else "",
        page=issue.page,
        label=issue.label,
        editors=people(issue.editors),
        codes=tuple(_CODE_LABELS.get(key, f"{key} ") + value for key, value in masthead.codes.items()),
    )


def _title_lines(publication: Publication) -> tuple[str, ...]:
    """Where the banner headline may turn: at the editor's `|`, else at a full space."""
    segments = publication.banner.segments
    if len(segments) > 1:
        return segments
    return tuple(part for part in publication.title.split(_EM_SPACE) if part)


def chinese_date(date: dt.date) -> str:
    """2019年7月30日 (GB/T 15835: Arabic digits for the common era)."""
    return f"{date.year}年{date.month}月{date.day}日"


def people(persons: tuple[Person, ...]) -> str:
    """Role and names in one line: 责任编辑：某某　校对：某某."""
    by_role: dict[str, list[str]] = {}
    for person in persons:
        by_role.setdefault(person.role, []).append(person.name)
    return _EM_SPACE.join(
        f"{role}：{'、'.join(names)}" if role else "、".join(names) for role, names in by_role.items()
    )
