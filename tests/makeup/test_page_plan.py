"""A plan of pages: what is planned is kept wherever pages can be made of it, or refused with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from banxin.makeup.issue import make_up
from banxin.makeup.legs.jumps import jump_places
from banxin.makeup.model.blueprint import Blueprint, read_blueprint
from banxin.makeup.model.page import MakeUp, Module, PageFrame
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import ANY_PAGE, FixedRoom, PageSpan, Story, StoryRank
from banxin.makeup.model.tree import leaves
from banxin.makeup.search.corners import stand_together
from banxin.makeup.search.keeping import have_room, released
from banxin.manuscript.form.page_plan import Corner
from makeup.copy_desk import TABLOID, story
from makeup.geometry import check_pages, frame_of, overlaps

RULES = MakeUpRules(TABLOID)
FRAMES = [PageFrame(5, 14, 72, True), *(PageFrame(5, 0, 86) for _ in range(5))]


def stories(*lengths: int, rank: StoryRank = StoryRank.NORMAL) -> list[Story]:
    return [story(f"s{n}", n, length, rank, TABLOID, deck=0) for n, length in enumerate(lengths)]


def planned(every: Sequence[Story], pages: dict[int, PageSpan]) -> list[Story]:
    """The stories with their pages, in the order of these."""
    found = [replace(one, pages=pages.get(one.order, ANY_PAGE)) for one in every]
    found.sort(key=lambda one: (one.pages.first, one.order))
    return [replace(one, order=index) for index, one in enumerate(found)]


def advertisement(columns: int, rows: int, corner: Corner = Corner.BOTTOM_RIGHT, key: str = "ad") -> Story:
    galleys: dict[float, tuple[()]] = {TABLOID.span(columns): ()}
    room = FixedRoom(columns, rows, corner)
    return Story(key, 1000, StoryRank.ADVERTISEMENT, 0, galleys, fixed=room)


def pages_of(made: MakeUp) -> dict[str, int]:
    return {module.key: page.number for page in made.pages for module in page.modules}


def module(made: MakeUp, key: str) -> Module:
    return next(one for page in made.pages for one in page.modules if one.key == key)


EIGHT = (900, 700, 500, 600, 800, 300, 700, 400)


@pytest.mark.parametrize(
    "pins",
    [
        {0: 2},
        {7: 1},
        {0: 2, 7: 1},
        {3: 1, 4: 2, 5: 1},
        {1: 2, 2: 2, 6: 1},
        {0: 1, 1: 2, 2: 2, 3: 1, 4: 2, 5: 1, 6: 2, 7: 1},
    ],
)
def test_every_pinned_page_is_kept(pins: dict[int, int]) -> None:
    every = planned(stories(*EIGHT), {order: PageSpan(page, page) for order, page in pins.items()})
    made = make_up(every, FRAMES, RULES)
    check_pages(made, every, TABLOID)
    assert made.fits
    assert made.refused == ()
    assert {f"s{order}": page for order, page in pins.items()}.items() <= pages_of(made).items()


def test_a_range_of_pages_is_kept() -> None:
    every = planned(stories(*EIGHT), {0: PageSpan(2, 3), 1: PageSpan(2, 3)})
    made = make_up(every, FRAMES, RULES)
    assert made.refused == ()
    assert {pages_of(made)["s0"], pages_of(made)["s1"]} <= {2, 3}


def test_a_story_that_opens_a_page_follows_nothing_on_it() -> None:
    every = stories(*EIGHT)
    every[2] = replace(every[2], opens=True)
    made = make_up(every, FRAMES, RULES)
    where = pages_of(made)
    assert made.fits
    assert max(where["s0"], where["s1"]) < where["s2"] <= where["s3"]


def test_more_pages_are_made_where_they_are_planned() -> None:
    every = planned(stories(600, 600, 600, 600), {3: PageSpan(4, 4)})
    made = make_up(every, FRAMES, RULES, least=4)
    assert len(made.pages) == 4
    assert pages_of(made)["s3"] == 4
    assert all(page.modules for page in made.pages)


def test_what_has_no_room_is_refused_with_its_reason() -> None:
    """More than a page holds: the less important stories stand elsewhere, and the numbers say why."""
    lengths = (1700, 1500, 1400, 300)
    every = stories(*lengths)
    every[0] = replace(every[0], rank=StoryRank.LEAD)
    every = planned(every, {0: PageSpan(1, 1), 1: PageSpan(1, 1), 2: PageSpan(1, 1)})
    made = make_up(every, FRAMES, RULES)
    assert made.fits
    where = pages_of(made)
    assert where["s0"] == 1
    assert made.refused
    for one in made.refused:
        assert one.asked == PageSpan(1, 1)
        assert one.got == where[one.key] != 1
        assert one.characters == sum(lengths[:3])
        assert 0 < one.room < one.characters
    kept = {one.key for one in made.refused}
    again = [
        replace(one, pages=PageSpan(where[one.key], where[one.key])) if one.key in kept else one
        for one in every
    ]
    again.sort(key=lambda one: (one.pages.first, one.order))
    again = [replace(one, order=index) for index, one in enumerate(again)]
    assert make_up(again, FRAMES, RULES).refused == ()


@pytest.mark.parametrize(("second", "moved"), [(StoryRank.NORMAL, "s3"), (StoryRank.BRIEF, "s1")])
def test_of_a_section_too_long_the_last_of_the_least_important_moves(second: StoryRank, moved: str) -> None:
    every = stories(1700, 560, 640, 600, 900, 800)
    every[0] = replace(every[0], rank=StoryRank.LEAD)
    every[1] = replace(every[1], rank=second)
    pages = {order: PageSpan(1, 1) for order in range(4)} | {4: PageSpan(2, 2), 5: PageSpan(2)}
    made = make_up(planned(every, pages), FRAMES, RULES)
    assert made.fits
    assert [one.key for one in made.refused] == [moved]


@pytest.mark.parametrize(("cost", "moved"), [(1000.0, "s2"), (500.0, "s3"), (None, "s2")])
def test_no_story_leaves_a_page_that_stays_strained(cost: float | None, moved: str) -> None:
    """The last story is to leave a page, unless the page is far better without another."""
    every = planned(stories(700, 350, 340, 60), {order: PageSpan(1, 1) for order in range(4)})
    costs = {"s0": 350.0, "s1": 300.0, "s2": 400.0, "s3": cost}

    def alone(some: tuple[Story, ...], number: int) -> float | None:
        gone = [one.key for one in some if one.pages == ANY_PAGE]
        return costs[gone[0]] if gone else None

    def area(one: Story) -> float:
        return one.characters / 5

    found = next(released(tuple(every), FRAMES, area, alone, (), 1))
    assert [one.key for one in found if one.pages == ANY_PAGE] == [moved]


def test_a_story_that_left_its_page_stands_behind_those_of_the_page_that_takes_it() -> None:
    every = stories(1700, 560, 640, 600, 900, 800)
    every[0] = replace(every[0], rank=StoryRank.LEAD)
    pages = {order: PageSpan(1, 1) for order in range(4)} | {4: PageSpan(2, 2), 5: PageSpan(2)}
    made = make_up(planned(every, pages), FRAMES, RULES)
    (one,) = made.refused
    assert one.got == 2
    assert [leaf.key for leaf in leaves(made.pages[1].tree)] == ["s4", "s5", one.key]
    free = make_up(planned(every, {4: PageSpan(2, 2), 5: PageSpan(2)}), FRAMES, RULES)
    assert free.refused == ()
    assert [leaf.key for leaf in leaves(free.pages[1].tree)][-1] == "s5"  # in its order, where nothing left


def test_a_planned_story_may_jump_from_its_page() -> None:
    every = [replace(one, may_jump=True) for one in stories(4200, 300)]
    made = make_up(planned(every, {1: PageSpan(1, 1)}), FRAMES, RULES)
    assert made.refused == ()
    assert pages_of(made)["s1"] == 1


def test_a_story_does_not_go_on_where_another_section_starts() -> None:
    every = [replace(one, may_jump=True) for one in stories(4000, 900)]
    every = planned(every, {0: PageSpan(1, 1), 1: PageSpan(2, 2)})
    assert make_up(every, FRAMES, RULES).jumps
    every[0] = replace(every[0], until=1)
    assert jump_places(every[0]) == ()


def tree_of(written: object, every: Sequence[Story], others: Sequence[str] = ()) -> Blueprint:
    blueprint, faults = read_blueprint(
        {"pages": [written, "auto"]}, [*(one.key for one in every), *others], TABLOID.columns
    )
    assert faults == ()
    return blueprint


def test_the_blueprint_of_a_page_is_kept_beside_plans() -> None:
    every = stories(*EIGHT)
    blueprint = tree_of(["V", "s1 3", "s6 2"], every)
    made = make_up(planned(every, {0: PageSpan(2, 2)}), FRAMES, RULES, blueprint)
    assert [leaf.key for leaf in leaves(made.pages[0].tree)] == ["s1", "s6"]
    assert pages_of(made)["s0"] == 2


@pytest.mark.parametrize("corner", Corner)
@pytest.mark.parametrize(("columns", "rows"), [(2, 20), (5, 16), (3, 40)])
def test_stories_are_composed_round_an_advertisement(corner: Corner, columns: int, rows: int) -> None:
    frame = PageFrame(5, 0, 86, fixed=(advertisement(columns, rows, corner),))
    made = make_up(stories(700, 500, 400, 300), [frame], RULES)
    assert made.fits
    (page,) = made.pages
    assert overlaps(frame_of(one, TABLOID) for one in page.modules) == 0
    one = module(made, "ad")
    assert (one.columns, one.rows) == (columns, rows)
    assert one.column == (5 - columns if corner.right else 0)
    assert one.row == (0 if corner.top else 86 - rows)
    assert made.under == () or all(fill.key != "ad" for fill in made.under)


def test_several_advertisements_stand_side_by_side() -> None:
    fixed = (advertisement(2, 20, key="x"), advertisement(3, 20, key="y"))
    made = make_up(stories(900, 800, 600), [PageFrame(5, 0, 86, fixed=fixed)], RULES)
    assert made.fits
    assert (module(made, "x").column, module(made, "y").column) == (3, 0)
    assert module(made, "x").row == module(made, "y").row == 66


def test_a_page_may_hold_an_advertisement_alone() -> None:
    frames = [FRAMES[0], PageFrame(5, 0, 86, fixed=(advertisement(5, 86),)), *FRAMES[2:]]
    every = planned(stories(900, 800, 900), {2: PageSpan(3, 3), 0: PageSpan(1, 1), 1: PageSpan(1, 1)})
    made = make_up(every, frames, RULES)
    assert [one.key for one in made.pages[1].modules] == ["ad"]
    assert pages_of(made) == {"s0": 1, "s1": 1, "ad": 2, "s2": 3}


def test_the_same_plan_gives_the_same_pages() -> None:
    every = planned(stories(*EIGHT), {7: PageSpan(1, 1), 0: PageSpan(2, 2)})
    assert make_up(every, FRAMES, RULES).pages == make_up(every, FRAMES, RULES).pages


def test_one_story_leaves_white_beside_an_advertisement_rather_than_no_page() -> None:
    frame = PageFrame(5, 0, 86, fixed=(advertisement(3, 20), advertisement(4, 26, key="other")))
    made = make_up(stories(900), [frame], RULES)
    assert made.fits
    assert overlaps(frame_of(one, TABLOID) for one in made.pages[0].modules) == 0
    assert {one.key for one in made.pages[0].modules} == {"s0", "ad", "other"}


def test_what_spans_the_page_takes_its_foot_and_others_stand_above() -> None:
    fixed = (advertisement(5, 20, key="wide"), advertisement(3, 10, Corner.BOTTOM_LEFT, "small"))
    made = make_up(stories(900, 700, 400), [PageFrame(5, 0, 86, fixed=fixed)], RULES)
    assert made.fits
    assert (module(made, "wide").row, module(made, "small").column) == (66, 0)
    assert module(made, "small").row + 10 + RULES.gap == 66


def test_advertisements_that_overlap_do_not_go_together() -> None:
    fixed = (advertisement(3, 20), advertisement(3, 20, Corner.BOTTOM_LEFT, "other"))
    assert not stand_together(PageFrame(5, 0, 86, fixed=fixed), RULES)
    assert stand_together(
        PageFrame(5, 0, 86, fixed=(fixed[0], advertisement(2, 9, Corner.BOTTOM_LEFT, "b"))), RULES
    )
    assert not stand_together(PageFrame(5, 0, 40, fixed=(fixed[0], advertisement(5, 20, key="c"))), RULES)


def test_what_is_not_planned_may_stand_after_what_is_planned_for_a_range() -> None:
    """Long copy without a plan comes first in the order of reading, and would push the range out."""
    every = planned(stories(1500, 1500, 1500, 1500, 400, 400), {4: PageSpan(1, 2), 5: PageSpan(1, 2)})
    made = make_up(every, FRAMES, RULES)
    assert made.fits
    assert made.refused == ()


@pytest.mark.parametrize(
    ("pages", "count", "there_is_room"),
    [
        ({}, 2, True),
        ({2: PageSpan(2)}, 1, False),  # its page is missing
        ({1: PageSpan(2), 2: PageSpan(2), 3: PageSpan(2)}, 2, False),  # too much from page 2 on
        ({1: PageSpan(2), 2: PageSpan(2), 3: PageSpan(2)}, 3, True),
        ({0: PageSpan(1, 1), 1: PageSpan(1, 1), 2: PageSpan(1, 1)}, 3, False),  # too much up to page 1
    ],
)
def test_pages_that_cannot_hold_a_plan_are_not_searched(
    pages: dict[int, PageSpan], count: int, there_is_room: bool
) -> None:
    every = planned(stories(500, 500, 500, 500), pages)
    assert have_room(every, FRAMES[:count], lambda _: 150) is there_is_room
