"""Stories stacked in a strip: whole rows, order kept, room and over-set copy counted."""

from __future__ import annotations

import pytest

from banxin.layouts import Grid
from banxin.makeup.plans import allot, page_plans, read_modules
from banxin.makeup.strips import Strip, stack

GRID = Grid(
    trim_width=390, trim_height=550, size=9, pitch=11.5, columns=8, measure=13, gutter=1, rows=120
)


@pytest.mark.parametrize(
    ("columns", "legs", "gutter", "measure"),
    [(5, 3, 1.5, 22), (3, 2, 1, 20), (4, 3, 2, 17), (8, 5, 1.5, 21), (1, 1, 1, 13)],
)
def test_a_strip_is_recut_into_legs(columns: int, legs: int, gutter: float, measure: float) -> None:
    assert Strip(0, columns, legs, gutter, 1).measure(GRID) == measure


def test_spare_rows_widen_the_gaps_from_above() -> None:
    strip = Strip(0, 5, 3, 1.5, 3)
    placed, fill = stack(strip, {"a": 30, "b": 30, "c": 30}, ["a", "b", "c"], 10, 101, gap=3)
    assert [(p.row, p.gap) for p in placed] == [(10, 0), (46, 6), (81, 5)]
    assert placed[-1].row + placed[-1].rows == 111
    assert fill.over == -5


def test_a_strip_that_just_fits_is_not_over() -> None:
    _, fill = stack(Strip(0, 5, 3, 1.5, 2), {"a": 50, "b": 47}, ["a", "b"], 0, 100, gap=3)
    assert fill.over == 0


def test_one_row_too_many_is_over_set() -> None:
    placed, fill = stack(Strip(0, 5, 3, 1.5, 2), {"a": 51, "b": 47}, ["a", "b"], 0, 100, gap=3)
    assert fill.over == 1
    assert [p.key for p in placed] == ["a", "b"]


MODULES = {
    "plans": [
        [{"columns": 8, "legs": 5, "stories": 1}],
        [{"columns": 5, "legs": 3, "stories": 2}, {"columns": 3, "legs": 2, "stories": 1}],
    ]
}


@pytest.mark.parametrize(
    ("stories", "pages"), [(1, [1]), (2, [1, 1]), (3, [3]), (4, [3, 1]), (7, [3, 3, 1]), (0, [])]
)
def test_stories_are_allotted_to_pages(stories: int, pages: list[int]) -> None:
    plans = page_plans(read_modules(MODULES))
    assert [plan.stories for plan in allot(stories, plans)] == pages


def test_strips_stand_side_by_side() -> None:
    plan = page_plans(read_modules(MODULES))[3]
    assert [(strip.column, strip.columns) for strip in plan.strips] == [(0, 5), (5, 3)]
