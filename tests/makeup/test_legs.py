"""Legs: level feet, shortfall in the last, no lone lines, no crosshead at a foot, all lines once."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banxin.makeup.legs.breaking import (
    CopyUnits,
    LegPlan,
    LegText,
    break_legs,
    even_legs,
    leg_plans,
    overflowing_legs,
    plans_beside,
)
from banxin.makeup.model.leg_rules import STANDARD_LEGS, Spot
from banxin.makeup.model.story import BlockKind, GalleyBlock

CROSSHEAD = GalleyBlock(BlockKind.CROSSHEAD, 2, keep_with_next=True)


def text(*lines: int) -> tuple[GalleyBlock, ...]:
    """Paragraphs of so many lines; 0 stands for a crosshead."""
    return tuple(GalleyBlock(BlockKind.PARAGRAPH, count, count) if count else CROSSHEAD for count in lines)


def units(blocks: Sequence[GalleyBlock], leg: LegText) -> list[tuple[int, int]]:
    """Block and line of every unit in a leg."""
    every = [
        (index, line)
        for index, block in enumerate(blocks)
        for line in range(block.lines if block.breakable else 1)
    ]
    start, end = (leg.start.block, leg.start.line), (leg.end.block, leg.end.line)
    return [unit for unit in every if start <= unit < end]


def only(plans: Sequence[LegPlan]) -> LegPlan:
    return min(plans, key=lambda plan: (plan.cost, plan.depth))


@pytest.mark.parametrize(
    ("lines", "legs", "rows"),
    [
        ([30], 3, [10, 10, 10]),
        ([31], 3, [11, 11, 9]),
        ([32], 3, [11, 11, 10]),
        ([10, 10, 9], 2, [15, 14]),
        ([12], 1, [12]),
    ],
)
def test_legs_are_equal_and_only_the_last_is_short(lines: list[int], legs: int, rows: list[int]) -> None:
    plan = leg_plans(CopyUnits(text(*lines)), legs)[0]
    assert [leg.rows for leg in plan.legs] == rows
    assert (plan.uneven, plan.lone) == (0, 0)


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        ([10, 11, 7], "the tenth row ends a paragraph"),
        ([9, 10, 9, 9], "a first line at a foot"),
        ([11, 19, 8], ""),
    ],
)
def test_no_line_stands_alone_where_that_can_be(lines: list[int], why: str) -> None:
    plan = only(leg_plans(CopyUnits(text(*lines)), 2))
    assert plan.lone == 0, why


def test_a_lone_line_is_counted_where_it_cannot_be_helped() -> None:
    """Twelve rows of three-line paragraphs in legs of 8 rows and no slack: no break but a bad one."""
    plan = break_legs(CopyUnits(text(3, 3, 3, 3, 3)), 2, 8)
    assert plan is not None
    assert plan.lone + plan.uneven > 0


@pytest.mark.parametrize(
    ("lines", "legs", "rows"),
    [
        ([4, 2], 2, [3, 3]),
        ([4, 3], 2, [4, 3]),
        ([3, 3, 2], 3, [3, 3, 2]),
        ([3, 0, 3], 2, None),  # a crosshead stays with its text: level legs are as deep as those there are
        ([4], 2, [3, 1]),
        ([3], 2, None),  # one leg holds them
        ([5, 5], 2, None),  # enough for the least depth
        ([6], 1, None),
    ],
)
def test_few_rows_stand_in_level_legs(lines: list[int], legs: int, rows: list[int] | None) -> None:
    plan = even_legs(CopyUnits(text(*lines)), legs, STANDARD_LEGS.least)
    assert (plan and [leg.rows for leg in plan.legs]) == rows


def test_short_legs_may_end_anywhere() -> None:
    """N12 speaks of legs of 8 rows or more."""
    plan = break_legs(CopyUnits(text(5, 7)), 2, 6)
    assert plan is not None
    assert (plan.cost, [leg.rows for leg in plan.legs]) == (0, [6, 6])


@pytest.mark.parametrize("before", range(3, 16))
def test_no_crosshead_at_a_foot_and_two_lines_under_it(before: int) -> None:
    blocks = text(before, 0, 20)
    for plan in leg_plans(CopyUnits(blocks), 2):
        first = units(blocks, plan.legs[0])
        if (1, 0) in first:
            assert sum(block == 2 for block, _ in first) >= 2


def test_a_crosshead_takes_a_third_row_to_level_a_foot() -> None:
    """A foot that would leave one line alone moves up; the row is given to the crosshead above it."""
    blocks = text(6, 0, 8, 9)
    galley = CopyUnits(blocks)
    plan = break_legs(galley, 2, 15)
    assert plan is not None
    assert plan.uneven == 0
    assert next(leg.rows for leg in plan.legs) == 15
    assert plan.legs[0].opened == ((1, 1),)


@pytest.mark.parametrize(
    ("lines", "depth", "opened"),
    [
        ([7, 0, 6, 4, 0, 9], 16, [1, 1]),  # the last leg has the row too
        ([7, 0, 6, 4, 0, 10], 16, [1, 0]),  # it has none to spare
        ([7, 0, 6, 15], 16, [1, 0]),  # nor a crosshead
        ([7, 0, 7, 4, 0, 9], 16, [0, 0]),  # and where none is opened, none is
    ],
)
def test_crossheads_of_the_last_leg_open_with_the_others(
    lines: list[int], depth: int, opened: list[int]
) -> None:
    """One story's crossheads have the same air, where its last leg has rows left."""
    plan = break_legs(CopyUnits(text(*lines)), 2, depth)
    assert plan is not None
    assert [sum(rows for _, rows in leg.opened) for leg in plan.legs] == opened


