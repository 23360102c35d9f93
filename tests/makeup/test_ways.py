"""A story that grew and has no row to spare: the gap over its head gives one before a neighbour moves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from banxin.makeup.keeping.decisions import KeptModule, KeptPage
from banxin.makeup.keeping.giving_way import OwnRoom
from banxin.makeup.keeping.making import Steady, make_up_as_kept
from banxin.makeup.keeping.ways import gaps_taken
from banxin.makeup.model.blueprint import read_blueprint
from banxin.makeup.model.page import Module, PageFrame
from banxin.makeup.model.story import Story, StoryFigure, StoryRank
from banxin.makeup.model.tree import Branch, Cutting, Leaf
from banxin.makeup.modules.shapes import ShapeBook

from .copy_desk import TABLOID, story
from .test_keeping import RULES, longer, written

UPPER, LOWER = (
    story(key, order, size, StoryRank.PEER, TABLOID, deck=0)
    for key, order, size in (("a", 0, 700), ("b", 1, 640))
)
TREE = Branch(Cutting.STACK, (Leaf("a", 3, 2), Leaf("b", 3, 2)), 3)


def full_page(foot: int = 0) -> tuple[KeptPage, PageFrame]:
    """Equals one above the other, of which the lower has not a row to spare, the upper one so many."""
    own = OwnRoom(ShapeBook(RULES))
    form = KeptModule(3, 2, size=24.0, deck=False, side=0, picture=(0, 0), pull=True, air=0, foot=0)
    page = KeptPage(1, TREE, {"a": form, "b": form})
    rows = {one.key: own.as_kept(one, page) for one in (UPPER, LOWER)}
    modules = {
        "a": replace(form, rows=rows["a"] + foot, foot=foot),
        "b": replace(form, rows=rows["b"]),
    }
    return replace(page, modules=modules), PageFrame(3, 3, sum(rows.values()) + foot + RULES.gap)


def grown(page: KeptPage, rows: int) -> Story:
    """The lower story with as many words more as make it so many rows too deep."""
    has = page.modules["b"].rows or 0
    every = (longer(LOWER, more) for more in range(5, 400, 5))
    return next(some for some in every if OwnRoom(ShapeBook(RULES)).as_kept(some, page) == has + rows)


def after(page: KeptPage, frame: PageFrame, lower: Story) -> tuple[Steady, dict[str, Module]]:
    steady = make_up_as_kept([page], (UPPER, lower), [frame], RULES, budget=20_000)
    assert steady.made
    assert not steady.anew
    return steady, {module.key: module for module in steady.made.pages[0].modules}


def test_the_gap_above_gives_a_row_and_nothing_else_moves() -> None:
    page, frame = full_page()
    before = after(page, frame, LOWER)[1]
    steady, now = after(page, frame, grown(page, 1))
    assert now["b"].slack == replace(before["b"].slack, above=1)
    assert (now["b"].row, now["b"].rows) == (before["b"].row - 1, before["b"].rows + 1)
    assert not now["b"].over
    assert now["a"] == before["a"]
    assert not steady.amended
    assert steady.made
    (rule,) = steady.made.pages[0].rules
    assert rule.row == before["b"].row - RULES.gap / 2 - 0.5  # in the middle of what is left
    (kept,) = written(steady.made)
    assert kept.modules["b"].rows == page.modules["b"].rows  # the gap stands in no file


def test_rows_that_are_empty_above_come_first() -> None:
    page, frame = full_page(foot=4)
    before = after(page, frame, LOWER)[1]
    steady, now = after(page, frame, grown(page, 2))
    assert now["b"].slack.above == 0
    assert now["b"].row == before["b"].row - 2
    assert now["a"].legs == before["a"].legs
    assert not steady.amended


def test_a_neighbour_that_has_to_move_is_named_with_the_one_that_grew() -> None:
    page, _ = full_page()
    frame = PageFrame(3, 3, sum(module.rows or 0 for module in page.modules.values()) + 4 + RULES.gap)
    upside = replace(page, tree=replace(TREE, parts=TREE.parts[::-1]))  # what grows stands above
    steady, now = after(upside, frame, grown(page, 3))
    assert now["a"].row == frame.row + now["b"].rows + RULES.gap
    ((said,),) = steady.amended.values()
    assert "a gave way" in said.said
    assert "b has no room" in said.said
    assert steady.made
    again = make_up_as_kept(written(steady.made), (UPPER, grown(page, 3)), [frame], RULES, budget=20_000)
    assert not again.amended  # what the file says now holds
    assert again.made
    assert again.made.pages[0].modules == steady.made.pages[0].modules


@pytest.mark.parametrize(
    ("tree", "key", "gaps"),
    [
        (["H 3", "a 3/2", "b 3/2"], "a", (0, 1)),
        (["H 3", "a 3/2", "b 3/2"], "b", (1, 0)),
        (["V 6", "a 3/2", "b 3/2"], "a", (0, 0)),
        (["H 6", "a 6/4", ["V 6", "b 3/2", ["H 3", "c 3/2", "d 3/2"]]], "c", (0, 1)),  # level with b
        (["H 6", "a 6/4", ["V 6", "b 3/2", ["H 3", "c 3/2", "d 3/2"]]], "d", (1, 0)),
        (["H 6", "a 6/4", ["V 6", "b 3/2", ["H 3", "c 3/2", "d 3/2"]]], "b", (1, 0)),
        (["H 6", ["V 6", "b 3/2", ["H 3", "c 3/2", "d 3/2"]], "a 6/4"], "d", (1, 0)),
    ],
)
def test_which_gaps_a_story_takes(tree: list[object], key: str, gaps: tuple[int, int]) -> None:
    keys = [name for name in "abcd" if f"'{name} " in str(tree)]
    read = read_blueprint({"pages": [tree]}, keys, 8)[0].pages[0]
    assert read
    assert gaps_taken(read, key, 1) == gaps


def test_a_picture_stays_lifted_and_is_cropped_before_it_goes_into_a_leg() -> None:
    picture = StoryFigure("p0", 0.75)
    one = story("a", 0, 700, StoryRank.NORMAL, TABLOID, picture)
    own = OwnRoom(ShapeBook(RULES))
    form = KeptModule(3, 2, size=24.0, deck=True, side=0, picture=(1, 10), pull=True)
    page = KeptPage(1, modules={"a": form})
    rows = own.as_kept(one, page)
    assert any(shape.rows <= rows and shape.placing is None for shape in own.every(one, form))
    found = own.within(one, page, rows)
    assert found
    assert all(shape.placing and shape.placing.legs == 1 for shape in found)
