"""Rules between the modules of a newspaper page: none where frames stand on both sides."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from banxin.makeup.model.page import PageRule
from banxin.preflight.pages.page import n29_gutters
from banxin.sheets.print.module_rules import drawn_rules

GRID: Any = SimpleNamespace(size=10.0, pitch=12.0, measure=13.0, gutter=1.0)
BESIDE = PageRule(True, 13.5, 20, 10)
BELOW = PageRule(False, 0, 18.5, 27)


def module(key: str, column: int, row: int, rows: int, columns: int = 1) -> Any:
    return SimpleNamespace(key=key, column=column, columns=columns, row=row, rows=rows)


def page(*rules: PageRule) -> Any:
    """A story over two columns, and below it two more side by side."""
    modules = (module("top", 0, 0, 17, 2), module("left", 0, 20, 10), module("right", 1, 20, 10))
    return SimpleNamespace(modules=modules, rules=rules)


@pytest.mark.parametrize(
    ("rule", "framed", "drawn"),
    [
        (BESIDE, "", True),
        (BESIDE, "left", True),
        (BESIDE, "left right", False),
        (BELOW, "left right", True),
        (BELOW, "top left", True),
        (BELOW, "top left right", False),
    ],
)
def test_frames_on_both_sides_need_no_rule(rule: PageRule, framed: str, drawn: bool) -> None:
    assert bool(drawn_rules(page(rule), framed.split(), GRID)) is drawn


def test_a_rule_stands_where_make_up_has_put_it() -> None:
    (upright, lying) = drawn_rules(page(BESIDE, BELOW), (), GRID)
    assert upright == {"upright": True, "left": 135, "top": 240, "length": 120}
    assert lying == {"upright": False, "left": 0, "top": 222, "length": 270}


def judged(boxed: bool, *, beside: bool, gap: float = 11.0) -> list[object]:
    """What is told of two stories with no rule between them, one in a frame and the other perhaps too."""
    left, top = (110.0 + gap, 0.0) if beside else (10.0, 100.0 + gap)
    boxes = [(10.0, 110.0, 0.0, 100.0), (left, left + 100, top, top + 100)]
    modules = [
        SimpleNamespace(
            page=0, legs=[], name=str(number), passage=SimpleNamespace(unit=SimpleNamespace(boxed=framed)),
            box=SimpleNamespace(left=a, right=b, top=c, foot=d),
        )
        for number, ((a, b, c, d), framed) in enumerate(zip(boxes, (True, boxed), strict=True))
    ]  # fmt: skip
    page: Any = SimpleNamespace(modules=modules, stories=[], drawn=[], grid=GRID)
    return list(n29_gutters(page))


@pytest.mark.parametrize("beside", [True, False])
def test_judges_miss_no_rule_between_frames(beside: bool) -> None:
    assert judged(True, beside=beside) == []
    assert len(judged(False, beside=beside)) == 1
    assert len(judged(True, beside=beside, gap=4)) == 1