def test_a_crosshead_at_the_top_of_a_leg_gets_no_air_above() -> None:
    galley = CopyUnits(text(10, 0, 10))
    assert galley.give(10, galley.units) == 0
    assert galley.give(9, galley.units) == 1


def test_what_cannot_be_broken_stays_whole() -> None:
    box = GalleyBlock(BlockKind.BOX, 7)
    blocks = (*text(8), box, *text(15))
    for plan in leg_plans(CopyUnits(blocks), 3):
        assert sum((1, 0) in units(blocks, leg) for leg in plan.legs) == 1
        assert all(leg.rows <= plan.depth for leg in plan.legs)


def test_a_picture_makes_the_legs_under_it_shorter() -> None:
    plan = leg_plans(CopyUnits(text(40)), 3, dips=(0, 10, 10))[0]
    assert plan.depth == 20
    assert [leg.rows for leg in plan.legs] == [20, 10, 10]


def test_legs_under_a_picture_keep_their_least_depth() -> None:
    plan = leg_plans(CopyUnits(text(40)), 2, dips=(0, 20))[0]
    assert plan.depth >= 25


def test_over_set_copy_runs_out_of_the_last_leg_whole() -> None:
    blocks = text(30, 0, 20)
    legs = overflowing_legs(CopyUnits(blocks), 2, 20)
    assert [unit for leg in legs for unit in units(blocks, leg)] == units(
        blocks, LegText(Spot(0), Spot(len(blocks)), 0)
    )
    assert legs[0].rows <= 20 < legs[1].rows


BLOCKS = st.lists(
    st.one_of(
        st.integers(1, 14).map(lambda count: GalleyBlock(BlockKind.PARAGRAPH, count, count)),
        st.just(CROSSHEAD),
        st.integers(3, 12).map(lambda rows: GalleyBlock(BlockKind.FIGURE, rows)),
    ),
    min_size=3,
    max_size=25,
).map(lambda blocks: [*blocks, *text(9, 9)])


@settings(max_examples=150, deadline=None)
@given(BLOCKS, st.integers(1, 6))
def test_every_line_stands_once_and_in_order(blocks: list[GalleyBlock], legs: int) -> None:
    galley = CopyUnits(blocks)
    for plan in leg_plans(galley, legs):
        every = [unit for leg in plan.legs for unit in units(blocks, leg)]
        assert every == units(blocks, LegText(Spot(0), Spot(len(blocks)), 0))
        assert all(leg.rows <= plan.depth for leg in plan.legs)
        for leg in plan.legs:
            given_rows = sum(rows for _, rows in leg.opened)
            natural = sum(
                1 if blocks[block].breakable else blocks[block].rows for block, _ in units(blocks, leg)
            )
            assert leg.rows == natural + given_rows
            assert (
                leg.end.block == len(blocks)
                or leg.end.line
                or leg.start == leg.end
                or (blocks[leg.end.block - 1].kind is not BlockKind.CROSSHEAD)
            )


