"""A kept make-up after any edit of the issue: it never fails, loses nothing, and holds once it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from banxin.makeup.issue import make_up
from banxin.makeup.keeping.decisions import KeptPage
from banxin.makeup.keeping.making import make_up_as_kept
from banxin.makeup.model.page import MakeUp
from banxin.makeup.model.story import Story, StoryRank

from .copy_desk import TABLOID, story
from .test_keeping import (
    FRAMES,
    RULES,
    STORIES,
    first_kept,
    first_made,
    longer,
    modules,
    paper,
    rectangle,
    written,
)

JUMPING = paper((1900, 2400, 900, 400, 700, 500), may_jump=True)


@cache
def jumping_kept() -> tuple[KeptPage, ...]:
    """The pages of stories that jump, as they are kept."""
    made = make_up(JUMPING, FRAMES, RULES)
    assert made.jumps
    return written(made)


edits = st.lists(
    st.tuples(
        st.sampled_from(("delete", "add", "rename", "swap", "longer", "shorter", "more")), st.integers(0, 99)
    ),
    min_size=1,
    max_size=3,
)


def edited(stories: Sequence[Story], changes: Sequence[tuple[str, int]]) -> list[Story]:
    found = list(stories)
    for number, (change, which) in enumerate(changes):
        at = which % len(found)
        one = found[at]
        if change == "delete" and len(found) > 1:
            del found[at]
        elif change == "add":
            new = story(f"n{number}", 50 + number, 100 + 10 * which, StoryRank.NORMAL, TABLOID)
            found.insert(at, new)
        elif change == "rename":
            found[at] = replace(one, key=f"{one.key}x")
        elif change == "swap":
            found[at], found[-1] = found[-1], found[at]
        elif change == "longer":
            found[at] = longer(one, 2 * one.characters, which)
        elif change == "shorter":
            found[at] = longer(one, -one.characters // 9, which)
        else:
            found[at] = longer(one, 25, which)
    return [replace(one, order=index) for index, one in enumerate(found)]


def whole(made: MakeUp, stories: Sequence[Story]) -> None:
    """Each story stands once, or in two parts of which a jump tells; a page holds no more than it can."""
    standing = [module.key for page in made.pages for module in page.modules]
    jumps = [jump.key for jump in made.jumps]
    assert sorted(standing) == sorted([*(one.key for one in stories), *jumps])
    for page in made.pages:
        for module in page.modules:
            assert module.row + module.rows <= page.frame.row + page.frame.rows
            assert not module.over


def checked(pages: Sequence[KeptPage], stories: Sequence[Story]) -> None:
    steady = make_up_as_kept(pages, stories, FRAMES, RULES, budget=20_000)
    if steady.made is None:
        return  # the whole issue has to be made up
    assert steady.made.fits
    whole(steady.made, stories)
    again = make_up_as_kept(written(steady.made), stories, FRAMES, RULES)
    assert again.made is not None
    assert not again.anew
    assert not again.amended
    assert modules(again.made) == modules(steady.made)
    assert again.made.jumps == steady.made.jumps


@settings(max_examples=15, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(edits)
def test_any_edit_of_a_planned_paper_is_taken(changes: list[tuple[str, int]]) -> None:
    checked(first_kept(), edited(STORIES, changes))


@settings(max_examples=15, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(edits)
def test_any_edit_of_stories_that_jump_is_taken(changes: list[tuple[str, int]]) -> None:
    checked(jumping_kept(), edited(JUMPING, changes))


def test_a_renamed_story_stands_where_it_stood() -> None:
    stories = [replace(one, key="new") if one.key == "s3" else one for one in STORIES]
    steady = make_up_as_kept(first_kept(), stories, FRAMES, RULES)
    assert steady.made is not None
    assert not steady.anew
    ((page, (amendment,)),) = steady.amended.items()
    assert (page, "s3") in modules(first_made())
    assert amendment.said == "new stands where s3 stood"
    before = {key: rectangle(module) for key, module in modules(first_made()).items()}
    after = {key: rectangle(module) for key, module in modules(steady.made).items()}
    assert after == {
        (number, "new" if key == "s3" else key): place for (number, key), place in before.items()
    }


def test_rows_that_are_left_out_are_found_anew_in_the_tree_of_the_page() -> None:
    first = first_kept()[0]
    free = replace(first, modules={key: replace(one, rows=None) for key, one in first.modules.items()})
    steady = make_up_as_kept([free, *first_kept()[1:]], STORIES, FRAMES, RULES)
    assert steady.made is not None
    assert set(steady.anew) == {1}
    assert "left open" in steady.anew[1]
    assert steady.made.pages[0].tree == first_made().pages[0].tree
