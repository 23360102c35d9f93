"""Stories pinned to edges and corners stand there, also on pages that are planned."""

from __future__ import annotations

from dataclasses import replace

import pytest

from banxin.makeup import opening
from banxin.makeup.issue import make_up
from banxin.makeup.judging.choice import stands_in, unmet_pins
from banxin.makeup.model.page import MakeUp, Module, PageFrame, Unmet
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import PageSpan, Pin, Story, StoryRank
from banxin.makeup.model.tree import Cutting
from banxin.makeup.search.pinned_edges import in_corners, parted
from banxin.manuscript.form.sheet import Region
from banxin.wording import Message

from .copy_desk import TABLOID, story

FRAME = PageFrame(columns=TABLOID.columns, row=0, rows=TABLOID.rows)
RULES = MakeUpRules(TABLOID)
LENGTHS = (900, 600, 450, 350, 250)


def planned(pinned: int | None = None, region: Region | None = None) -> tuple[Story, ...]:
    """Five stories planned for the first page, one of them pinned."""
    every = [story(f"s{n}", n, length, StoryRank.NORMAL, TABLOID, deck=0) for n, length in enumerate(LENGTHS)]
    return tuple(
        replace(one, pages=PageSpan(1, 1), pin=Pin(region=region) if one.order == pinned else Pin())
        for one in every
    )


def module(made: MakeUp, key: str) -> Module:
    return next(one for page in made.pages for one in page.modules if one.key == key)


@pytest.mark.parametrize(
    ("pinned", "region"),
    [
        (4, Region.BOTTOM_LEFT),
        (1, Region.TOP_RIGHT),
        (1, Region.BOTTOM_RIGHT),
        (3, Region.TOP_LEFT),
        (4, Region.TOP),
        (1, Region.BOTTOM),
    ],
)
def test_on_a_planned_page_a_story_stands_where_it_is_pinned(pinned: int, region: Region) -> None:
    made = make_up(planned(pinned, region), [FRAME], RULES, budget=60_000)
    assert made.fits
    assert not made.unmet
    assert stands_in(module(made, f"s{pinned}"), region, FRAME)


def test_a_corner_is_not_the_whole_edge() -> None:
    made = make_up(planned(1, Region.TOP_RIGHT), [FRAME], RULES, budget=60_000)
    assert module(made, "s1").columns < FRAME.columns


@pytest.mark.parametrize(
    ("cutting", "first", "second", "off"),
    [
        (Cutting.STACK, Region.BOTTOM_LEFT, None, 1),
        (Cutting.STACK, None, Region.BOTTOM_LEFT, 0),
        (Cutting.STACK, Region.TOP, Region.BOTTOM, 0),
        (Cutting.STACK, Region.BOTTOM, Region.TOP, 2),
        (Cutting.BESIDE, Region.TOP_RIGHT, None, 1),
        (Cutting.BESIDE, Region.BOTTOM, Region.TOP, 0),
        (Cutting.BESIDE, None, Region.LEFT, 1),
    ],
)
def test_a_cut_parts_a_story_from_its_edge(
    cutting: Cutting, first: Region | None, second: Region | None, off: int
) -> None:
    above, below = (
        replace(one, pin=Pin(region=to)) for one, to in zip(planned(), (first, second), strict=False)
    )
    assert parted(cutting, [above], [below]) == off


def test_the_first_and_the_last_corner_are_first_and_last_in_order() -> None:
    stories = planned(1, Region.BOTTOM_RIGHT)
    assert [one.key for one in in_corners(stories)] == ["s0", "s2", "s3", "s4", "s1"]
    stories = planned(3, Region.TOP_LEFT)
    assert [one.key for one in in_corners(stories)] == ["s3", "s0", "s1", "s2", "s4"]
    stories = planned(3, Region.TOP_RIGHT)
    assert in_corners(stories) == stories


def test_what_a_changed_page_grants_is_not_told_as_unmet(monkeypatch: pytest.MonkeyPatch) -> None:
    stories = planned(4, Region.BOTTOM_LEFT)
    granted = make_up(stories, [FRAME], RULES, budget=60_000)
    other = make_up(planned(4, Region.TOP_RIGHT), [FRAME], RULES, budget=60_000)
    known = {one.key: one for one in stories}
    unmet = tuple(unmet_pins(other.pages[0].modules, known, FRAME))
    assert [(one.key, one.wish) for one in unmet] == [("s4", "region")]
    impossible = Unmet("s0", "size", Message("{key} has no headline", key="s0"))  # no page could grant it
    before = replace(other, unmet=(impossible, *unmet))
    monkeypatch.setattr(opening._Opening, "opened", lambda self: granted.pages[0])
    assert opening.opened(before, stories, [FRAME], RULES).unmet == (impossible,)
    monkeypatch.setattr(opening._Opening, "opened", lambda self: self.page)
    assert opening.opened(before, stories, [FRAME], RULES).unmet == before.unmet
