"""Allotment after a plan: stories stand on the pages that they are planned for, all others round them.

Stories of one page are given to it; the others go from page to page in order, as in `allotment`, and
each only to pages on which it may stand. So what is planned is kept wherever pages can be made of it. A
story that had to leave its page stands behind those of the page that takes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from banxin.makeup.model.page import PageFrame
from banxin.makeup.model.story import PageSpan, Story
from banxin.makeup.model.tree import Tree
from banxin.makeup.search.allotment import AWAY, Allotment, Draft, page_draft
from banxin.makeup.search.automatic import MOST_PAGES, MOST_STORIES, FreeSearch
from banxin.makeup.search.climbing import OrderClimb
from banxin.makeup.search.pinned_edges import in_corners

_TRIALS = 24  # orders of the stories of a page that are tried for the sake of its pins

_Reached = dict[int, tuple[float, tuple[Draft, ...]]]


@dataclass(slots=True)
class PlannedAllotter:
    """Shares out `stories`, in the order of their pages.

    `search_of` gives the search over some of them, `tree_draft` sets the blueprint of a page: `trees` by
    page, from 1, whose stories are planned for that page. `homes` are the pages for which stories were
    planned, by key, also of those that may stand elsewhere by now.
    """

    stories: Sequence[Story]
    search_of: Callable[[tuple[Story, ...]], FreeSearch]
    tree_draft: Callable[[Tree, PageFrame], Draft | None]
    trees: Mapping[int, Tree]
    forced: bool = False
    homes: Mapping[str, PageSpan] = field(default_factory=dict)
    _own: dict[int, tuple[Story, ...]] = field(init=False)
    _free: tuple[Story, ...] = field(init=False)
    _rank: dict[int, int] = field(init=False)

    def __post_init__(self) -> None:
        self._rank = {id(story): index for index, story in enumerate(self.stories)}
        self._free = tuple(story for story in self.stories if not story.pages.one)
        self._own = {}
        for story in self.stories:
            if story.pages.one:
                self._own[story.pages.first] = (*self._own.get(story.pages.first, ()), story)

    def share_out(self, frames: Sequence[PageFrame]) -> Allotment | None:
        """The best way to fill exactly these pages, or None where the stories do not go in."""
        if any(page > len(frames) for page in self._own):
            return None
        best: _Reached = {0: (0.0, ())}
        for number, frame in enumerate(frames, 1):
            reached: _Reached = {}
            for start, (cost, drafts) in best.items():
                for end in self._ends(start, number, frame, last=number == len(frames)):
                    waits = end < len(self._free) and self._free[end].pages.holds(number)
                    draft = self._page(self._free[start:end], frame, number, waits=waits)
                    if draft and (end not in reached or cost + draft.cost < reached[end][0]):
                        reached[end] = (cost + draft.cost, (*drafts, draft))
            best = reached
        whole = best.get(len(self._free))
        return Allotment(whole[1], round(whole[0], 6)) if whole else None

    def alone(self, number: int, frame: PageFrame) -> float | None:
        """The demerits of the page made of the stories alone that are planned for it; None where none can be
        made."""
        if not self._own.get(number):
            return 0.0
        draft = self._page((), frame, number)
        return draft.cost if draft else None

    def _ends(self, start: int, number: int, frame: PageFrame, *, last: bool) -> Iterator[int]:
        own = self._own.get(number, ())
        count = len(self._free)
        if number in self.trees:
            ends = [start]
        else:
            most = count if self.forced else min(count, start + MOST_STORIES - len(own))
            ends = [start, *self._reach(start, most, number)]
            if self.forced and not last:
                ends = self._not_too_far(ends, own, frame)
        for end in ends:
            if last and end != count:
                continue
            if any(late.pages.last == number for late in self._free[end:]):
                continue
            if end == start and not own and not frame.fixed:
                continue
            yield end

    def _not_too_far(self, ends: Sequence[int], own: Sequence[Story], frame: PageFrame) -> list[int]:
        """The ends up to which a page that may be over-set takes stories: until it is that by much."""
        search = self.search_of(tuple(self.stories))
        room = search.limit * frame.columns - sum(map(search.story_area, own))
        start, *further = ends
        found = [start]
        for end in further:
            room -= search.story_area(self._free[end - 1])
            if room < 0 and len(found) > 1:
                break
            found.append(end)
        return found

    def _reach(self, start: int, most: int, number: int) -> Iterator[int]:
        """The ends of stretches all of whose stories may stand on this page."""
        for end in range(start + 1, most + 1):
            story = self._free[end - 1]
            if not story.pages.holds(number) or (story.opens and end - 1 > start):
                return
            yield end

    def _page(
        self, free: Sequence[Story], frame: PageFrame, number: int, *, waits: bool = False
    ) -> Draft | None:
        stories = tuple(
            sorted(
                (*self._own.get(number, ()), *free),
                key=lambda story: (story.jumped, self._is_stray(story, number), self._rank[id(story)]),
            )
        )
        if sum(story.jumped for story in stories) > 1:
            return None
        away = AWAY * sum(story.pin.page not in (None, number) for story in stories)
        if number in self.trees:
            draft = self.tree_draft(self.trees[number], frame)
            return draft if draft and (self.forced or not draft.over) else None
        for order in self._orders(stories):
            search = self.search_of(order)
            stretch = search.stretch(0, len(search.flow))
            if not self.forced and search.area(stretch) > frame.room:
                return None
            draft = page_draft(search, stretch, frame, away, waits=waits)
            if draft:
                return draft if self.forced else self._as_pinned(draft, order, number, away)
        return None

    def _as_pinned(self, draft: Draft, order: tuple[Story, ...], number: int, away: float) -> Draft:
        """The page in an order of its stories in which each stands at the edge or in the corner where it is
        pinned; the page as it is where it grants that, and where no order does."""
        price = self.search_of(order).rules.form.off_region
        if draft.cost - away < price or not any(story.pin.region for story in order):
            return draft
        climb = OrderClimb(self.search_of, draft.frame, _TRIALS, lambda story: self._is_stray(story, number))
        pages = climb.pages([in_corners(order)])[:MOST_PAGES]
        if not pages or pages[0][0] + away >= draft.cost:
            return draft
        return Draft(draft.frame, tuple((cost + away, part) for cost, part in pages))

    def _is_stray(self, story: Story, number: int) -> bool:
        """Whether the story was planned for other pages, and left them for this one."""
        return story.key in self.homes and not self.homes[story.key].holds(number)

    def _orders(self, stories: tuple[Story, ...]) -> Iterator[tuple[Story, ...]]:
        """Their own order; where no page can be made in it, the longest first, and the shortest first."""
        yield stories
        if self.forced or not any(story.pages.one for story in stories):
            return
        longest = tuple(
            sorted(stories, key=lambda story: (story.jumped, -story.characters, self._rank[id(story)]))
        )
        yield longest
        yield (*(one for one in reversed(longest) if not one.jumped), *(one for one in longest if one.jumped))
