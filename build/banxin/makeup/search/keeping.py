"""Keeping a plan: what stories and blueprints say of pages, which of it has to give way, and why."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from banxin.makeup.model.blueprint import Blueprint
from banxin.makeup.model.page import MadeUpPage, PageFrame, Refusal
from banxin.makeup.model.story import ANY_PAGE, PageSpan, Story, StoryRank
from banxin.makeup.model.tree import Tree, leaves

_IMPORTANCE = {StoryRank.BRIEF: 0, StoryRank.NORMAL: 1, StoryRank.PEER: 1, StoryRank.LEAD: 2}
_WELL_FILLED = 0.9  # of a page's room that the least room of its stories may take
_MOST_TRIALS = 6  # stories of a page too full that are tried as the one to leave it
_STRAINED = 250.0  # demerits by which a page may cost more than another of one story less
_LOOSE = 0.75  # of a page's room: where the stories that stay take less of it, the page is not full
Area = Callable[[Story], float]
Alone = Callable[[tuple[Story, ...], int], float | None]
"""The demerits of a page made of the stories alone that are planned for it; None where none can be made."""


def is_planned(stories: Sequence[Story], trees: Mapping[int, Tree]) -> bool:
    """Whether anything says on which page a story stands."""
    return bool(trees) or any(story.pages != ANY_PAGE or story.opens for story in stories)


def with_trees(
    stories: tuple[Story, ...], blueprint: Blueprint, frames: Sequence[PageFrame]
) -> tuple[tuple[Story, ...], dict[int, Tree]]:
    """The stories planned for the pages whose blueprints name them, and those blueprints by page.

    A blueprint is left out that names a story which is gone or planned for another page, or that has not
    the advertisements of its page.
    """
    known = {story.key: story for story in stories}
    trees: dict[int, Tree] = {}
    for number, tree in enumerate(blueprint.pages[: len(frames)], 1):
        keys = {leaf.key for leaf in leaves(tree)} if tree else set()
        fixed = {one.key for one in frames[number - 1].fixed}
        there = [known[key] for key in keys - fixed if key in known]
        whole = len(there) == len(keys - fixed) and all(story.pages.holds(number) for story in there)
        if tree and whole and fixed <= keys:
            trees[number] = tree
    own = {leaf.key: number for number, tree in trees.items() for leaf in leaves(tree)}
    return tuple(
        replace(story, pages=PageSpan(own[story.key], own[story.key])) if story.key in own else story
        for story in stories
    ), trees


def have_room(stories: Sequence[Story], frames: Sequence[PageFrame], area: Area) -> bool:
    """Whether these pages have room for the stories that may stand on no earlier one, and for those that may
    stand on no later one. Where they have not, nothing need be searched."""
    rooms = [frame.room for frame in frames]
    for number in range(1, len(frames) + 1):
        later = sum(area(one) for one in stories if one.pages.first >= number)
        before = sum(area(one) for one in stories if one.pages.last is not None and one.pages.last <= number)
        if later > sum(rooms[number - 1 :]) or before > sum(rooms[:number]):
            return False
    return all(one.pages.first <= len(frames) for one in stories)


def released(
    stories: tuple[Story, ...],
    frames: Sequence[PageFrame],
    area: Area,
    alone: Alone,
    fixed: Collection[int],
    most: int,
) -> Iterator[tuple[Story, ...]]:
    """The stories with their plans, again and again with one plan less, at last without any.

    `area` is the least room of a story, `alone` what page `n` costs of the stories planned for it; those of
    the pages `fixed` are not given up. First what cannot be is given up, then what is tightest.
    """
    while (tight := _impossible(stories, frames, area, alone, fixed)) is not None:
        stories = _without_one(stories, tight, frames, area, alone)
    yield stories
    narrow = _narrowed(stories, frames, area)
    if narrow != stories:
        yield narrow
    for _ in range(most):
        spans = _spans(stories, fixed)
        if not spans:
            return
        tight = max(spans, key=lambda span: (_fill(stories, span, frames, area), -span.first))
        stories = _without_one(stories, tight, frames, area)
        yield stories
    if _spans(stories, fixed):
        yield tuple(
            replace(one, pages=ANY_PAGE, until=None) if one.pages.first not in fixed else one
            for one in stories
        )


def refusals(
    wanted: Sequence[Story], frames: Sequence[PageFrame], pages: Sequence[MadeUpPage], area: Area
) -> Iterator[Refusal]:
    """The stories that do not stand where they were planned, with what was planned there."""
    got: dict[str, int] = {}
    for page in pages:
        for module in page.modules:
            got.setdefault(module.key, page.number)
    for story in wanted:
        span = story.pages
        if story.key not in got or span.holds(got[story.key]):
            continue
        there = _within(wanted, span)
        characters = sum(one.characters for one in there)
        full = _fill(wanted, span, frames, area)
        stayed = sum(one.characters for one in there if span.holds(got.get(one.key, 0)))
        room = stayed if full <= 1 else round(characters / full)
        yield Refusal(story.key, span, got[story.key], characters, room)


def _narrowed(stories: tuple[Story, ...], frames: Sequence[PageFrame], area: Area) -> tuple[Story, ...]:
    """Each story that is planned for a range of pages on the first of them that has room, so that what is not
    planned at all may stand before, between and after them."""
    rooms = [frame.room * _WELL_FILLED for frame in frames]
    for story in stories:
        if story.pages.one:
            rooms[story.pages.first - 1] -= area(story)
    found: list[Story] = []
    for story in stories:
        last = story.pages.last
        if last is None or story.pages.one:
            found.append(story)
            continue
        pages = range(story.pages.first, min(last, len(frames)) + 1)
        there = next((page for page in pages if rooms[page - 1] >= area(story)), None)
        page = there or max(pages, key=lambda one: rooms[one - 1])
        rooms[page - 1] -= area(story)
        found.append(replace(story, pages=PageSpan(page, page)))
    return tuple(found)


def _spans(stories: Sequence[Story], fixed: Collection[int] = ()) -> list[PageSpan]:
    """The bounded plans of the stories, each once, in the order of their pages."""
    spans = {story.pages for story in stories if story.pages.last is not None}
    free = [span for span in spans if not (span.one and span.first in fixed)]
    return sorted(free, key=lambda span: (span.first, span.last or 0))


def _within(stories: Sequence[Story], span: PageSpan) -> list[Story]:
    last = span.last or 0
    return [
        one for one in stories if one.pages.last and span.first <= one.pages.first and one.pages.last <= last
    ]


def _fill(stories: Sequence[Story], span: PageSpan, frames: Sequence[PageFrame], area: Area) -> float:
    """The least room of the stories planned for these pages alone, as a part of what there is."""
    room = sum(frame.room for frame in frames[span.first - 1 : span.last])
    return sum(area(story) for story in _within(stories, span)) / max(1, room)


def _impossible(
    stories: tuple[Story, ...],
    frames: Sequence[PageFrame],
    area: Area,
    alone: Alone,
    fixed: Collection[int],
) -> PageSpan | None:
    """Pages for which more is planned than can stand on them, if there are any."""
    for span in _spans(stories, fixed):
        if span.first > len(frames) or _fill(stories, span, frames, area) > 1:
            return span
        if span.one and alone(stories, span.first) is None:
            return span
    return None


def _without_one(
    stories: tuple[Story, ...],
    span: PageSpan,
    frames: Sequence[PageFrame],
    area: Area,
    alone: Alone | None = None,
) -> tuple[Story, ...]:
    """The stories, one of those planned for these pages free to stand elsewhere.

    It is the least important one of those after which the others have room, with some to spare if that can
    be, and after which a page can be made of them, if `alone` tells, that is not strained: one that makes
    room is better than several that do not. Of equally important ones it is the last whose page stays full.
    """
    there = _within(stories, span)
    room = sum(frame.room for frame in frames[span.first - 1 : span.last])
    need = sum(map(area, there))
    aims = (room * _WELL_FILLED, room) if need > room * _WELL_FILLED else (room,)
    able = ([one for one in there if need - area(one) <= aim] for aim in aims)
    enough = next((some for some in able if some), [])
    if enough and (len(enough) == len(there) or any(one.rank is not StoryRank.LEAD for one in enough)):

        def harm(one: Story) -> tuple[int, float, int]:
            loose = max(0.0, _LOOSE * room - need + area(one))
            return (_IMPORTANCE.get(one.rank, 0), loose, -one.order)

        lesser = [one for one in enough if one.rank is not StoryRank.LEAD] or enough
        ways = [_set_free(stories, one, span) for one in sorted(lesser, key=harm)[:_MOST_TRIALS]]
        if not alone or not span.one:
            return ways[0]
        costs = [(alone(way, span.first), way) for way in ways]
        standing = [(cost, way) for cost, way in costs if cost is not None]
        least = min((cost for cost, _ in standing), default=0.0)
        return next((way for cost, way in standing if cost <= least + _STRAINED), ways[0])
    gone = max(there, key=lambda one: (-_IMPORTANCE.get(one.rank, 0), area(one), one.order))
    return _set_free(stories, gone, span)


def _set_free(stories: tuple[Story, ...], gone: Story, span: PageSpan) -> tuple[Story, ...]:
    """The stories, one planned for these pages free to stand elsewhere."""
    free = ANY_PAGE if span.one else PageSpan(span.first)
    return tuple(replace(one, pages=free, until=None) if one is gone else one for one in stories)