@settings(max_examples=60, deadline=None)
@given(BLOCKS, st.integers(2, 5))
def test_the_shortest_plan_is_no_deeper_than_greed_makes_it(blocks: list[GalleyBlock], legs: int) -> None:
    """Filling leg after leg is one of the ways weighed: no plan may need more depth than that."""
    galley = CopyUnits(blocks)
    plans = leg_plans(galley, legs)
    if not plans:
        return
    depth = plans[0].depth
    if depth > galley.rules.least:
        assert break_legs(galley, legs, depth - 1) is None


def brute_force(galley: CopyUnits, depth: int) -> float:
    """The least cost of two legs over every break there is."""
    costs = []
    for end in range(1, galley.units):
        rows = galley.top[end] - galley.take(0, end)
        rest = galley.top[galley.units] - galley.top[end] - galley.take(end, galley.units)
        if rows > depth or rest > depth:
            continue
        missing = depth - galley.top[end]
        given_rows = min(missing, galley.give(0, end))
        last = min(0, depth - (galley.top[galley.units] - galley.top[end]))
        cost = galley.feet[end].cost if depth >= 8 or galley.feet[end].cost == float("inf") else 0
        cost += abs(given_rows) * 2 + (missing - given_rows) * galley.rules.uneven_row + abs(last) * 2
        costs.append(cost)
    return min(costs, default=float("inf"))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=3, max_size=9))
def test_two_legs_are_cut_as_well_as_can_be(lines: list[int]) -> None:
    galley = CopyUnits(text(*lines, 6, 6))
    for plan in leg_plans(galley, 2):
        excess = plan.short // 2 * galley.rules.excess_row
        excess += max(0, plan.short - 2) * galley.rules.hole_row
        assert plan.cost - excess == pytest.approx(brute_force(galley, plan.depth))


@pytest.mark.parametrize(
    ("lines", "rows"), [([7, 7, 3, 5, 7, 6], [9, 9, 9, 8]), ([5, 6, 9, 6, 9], [9, 9, 9, 8])]
)
def test_a_lone_line_is_the_lesser_fault_beside_a_last_leg_left_white(
    lines: list[int], rows: list[int]
) -> None:
    """Not 11, 11, 11 and 2."""
    plan = only(leg_plans(CopyUnits(text(*lines)), 4))
    assert [leg.rows for leg in plan.legs] == rows


@pytest.mark.parametrize(("legs", "items"), [(1, [12]), (2, [6, 6]), (3, [4, 4, 4])])
def test_a_list_is_parted_between_its_items(legs: int, items: list[int]) -> None:
    listed = GalleyBlock(BlockKind.LIST, 24, items=(2,) * 12)
    plan = leg_plans(CopyUnits([listed]), legs)[0]
    ends = [leg.end.line if leg.end.block == 0 else 12 for leg in plan.legs]
    assert [end - start for start, end in zip([0, *ends], ends, strict=False)] == items
    assert [leg.rows for leg in plan.legs] == [2 * count for count in items]


@pytest.mark.parametrize(("picture", "depth", "cost"), [(20, 20, 0), (22, 22, 40), (18, 20, 40), (40, 0, 0)])
def test_text_beside_a_picture_is_about_as_deep(picture: int, depth: int, cost: float) -> None:
    plans = list(plans_beside(CopyUnits(text(60)), 3, picture))
    assert min((plan.depth for plan in plans), default=0) == depth
    if plans:
        assert [leg.rows for leg in plans[0].legs] == [20, 20, 20]
        assert plans[0].cost == STANDARD_LEGS.beside + cost


def test_a_rigid_crosshead_neither_gives_nor_takes() -> None:
    blocks = [
        GalleyBlock(BlockKind.PARAGRAPH, 9, 9),
        GalleyBlock(BlockKind.CROSSHEAD, 3, keep_with_next=True, rigid=True),
        GalleyBlock(BlockKind.PARAGRAPH, 9, 9),
    ]
    for legs in (1, 2, 3):
        for plan in leg_plans(CopyUnits(blocks), legs, (0,) * legs):
            assert all(leg.opened == () for leg in plan.legs)
