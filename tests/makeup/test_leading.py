"""The picture of a lead: the largest on its page where the page can be made so."""

from __future__ import annotations

from dataclasses import replace

from banxin.makeup.issue import make_up
from banxin.makeup.judging.pictures import outdone
from banxin.makeup.model.page import MadeUpPage, PageFrame
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import Story, StoryFigure, StoryRank
from banxin.makeup.opening import opened

from .copy_desk import BROADSHEET, story

RULES = MakeUpRules(BROADSHEET)
PAGE = PageFrame(columns=8, row=0, rows=100, banner=True)


def stories(lead: int, other: int) -> tuple[Story, ...]:
    """A lead with a flat picture and a story with an upright one, of so many columns or any (0)."""
    return (
        story("a", 0, 1400, StoryRank.LEAD, figure=StoryFigure("f", 0.4, columns=lead)),
        story("b", 1, 1400, StoryRank.NORMAL, figure=StoryFigure("f", 1.2, columns=other)),
        story("c", 2, 900, StoryRank.NORMAL),
    )


def is_outdone(some: tuple[Story, ...], page: MadeUpPage) -> bool:
    return outdone(page.modules, {one.key: one for one in some}, BROADSHEET) is not None


def test_a_larger_picture_gives_way_to_that_of_the_lead() -> None:
    some = stories(0, 0)
    wide = (some[0], replace(some[1], figures=(replace(some[1].figures[0], columns=3),)), some[2])
    made = make_up(wide, (PAGE,), RULES)
    assert is_outdone(wide, made.pages[0])
    (better,) = opened(made, some, [PAGE], RULES).pages
    assert not is_outdone(some, better)
    assert better.white <= 0.25


def test_a_width_that_an_author_wrote_stays() -> None:
    some = stories(1, 8)
    made = make_up(some, (PAGE,), RULES)
    assert is_outdone(some, made.pages[0])
    (page,) = opened(made, some, [PAGE], RULES).pages
    assert is_outdone(some, page)
    before, after = (_widest(one, "b") for one in (made.pages[0], page))
    assert after >= before


def _widest(page: MadeUpPage, key: str) -> float:
    return max(figure.width for module in page.modules if module.key == key for figure in module.figures)
