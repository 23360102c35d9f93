"""A story that grew by a few words: its own rectangle takes it up, then a part of its page, nothing else."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from banxin.makeup.issue import make_up
from banxin.makeup.keeping.decisions import KeptModule, KeptPage
from banxin.makeup.keeping.giving_way import OwnRoom, alike
from banxin.makeup.keeping.making import Steady, make_up_as_kept
from banxin.makeup.keeping.parts_anew import parts_anew
from banxin.makeup.model.page import MakeUp, Module, PageFrame
from banxin.makeup.model.story import Story, StoryFigure, StoryRank
from banxin.makeup.model.tree import leaves
from banxin.makeup.modules.shapes import ShapeBook

from .copy_desk import TABLOID, story
from .test_keeping import FRAMES, RULES, longer, rectangle, written

PICTURE = StoryFigure("p0", 0.75)


def own() -> OwnRoom:
    """Shapes are known by the keys of stories: each of one key has a book of its own."""
    return OwnRoom(ShapeBook(RULES))


def page_of(key: str, kept: KeptModule) -> KeptPage:
    return KeptPage(1, modules={key: kept})


def full(one: Story, legs: int, size: float, rows: int | None = None) -> KeptPage:
    """A rectangle of three columns in which the story has not a row to spare."""
    kept = KeptModule(3, legs, size=size, deck=True, side=0, picture=(1, 10) if one.figures else None)
    page = page_of(one.key, kept)
    least = own().as_kept(one, page) if rows is None else rows
    return page_of(one.key, replace(kept, rows=least))


def grown(one: Story, page: KeptPage) -> Story:
    """The story with as many words more as make it a row too deep for its rectangle."""
    every = (longer(one, more) for more in range(5, 400, 5))
    rows = page.modules[one.key].rows or 0
    return next(some for some in every if own().as_kept(some, page) > rows)


@pytest.mark.parametrize(
    ("rank", "figure", "gives"),
    [
        (StoryRank.NORMAL, PICTURE, "picture"),
        (StoryRank.PEER, PICTURE, "picture"),
        (StoryRank.NORMAL, None, "head"),
    ],
)
def test_the_least_that_makes_room_gives_way(rank: StoryRank, figure: StoryFigure | None, gives: str) -> None:
    one = story("a", 0, 700, rank, TABLOID, figure)
    page = full(one, 2, 24.0)
    more = grown(one, page)
    found = own().within(more, page, page.modules["a"].rows or 0)
    assert found
    best = min(found, key=lambda shape: (-shape.head.size, shape.cost))
    assert best.cut.legs == 2
    if gives == "picture":
        assert best.head.size == 24.0
        assert best.placing is None or best.slack.picture
    else:
        assert 18.0 <= best.head.size < 24.0


def test_the_head_of_an_equal_is_not_made_smaller_alone() -> None:
    one = story("a", 0, 700, StoryRank.PEER, TABLOID)
    page = full(one, 2, 24.0)
    beside = KeptPage(1, modules={**page.modules, "b": KeptModule(3, 2, rows=30)})
    assert own().within(grown(one, page), beside, page.modules["a"].rows or 0) == []


def test_what_goes_in_as_it_was_kept_stays_so() -> None:
    one = story("a", 0, 700, StoryRank.NORMAL, TABLOID, PICTURE)
    page = full(one, 2, 24.0)
    found = own().within(one, page, page.modules["a"].rows or 0)
    assert found
    assert all(alike(shape, page.modules["a"]) for shape in found)


def test_nothing_is_forced_into_a_rectangle_that_is_much_too_small() -> None:
    one = story("a", 0, 700, StoryRank.NORMAL, TABLOID, PICTURE)
    page = full(one, 2, 24.0)
    assert own().within(longer(one, 400), page, page.modules["a"].rows or 0) == []


FRAME = (PageFrame(5, 3, 72),)
EQUALS = (
    story("a", 0, 860, StoryRank.PEER, TABLOID),
    story("b", 1, 620, StoryRank.PEER, TABLOID),
    story("c", 2, 560, StoryRank.PEER, TABLOID),
    story("d", 3, 150, StoryRank.BRIEF, TABLOID),
    story("e", 4, 120, StoryRank.BRIEF, TABLOID),
)


def after(stories: Sequence[Story], first: MakeUp, index: int, more: int) -> Steady:
    edited = [*stories[:index], longer(stories[index], more), *stories[index + 1 :]]
    steady = make_up_as_kept(written(first), edited, FRAME, RULES, budget=20_000)
    assert steady.made
    assert steady.made.fits
    return steady


def by_key(made: MakeUp) -> dict[str, Module]:
    return {module.key: module for page in made.pages for module in page.modules}


@pytest.mark.parametrize("index", range(len(EQUALS)))
@pytest.mark.parametrize("more", [25, -25])
def test_equals_stay_alike_and_as_little_as_can_be_moves(index: int, more: int) -> None:
    first = make_up(EQUALS, FRAME, RULES, budget=20_000)
    assert first.fits
    steady = after(EQUALS, first, index, more)
    assert steady.made
    assert not steady.anew
    before, now = by_key(first), by_key(steady.made)
    assert len({now[key].head.size for key in "abc"}) == 1
    moved = {key for key in before if rectangle(before[key]) != rectangle(now[key])}
    assert not moved or (more > 0 and EQUALS[index].key in moved)


def random_paper(seed: int) -> tuple[Story, ...]:
    """Twelve stories for three or four pages, tight on some of them."""
    picked = random.Random(seed)
    ordinary = StoryRank.PEER if seed % 2 else StoryRank.NORMAL
    stories = []
    for index in range(12):
        brief = picked.random() < 0.35
        rank = StoryRank.LEAD if index % 4 == 0 else StoryRank.BRIEF if brief else ordinary
        bounds = {StoryRank.LEAD: (900, 1300), StoryRank.BRIEF: (90, 260)}.get(rank, (350, 1000))
        size = picked.randint(*bounds)
        figure = StoryFigure(f"p{index}", 0.7) if size > 350 and picked.random() < 0.35 else None
        stories.append(story(f"s{index}", index, size, rank, TABLOID, figure))
    return tuple(stories)


@pytest.mark.parametrize("seed", [1, 2, 4])
def test_few_words_more_or_less_make_no_page_anew(seed: int) -> None:
    stories = random_paper(seed)
    first = make_up(stories, FRAMES, RULES, budget=30_000)
    assert first.fits
    before = {(page.number, one.key): rectangle(one) for page in first.pages for one in page.modules}
    still = 0
    for index, one in enumerate(stories):
        for more in (25, -25):
            edited = [*stories[:index], longer(one, more, index), *stories[index + 1 :]]
            steady = make_up_as_kept(written(first), edited, FRAMES, RULES, budget=30_000)
            assert steady.made
            assert not steady.anew
            now = {(page.number, it.key): rectangle(it) for page in steady.made.pages for it in page.modules}
            other = [name for name in before if name[1] != one.key and now.get(name) != before[name]]
            assert len(other) <= 4
            still += not other
    assert still >= 22


def test_only_the_part_of_a_page_that_lacks_room_is_made_anew() -> None:
    stories = {one.key: one for one in random_paper(3)}
    first = make_up(tuple(stories.values()), FRAMES, RULES, budget=30_000)
    tried = 0
    for page in written(first):
        assert page.tree
        for key in page.modules:
            own = {name: stories[name] for name in page.modules}
            for part in parts_anew(page, own, (key,), RULES, 20_000):
                tried += 1
                assert key in part.keys
                assert 1 < len(part.keys) < len(page.modules)
                assert part.page.tree
                assert {leaf.key for leaf in leaves(part.page.tree)} == set(page.modules)
                for name in set(page.modules) - set(part.keys):
                    assert part.page.modules[name] == page.modules[name]
    assert tried
    alone = next(page for page in written(first) if page.tree)
    every = {name: stories[name] for name in alone.modules}
    assert not list(parts_anew(alone, every, tuple(alone.modules), RULES, 20_000))  # never the whole page
