"""The facts of an issue in the words that furniture needs: dates, numbers, names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from borax.calendars.lunardate import InvalidLunarDateError, LunarDate

from banxin.manuscript.form.codes import bare_code
from banxin.manuscript.publication import Lang, Person, Publication
from banxin.sheets.bylines import byline_text
from banxin.sheets.display_lines import display_lines
from banxin.sheets.labels import Labels, labels_for
from banxin.sheets.records import PeopleRecord, printed_fields

_EM_SPACE = "\u3000"  # in a banner headline: where it may turn into a second line
_WEEKDAYS = "一二三四五六日"

# Names of months and days of the lunar calendar: GB/T 33661—2017, 4.3 and 4.4.
_LUNAR_MONTHS = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_ONES = "一二三四五六七八九"
_LUNAR_DAYS = (
    *(f"初{one}" for one in _ONES + "十"),
    *(f"十{one}" for one in _ONES),
    "二十",
    *(f"廿{one}" for one in _ONES),
    "三十",
)
_TRADITIONAL = str.maketrans("农闰", "農閏")


@dataclass(frozen=True, slots=True)
class Day:
    """The parts of a date that a date block (报眼) sets apart; empty without a date."""

    year: str = ""
    month: str = ""
    day: str = ""


NOBODY = PeopleRecord("", ())


@dataclass(frozen=True, slots=True)
class Credit:
    """Those who made a publication in one role: 责任编辑 with its names in one line."""

    role: str
    names: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What 报头, 报眉, title page and colophon show; a fact that is not given is empty.

    `lunar` is the date by the lunar calendar without the word 农历, which is `lunar_word`;
    `authors` are those of the whole publication, `credits` its editors by role, `isbn` is without its name,
    `month` year and month of the date, `revision` the day of the last correction.
    `fields` are those that the layout declares for the issue. `name_width` and `title_width` are widths in
    em, Western letters counted as half.
    """

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
    lunar: str = ""
    lunar_word: str = "农历"
    day: Day = Day()
    name_width: float = 1
    title_width: float = 1
    authors: PeopleRecord = NOBODY
    subtitle: str = ""
    description: str = ""
    subjects: tuple[str, ...] = ()
    rights: str = ""
    licence: str = ""
    credits: tuple[Credit, ...] = ()
    month: str = ""
    isbn: str = ""
    revision: str = ""
    fields: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def display_lines(self) -> tuple[str, ...]:
        """The title in lines of display type: `title_lines`, or a single long one turned by sense."""
        return display_lines(self.title_lines)


def facts_of(
    publication: Publication, labels: Labels | None = None, picture: Callable[[str], str] = str
) -> Facts:
    """The facts of `publication`, its codes named by `labels` (default: those of its region).

    `picture` gives the address of a picture in this edition.
    """
    labels = labels or labels_for(publication.masthead.lang)
    issue, masthead = publication.issue, publication.masthead
    lines = _title_lines(publication)
    traditional = masthead.lang is not Lang.HANS
    lunar = lunar_date(issue.date) if issue.date else ""
    metadata = publication.metadata
    return Facts(
        name=masthead.title,
        publisher=masthead.publisher,
        lang=masthead.lang.value,
        title=publication.title,
        title_lines=lines,
        number=labels.issue_number.format(issue.number) if issue.number is not None else "",
        date=chinese_date(issue.date) if issue.date else "",
        weekday=labels.weekday.format(_WEEKDAYS[issue.date.weekday()]) if issue.date else "",
        page=issue.page,
        label=issue.label,
        editors=people(issue.editors),
        codes=tuple(_code(key, value, labels) for key, value in masthead.codes.items()),
        lunar=lunar.translate(_TRADITIONAL) if traditional else lunar,
        lunar_word=labels.lunar,
        day=_day(issue.date),
        name_width=width_in_em(masthead.title),
        title_width=width_in_em(publication.title),
        authors=PeopleRecord(byline_text(metadata.authors), metadata.authors.people),
        subtitle=metadata.subtitle,
        description=metadata.description,
        subjects=metadata.subjects,
        rights=metadata.rights,
        licence=metadata.licence,
        credits=tuple(Credit(role, "\u3000".join(names)) for role, names in by_role(issue.editors).items()),
        month=f"{issue.date.year}年{issue.date.month}月" if issue.date else "",
        isbn=bare_code(masthead.codes.get("isbn", "")),
        revision=_revision(publication, labels),
        fields=printed_fields(publication.fields, picture, publication.images),
    )


def _revision(publication: Publication, labels: Labels) -> str:
    """The day of the last correction and which it is; empty for an issue that was never corrected."""
    made = publication.revision
    if made is None:
        return ""
    return chinese_date(made.date) + (labels.revision.format(made.number) if made.number else "")


def _code(key: str, value: str, labels: Labels) -> str:
    """A code behind what it is called in print."""
    known = {"cn": f"{labels.cn} CN", "issn": "ISSN", "isbn": "ISBN", "postal": labels.postal}
    return f"{known.get(key, key)} {value}"


def _title_lines(publication: Publication) -> tuple[str, ...]:
    """Where the banner headline may turn: at the editor's `|`, else at a full space."""
    segments = publication.banner.segments
    if len(segments) > 1:
        return segments
    return tuple(part for part in publication.title.split(_EM_SPACE) if part)


def _day(date: dt.date | None) -> Day:
    return Day(f"{date.year}年", f"{date.month}月", str(date.day)) if date else Day()


def chinese_date(date: dt.date) -> str:
    """2019年7月30日 (GB/T 15835: Arabic digits for the common era)."""
    return f"{date.year}年{date.month}月{date.day}日"


def lunar_date(date: dt.date) -> str:
    """己亥年六月廿八: the year by stems and branches, month and day (GB/T 33661—2017).

    Empty outside 1900 to 2100, which the tables of the calendar do not reach.
    """
    try:
        lunar = LunarDate.from_solar(date)
    except (InvalidLunarDateError, ValueError, IndexError):
        return ""
    leap = "闰" if lunar.leap else ""
    return f"{lunar.gz_year}年{leap}{_LUNAR_MONTHS[lunar.month - 1]}月{_LUNAR_DAYS[lunar.day - 1]}"


def width_in_em(text: str) -> float:
    """About how wide a line of heading type is, in em: 1 for a Chinese character, 0.55 for a letter or
    digit, 0.3 for a space; never less than 1."""
    widths = (
        0.3 if character == " " else 0.55 if ord(character) < 0x2000 and character not in "·—" else 1.0
        for character in text
    )
    return max(1.0, round(sum(widths), 2))


def people(persons: tuple[Person, ...]) -> str:
    """Role and names in one line: 责任编辑：某某　校对：某某."""
    return _EM_SPACE.join(
        f"{role}：{'、'.join(names)}" if role else "、".join(names)
        for role, names in by_role(persons).items()
    )


def by_role(persons: tuple[Person, ...]) -> dict[str, list[str]]:
    """The names under each role, in the order in which the roles were first named."""
    named: dict[str, list[str]] = {}
    for person in persons:
        named.setdefault(person.role, []).append(person.name)
    return named
