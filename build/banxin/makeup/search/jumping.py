"""Allotment with jumps (转版): stories that go on on the next page, all pages weighed together.

A shortest path over pages as in `allotment`, but a page may also end within a story, in a place where that
may be cut, and the next page begins with the rest of it. Which stories stand on a page follows from where it
begins and ends, so that each page is searched once for all paths on which it lies. How many beginnings and
cuts are tried for each page is bounded; so twice the stories take twice the pages, and no more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from banxin.makeup.legs.jumps import cut_story, jump_places
from banxin.makeup.model.page import PageFrame
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import Story, StoryRank
from banxin.makeup.search.allotment import AWAY, Allotment, Draft, empty_price, ways
from banxin.makeup.search.automatic import MOST_PAGES, MOST_STORIES, FreeSearch
from banxin.makeup.search.partial import PartialPage

_BEGINNINGS = 4  # of a page, the cheapest, that are followed further
_ENDS = 3  # of a page without a cut that are tried, the fullest first
_SHARES = (0.92, 0.84, 0.75)  # of the room of a page that what stands on it may take, where a story is cut
_MANY = 7  # stories of a page, from which on fewer orders of them are tried
_EMPTIEST = 0.5  # of the room of a page that is filled, where anything else is possible

SearchOf = Callable[[tuple[Story, ...]], FreeSearch]
_Name = tuple[tuple[str, tuple[int, int]], ...]


def orders_of(stories: tuple[Story, ...]) -> list[tuple[Story, ...]]:
    """Orders to try on one page: the manifest's first; its first story, or the lead, opens the page in all.

    The others follow from long to short, the last one next, from short to long, or every second one. Of many
    stories there are ways enough to cut the page in two of these orders.
    """
    first = next((story for story in stories if story.rank is StoryRank.LEAD), None)
    first = first or next((story for story in stories if story.rank is not StoryRank.NOTE), None)
    if first is None or any(story.pin.region is not None for story in stories):
        return [stories]
    rest = [story for story in stories if story is not first]
    falling = sorted(rest, key=lambda story: (-story.characters, story.order))
    ways = [rest, falling, [*rest[-1:], *rest[:-1]], falling[::-1], [*rest[1::2], *rest[::2]]]
    ways = ways if len(rest) < _MANY else ways[:2]
    return list({tuple(story.key for story in way): (first, *way) for way in ways}.values())


@dataclass(frozen=True, slots=True)
class _Path:
    """Pages so far: the stories on them, what is left of the one that was cut, and the demerits."""

    cost: float = 0.0
    drafts: tuple[Draft, ...] = ()
    stories: tuple[Story, ...] = ()
    rest: Story | None = None


@dataclass(slots=True)
class JumpAllotter:
    """Shares out the stories of one issue over pages, cutting them where that is worth its price.

    `search_of` gives the search over the stories of one page; `stopped` tells when enough has been tried:
    no further cuts are looked for then.
    """

    stories: tuple[Story, ...]
    rules: MakeUpRules
    search_of: SearchOf
    stopped: Callable[[], bool]
    _drafts: dict[tuple[_Name, PageFrame, bool], Draft | None] = field(init=False, default_factory=dict)
    _areas: dict[tuple[str, tuple[int, int]], float] = field(init=False, default_factory=dict)

    def share_out(self, frames: Sequence[PageFrame]) -> tuple[tuple[Story, ...], Allotment] | None:
        """The stories, parts of those that jump among them, on exactly these pages; None where they do not
        go in."""
        paths: dict[tuple[int, int], _Path] = {(0, 0): _Path()}
        for number, frame in enumerate(frames, 1):
            reached: dict[tuple[int, int], _Path] = {}
            last = number == len(frames)
            for (start, _), path in self._followed(paths, frames[number - 1 :]):
                for end, cut in self._ends(start, path.rest, frame, last=last):
                    longer = self._with_page(path, start, end, cut, frame, number, last=last)
                    place = cut[1].first_block if cut else 0
                    if longer and ((end, place) not in reached or longer.cost < reached[end, place].cost):
                        reached[end, place] = longer
            paths = reached
        whole = paths.get((len(self.stories), 0))
        return (whole.stories, Allotment(whole.drafts, round(whole.cost, 6))) if whole else None

    def _followed(
        self, paths: dict[tuple[int, int], _Path], frames: Sequence[PageFrame]
    ) -> list[tuple[tuple[int, int], _Path]]:
        """The cheapest paths whose stories that are left may go on the pages that are left."""
        room = sum(frame.room for frame in frames)
        found = [
            (where, path)
            for where, path in sorted(paths.items())
            if self._area((*self.stories[where[0] :], *((path.rest,) if path.rest else ()))) <= room
        ]
        found.sort(key=lambda one: (round(one[1].cost, 6), one[0]))
        return found[:_BEGINNINGS]

    def _ends(
        self, start: int, rest: Story | None, frame: PageFrame, *, last: bool
    ) -> Iterator[tuple[int, tuple[Story, Story] | None]]:
        """Where a page that begins at story `start` may end: the story that the next page begins with, and
        the two parts of the story before it where that is cut."""
        count = len(self.stories)
        if last:
            yield count, None
            return
        room = float(frame.room)
        taken = self._area((rest,)) if rest else 0.0
        wholes: list[int] = [start] if rest else []
        for at in range(start, min(count, start + MOST_STORIES)):
            area = self._area((self.stories[at],))
            if not self.stopped():
                yield from ((at + 1, cut) for cut in self._cuts(self.stories[at], taken, area, room))
            taken += area
            if taken > room:
                break
            if self.stories[at].rank is not StoryRank.NOTE and taken > _EMPTIEST * room:
                wholes.append(at + 1)
        yield from ((end, None) for end in wholes[-_ENDS:])

    def _cuts(self, story: Story, taken: float, area: float, room: float) -> Iterator[tuple[Story, Story]]:
        """The story in two parts, of which the first fills a page on which so much room is taken."""
        full = taken < _SHARES[0] * room and taken + area > _SHARES[-1] * room
        places = jump_places(story) if full else ()
        if not places:
            return
        blocks = next(iter(story.galleys.values()))
        total = sum(block.rows for block in blocks)
        tried: set[int] = set()
        for share in _SHARES:
            wanted = min((share * room - taken) / area, 0.9) * total
            place = min(places, key=lambda one: abs(sum(block.rows for block in blocks[:one]) - wanted))
            if place not in tried and wanted > 0:
                tried.add(place)
                yield cut_story(story, place, self.rules)

    def _with_page(
        self,
        path: _Path,
        start: int,
        end: int,
        cut: tuple[Story, Story] | None,
        frame: PageFrame,
        number: int,
        *,
        last: bool,
    ) -> _Path | None:
        """The path with one page more; what comes from the page before stands last on it."""
        begun = (*self.stories[start : end - 1], cut[0]) if cut else self.stories[start:end]
        stories = (*begun, path.rest) if path.rest else begun
        draft = self._draft(stories, frame, number, last=last) if stories else None
        if draft is None:
            return None
        cost = path.cost + draft.cost + (self.rules.form.jump if cut else 0)
        placed = (*path.stories, *stories)
        return _Path(cost, (*path.drafts, draft), placed, cut[1] if cut else None)

    def _draft(
        self, stories: tuple[Story, ...], frame: PageFrame, number: int, *, last: bool
    ) -> Draft | None:
        name = tuple((story.key, story.extent) for story in stories)
        if (name, frame, last) not in self._drafts:
            extra = AWAY * sum(story.pin.page not in (None, number) for story in stories)
            if not last:
                extra += empty_price(self._area(stories), frame, self.rules.prices)
            pages = self._pages(stories, frame, ends=last and number > 1)
            priced = tuple((cost + extra, part) for cost, part in pages)
            self._drafts[name, frame, last] = Draft(frame, priced) if priced else None
        return self._drafts[name, frame, last]

    def _pages(
        self, stories: tuple[Story, ...], frame: PageFrame, *, ends: bool
    ) -> list[tuple[float, PartialPage]]:
        """The best pages of these stories in some orders, the best first."""
        found: list[tuple[float, PartialPage]] = []
        for order in [stories] if self.stopped() else orders_of(stories):
            search = self.search_of(order)
            stretch = search.stretch(0, len(search.flow))
            found += search.pages(stretch, frame, ends=ends, roots=ways(search, stretch, frame))
        found.sort(key=lambda one: (round(one[0], 6), one[1].rows))
        return found[:MOST_PAGES]

    def _area(self, stories: Sequence[Story]) -> float:
        """The least room that stories take, in rows of one basic column."""
        missing = [story for story in stories if (story.key, story.extent) not in self._areas]
        if missing:
            search = self.search_of(tuple(missing))
            for story in missing:
                self._areas[story.key, story.extent] = search.story_area(story)
        return sum(self._areas[story.key, story.extent] for story in stories)
