"""Several pages: copy flows to the earlier ones, what room is left stands at the end, orders of one page."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from banxin.layouts import Grid
from banxin.makeup.heads.stacks import STANDARD_HEADS, HeadCopy, head_variants
from banxin.makeup.issue import make_up
from banxin.makeup.model.leg_rules import CutRules
from banxin.makeup.model.page import MadeUpPage, MakeUp, PageFrame
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import NO_PIN, Story, StoryRank
from banxin.makeup.search.jumping import orders_of
from banxin.manuscript.form.sheet import Pin
from makeup.copy_desk import BROADSHEET, TABLOID, one_by_one, story

RULES = MakeUpRules(TABLOID, CutRules(per_span=2))
FRAMES = [PageFrame(5, 18, 68, banner=True), *[PageFrame(5, 0, 86)] * 7]


def paper(count: int, *, jumps: bool) -> tuple[Story, ...]:
    """A lead, and stories of 250 to 1,500 字."""
    rng = random.Random(11)
    lengths = [rng.choice((250, 400, 600, 900, 1500)) for _ in range(count)]
    ranks = [
        StoryRank.LEAD if not index else StoryRank.BRIEF if length < 300 else StoryRank.NORMAL
        for index, length in enumerate(lengths)
    ]
    return tuple(
        story(f"s{index:02}", index, length, rank, TABLOID, may_jump=jumps, deck=0)
        for index, (length, rank) in enumerate(zip(lengths, ranks, strict=True))
    )


@pytest.fixture(scope="module")
def made() -> MakeUp:
    return make_up(paper(16, jumps=True), FRAMES, RULES)


def test_pages_that_others_follow_are_well_filled(made: MakeUp) -> None:
    assert made.fits
    assert len(made.pages) > 2
    early = [page.white for page in made.pages[:-1]]
    assert max(early) <= 0.27
    assert sum(early) / len(early) <= 0.25


def test_many_short_stories_stand_together_on_a_page_with_room_for_them() -> None:
    stories = tuple(
        story(f"s{at:02}", at, 120 + 9 * at, StoryRank.BRIEF, TABLOID, deck=0) for at in range(14)
    )
    made = make_up(stories, FRAMES[1:3], RULES, budget=50_000)
    assert made.fits
    assert len(made.pages) == 1


def foot(page: MadeUpPage) -> int:
    return max(module.row + module.rows for module in page.modules)


def test_much_room_left_over_stays_together_at_the_foot_of_the_last_page() -> None:
    stories = (*paper(5, jumps=False)[:4], story("late", 4, 900, StoryRank.NORMAL, TABLOID, deck=0))
    page = make_up(stories, FRAMES[1:], RULES).pages[-1]
    assert page.frame.row + page.frame.rows - foot(page) > 10
    assert max(module.slack.foot for module in page.modules) <= 8


def test_a_story_jumps_once_and_stories_begin_a_page_from_their_turn_at_most(made: MakeUp) -> None:
    assert len({jump.key for jump in made.jumps}) == len(made.jumps)
    assert all(jump.to == jump.page + 1 for jump in made.jumps)
    began = {}
    for page in made.pages:
        for module in page.modules:
            began.setdefault(module.key, page.number)
    assert list(began.values()) == [began[key] for key in began]
    assert began["s00"] == 1  # the lead
    in_turn = sorted(began.values())
    assert all(abs(began[key] - page) <= 1 for key, page in zip(sorted(began), in_turn, strict=True))


def test_stories_change_places_only_within_their_section_and_never_a_pinned_or_leading_one() -> None:
    stories = tuple(
        replace(one, section="front" if index < 8 else "back", pin=Pin(page=3) if index == 6 else NO_PIN)
        for index, one in enumerate(paper(16, jumps=False))
    )
    pages = make_up(stories, FRAMES, RULES).pages
    began = {module.key: page.number for page in pages for module in page.modules}
    last_of_front = max(began[one.key] for one in stories[:8])
    assert last_of_front <= min(began[one.key] for one in stories[8:])
    assert began["s06"] == 3
    assert began["s00"] == 1


def test_orders_of_a_page_begin_with_its_lead_and_hold_every_story() -> None:
    stories = paper(6, jumps=False)
    orders = orders_of(stories)
    assert 1 < len(orders) <= 5
    assert orders[0] == stories
    for order in orders:
        assert order[0].rank is StoryRank.LEAD
        assert {one.key for one in order} == {one.key for one in stories}


@pytest.mark.parametrize("columns", [3, 4, 6, 8])
def test_a_head_that_one_line_takes_is_not_broken(columns: int) -> None:
    grid: Grid = BROADSHEET
    copy = HeadCopy(("一座桥的名字", "原来是这样来的"))
    heads = head_variants(copy, grid.span(columns), StoryRank.NORMAL, grid, STANDARD_HEADS, one_by_one)
    whole = {head.size for head in heads if len(head.lines) == 1}
    broken = {head.size for head in heads if len(head.lines) > 1 and not head.parted}
    assert whole
    assert not whole & broken
    if columns >= 4:
        assert not broken
        assert not any(head.parted for head in heads)
