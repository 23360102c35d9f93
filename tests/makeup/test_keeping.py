"""A make-up kept from build to build: small edits move nothing else, poor ones re-make their page alone."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from banxin.makeup.issue import make_up
from banxin.makeup.keeping.decisions import KeptPage
from banxin.makeup.keeping.holding import MARGIN
from banxin.makeup.keeping.making import Steady, make_up_as_kept
from banxin.makeup.model.blueprint import read_blueprint
from banxin.makeup.model.page import MakeUp, Module, PageFrame
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import PageSpan, Story, StoryFigure, StoryRank
from banxin.makeup.outcome.kept_pages import kept_text, read_kept_pages
from banxin.manuscript.form.sheet import Pin

from .copy_desk import BROADSHEET, FRONT, TABLOID, five_peers, galleys, lengths, story

RULES = MakeUpRules(TABLOID)
FRAMES = tuple(
    PageFrame(5, 9 if number == 0 else 3, 77 if number == 0 else 83, number == 0) for number in range(4)
)
SIZES = (1100, 600, 400, 220, 1100, 700, 400, 240, 600, 500, 400, 220)
POOR = 800
COMMENT = "各版的组版结果。\n可以手工修改。"


def paper(sizes: Sequence[int] = SIZES, may_jump: bool = False) -> tuple[Story, ...]:
    """Twelve stories for three pages, with a picture in some."""
    return tuple(
        story(
            f"s{index}",
            index,
            size,
            StoryRank.LEAD if index % 4 == 0 else StoryRank.BRIEF if size < 350 else StoryRank.NORMAL,
            TABLOID,
            StoryFigure(f"p{index}", 0.66) if index % 4 == 0 else None,
            may_jump,
        )
        for index, size in enumerate(sizes)
    )


def planned(stories: Sequence[Story]) -> tuple[Story, ...]:
    """Four of them on each page."""
    return tuple(replace(one, pages=PageSpan(1 + one.order // 4, 1 + one.order // 4)) for one in stories)


def longer(one: Story, more: int, at: int = 0, grid: object = TABLOID) -> Story:
    """The story with `more` 字 in its paragraph number `at`; less than 0 takes some away."""
    paragraphs = lengths(random.Random(1000 * one.order + one.characters), one.characters)
    crossheads = [place for place in (2, 5, 8) if place < len(paragraphs) - 1]
    at %= len(paragraphs)
    paragraphs[at] = max(1, paragraphs[at] + more)
    figure = one.figures[0] if one.figures else None
    return replace(
        one,
        galleys=galleys(paragraphs, crossheads, grid, figure),  # type: ignore[arg-type]
        characters=one.characters + more,
    )


def written(made: MakeUp) -> tuple[KeptPage, ...]:
    """The make-up through its file."""
    pages, faults = read_kept_pages(yaml.safe_load(kept_text(made, COMMENT)), 8)
    assert faults == ()
    return pages


def kept(pages: Sequence[KeptPage], stories: Sequence[Story]) -> tuple[MakeUp, Steady]:
    steady = make_up_as_kept(pages, stories, FRAMES, RULES)
    assert steady.made is not None
    assert steady.made.fits
    standing = {module.key for page in steady.made.pages for module in page.modules}
    assert standing == {one.key for one in stories}
    return steady.made, steady


def modules(made: MakeUp) -> dict[tuple[int, str], Module]:
    """The modules; how a head came to its size is no part of what is seen."""
    return {
        (page.number, module.key): replace(module, slack=replace(module.slack, size_steps=0))
        for page in made.pages
        for module in page.modules
    }


def rectangle(module: Module) -> tuple[int, int, int, int]:
    return module.column, module.columns, module.row, module.rows


STORIES = planned(paper())


@cache
def first_made() -> MakeUp:
    """The paper before any edit."""
    made = make_up(STORIES, FRAMES, RULES)
    assert made.fits
    return made


@cache
def first_kept() -> tuple[KeptPage, ...]:
    """Its pages as they are kept."""
    return written(first_made())


def test_what_is_kept_and_did_not_change_comes_out_the_same() -> None:
    made, steady = kept(first_kept(), STORIES)
    assert not steady.anew
    assert modules(made) == modules(first_made())
    assert [page.rules for page in made.pages] == [page.rules for page in first_made().pages]
    scores = [page.score.total for page in first_made().pages]
    assert all(page.score.total <= score for page, score in zip(made.pages, scores, strict=True))
    assert len(first_made().pages) > 1


def test_the_sample_page_is_kept_with_its_equals() -> None:
    rules = MakeUpRules(BROADSHEET)
    peers = five_peers()
    first = make_up(peers, [FRONT], rules)
    again = make_up_as_kept(written(first), peers, [FRONT], rules)
    assert again.made is not None
    assert modules(again.made) == modules(first)
    grown = [longer(one, 25, 1, BROADSHEET) if one.key == "c" else one for one in peers]
    edited = make_up_as_kept(written(first), grown, [FRONT], rules)
    assert edited.made is not None
    assert not edited.anew
    for key, module in modules(edited.made).items():
        if key[1] != "c":
            assert module == modules(first)[key]


@settings(max_examples=25, deadline=None)
@given(st.integers(0, len(STORIES) - 1), st.integers(-25, 25), st.integers(0, 30))
def test_a_small_edit_moves_no_other_page_and_nothing_beside_its_stack(
    index: int, more: int, at: int
) -> None:
    one = STORIES[index]
    made, steady = kept(first_kept(), [*STORIES[:index], longer(one, more, at), *STORIES[index + 1 :]])
    before, after = modules(first_made()), modules(made)
    page = next(number for number, key in before if key == one.key)
    assert not set(steady.anew) - {page}
    moved = {key for key in before if before[key] != after.get(key)} - {(page, one.key)}
    assert {number for number, _ in moved} <= {page}
    if rectangle(after[page, one.key]) == rectangle(before[page, one.key]):
        assert not moved
    again, second = kept(
        written(made) if steady.anew else first_kept(),
        [*STORIES[:index], longer(one, more, at), *STORIES[index + 1 :]],
    )
    assert not second.anew
    assert modules(again) == after


def test_most_small_edits_move_nothing_at_all() -> None:
    still = 0
    for index, one in enumerate(STORIES):
        made, _ = kept(first_kept(), [*STORIES[:index], longer(one, 25, index), *STORIES[index + 1 :]])
        before, after = modules(first_made()), modules(made)
        still += all(before[key] == after[key] for key in before if key[1] != one.key)
    assert still >= len(STORIES) - 3  # three fill a tight page to the last row


def test_a_poor_edit_makes_its_page_alone_anew() -> None:
    last, key, stories = next(_poor_edits())
    made, steady = kept(first_kept(), stories)
    assert set(steady.anew) == {last}
    assert key in steady.anew[last] or "it would score" in steady.anew[last]
    for place, module in modules(first_made()).items():
        if place[0] != last:
            assert modules(made)[place] == module
    again, second = kept(written(made), stories)
    assert not second.anew
    assert modules(again) == modules(made)


def _poor_edits() -> Iterator[tuple[int, str, list[Story]]]:
    """Edits for which a page has room, but not in the rows that it had: page, story, all stories."""
    for page in sorted(first_made().pages, key=lambda one: -one.white):
        for module in sorted(page.modules, key=lambda one: -one.rows):
            for more in (POOR, POOR // 2, POOR // 4):
                index = int(module.key[1:])
                stories = [*STORIES[:index], longer(STORIES[index], more), *STORIES[index + 1 :]]
                steady = make_up_as_kept(first_kept(), stories, FRAMES, RULES)
                if steady.made and set(steady.anew) == {page.number}:
                    yield page.number, module.key, stories


def test_a_story_taken_out_or_added_makes_its_page_alone_anew() -> None:
    short = next(index for index, one in enumerate(STORIES) if one.rank is StoryRank.BRIEF)
    page = next(number for number, key in modules(first_made()) if key == f"s{short}")
    without = [*STORIES[:short], *STORIES[short + 1 :]]
    made, steady = kept(first_kept(), without)
    assert set(steady.anew) == {page}
    _, back = kept(written(made), STORIES)
    assert page in back.anew


def test_a_story_planned_for_another_page_goes_there() -> None:
    short = next(index for index, one in enumerate(STORIES) if one.rank is StoryRank.BRIEF)
    page = next(number for number, key in modules(first_made()) if key == f"s{short}")
    other = 2 if page == 1 else 1
    moved = replace(STORIES[short], pages=PageSpan(other, other))
    made, steady = kept(first_kept(), [*STORIES[:short], moved, *STORIES[short + 1 :]])
    assert (other, f"s{short}") in modules(made)
    assert {page, other} <= set(steady.anew)


def test_jumps_between_kept_pages_are_kept() -> None:
    frames = (PageFrame(5, 9, 77, True), PageFrame(5, 3, 83))
    stories = (
        story("a", 0, 2600, StoryRank.LEAD, TABLOID),
        story("b", 1, 3000, StoryRank.NORMAL, TABLOID, may_jump=True),
        story("c", 2, 900, StoryRank.NORMAL, TABLOID),
    )
    first = make_up(stories, frames, RULES)
    assert [jump.key for jump in first.jumps] == ["b"]
    again = make_up_as_kept(written(first), stories, frames, RULES)
    assert again.made is not None
    assert again.made.jumps == first.jumps
    assert modules(again.made) == modules(first)
    shorter = (stories[0], longer(stories[1], -10, 2), stories[2])
    edited = make_up_as_kept(written(first), shorter, frames, RULES)
    assert edited.made is not None
    assert edited.made.jumps == first.jumps


def test_paper_of_another_size_is_made_up_anew() -> None:
    frames = [replace(frame, rows=frame.rows - 12) for frame in FRAMES]
    steady = make_up_as_kept(first_kept(), STORIES, frames, RULES)
    assert set(steady.anew) == {page.number for page in first_kept()}


def test_what_editors_say_in_the_manifest_comes_first() -> None:
    key = first_kept()[0].modules
    name = next(iter(key))
    index = int(name[1:])
    wide = next(one for one in (3, 5, 4) if one != key[name].columns)
    pinned = replace(STORIES[index], pin=Pin(columns=wide))
    made, steady = kept(first_kept(), [*STORIES[:index], pinned, *STORIES[index + 1 :]])
    assert modules(made)[1, name].columns == wide
    assert set(steady.anew) == {1}


def test_a_page_that_became_poor_does_not_hold() -> None:
    worst = max(first_kept(), key=lambda page: page.score or 0)
    better = replace(worst, score=(worst.score or 0) - MARGIN - 1)
    _, steady = kept([better if page is worst else page for page in first_kept()], STORIES)
    assert set(steady.anew) == {worst.number}
    free = replace(worst, score=None)
    _, steady = kept([free if page is worst else page for page in first_kept()], STORIES)
    assert not steady.anew


def test_a_tree_changed_by_hand_is_followed() -> None:
    stories = [story("a", 0, 900, StoryRank.NORMAL, TABLOID), story("b", 1, 900, StoryRank.NORMAL, TABLOID)]
    frame = [PageFrame(5, 3, 70)]
    tree, _ = read_blueprint(["V", "b 3", "a 2"], ["a", "b"], 5)
    page = yaml.safe_load("make-up: 2\npages: [{page: 1, tree: [V, b 3, a 2], stories: {a: {}, b: {}}}]")
    pages, faults = read_kept_pages(page, 5)
    assert faults == ()
    assert pages[0].tree == tree.pages[0]
    steady = make_up_as_kept(pages, stories, frame, RULES)
    assert steady.made is not None
    assert {one.key: one.columns for one in steady.made.pages[0].modules} == {"b": 3, "a": 2}


@pytest.mark.parametrize(
    ("key", "asked", "said"),
    [
        ("s0", (9, 19), "it stands across"),
        ("s0", (1, 190), "it stands across"),
        ("s1", (1, 9), "no picture of it stands across its legs"),
    ],
)
def test_a_picture_that_cannot_be_as_the_file_says_is_told_and_the_page_holds(
    key: str, asked: tuple[int, int], said: str
) -> None:
    first = first_kept()[0]
    changed = replace(first, modules={**first.modules, key: replace(first.modules[key], picture=asked)})
    steady = make_up_as_kept([changed, *first_kept()[1:]], STORIES, FRAMES, RULES)
    assert steady.made
    assert not steady.anew
    ((page, (amendment,)),) = steady.amended.items()
    assert (page, amendment.at) == (1, ("stories", key, "picture"))
    assert amendment.said.startswith(f"`picture` of {key} cannot be [{asked[0]}, {asked[1]}]: {said}")
    assert {place: rectangle(module) for place, module in modules(steady.made).items()} == {
        place: rectangle(module) for place, module in modules(first_made()).items()
    }


def test_a_picture_that_gives_way_to_its_story_is_not_told() -> None:
    for more in (25, -25):
        stories = [longer(one, more) if one.key == "s0" else one for one in STORIES]
        assert not make_up_as_kept(first_kept(), stories, FRAMES, RULES).amended
