"""Fillers stand on pages that have room for them, each once, in the order of their list."""

from __future__ import annotations

from dataclasses import replace

import pytest

from banxin.makeup.filling import Filled, filled
from banxin.makeup.inserting import Insertion
from banxin.makeup.issue import make_up
from banxin.makeup.model.page import MakeUp, PageFrame, Unmet
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import Pin, Story, StoryRank

from .copy_desk import TABLOID, story

FRAME = PageFrame(columns=TABLOID.columns, row=0, rows=TABLOID.rows)
RULES = MakeUpRules(TABLOID)


def copy(key: str, order: int, characters: int) -> Story:
    return story(key, order, characters, StoryRank.NORMAL, TABLOID, deck=0)


def filler(key: str, characters: int) -> Story:
    return story(key, 0, characters, StoryRank.BRIEF, TABLOID, deck=0)


def made_of(*stories: Story, pages: int = 1) -> MakeUp:
    return make_up(stories, [FRAME] * pages, RULES, budget=50_000, least=pages)


@pytest.fixture(scope="module")
def loose() -> tuple[MakeUp, tuple[Story, ...]]:
    """A page that two stories leave half white."""
    stories = (copy("a", 0, 900), copy("b", 1, 700))
    return made_of(*stories), stories


@pytest.fixture(scope="module")
def with_fillers(loose: tuple[MakeUp, tuple[Story, ...]]) -> Filled:
    fillers = [filler("huge", 6000), filler("f", 500), filler("g", 400), filler("h", 300)]
    return filled(loose[0], loose[1], fillers, [FRAME], RULES)


def keys(made: MakeUp) -> list[str]:
    return sorted(module.key for page in made.pages for module in page.modules)


def test_a_loose_page_is_filled(loose: tuple[MakeUp, tuple[Story, ...]], with_fillers: Filled) -> None:
    made = with_fillers.made
    assert made.fits
    assert made.pages[0].white < loose[0].pages[0].white - 0.1
    assert keys(made) == sorted(["a", "b", *with_fillers.used])
    assert set(with_fillers.used.values()) == {1}


def test_what_is_longer_than_the_room_is_passed_over(with_fillers: Filled) -> None:
    assert "huge" not in with_fillers.used
    assert "f" in with_fillers.used  # the first that suits


def test_what_a_filled_page_grants_is_told_no_longer(loose: tuple[MakeUp, tuple[Story, ...]]) -> None:
    made, (a, b) = loose
    wide = next(module.columns for module in made.pages[0].modules if module.key == "a")
    vain = Unmet("b", "size", "no page could grant it")
    told = replace(made, unmet=(vain, Unmet("a", "columns", "stands in others", wide)))
    done = filled(told, (replace(a, pin=Pin(columns=wide)), b), [filler("h", 300)], [FRAME], RULES)
    assert done.made.unmet == (vain,)


def test_the_same_input_gives_the_same_page(
    loose: tuple[MakeUp, tuple[Story, ...]], with_fillers: Filled
) -> None:
    fillers = [filler("huge", 6000), filler("f", 500), filler("g", 400), filler("h", 300)]
    assert filled(loose[0], loose[1], fillers, [FRAME], RULES).made == with_fillers.made


def test_a_full_page_takes_none() -> None:
    stories = (copy("a", 0, 2000), copy("b", 1, 1500))
    made = made_of(*stories)
    assert made.fits
    assert made.pages[0].white < 0.25
    done = filled(made, stories, [filler("f", 500)], [FRAME], RULES)
    assert (done.made.pages, done.used) == (made.pages, {})


def test_a_filler_stands_below_a_story_and_moves_none_to_other_columns() -> None:
    stories = (copy("a", 0, 1100), copy("b", 1, 700), copy("c", 2, 450))
    (page,) = made_of(*stories).pages
    short = replace(filler("f", 60), order=3)
    found = [one.page for one in Insertion(page, stories, FRAME, RULES, {}).pages(short)]
    assert found
    places = {module.key: (module.column, module.columns) for module in page.modules}
    for other in found:
        modules = {module.key: module for module in other.modules}
        assert {key: (modules[key].column, modules[key].columns) for key in places} == places
        above = [
            one.columns
            for one in other.modules
            if one.column == modules["f"].column and one.row + one.rows <= modules["f"].row
        ]
        assert modules["f"].columns in above


def test_pages_that_are_kept_and_pages_with_jumps_stay(loose: tuple[MakeUp, tuple[Story, ...]]) -> None:
    made, stories = loose
    done = filled(made, stories, [filler("f", 500)], [FRAME], RULES, pages=())
    assert (done.made.pages, done.used) == (made.pages, {})


def test_one_page_is_filled_and_the_other_is_left_as_it_is() -> None:
    stories = (copy("a", 0, 2000), copy("b", 1, 1500), copy("c", 2, 800))
    made = made_of(*stories, pages=2)
    assert [keys(MakeUp((page,))) for page in made.pages] == [["a", "b"], ["c"]]
    done = filled(made, stories, [filler("f", 700), filler("g", 500)], [FRAME] * 2, RULES)
    assert done.made.pages[0] == made.pages[0]
    assert done.made.pages[1].number == 2
    assert done.used
    assert set(done.used.values()) == {2}
