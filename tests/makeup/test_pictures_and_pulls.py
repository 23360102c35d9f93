"""A pull quote on a page with room, a story of one picture, a story too short for its legs."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import pytest

from banxin.layouts import Grid
from banxin.makeup.heads.stacks import STANDARD_HEADS, HeadCopy, heads_for
from banxin.makeup.issue import make_up
from banxin.makeup.judging.pictures import outdone
from banxin.makeup.legs.cuts import column_cuts, measures
from banxin.makeup.model.leg_rules import SpanCut
from banxin.makeup.model.page import MakeUp, Module, PageFrame
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import BlockKind, GalleyBlock, Pin, Story, StoryFigure, StoryRank, StoryTable
from banxin.makeup.modules.figures import placings
from banxin.makeup.modules.shapes import ShapeBook
from banxin.makeup.opening import opened

from .copy_desk import BROADSHEET, one_by_one, story

TABLOID = Grid(trim_width=275, trim_height=390, size=9, pitch=11.5, columns=6, measure=11, gutter=1, rows=86)


RULES = MakeUpRules(TABLOID)


def page(columns: int, rows: int) -> PageFrame:
    return PageFrame(columns=columns, row=0, rows=rows, banner=True)


def made(grid: Grid, rows: int, *stories: Story, **rules: object) -> MakeUp:
    return make_up(stories, (page(grid.columns, rows),), MakeUpRules(grid, **rules))  # type: ignore[arg-type]


def module(found: MakeUp, key: str) -> Module:
    return next(one for one in found.pages[0].modules if one.key == key)


def with_pull(one: Story) -> Story:
    """A story whose pull quote, verse and box, none of which breaks, make its legs uneven."""
    galleys = {
        measure: (*blocks[:3], GalleyBlock(BlockKind.PULL, 8), *blocks[3:], GalleyBlock(BlockKind.BOX, 6))
        for measure, blocks in one.galleys.items()
    }
    return replace(one, galleys=galleys)


@pytest.mark.parametrize("rows", [48, 60, 75])
def test_a_pull_quote_stands_although_legs_are_less_level_for_it(rows: int) -> None:
    """On pages that are well filled without it, too: what its author wrote is no slack."""
    stories = (with_pull(story("a", 0, 900, grid=TABLOID)), story("b", 1, 26 * rows - 900, grid=TABLOID))
    found = made(TABLOID, rows, *stories)
    assert found.fits
    assert not module(found, "a").slack.pull


@pytest.mark.parametrize("characters", [480, 720])
def test_a_pull_quote_stands_on_a_page_that_is_white(characters: int) -> None:
    found = made(BROADSHEET, 115, with_pull(story("a", 0, characters)), story("b", 1, 600))
    assert found.pages[0].white > 0.25
    assert not module(found, "a").slack.pull
    kinds = [block.kind for block in with_pull(story("a", 0, characters)).galleys[21.0]]
    assert kinds.index(BlockKind.PULL) not in module(found, "a").dropped
    assert found.fits


@pytest.mark.parametrize("rank", [StoryRank.PEER, StoryRank.NORMAL])
def test_larger_heads_leave_the_pull_quote_in(rank: StoryRank) -> None:
    stories = (with_pull(story("a", 0, 590, rank=rank)), *(story(key, 1, 590, rank=rank) for key in "bc"))
    frames, rules = (page(BROADSHEET.columns, 115),), MakeUpRules(BROADSHEET)
    found = opened(make_up(stories, frames, rules), stories, frames, rules)
    assert max(one.head.display for one in found.pages[0].modules) > 0
    assert not module(found, "a").slack.pull


def test_a_pull_quote_goes_where_there_is_no_room() -> None:
    """The twin: on a page just deep enough for the text without its quote."""
    one = with_pull(story("a", 0, 2400, rank=StoryRank.NORMAL))
    rows = min(shape.rows for shape in ShapeBook(MakeUpRules(BROADSHEET)).shapes(one, 8))
    assert module(made(BROADSHEET, rows, one), "a").slack.pull
    assert not made(BROADSHEET, rows, one, drop_pulls=False).fits


def photo(key: str, order: int, columns: int, ratio: float = 1 / 3, widest: float = 40.0) -> Story:
    """A story of one picture with a caption of a row."""
    figure = StoryFigure("figure-0", ratio, {11: 1}, columns, widest)
    galleys = {
        measure: (GalleyBlock(BlockKind.FIGURE, math.ceil(ratio * measure * 9 / 11.5) + 2, key="figure-0"),)
        for measure in measures(TABLOID)
    }
    heads = heads_for(HeadCopy(("秋收",)), StoryRank.NORMAL, TABLOID, STANDARD_HEADS, one_by_one)
    return Story(key, order, StoryRank.NORMAL, 10, galleys, heads, (figure,))


@pytest.mark.parametrize("columns", [1, 2, 3, 4, 6, 9])
@pytest.mark.parametrize("rows", [75, 50])
def test_a_picture_alone_is_as_wide_as_its_author_wrote(columns: int, rows: int) -> None:
    found = made(TABLOID, rows, story("t", 0, 300, grid=TABLOID), photo("p", 1, columns))
    (box,) = module(found, "p").figures
    assert box.width == pytest.approx(TABLOID.span(min(columns, 6)), abs=1)
    assert box.x == module(found, "p").text_x  # from the left, under its head
    assert module(found, "p").legs == ()
    assert found.fits


@pytest.mark.parametrize(("rows", "least", "most"), [(48, 3, 6), (90, 6, 6)])
def test_a_picture_grows_as_far_as_its_author_lets_it(rows: int, least: int, most: int) -> None:
    one = photo("p", 1, 3, ratio=1 / 2)
    open_one = replace(one, figures=(replace(one.figures[0], most=6),))
    words = story("t", 0, 300, grid=TABLOID)
    (asked,) = module(made(TABLOID, rows, words, one), "p").figures
    frame = page(TABLOID.columns, rows)
    roomy = opened(made(TABLOID, rows, words, open_one), [words, open_one], [frame], RULES)
    (grown,) = module(roomy, "p").figures
    assert asked.width == pytest.approx(TABLOID.span(3), abs=1)
    assert TABLOID.span(least) - 1 <= grown.width <= TABLOID.span(most) + 1


def test_a_picture_wider_than_asked_costs_more_than_one_that_is_as_much_narrower() -> None:
    """Legs of one basic column: what each width of a picture costs at least, by what its author wrote."""
    cut = SpanCut(6, 6, 1, 11.0)

    def prices(columns: int, most: int = 0) -> dict[int, float]:
        one = story(
            "a", 0, 400, grid=TABLOID, figure=StoryFigure("figure-0", 0.6, {11: 1}, columns, most=most)
        )
        found: dict[int, float] = {}
        for placing in placings(one, cut, RULES):
            if placing:
                found[placing.legs] = min(placing.cost, found.get(placing.legs, placing.cost))
        return found

    asked = prices(2)
    assert asked[2] == 0
    narrower = prices(3)
    assert narrower[3] == 0 < narrower[2]
    assert asked.get(3, 999) > narrower[2] + 40
    grown = prices(2, most=4)
    assert grown[2] == 0 < grown[3] < grown[4] < narrower[2]


def test_a_picture_alone_is_no_wider_than_it_prints_sharp() -> None:
    found = made(TABLOID, 75, photo("p", 0, 0, widest=36))
    (box,) = module(found, "p").figures
    assert 30 < box.width <= 36


def test_an_upright_picture_that_is_too_tall_for_the_page_is_narrower() -> None:
    found = made(TABLOID, 75, photo("p", 0, 6, ratio=1.4))
    assert found.fits
    assert module(found, "p").rows <= 75


def test_a_story_too_short_for_its_legs_is_cut_into_fewer() -> None:
    blocks = [
        GalleyBlock(BlockKind.PARAGRAPH, 3, 3),
        GalleyBlock(BlockKind.BOX, 9),
        GalleyBlock(BlockKind.PARAGRAPH, 3, 3),
        GalleyBlock(BlockKind.BOX, 9),
        GalleyBlock(BlockKind.PARAGRAPH, 3, 3),
    ]
    one = replace(story("a", 0, 100, grid=TABLOID), galleys=dict.fromkeys(measures(TABLOID), tuple(blocks)))
    found = module(made(TABLOID, 75, one), "a")
    assert found.cut.legs == len(found.legs) == 3  # of the four or five that a span of six is cut into
    pinned = module(made(TABLOID, 75, replace(one, pin=Pin(legs=4))), "a")
    assert pinned.cut.legs == 4


def test_long_stories_keep_their_cuts() -> None:
    assert module(made(TABLOID, 75, story("a", 0, 1200, grid=TABLOID)), "a").cut.legs > 3


def test_column_cuts_are_whole_columns() -> None:
    def found(grid: Grid, columns: int, *, partly: bool = False) -> list[tuple[int, float]]:
        return [(cut.legs, cut.measure) for cut in column_cuts(grid, columns, partly=partly)]

    assert found(TABLOID, 6) == [(3, 23), (2, 35)]
    assert found(BROADSHEET, 8) == [(4, 27)]
    assert found(TABLOID, 1) == found(TABLOID, 3) == []
    assert found(TABLOID, 3, partly=True) == [(1, 23)]
    assert found(BROADSHEET, 5, partly=True) == [(2, 27), (1, 27)]


def with_table(one: Story, rows: int) -> Story:
    """A story with a table of so many rows, at any width, behind its first paragraph."""
    galleys = {
        measure: (*blocks[:1], GalleyBlock(BlockKind.TABLE, rows, key="table-1"), *blocks[1:])
        for measure, blocks in one.galleys.items()
    }
    spans = {TABLOID.span(columns): rows for columns in range(1, TABLOID.columns + 1)}
    return replace(one, galleys=galleys, tables=(StoryTable("table-1", spans),))


@pytest.mark.parametrize("columns", [3, 4, 5, 6])
@pytest.mark.parametrize("characters", [150, 300])
def test_legs_run_below_a_table_that_is_much_deeper_than_they(columns: int, characters: int) -> None:
    one = with_table(story("a", 0, characters, grid=TABLOID), 20)
    found = module(made(TABLOID, 75, replace(one, pin=Pin(columns=columns))), "a")
    (box,) = found.figures
    assert box.width == pytest.approx(TABLOID.span(columns), abs=0.01)
    assert {leg.row for leg in found.legs} == {box.row + 21}  # a row of air below the table
    depths = [leg.rows for leg in found.legs]
    assert max(depths) - min(depths[:-1], default=max(depths)) <= 1


def test_a_table_stands_in_its_leg_where_legs_are_level_with_it() -> None:
    one = with_table(story("a", 0, 900, grid=TABLOID), 8)
    found = module(made(TABLOID, 75, replace(one, pin=Pin(columns=3))), "a")
    assert not found.figures
    assert 1 not in found.dropped


def test_a_table_above_the_legs_is_no_picture() -> None:
    lead = replace(with_table(story("a", 0, 150, rank=StoryRank.LEAD, grid=TABLOID), 20), pin=Pin(columns=6))
    other = photo("p", 1, 2)
    found = made(TABLOID, 75, lead, other)
    assert module(found, "a").figures
    assert outdone(found.pages[0].modules, {"a": lead, "p": other}, TABLOID) is None


def test_a_table_taller_than_a_leg_is_to_be_parted() -> None:
    one = story("a", 0, 300, grid=TABLOID)
    galleys = {
        measure: (*blocks, GalleyBlock(BlockKind.TABLE, 90)) for measure, blocks in one.galleys.items()
    }
    (misfit,) = made(TABLOID, 75, replace(one, galleys=galleys)).over
    (remedy,) = misfit.remedies
    assert remedy.kind == "part"
    pieces, most = map(int, re.findall(r"into (\d+) of at most (\d+) 行", remedy.text)[0])
    assert misfit.rows >= 90 - most - 3  # what the leg lacks, though all legs together have room
    parted = {
        measure: (*blocks, *(GalleyBlock(BlockKind.TABLE, math.ceil(90 / pieces) + 3) for _ in range(pieces)))
        for measure, blocks in one.galleys.items()
    }
    assert made(TABLOID, 75, replace(one, galleys=parted)).fits


def test_a_text_of_a_few_lines_stands_in_level_legs() -> None:
    brief = replace(story("b", 1, 120, deck=0), pin=Pin(columns=3, legs=2))
    legs = module(made(BROADSHEET, 60, story("a", 0, 2400), brief), "b").legs
    assert [leg.rows for leg in legs] == [4, 3]  # not five and two
    assert legs[0].end == legs[1].start


@pytest.mark.parametrize(
    ("pin", "asked", "dearer"),
    [(Pin(columns=3, legs=3), 3, 2), (Pin(columns=3, legs=3), 6, 2), (Pin(), 3, 0), (Pin(columns=3), 0, 0)],
)
def test_a_picture_has_the_width_that_pinned_columns_give_it(pin: Pin, asked: int, dearer: int) -> None:
    """`dearer` are the columns that a picture in its leg lacks, where columns are pinned for its story."""
    figure = StoryFigure("f", 0.6, columns=asked)
    one = replace(story("a", 0, 900, grid=TABLOID, figure=figure), pin=pin)
    free = MakeUpRules(TABLOID, form=replace(RULES.form, figure_pinned=0))
    in_legs = [
        min(
            shape.cost
            for shape in ShapeBook(rules).every(one, 3)
            if shape.placing is None and shape.cut.legs == 3
        )
        for rules in (RULES, free)
    ]
    lacking = dearer * (TABLOID.measure + TABLOID.gutter) / TABLOID.measure
    assert in_legs[0] - in_legs[1] == pytest.approx(RULES.form.figure_pinned * lacking)
