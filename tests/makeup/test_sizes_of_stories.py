"""Every size of story stands on a page, alone and beside others; a short one is not cut to pieces."""

from __future__ import annotations

from dataclasses import replace

import pytest

from banxin.layouts import Grid
from banxin.makeup.issue import make_up
from banxin.makeup.model.page import MakeUp, PageFrame
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import BlockKind, GalleyBlock, Story, StoryRank
from banxin.makeup.modules.shapes import Shape, ShapeBook

from .copy_desk import BROADSHEET, TABLOID, story

OFFICE = Grid(trim_width=297, trim_height=420, size=10.5, pitch=14, columns=6, measure=11, gutter=1, rows=72)
GRIDS = {"broadsheet": BROADSHEET, "tabloid": TABLOID, "office": OFFICE}
SIZES = (5, 12, 28, 60, 150, 400, 1000, 2500, 6000)


def made(grid: Grid, *stories: Story) -> MakeUp:
    frame = PageFrame(columns=grid.columns, row=0, rows=grid.rows)
    return make_up(stories, (frame,) * 4, MakeUpRules(grid), budget=20_000)


def standing(found: MakeUp) -> set[str]:
    return {module.key for page in found.pages for module in page.modules}


@pytest.mark.parametrize("name", GRIDS)
@pytest.mark.parametrize("size", SIZES)
def test_a_story_alone_stands_or_may_jump(name: str, size: int) -> None:
    grid = GRIDS[name]
    found = made(grid, story("a", 0, size, grid=grid))
    assert standing(found) == {"a"}
    if not found.fits:  # the remedy that is told
        assert size > 2500
        again = made(grid, story("a", 0, size, grid=grid, may_jump=True))
        assert (again.fits, len(again.pages)) == (True, 2)


@pytest.mark.parametrize("name", GRIDS)
@pytest.mark.parametrize("size", [size for size in SIZES if size <= 1000])
def test_a_story_stands_beside_others(name: str, size: int) -> None:
    grid = GRIDS[name]
    rank = StoryRank.BRIEF if size < 200 else StoryRank.NORMAL
    others = (story("b", 1, 900, StoryRank.LEAD, grid), story("c", 2, 500, StoryRank.NORMAL, grid))
    found = made(grid, story("a", 0, size, rank, grid), *others)
    assert standing(found) == {"a", "b", "c"}
    assert found.fits
    brief = next(module for page in found.pages for module in page.modules if module.key == "a")
    if size < 200:
        assert all(leg.rows for leg in brief.legs)
        assert len(brief.legs) == 1 or max(leg.rows for leg in brief.legs) > 1


@pytest.mark.parametrize("name", GRIDS)
@pytest.mark.parametrize("others", [(), (900, 500)])
@pytest.mark.parametrize("size", [2500, 3600, 4800, 6000])
def test_a_long_story_stands_or_each_remedy_works(name: str, others: tuple[int, ...], size: int) -> None:
    grid = GRIDS[name]
    beside = [story(f"b{index}", index + 1, each, grid=grid) for index, each in enumerate(others)]
    found = made(grid, story("a", 0, size, grid=grid), *beside)
    if found.fits:
        return
    assert {misfit.key for misfit in found.over} == {"a"}
    assert {remedy.kind for remedy in found.over[0].remedies} >= {"cut", "jump"}
    for remedy in found.over[0].remedies:
        shorter = size - (remedy.characters or 0)
        again = made(grid, story("a", 0, shorter, grid=grid, may_jump=remedy.kind == "jump"), *beside)
        assert remedy.kind not in ("cut", "jump") or again.fits, remedy.text


@pytest.mark.parametrize("name", GRIDS)
@pytest.mark.parametrize("size", [5, 28])
def test_a_brief_alone_on_a_page_is_no_strip_across_it(name: str, size: int) -> None:
    grid = GRIDS[name]
    frame = PageFrame(columns=grid.columns, row=0, rows=grid.rows)
    ((page,),) = [make_up([story("a", 0, size, grid=grid)], [frame], MakeUpRules(grid)).pages]
    (module,) = page.modules
    assert module.columns < grid.columns
    assert (module.column, module.row) == (0, 0)
    assert len(module.legs) == 1


def test_a_brief_in_three_columns_stands_in_one_leg() -> None:
    one = story("a", 0, 28, StoryRank.BRIEF, BROADSHEET)
    shape = min(ShapeBook(MakeUpRules(BROADSHEET)).shapes(one, 3), key=lambda shape: shape.cost)
    assert len([leg for leg in shape.plan.legs if leg.rows]) == 1
    assert shape.cut.measure == BROADSHEET.span(2)


def test_two_lines_are_not_two_legs() -> None:
    """On two columns a text of two lines in narrow legs stands in one leg as wide as both."""
    one = story("a", 0, 20, StoryRank.BRIEF, OFFICE)
    rules = MakeUpRules(OFFICE)
    free = replace(rules, form=replace(rules.form, one_row_legs=0))
    dear, cheap = (_best(one, given) for given in (rules, free))
    assert len(dear.plan.legs) == 1
    assert dear.cost >= cheap.cost


def _best(one: Story, rules: MakeUpRules) -> Shape:
    return min(ShapeBook(rules).shapes(one, 2), key=lambda shape: shape.cost)


@pytest.mark.parametrize("columns", [1, 2, 3, 6])
def test_a_notice_is_one_block_across_any_columns(columns: int) -> None:
    widths = {OFFICE.span(count): (GalleyBlock(BlockKind.BOX, 12 // count + 3),) for count in range(1, 7)}
    notice = Story("n", 0, StoryRank.NOTICE, 80, widths)
    (shape,) = ShapeBook(MakeUpRules(OFFICE)).shapes(notice, columns)
    assert (shape.cut.legs, shape.rows, shape.head.lines) == (1, 12 // columns + 3, ())


def test_a_wide_frame_is_dearer_than_a_narrow_one() -> None:
    widths = {OFFICE.span(count): (GalleyBlock(BlockKind.BOX, 12 // count + 3),) for count in range(1, 7)}
    notice = Story("n", 0, StoryRank.NOTICE, 80, widths)
    costs = [ShapeBook(MakeUpRules(OFFICE)).shapes(notice, columns)[0].cost for columns in (2, 4, 6)]
    assert costs == sorted(costs)
    assert costs[0] < costs[-1]


def test_legs_too_narrow_for_a_poem_cost_what_turned_lines_are_worth() -> None:
    """A line may end in half a mark; twin: a story without verse, or with lines that fit."""
    plain = story("a", 1, 200, StoryRank.NORMAL)
    rules = MakeUpRules(BROADSHEET)

    only_turned = replace(rules, form=replace(rules.form, verse_white=0))

    def dearest(verse: float) -> dict[float, float]:
        galleys = {
            measure: tuple(replace(block, width=verse) for block in blocks)
            for measure, blocks in plain.galleys.items()
        }
        shapes = ShapeBook(only_turned).every(replace(plain, galleys=galleys), 2)
        return {one.cut.measure: one.cost for one in shapes}

    none, fits, turned = dearest(0), dearest(13.5), dearest(14)
    assert none == fits
    assert turned[13] == pytest.approx(none[13] + rules.form.verse_turned)
    assert turned[27] == none[27]
