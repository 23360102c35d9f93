"""Facts of an issue in words: dates by both calendars, people, widths of names."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from banxin.manuscript import read_publication
from banxin.manuscript.publication import Head, Issue, Lang, Masthead, Person, Publication
from banxin.sheets.facts import Day, chinese_date, facts_of, lunar_date, people, width_in_em

BOOK = Path(__file__).parents[2] / "book"


@pytest.fixture(scope="module")
def guomen() -> Publication:
    publication = read_publication(BOOK).publication
    assert publication is not None
    return publication


@pytest.mark.parametrize(
    ("date", "lunar"),
    [
        ((2019, 7, 30), "己亥年六月廿八"),
        ((2025, 6, 30), "乙巳年六月初六"),
        ((2024, 2, 9), "癸卯年十二月三十"),  # the last day of a year (除夕)
        ((2024, 2, 10), "甲辰年正月初一"),  # and the first of the next
        ((2020, 1, 10), "己亥年十二月十六"),  # January belongs to the old year
        ((2023, 3, 21), "癸卯年二月三十"),
        ((2023, 3, 22), "癸卯年闰二月初一"),  # a leap month
        ((2023, 4, 20), "癸卯年三月初一"),
        ((2025, 7, 25), "乙巳年闰六月初一"),
        ((2033, 12, 22), "癸丑年闰十一月初一"),  # not 闰七月: the problem of 2033
        ((1949, 10, 1), "己丑年八月初十"),
        ((2008, 8, 8), "戊子年七月初八"),
        ((1984, 10, 20), "甲子年九月廿六"),
    ],
)
def test_the_lunar_date(date: tuple[int, int, int], lunar: str) -> None:
    assert lunar_date(dt.date(*date)) == lunar


@pytest.mark.parametrize("date", [dt.date.min, dt.date(1900, 1, 30), dt.date(2102, 1, 1), dt.date.max])
def test_no_lunar_date_outside_the_tables(date: dt.date) -> None:
    assert lunar_date(date) == ""


def test_every_day_of_a_lunar_year_follows_the_one_before() -> None:
    days = [lunar_date(dt.date(2025, 1, 29) + dt.timedelta(day)) for day in range(384)]
    assert len(set(days)) == 384  # 乙巳 has a leap month: 13 months, 384 days
    assert all(day.startswith("乙巳年") for day in days)
    assert lunar_date(dt.date(2025, 1, 29) + dt.timedelta(384)) == "丙午年正月初一"


def test_the_facts_of_the_sample(guomen: Publication) -> None:
    facts = facts_of(guomen)
    assert (facts.date, facts.weekday, facts.number) == ("2019年7月30日", "星期二", "第128期")
    assert (facts.lunar_word, facts.lunar, facts.day) == (
        "农历",
        "己亥年六月廿八",
        Day("2019年", "7月", "30"),
    )
    assert facts.title_lines == ("国门一线新考题", "基层支部这样答")
    assert facts.codes == ("国内统一连续出版物号 CN 11-0000", "ISSN 0000-0000", "邮发代号 1-100")
    assert (facts.name_width, facts.title_width) == (4, 15)


def test_what_is_not_given_is_empty(guomen: Publication) -> None:
    facts = facts_of(replace(guomen, issue=Issue(), masthead=Masthead("晨报")))
    empty = (facts.date, facts.weekday, facts.number, facts.lunar, facts.label, facts.editors)
    assert empty == ("",) * 6
    assert facts.codes == ()
    assert facts.day == Day()


def test_traditional_characters_for_a_traditional_paper(guomen: Publication) -> None:
    masthead = replace(guomen.masthead, lang=Lang.HANT_TW)
    facts = facts_of(replace(guomen, masthead=masthead, issue=Issue(date=dt.date(2025, 7, 25))))
    assert (facts.lunar_word, facts.lunar) == ("農曆", "乙巳年閏六月初一")


def test_the_editors_bar_is_where_the_banner_turns(guomen: Publication) -> None:
    facts = facts_of(replace(guomen, title="甲乙　丙丁", banner=Head(("甲", "乙　丙", "丁"))))
    assert facts.title_lines == ("甲", "乙　丙", "丁")


@pytest.mark.parametrize(
    ("persons", "line"),
    [
        ((), ""),
        ((Person("甲", "责任编辑"),), "责任编辑：甲"),
        (
            (Person("甲", "责任编辑"), Person("乙", "校对"), Person("丙", "责任编辑")),
            "责任编辑：甲、丙　校对：乙",
        ),
        ((Person("甲", ""),), "甲"),
    ],
)
def test_people_by_role(persons: tuple[Person, ...], line: str) -> None:
    assert people(persons) == line


def test_a_date_without_leading_zeros() -> None:
    assert chinese_date(dt.date(2025, 1, 2)) == "2025年1月2日"


@pytest.mark.parametrize(
    ("text", "width"), [("", 1), ("报", 1), ("晨报", 2), ("AB", 1.1), ("A B", 1.4), ("“甲”", 3), ("甲·乙", 3)]
)
def test_widths(text: str, width: float) -> None:
    assert width_in_em(text) == pytest.approx(width)
