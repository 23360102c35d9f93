"""Allotment: which stories stand on which page, in the order of the manifest.

A shortest path over pages (Piccoli, Oliveira, Manssour 2012): the cost of a page is that of the best
tree for its stretch of stories, and all pages are weighed together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from banxin.makeup.model.page import PageFrame
from banxin.makeup.model.prices import SlackPrices
from banxin.makeup.model.story import Story
from banxin.makeup.search.automatic import MOST_STORIES, FreeSearch, Stretch
from banxin.makeup.search.corners import CornerSearch
from banxin.makeup.search.partial import PartialPage

_OVERFULL = 1.25  # of the room of a page, up to which it may be over-set before the next one is begun
_FILLED = 0.88  # of the room of a page is taken at the very least by the stories of a well-filled one
AWAY = 100_000.0  # demerits of a story on another page than its editor wants: the last resort


@dataclass(frozen=True, slots=True)
class Draft:
    """One page to be: its frame and its best parts with their demerits, the best first."""

    frame: PageFrame
    parts: tuple[tuple[float, PartialPage], ...]
    over: int = 0

    @property
    def cost(self) -> float:
        """Demerits of the best part; over-set rows counted."""
        return self.parts[0][0]


@dataclass(frozen=True, slots=True)
class Allotment:
    """Pages for all stories, with the demerits of them together."""

    drafts: tuple[Draft, ...]
    cost: float

    @property
    def over(self) -> int:
        """Rows by which pages are over-set, all together."""
        return sum(draft.over for draft in self.drafts)


@dataclass(slots=True)
class Allotter:
    """Shares out the stories of one search. Where that is forced, a page may be over-set, at a price."""

    search: FreeSearch

    @property
    def forced(self) -> bool:
        """Whether pages may be over-set."""
        return self.search.forced

    def share_out(self, frames: Sequence[PageFrame]) -> Allotment | None:
        """The best way to fill exactly these pages, or None where the stories do not go in."""
        count = len(self.search.flow)
        best: dict[int, tuple[float, tuple[Draft, ...]]] = {0: (0.0, ())}
        for number, frame in enumerate(frames, 1):
            reached: dict[int, tuple[float, tuple[Draft, ...]]] = {}
            for start, (cost, drafts) in best.items():
                for end in self._ends(start, count, frame, last=number == len(frames)):
                    draft = self._page(start, end, frame, number, len(frames))
                    if draft and (end not in reached or cost + draft.cost < reached[end][0]):
                        reached[end] = (cost + draft.cost, (*drafts, draft))
            best = reached
        whole = best.get(count)
        return Allotment(whole[1], round(whole[0], 6)) if whole else None

    def _ends(self, start: int, count: int, frame: PageFrame, *, last: bool) -> Iterator[int]:
        if last:
            if self.forced or count - start <= MOST_STORIES:
                yield count
            return
        least = int(count > 0 and not frame.fixed)  # a page may hold advertisements alone
        if not self.forced:
            yield from range(start + least, min(count, start + MOST_STORIES) + 1)
            return
        room = self.search.limit * frame.columns
        for end in range(start + least, count + 1):
            if end > start + 1 and self.search.area(self.search.stretch(start, end)) > room:
                return
            yield end

    def _page(self, start: int, end: int, frame: PageFrame, number: int, pages_in_all: int) -> Draft | None:
        stories = self.search.flow[start:end]
        if any(story.jumped for story in stories[:-1]):
            return None
        stretch = self.search.stretch(start, end)
        away = sum(story.pin.page not in (None, number) for story in stories)
        penalty = away * AWAY
        if number < pages_in_all:
            penalty += empty_price(self.search.area(stretch), frame, self.search.rules.prices)
        last = number == pages_in_all
        return page_draft(self.search, stretch, frame, penalty, ends=last and number > 1, waits=not last)


def page_draft(
    search: FreeSearch,
    stretch: Stretch,
    frame: PageFrame,
    penalty: float = 0,
    *,
    ends: bool = False,
    waits: bool = False,
) -> Draft | None:
    """The best ways to set a stretch in a frame; over-set where it is too long and the search forced, None
    where it cannot be set. The page may be the one that `ends` an issue, or other copy `waits` for it."""
    roots = ways(search, stretch, frame)
    pages = search.pages(stretch, frame, ends=ends, waits=waits, roots=roots)
    if pages:
        return Draft(frame, tuple((cost + penalty, part) for cost, part in pages))
    return _over_set(search, stretch, frame, penalty, roots) if search.forced else None


def ways(search: FreeSearch, stretch: Stretch, frame: PageFrame) -> Sequence[PartialPage] | None:
    """The ways to set a stretch round what has its fixed place on the page; None where nothing has."""
    if not frame.fixed:
        return None
    return CornerSearch(search, frame.rows).roots(stretch, frame.columns, frame.fixed)


def _over_set(
    search: FreeSearch,
    stretch: Stretch,
    frame: PageFrame,
    penalty: float,
    roots: Sequence[PartialPage] | None,
) -> Draft | None:
    if roots is None:
        part = search.lowest(stretch, frame.columns)
    else:
        part = min(roots, key=lambda one: (one.rows, one.cost), default=None)
    if part is None:
        return None
    over = max(0, part.rows - frame.rows)
    price = search.rules.prices.over * over * frame.columns
    return Draft(frame, ((part.cost + price + penalty, part),), over)


def empty_price(area: float, frame: PageFrame, prices: SlackPrices) -> float:
    """Demerits of a page that another follows and that is not well filled: copy should go to earlier pages.

    `area` is the room that its stories take at the very least, in rows of one basic column.
    """
    return prices.empty * max(0.0, _FILLED - area / max(1, frame.room))


def pages_needed(search: FreeSearch, frames: Sequence[PageFrame]) -> int:
    """The fewest of these pages whose room is as much as the stories take at the very least."""
    stories: Sequence[Story] = search.stories
    need = search.area(search.stretch(0, len(search.flow))) if stories else 0
    room = 0.0
    for number, frame in enumerate(frames, 1):
        room += frame.room
        if room >= need and number * MOST_STORIES >= len(search.flow):
            return number
    return len(frames)


def forced_limit(frames: Sequence[PageFrame], need: float = 0) -> int:
    """Rows of a page up to which more stories are tried on it although they are too many.

    `need` is the room that all stories take, in rows of one basic column: where they are twice what
    the pages hold, each page may be over-set twice.
    """
    room = sum(frame.room for frame in frames)
    return round(max(frame.rows for frame in frames) * max(_OVERFULL, _OVERFULL * need / room))
