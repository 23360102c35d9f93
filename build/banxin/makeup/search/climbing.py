"""Orders of the stories of one page, one after another a little better: what a search in few orders misses.

A search keeps stories in their order down a stack and from left to right, so the order decides which trees
there are. From the best of some orders it goes on to the first one, a story moved or two exchanged, in which
the page costs less. The story that opens the page stays first; of two equals without a section the second
may. The first story of a section, which bears its name, stays before the others of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from banxin.makeup.model.page import PageFrame
from banxin.makeup.model.story import Story, StoryRank
from banxin.makeup.search.allotment import ways
from banxin.makeup.search.automatic import FreeSearch
from banxin.makeup.search.partial import PartialPage

_NEVER = float("inf")
_OF_ORDER = 2  # pages of each order that are told

StoryOrder = tuple[Story, ...]
PagesFound = tuple[tuple[float, PartialPage], ...]
"""Pages with their demerits, the best first."""


@dataclass(slots=True)
class OrderClimb:
    """The search for a better order on one page: `search_of` searches one, at most `trials` of them.

    Of two stories of different `group` the one of the lesser group stands first in every order.
    """

    search_of: Callable[[StoryOrder], FreeSearch]
    frame: PageFrame
    trials: int
    group: Callable[[Story], int] = lambda story: 0
    _tried: dict[tuple[str, ...], PagesFound] = field(init=False, default_factory=dict)

    def pages(self, starts: Sequence[StoryOrder]) -> PagesFound:
        """The best pages of every order that was tried, those of `starts` first; none where the stories go in
        in no order."""
        now = min(starts, key=self._cost)
        while (better := self._better(now)) is not None:
            now = better
        found = [page for pages in self._tried.values() for page in pages[:_OF_ORDER]]
        found.sort(key=lambda page: (round(page[0], 6), page[1].rows))
        return tuple(found)

    def _better(self, now: StoryOrder) -> StoryOrder | None:
        """The first order next to this one in which the page costs less."""
        cost = self._cost(now)
        for order in _neighbours(now):
            if not self._is_grouped(order) or _name(order) in self._tried:
                continue
            if len(self._tried) >= self.trials:
                return None
            if self._cost(order) < cost - 1e-6:
                return order
        return None

    def _cost(self, order: StoryOrder) -> float:
        name = _name(order)
        if name not in self._tried:
            search = self.search_of(order)
            stretch = search.stretch(0, len(search.flow))
            roots = ways(search, stretch, self.frame)
            self._tried[name] = search.pages(stretch, self.frame, roots=roots)
        found = self._tried[name]
        return found[0][0] if found else _NEVER

    def _is_grouped(self, order: StoryOrder) -> bool:
        return all(self.group(one) <= self.group(other) for one, other in pairwise(order)) and _is_led(order)


def _name(order: StoryOrder) -> tuple[str, ...]:
    return tuple(story.key for story in order)


def _is_led(order: StoryOrder) -> bool:
    """Whether the first story of each section stands before its others."""
    first: dict[str, Story] = {}
    for story in order:
        first.setdefault(story.section, story)
    return all(not story.section or first[story.section].order <= story.order for story in order)


def _neighbours(order: StoryOrder) -> Iterator[StoryOrder]:
    """The order with two stories exchanged, near ones first, then with one story moved."""
    first, *rest = order
    equals = bool(rest) and first.rank is rest[0].rank is StoryRank.PEER
    if equals and not (first.opens or first.section or rest[0].section):
        for at in range(1, len(order)):  # the second opens the page, the first stands behind some others
            yield (*rest[:at], first, *rest[at:])
    pairs = sorted(combinations(range(1, len(order)), 2), key=lambda pair: (pair[1] - pair[0], pair))
    for one, other in pairs:
        found = list(order)
        found[one], found[other] = found[other], found[one]
        yield tuple(found)
    for one, other in pairs:
        if other - one > 1:
            yield (*order[:one], *order[one + 1 : other + 1], order[one], *order[other + 1 :])
            yield (*order[:one], order[other], *order[one:other], *order[other + 1 :])
