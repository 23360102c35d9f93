"""Whole issues: the sample page, more pages, jumps, over-set copy, pins, blueprints, any copy at all."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banxin.makeup.issue import make_up
from banxin.makeup.judging.score import tombstones
from banxin.makeup.legs.cuts import measures
from banxin.makeup.legs.jumps import ROWS_AFTER, ROWS_BEFORE, jump_places
from banxin.makeup.model.blueprint import read_blueprint
from banxin.makeup.model.page import MakeUp, Module, PageFrame
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import BlockKind, GalleyBlock, Story, StoryFigure, StoryRank
from banxin.manuscript.form.sheet import Pin, Region

from .copy_desk import BROADSHEET, FRONT, TABLOID, five_peers, note, sample_page, story
from .geometry import check_pages, units_of

RULES = MakeUpRules(BROADSHEET)
TABLOID_RULES = MakeUpRules(TABLOID)
TABLOID_FRAMES = (PageFrame(5, 9, 77, True), *(PageFrame(5, 3, 83) for _ in range(7)))
PEERS = five_peers()


def module(made: MakeUp, key: str) -> Module:
    return next(module for page in made.pages for module in page.modules if module.key == key)


def test_the_sample_stands_on_one_page() -> None:
    assert sample_page().fits
    check_pages(sample_page(), PEERS, BROADSHEET)
    assert len(sample_page().pages) == 1
    assert 0.12 <= sample_page().pages[0].white <= 0.25


def test_equals_have_equal_heads_and_air() -> None:
    peers = [one for one in sample_page().pages[0].modules if one.key != "note"]
    assert len({one.head.size for one in peers}) == 1
    assert len({one.slack.air for one in peers}) == 1
    by_width = {(one.columns, one.cut.legs) for one in peers}
    assert len(by_width) == len({columns for columns, _ in by_width})


def test_feet_are_level_and_no_line_is_alone() -> None:
    for one in sample_page().pages[0].modules:
        assert (one.uneven, one.lone) == (0, 0)
        assert len({leg.rows for leg in one.legs[:-1]}) <= 1
        assert one.legs[-1].rows <= one.legs[0].rows


def test_heads_do_not_collide_and_the_page_holds_together() -> None:
    assert tombstones(sample_page().pages[0].modules, RULES) == 0
    terms = {term.name: term.value for term in sample_page().pages[0].score.terms}
    assert terms["P"] == 0


def test_the_page_is_filled_to_the_last_row() -> None:
    rows: dict[int, int] = {}
    for one in sample_page().pages[0].modules:
        for column in range(one.column, one.column + one.columns):
            rows[column] = max(rows.get(column, 0), one.row + one.rows)
    assert rows == dict.fromkeys(range(8), 124)


def test_rules_lie_in_gaps_and_gutters() -> None:
    for rule in sample_page().pages[0].rules:
        for one in sample_page().pages[0].modules:
            left = one.column * 14
            inside = left < rule.x < left + BROADSHEET.span(one.columns)
            if rule.upright:
                overlap = rule.row < one.row + one.rows and one.row < rule.row + rule.length
                assert not (inside and overlap)
            else:
                assert not (one.row < rule.row < one.row + one.rows and inside)


def test_the_note_stands_at_the_head_of_the_page() -> None:
    assert module(sample_page(), "note").row == FRONT.row


def test_the_same_copy_gives_the_same_page() -> None:
    assert make_up(five_peers(), [FRONT], RULES) == sample_page()
    assert make_up(tuple(reversed(PEERS)), [FRONT], RULES) == sample_page()


_ASK = """
import sys
sys.path[:0] = {paths!r}
from tests.makeup.copy_desk import FRONT, BROADSHEET, five_peers
from banxin.makeup.issue import make_up
from banxin.makeup.model.rules import MakeUpRules
print(make_up(five_peers(), [FRONT], MakeUpRules(BROADSHEET)))
"""


def test_the_page_does_not_depend_on_the_order_of_hashes() -> None:
    root = Path(__file__).parents[2]
    ask = _ASK.format(paths=[str(root), str(root / "build")])
    answers = [
        subprocess.run(
            [sys.executable, "-c", ask],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            encoding="utf-8",
        ).stdout
        for seed in ("1", "2")
    ]
    assert answers[0] == answers[1] == f"{sample_page()}\n"


def test_the_search_is_bounded_by_counts() -> None:
    """The sample takes few joins; a small budget still gives a page, after fewer joins."""
    assert sample_page().tried < 200_000
    hasty = make_up(PEERS, [FRONT], RULES, budget=1)
    assert hasty.fits
    assert hasty.tried < sample_page().tried


def test_twelve_stories_keep_within_the_budget() -> None:
    stories = [story(f"s{index}", index, 420, StoryRank.NORMAL, deck=0) for index in range(12)]
    made = make_up(stories, [FRONT, PageFrame(8, 3, 121)], RULES, budget=50_000)
    check_pages(made, stories, BROADSHEET)
    assert made.fits
    assert made.tried < 400_000


def test_forty_stories_that_may_jump_keep_within_the_budget() -> None:
    """Trials with jumps, and pages that may be over-set, are bounded as the search itself is."""
    stories = [
        story(f"s{index}", index, 300 + 37 * (index % 9), StoryRank.NORMAL, TABLOID, None, True, 0)
        for index in range(40)
    ]
    frames = [PageFrame(5, 3, 83)] * 8
    budget = 15_000
    made = make_up(stories, frames, MakeUpRules(TABLOID), budget=budget)
    check_pages(made, stories, TABLOID)
    assert made.fits
    assert made.tried < 40 * budget
    short_of_room = make_up(stories, frames[:2], MakeUpRules(TABLOID), budget=budget)
    assert not short_of_room.fits
    assert {fill.key for page in short_of_room.pages for fill in page.fills} == {s.key for s in stories}


@pytest.mark.parametrize("lines", range(1, 9))
@pytest.mark.parametrize("frame", [PageFrame(1, 0, 40), PageFrame(5, 3, 83)])
def test_a_story_of_any_shortness_stands_alone_on_a_page(lines: int, frame: PageFrame) -> None:
    galley = (GalleyBlock(BlockKind.PARAGRAPH, lines, lines),)
    one = Story("a", 0, StoryRank.NORMAL, lines * 13, dict.fromkeys(measures(TABLOID), galley))
    grid = TABLOID if frame.columns > 1 else replace(TABLOID, columns=1)
    made = make_up([one], [frame], MakeUpRules(grid))
    assert made.fits
    (page,) = made.pages
    assert sum(leg.rows for module in page.modules for leg in module.legs) >= lines


def one_full_module(rows: int) -> tuple[Story, PageFrame]:
    """A headless text of `rows` lines at 13 字, and a frame of one column and 40 rows."""
    block = GalleyBlock(BlockKind.PARAGRAPH, rows, rows)
    return Story("a", 0, StoryRank.NORMAL, rows * 13, {13.0: (block,)}), PageFrame(1, 0, 40)


def test_one_row_too_many_is_over_set_and_one_fewer_is_not() -> None:
    full, frame = one_full_module(40)
    assert make_up([full], [frame], RULES).fits
    over, frame = one_full_module(41)
    made = make_up([over], [frame], RULES)
    assert not made.fits
    assert [(misfit.key, misfit.rows, misfit.characters) for misfit in made.over] == [("a", 1, 13)]
    assert units_of(over, made.pages[0].modules[0]) == [(0, line) for line in range(41)]


def test_a_story_too_long_for_any_page_is_over_set_and_the_others_stand() -> None:
    """Fewer stories than frames, and one that no frame can hold: once, this was an issue without pages."""
    copy = (note(), story("short", 1, 500), story("endless", 2, 14_000), story("other", 3, 700))
    made = make_up(copy, [FRONT] * 8, RULES)
    assert "endless" in {misfit.key for misfit in made.over}
    assert not made.fits
    assert {module.key for page in made.pages for module in page.modules} == {one.key for one in copy}


def test_the_page_counts_every_row_that_is_over() -> None:
    long = five_peers(characters=1900)
    made = make_up(long, [FRONT], RULES)
    assert not made.fits
    check_pages(made, long, BROADSHEET)
    for misfit in made.over:
        own = module(made, misfit.key)
        assert misfit.rows >= own.over
        full = misfit.rows * own.cut.measure
        most = 1.02 * full + 1  # lines of close marks hold some more
        assert misfit.characters <= most
        assert misfit.characters >= full - 1 or (misfit.key == "note" and misfit.rows > 1)


def test_remedies_are_worked_out_and_work() -> None:
    """A story over-set by a little: leaving out the deck makes it fit, and so does cutting the text."""
    whole = story("a", 1, 900)
    rows = min(shape_rows(whole, 3))
    made = make_up([whole], [PageFrame(3, 0, rows - 1)], RULES)
    assert [misfit.key for misfit in made.over] == ["a"]
    offered = {remedy.kind: remedy for remedy in made.over[0].remedies}
    assert len(made.over[0].remedies) <= 3
    assert "cut" in offered
    assert "deck" in offered
    without = replace(whole, pin=Pin(deck=False))
    assert make_up([without], [PageFrame(3, 0, rows - 1)], RULES).fits
    costs = [remedy.cost for remedy in made.over[0].remedies]
    assert costs == sorted(costs)


def shape_rows(one: Story, columns: int) -> list[int]:
    from banxin.makeup.modules.shapes import ShapeBook

    return list(ShapeBook(RULES).rows(one, columns))


def test_a_remedy_that_does_not_help_is_not_offered() -> None:
    """Over-set by half of the text: no deck is large enough."""
    made = make_up([story("a", 1, 2400)], [PageFrame(3, 0, 60)], RULES)
    assert "deck" not in {remedy.kind for remedy in made.over[0].remedies}


def test_a_jump_is_offered_only_where_none_was_allowed() -> None:
    for allowed in (False, True):
        made = make_up([story("a", 1, 2400, may_jump=allowed)], [PageFrame(3, 0, 60)], RULES)
        kinds = {remedy.kind for remedy in made.over[0].remedies}
        assert ("jump" in kinds) is not allowed


def test_a_story_without_a_galley_is_left_out_and_said_so() -> None:
    made = make_up([replace(PEERS[1], galleys={}), PEERS[2]], [FRONT], RULES)
    assert made.left_out == ("a",)
    assert not made.fits


def test_nothing_to_make_up_is_no_fault() -> None:
    assert make_up([], [FRONT], RULES).pages == ()
    assert make_up(PEERS, [], RULES).left_out


def test_the_sample_on_tabloid_pages() -> None:
    stories = five_peers(TABLOID)
    made = make_up(stories, TABLOID_FRAMES, TABLOID_RULES)
    assert made.fits
    assert 2 <= len(made.pages) <= 3
    check_pages(made, stories, TABLOID)
    order = [one.key for page in made.pages for one in page.modules if one.key != "note"]
    assert order == ["a", "b", "c", "d", "e"]


def jumping() -> tuple[Story, ...]:
    """Three long stories on two pages: the second does not go on either whole."""
    return tuple(story("abc"[index], index, 1900, grid=TABLOID, may_jump=True) for index in range(3))


def test_a_story_jumps_where_pages_would_stay_empty() -> None:
    stories = jumping()
    made = make_up(stories, TABLOID_FRAMES[:2], TABLOID_RULES)
    assert made.fits
    check_pages(made, stories, TABLOID)
    assert [(jump.key, jump.page, jump.to) for jump in made.jumps] == [("b", 1, 2)]
    parts = [one for page in made.pages for one in page.modules if one.key == "b"]
    whole = stories[1]
    place = made.jumps[0].block
    assert place in jump_places(whole)
    before = whole.galleys[parts[0].cut.measure][:place]
    after = whole.galleys[parts[1].cut.measure][place:]
    assert sum(block.rows for block in before) >= ROWS_BEFORE
    assert sum(block.rows for block in after) >= ROWS_AFTER
    assert units_of(whole, parts[0]) == [unit for unit in _units(whole, parts[0]) if unit[0] < place]
    assert units_of(whole, parts[1]) == [unit for unit in _units(whole, parts[1]) if unit[0] >= place]
    assert parts[1].head.size < parts[0].head.size


def _units(whole: Story, part: Module) -> list[tuple[int, int]]:
    return [
        (index, line)
        for index, block in enumerate(whole.galleys[part.cut.measure])
        for line in range(block.lines if block.breakable else 1)
    ]


def test_no_story_jumps_without_leave() -> None:
    stories = [replace(one, may_jump=False) for one in jumping()]
    assert make_up(stories, TABLOID_FRAMES[:2], TABLOID_RULES).jumps == ()


def test_no_story_is_cut_under_a_crosshead_or_too_near_its_ends() -> None:
    one = replace(PEERS[1], may_jump=True)
    blocks = one.galleys[13.0]
    for place in jump_places(one):
        assert blocks[place - 1].kind is not BlockKind.CROSSHEAD
    assert jump_places(replace(one, may_jump=False)) == ()
    assert jump_places(story("short", 1, 300, may_jump=True)) == ()


def test_a_blueprint_is_followed() -> None:
    keys = [one.key for one in PEERS]
    data = ["V", ["H 5", "a", "b", "c"], ["H 3", "note", "d", "e"]]
    blueprint, findings = read_blueprint(data, keys, 8)
    assert findings == ()
    made = make_up(PEERS, [FRONT], RULES, blueprint)
    check_pages(made, PEERS, BROADSHEET)
    assert {one.key: (one.column, one.columns) for one in made.pages[0].modules} == {
        "a": (0, 5),
        "b": (0, 5),
        "c": (0, 5),
        "note": (5, 3),
        "d": (5, 3),
        "e": (5, 3),
    }


def test_a_blueprint_may_leave_a_page_open() -> None:
    stories = five_peers(TABLOID)
    data = {"pages": [["H", ["V", "note 3", "a 2"], "b"], "auto", "auto"]}
    blueprint, findings = read_blueprint(data, [one.key for one in stories], 5)
    assert findings == ()
    made = make_up(stories, TABLOID_FRAMES[:3], TABLOID_RULES, blueprint)
    check_pages(made, stories, TABLOID)
    assert {one.key for one in made.pages[0].modules} == {"note", "a", "b"}


def test_a_blueprint_that_is_too_small_is_over_set_not_refused() -> None:
    keys = [one.key for one in PEERS]
    blueprint, _ = read_blueprint(["H", "note 8", *(f"{key} 8" for key in "abcde")], keys, 8)
    with_wide_note = (replace(note(), galleys={111: (GalleyBlock(BlockKind.BOX, 4),)}), *PEERS[1:])
    made = make_up(with_wide_note, [PageFrame(8, 9, 80, True)], RULES, blueprint)
    assert made.over
    check_pages(made, with_wide_note, BROADSHEET)


@pytest.mark.parametrize("columns", [3, 4, 5])
def test_pinned_columns_are_kept(columns: int) -> None:
    stories = [replace(one, pin=Pin(columns=columns)) if one.key == "b" else one for one in PEERS]
    made = make_up(stories, [FRONT, PageFrame(8, 3, 121)], RULES)
    assert module(made, "b").columns == columns


def test_a_pinned_region_is_kept_or_said_to_be_unmet() -> None:
    stories = [story(f"s{index}", index, 500, StoryRank.NORMAL, deck=0) for index in range(6)]
    stories[4] = replace(stories[4], pin=Pin(region=Region.TOP_LEFT))
    made = make_up(stories, [FRONT], RULES)
    pinned = module(made, "s4")
    assert (pinned.row, pinned.column) == (FRONT.row, 0)
    assert made.unmet == ()
    stories[1] = replace(stories[1], pin=Pin(region=Region.TOP_LEFT))
    assert len(make_up(stories, [FRONT], RULES).unmet) == 1


def test_a_pinned_page_is_kept() -> None:
    stories = list(five_peers(TABLOID))
    stories[2] = replace(stories[2], pin=Pin(page=2))
    made = make_up(stories, TABLOID_FRAMES, TABLOID_RULES)
    assert "b" in {one.key for one in made.pages[1].modules}


def test_the_lead_comes_first_and_is_largest() -> None:
    stories = [
        story(f"s{index}", index, 700, StoryRank.LEAD if index == 2 else StoryRank.NORMAL, deck=0)
        for index in range(6)
    ]
    made = make_up(stories, [FRONT], RULES)
    lead = module(made, "s2")
    others = [one for one in made.pages[0].modules if one.key != "s2"]
    assert (lead.row, lead.column) == (FRONT.row, 0)
    assert all(lead.head.size >= 1.25 * one.head.size for one in others)


def test_pictures_stand_on_legs_and_are_cropped_by_a_twelfth_at_most() -> None:
    figure = StoryFigure("map", 0.7, {0: 1}, columns=2)
    stories = [story("a", 0, 1500, figure=figure), *(story("bcd"[i], i + 1, 1200) for i in range(3))]
    made = make_up(stories, [FRONT], RULES)
    check_pages(made, stories, BROADSHEET)
    own = module(made, "a")
    assert len(own.figures) + (len(own.dropped) == 0) == 1
    for box in own.figures:
        assert abs(box.crop) <= 0.08 + 0.5 / (0.7 * box.width * 9 / 11.5)
        pitch = own.legs[1].x - own.legs[0].x
        assert abs(box.x / pitch - round(box.x / pitch)) < 0.01  # it begins where a leg does, or would
        below = {leg.row for leg in own.legs if leg.x >= box.x - 0.01}
        assert below <= {box.row + box.rows + 1}  # or the text stands beside it


@pytest.mark.parametrize("columns", [2, 3, 5])
def test_a_picture_without_text_is_as_wide_as_its_author_wants(columns: int) -> None:
    figure = StoryFigure("map", 0.4, {0: 1}, columns=columns)
    alone = story("a", 0, 300, figure=figure, grid=TABLOID, deck=0)
    galleys = {
        measure: tuple(block for block in blocks if block.kind is BlockKind.FIGURE)
        for measure, blocks in alone.galleys.items()
    }
    alone = replace(alone, galleys=galleys)
    stories = [alone, *(story("bc"[i], i + 1, 700, grid=TABLOID) for i in range(2))]
    own = module(make_up(stories, TABLOID_FRAMES[:1], TABLOID_RULES), "a")
    (box,) = own.figures
    assert not own.legs
    assert box.x == own.text_x
    assert 2 / 3 < box.width / TABLOID.span(columns) < 4 / 3
    assert box.row + box.rows <= own.row + own.rows


COPY = st.lists(
    st.tuples(
        st.integers(150, 2500),
        st.sampled_from([StoryRank.PEER, StoryRank.NORMAL, StoryRank.BRIEF]),
        st.booleans(),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=8, deadline=None)
@given(COPY, st.booleans(), st.integers(1, 3))
def test_any_copy_makes_pages_or_a_report(
    copy: list[tuple[int, StoryRank, bool]], tabloid: bool, pages: int
) -> None:
    grid = TABLOID if tabloid else BROADSHEET
    rules = TABLOID_RULES if tabloid else RULES
    frames = (
        TABLOID_FRAMES[:pages] if tabloid else (FRONT, PageFrame(8, 3, 121), PageFrame(8, 3, 121))[:pages]
    )
    stories = [
        story(
            f"s{index}",
            index,
            characters,
            rank,
            grid,
            StoryFigure(f"f{index}", 0.7, {0: 1}, 2) if figure and characters > 600 else None,
            may_jump=True,
        )
        for index, (characters, rank, figure) in enumerate(copy)
    ]
    made = make_up(stories, frames, rules, budget=20_000)
    check_pages(made, stories, grid)
    assert made.left_out == ()
    over = {misfit.key for misfit in made.over}
    assert over == {one.key for page in made.pages for one in page.modules if one.over}
