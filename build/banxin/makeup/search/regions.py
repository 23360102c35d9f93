"""Stories pinned to a corner or an edge of their page: who has the better claim to a place, and the ways to
set the page with all of them in theirs."""

from __future__ import annotations

from collections.abc import Sequence

from banxin.makeup.model.page import PageFrame
from banxin.makeup.model.story import WEIGHTS, Story
from banxin.makeup.modules.shapes import PeerForm, ShapeBook
from banxin.makeup.search.automatic import FreeSearch
from banxin.makeup.search.corners import CornerSearch, edges_of
from banxin.makeup.search.jumping import orders_of
from banxin.makeup.search.partial import PartialPage
from banxin.makeup.search.solve import Effort

_CAP, _BUDGET = 14, 120_000  # parts kept for each rectangle, joins for one page
_ORDERS = 3  # of the stories that are not pinned


def rival(story: Story, stories: Sequence[Story], fixed: Sequence[Story] = ()) -> str:
    """The key of what has a better claim to the corner that `story` is pinned to: an advertisement of the
    page (`fixed`), one of the `stories` of higher rank, among equals one that comes before it in `contents`.
    Empty where nothing has; an edge has room for several."""
    edges = edges_of(story)
    if len(edges) < 2 or story.fixed:
        return ""
    others = [one for one in (*fixed, *stories) if one.key != story.key and edges_of(one) == edges]
    better = [one for one in others if one.fixed or _claim(one) < _claim(story)]
    return min(better, key=lambda one: (one.fixed is None, _claim(one))).key if better else ""


def by_claim(stories: Sequence[Story], fixed: Sequence[Story] = ()) -> list[Story]:
    """Those of the stories that are pinned to places which they may have, the best claim first."""
    able = [one for one in stories if one.pin.region and not rival(one, stories, fixed)]
    return sorted(able, key=_claim)


def _claim(story: Story) -> tuple[int, int]:
    return (-WEIGHTS[story.rank], story.order)


def pages_with_places(
    stories: Sequence[Story], pinned: Sequence[Story], frame: PageFrame, book: ShapeBook, peer_form: PeerForm
) -> list[tuple[float, PartialPage]]:
    """The best ways to set the stories of a page, those `pinned` in their places, with their demerits."""
    keys = {story.key for story in pinned}
    rest = tuple(story for story in stories if story.key not in keys)
    effort = Effort(_CAP, _BUDGET)
    found: list[tuple[float, PartialPage]] = []
    for order in orders_of(rest)[:_ORDERS]:
        search = FreeSearch(order, book, peer_form, effort, frame.rows)
        stretch = search.stretch(0, len(search.flow))
        roots = CornerSearch(search, frame.rows).parts(stretch, frame.columns, (*frame.fixed, *pinned))
        found += search.pages(stretch, frame, roots=roots)
    return sorted(found, key=lambda pair: (round(pair[0], 6), pair[1].rows))
