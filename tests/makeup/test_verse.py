"""Verse stands in as few legs as it needs, beside other stories; a page short of copy is not stretched."""

from __future__ import annotations

from dataclasses import replace

import pytest

from banxin.makeup.issue import make_up
from banxin.makeup.model.page import MakeUp, Module, PageFrame
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import BlockKind, GalleyBlock, Story, StoryRank

from .copy_desk import TABLOID, story

RULES = MakeUpRules(TABLOID)
FRAME = PageFrame(5, 3, 83)


def verse(key: str, order: int, lines: int, width: float) -> Story:
    """A poem in one piece, its longest line `width` 字; 0 for a piece as wide as its leg."""
    poem = story(key, order, 8 * lines, StoryRank.NORMAL, TABLOID)
    block = (GalleyBlock(BlockKind.BOX, lines, width=width),)
    return replace(poem, galleys=dict.fromkeys(poem.galleys, block))


def modules(made: MakeUp) -> dict[str, Module]:
    assert made.fits
    return {module.key: module for page in made.pages for module in page.modules}


@pytest.mark.parametrize("lines", [8, 18, 40])
def test_a_poem_alone_on_its_page_stands_in_one_leg(lines: int) -> None:
    poem = modules(make_up([verse("v", 0, lines, 11)], [FRAME], RULES))["v"]
    assert poem.cut.legs == 1
    assert poem.columns <= 2


@pytest.mark.parametrize(("lines", "beside"), [(18, 650), (26, 900)])
def test_a_poem_stands_beside_a_story_in_one_leg(lines: int, beside: int) -> None:
    stories = [story("a", 0, beside, StoryRank.NORMAL, TABLOID), verse("v", 1, lines, 11)]
    found = modules(make_up(stories, [FRAME], RULES))
    assert found["v"].cut.legs == 1
    assert found["v"].columns <= 2
    assert found["a"].row == found["v"].row


def test_text_as_wide_as_its_legs_is_no_verse() -> None:
    prose = story("p", 0, 600, StoryRank.NORMAL, TABLOID)
    assert modules(make_up([prose], [FRAME], RULES))["p"].cut.legs > 1


def test_stories_that_cannot_fill_their_page_keep_a_good_form() -> None:
    stories = [story(f"s{index}", index, 260, StoryRank.NORMAL, TABLOID) for index in range(3)]
    for module in modules(make_up(stories, [FRAME], RULES)).values():
        assert module.cut.measure >= 12
        assert module.rows <= 50
