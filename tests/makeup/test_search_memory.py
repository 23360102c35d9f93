"""A search is made once for the same rows; what it tells of lengths is that of the stories as they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from banxin.job.kept_searches import KeptSearches
from banxin.makeup.issue import make_up
from banxin.makeup.keeping.search_memory import SearchMemory, searched_once
from banxin.makeup.model.page import MakeUp, PageFrame
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import GalleyBlock, Story
from makeup.copy_desk import TABLOID, story

RULES = MakeUpRules(TABLOID)
FRAME = PageFrame(TABLOID.columns, 0, 40)
Change = Callable[[Story], Story]


def longer(one: Story) -> Story:
    return replace(one, characters=one.characters + 1)


def much_longer(one: Story) -> Story:
    return replace(one, characters=one.characters * 9)


def of_more_rows(one: Story) -> Story:
    def grown(blocks: tuple[GalleyBlock, ...]) -> tuple[GalleyBlock, ...]:
        return (replace(blocks[0], rows=blocks[0].rows + 1, lines=blocks[0].lines + 1), *blocks[1:])

    return replace(one, galleys={measure: grown(blocks) for measure, blocks in one.galleys.items()})


def free_to_jump(one: Story) -> Story:
    return longer(replace(one, may_jump=True))


@pytest.mark.parametrize(
    ("change", "again"),
    [(longer, False), (much_longer, True), (of_more_rows, True), (free_to_jump, True)],
)
@pytest.mark.parametrize("memory", [dict, KeptSearches])
def test_only_what_counts_is_searched_again(
    change: Change, again: bool, memory: Callable[[], SearchMemory]
) -> None:
    stories = [story("a", 0, 900, grid=TABLOID), story("b", 1, 500, grid=TABLOID)]
    known, searches = memory(), []

    def searched(asked: list[Story]) -> MakeUp:
        def search() -> MakeUp:
            searches.append(asked)
            return make_up(asked, [FRAME], RULES)

        return searched_once(known, asked, ([FRAME], RULES), search)

    assert searched(stories) == searched(stories) == make_up(stories, [FRAME], RULES)
    assert len(searches) == 1
    changed = [stories[0], change(stories[1])]
    assert searched(changed) == make_up(changed, [FRAME], RULES)
    assert len(searches) == 1 + again
