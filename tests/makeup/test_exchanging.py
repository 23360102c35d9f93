"""Heads that butt and that no form of their page keeps apart: stories change their pages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from banxin.layouts import Grid
from banxin.makeup.exchanging import exchanged, has_collisions
from banxin.makeup.issue import make_up
from banxin.makeup.judging.score import tombstones
from banxin.makeup.model.page import MakeUp, PageFrame, Unmet
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import PageSpan, Story, StoryRank
from banxin.manuscript.form.sheet import Pin

from .copy_desk import note, story

PAPER = Grid(trim_width=275, trim_height=390, size=9, pitch=11.5, columns=6, measure=11, gutter=1, rows=86)
FRAMES = [PageFrame(6, 7, 79, banner=True), PageFrame(6, 0, 86)]
RULES = MakeUpRules(PAPER)
LENGTHS = {"a": 1260, "b": 1170, "c": 1160, "d": 1300, "e": 1330}
ISSUE = (
    note(PAPER),
    *(story(key, order, length, grid=PAPER) for order, (key, length) in enumerate(LENGTHS.items(), 1)),
)


@pytest.fixture(scope="module")
def made() -> MakeUp:
    """Two pages, of which the second has heads that collide."""
    return make_up(ISSUE, FRAMES, RULES, budget=100_000, least=2)


def collisions(made: MakeUp) -> int:
    return sum(tombstones(page.modules, RULES) for page in made.pages)


def standing(made: MakeUp) -> list[set[str]]:
    return [{module.key for module in page.modules} for page in made.pages]


def test_a_story_of_the_page_beside_it_takes_the_place_of_one_whose_head_butts(made: MakeUp) -> None:
    assert has_collisions(made, RULES, {1, 2})
    done = exchanged(made, ISSUE, FRAMES, RULES)
    assert collisions(done) < collisions(made)
    before, after = standing(made), standing(done)
    assert after[0] | after[1] == before[0] | before[1]
    assert not after[0] & after[1]
    assert after != before
    assert "a" in after[0]  # which the note introduces
    assert [page.number for page in done.pages] == [1, 2]
    assert all(fill.page == page.number for page in done.pages for fill in page.fills)
    assert exchanged(made, ISSUE, FRAMES, RULES) == done


def test_what_the_exchanged_pages_grant_is_told_no_longer(made: MakeUp) -> None:
    done = exchanged(made, ISSUE, FRAMES, RULES)
    wide = {module.key: module.columns for page in done.pages for module in page.modules}
    stories = [replace(one, pin=Pin(columns=wide["b"])) if one.key == "b" else one for one in ISSUE]
    vain = Unmet("a", "size", "no page could grant it")
    told = replace(made, unmet=(vain, Unmet("b", "columns", "stands in others", wide["b"])))
    again = exchanged(told, stories, FRAMES, RULES)
    assert wide["b"] in {
        module.columns for page in again.pages for module in page.modules if module.key == "b"
    }
    assert again.unmet == (vain,)


@pytest.mark.parametrize("pages", [{1}, {2}, set()])
def test_pages_that_are_kept_stay_as_they_are(made: MakeUp, pages: set[int]) -> None:
    assert not has_collisions(made, RULES, pages)
    assert exchanged(made, ISSUE, FRAMES, RULES, pages) == made


def pinned(one: Story) -> Story:
    return replace(one, pin=Pin(page=1 + (one.key in "cde")))


def planned(one: Story) -> Story:
    number = 1 + (one.key in "cde")
    return replace(one, pages=PageSpan(number, number))


def of_sections(one: Story) -> Story:
    return replace(one, section="甲" if one.key in "ab" else "乙")


def leading(one: Story) -> Story:
    return replace(one, rank=StoryRank.LEAD) if one.key == "b" else one


@pytest.mark.parametrize("change", [pinned, planned, of_sections, leading])
def test_stories_stay_on_the_page_that_is_theirs(made: MakeUp, change: object) -> None:
    stories = [one if one.key == "note" else change(one) for one in ISSUE]  # type: ignore[operator]
    assert standing(exchanged(made, stories, FRAMES, RULES)) == standing(made)
