"""Pinned places on a finished page: where stories do not stand in them, the page is set anew round these.

The search goes by an order of reading, in which few pages have a story in a certain corner. So a page on
which a pin of a place is not granted is searched once more, what is pinned carried to its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, islice

from banxin.makeup.judging.choice import JudgedPage, judge
from banxin.makeup.model.page import PageFrame
from banxin.makeup.model.story import Story
from banxin.makeup.modules.shapes import PeerForm, ShapeBook
from banxin.makeup.search.partial import shapes_of
from banxin.makeup.search.regions import by_claim, pages_with_places

_MOST_SETS = 8  # of pinned stories that are tried together


def places_kept(
    judged: JudgedPage, frame: PageFrame, forms: Sequence[PeerForm], book: ShapeBook
) -> tuple[JudgedPage, PeerForm | None]:
    """The page with as many stories in the places that they are pinned to as can be, those with the best
    claims first, and the form of its equals; the page itself, and None, where no better one is found.

    A page from which a story goes on, or to which one comes, stays as it is.
    """
    missing = [one for one in judged.unmet if one.wish == "region" and not one.rival]
    stories = [shape.story for shape in shapes_of(judged.part) if not shape.story.fixed]
    if not missing or any(story.jumped or story.first_block for story in stories):
        return judged, None
    stories.sort(key=lambda story: story.order)
    able = by_claim(stories, frame.fixed)
    for pinned in _sets(able, len(able) - len(missing)):
        for form in forms:
            best = _best(judged, stories, pinned, frame, book, form)
            if best and best.verdict < judged.verdict:
                return best, form
    return judged, None


def _sets(pinned: Sequence[Story], granted: int) -> Iterator[tuple[Story, ...]]:
    """The sets of pinned stories to try together: all, then with one less, of more than are granted now."""
    sizes = range(len(pinned), max(0, granted), -1)
    return islice((some for size in sizes for some in combinations(pinned, size)), _MOST_SETS)


def _best(
    judged: JudgedPage,
    stories: Sequence[Story],
    pinned: Sequence[Story],
    frame: PageFrame,
    book: ShapeBook,
    form: PeerForm,
) -> JudgedPage | None:
    """The best page with the pinned stories in their places; None where there is none."""
    pages = pages_with_places(stories, pinned, frame, book, form)
    found = [judge(judged.page.number, frame, part, cost, book.rules) for cost, part in pages]
    return min(found, key=lambda one: (one.verdict, one.page.blueprint), default=None)
