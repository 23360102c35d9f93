"""Allotment page by page: the way through an issue that costs least, each page searched when it matters.

The stages between pages and the steps from one to the next make a net (see `steps`), in which each step is
weighed by what it may be expected to cost. The cheapest way through it is taken, its first page that is not
searched yet is searched, and what that really costs takes the place of what was expected; so until all
pages of the cheapest way are searched. The pages of one way are searched a few times over, not those of all
ways: twice the stories take twice the pages, and no more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from banxin.makeup.legs.jumps import cut_story
from banxin.makeup.model.page import PageFrame
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import Story, StoryRank
from banxin.makeup.search.allotment import Allotment, Draft, empty_price, ways
from banxin.makeup.search.automatic import MOST_PAGES, FreeSearch
from banxin.makeup.search.partial import PartialPage, shapes_of
from banxin.makeup.search.pinned_edges import in_corners
from banxin.makeup.search.steps import Stage, Step, StepFinder, StoryPiece

_STAGES = 24  # behind each page that are followed further
_TRIALS = 9  # pages searched for each page of the issue
_MANY = 7  # stories of a page, from which on fewer orders of them are tried
_FRESH = 10_000.0  # demerits of a page not searched yet, once enough are: what is known is to end in a way
_FIRST_ORDERS = 2  # of a page that are tried before it is chosen
_LOOSER = (0.0, 0.06, 0.12)  # of the room of a page that it holds less where nothing goes in
_NEVER = float("inf")

SearchOf = Callable[[tuple[Story, ...]], FreeSearch]


def orders_of(stories: tuple[Story, ...]) -> list[tuple[Story, ...]]:
    """Orders to try on one page: the manifest's first; its first story, or the lead, opens the page in all.

    The others follow from long to short, the last one next, from short to long, or every second one; what is
    pinned to the first or last corner of the page stands first or last in all of them. Of many stories there
    are ways enough to cut the page in two of these orders.
    """
    first = next((story for story in stories if story.rank is StoryRank.LEAD), None)
    first = first or next((story for story in stories if story.rank is not StoryRank.NOTE), None)
    if first is None:
        return [stories]
    rest = [story for story in stories if story is not first]
    falling = sorted(rest, key=lambda story: (-story.characters, story.order))
    ways = [rest, falling, [*rest[-1:], *rest[:-1]], falling[::-1], [*rest[1::2], *rest[::2]]]
    ways = ways if len(rest) < _MANY else ways[:2]
    orders = [in_corners((first, *way)) for way in ways]
    return list({tuple(story.key for story in order): order for order in orders}.values())


_Name = tuple[int, tuple[StoryPiece, ...]]  # a page and what stands on it


@dataclass(slots=True)
class _PricedStep:
    """A step between two stages by number: what it costs as far as is known, and whether its page has been
    searched."""

    before: int
    after: int
    step: Step
    cost: float
    searched: bool = False


class _Net:
    """The steps from each stage between pages to the next. A way through it is asked for after every page
    that is searched, so stages have numbers here and prices stand beside their steps."""

    def __init__(self, columns: Sequence[Mapping[Stage, Sequence[Step]]], end: Stage) -> None:
        self.columns: list[list[_PricedStep]] = []
        self._same: list[dict[tuple[StoryPiece, ...], list[_PricedStep]]] = []
        numbers = {Stage(): 0}
        for column in columns:
            after: dict[Stage, int] = {}
            priced = [
                _PricedStep(numbers[stage], after.setdefault(step.after, len(after)), step, step.likely)
                for stage, steps in column.items()
                for step in steps
            ]
            same: dict[tuple[StoryPiece, ...], list[_PricedStep]] = {}
            for one in priced:
                same.setdefault(one.step.pieces, []).append(one)
            self.columns.append(priced)
            self._same.append(same)
            numbers = after
        self._end = numbers.get(end)

    def learn(self, at: int, pieces: tuple[StoryPiece, ...], draft: Draft | None) -> None:
        """Take what a searched page costs in the place of what was expected; None: it cannot be made."""
        for one in self._same[at].get(pieces, ()) if at < len(self._same) else ():
            one.cost = draft.cost + one.step.extra if draft else _NEVER
            one.searched = True

    def cheapest(self, *, searched: bool, fresh: float = 0.0) -> list[Step] | None:
        """The cheapest way through, only over pages that are `searched` or over any, of which those that are
        not cost `fresh` more; a page that cannot be made is on none."""
        best: dict[int, tuple[float, tuple[Step, ...]]] = {0: (0.0, ())}
        for column in self.columns:
            reached: dict[int, tuple[float, tuple[Step, ...]]] = {}
            whole: dict[int, tuple[float, _PricedStep]] = {}
            for one in column:
                before = best.get(one.before)
                if before is None or (searched and not one.searched):
                    continue
                cost = before[0] + one.cost + (0.0 if one.searched else fresh)
                if cost < (whole[one.after][0] if one.after in whole else _NEVER):
                    whole[one.after] = (cost, one)
            for after, (cost, one) in whole.items():
                reached[after] = (cost, (*best[one.before][1], one.step))
            best = reached
        return list(best[self._end][1]) if self._end is not None and self._end in best else None


@dataclass(slots=True)
class PageByPage:
    """Shares out the stories of one issue over pages; one may be put off, brought forward or cut.

    `search_of` gives the search over the stories of one page; `stopped` tells when enough has been tried.
    """

    stories: tuple[Story, ...]
    rules: MakeUpRules
    search_of: SearchOf
    stopped: Callable[[], bool]
    _frames: tuple[PageFrame, ...] = field(init=False, default=())
    _drafts: dict[_Name, Draft | None] = field(init=False, default_factory=dict)
    _parted: dict[tuple[int, int], tuple[Story, Story]] = field(init=False, default_factory=dict)

    def share_out(self, frames: Sequence[PageFrame]) -> tuple[tuple[Story, ...], Allotment] | None:
        """The stories, parts of those that jump among them, on exactly these pages; None where they do not
        go in."""
        self._frames = tuple(frames)
        found: list[Step] | None = None
        for looser in _LOOSER:
            found = found or self._way(self._net(looser))
        return self._shared(found) if found else None

    def _way(self, net: _Net) -> list[Step] | None:
        """The cheapest way through the net, all of its pages searched; None where there is none."""
        trials = 0
        frames = self._frames
        while net.columns:
            searched = self.stopped() or trials >= _TRIALS * len(frames)
            found = net.cheapest(searched=searched)
            if found is None and searched and trials < 2 * _TRIALS * len(frames):
                found = net.cheapest(searched=False, fresh=_FRESH)
            if found is None:
                return None
            fresh = next((at for at, step in enumerate(found) if (at, step.pieces) not in self._drafts), None)
            if fresh is None:
                return found
            self._draft(fresh, found[fresh].pieces, _FIRST_ORDERS)
            net.learn(fresh, found[fresh].pieces, self._drafts[fresh, found[fresh].pieces])
            trials += 1
        return None

    def _net(self, looser: float) -> _Net:
        """The steps from the stages before each page; none at all where no way leads through."""
        search = self.search_of(self.stories)
        areas = [search.story_room(story) for story in self.stories]
        finder = StepFinder(
            self.stories, areas, self.rules, any(one.may_jump for one in self.stories), looser
        )
        rooms = [finder.room(frame) for frame in self._frames]
        stages: dict[Stage, float] = {Stage(): 0.0}
        columns: list[dict[Stage, list[Step]]] = []
        for at, frame in enumerate(self._frames):
            last = at == len(self._frames) - 1
            reached: dict[Stage, float] = {}
            column: dict[Stage, list[Step]] = {}
            for stage, cost in stages.items():
                column[stage] = finder.steps(stage, at + 1, frame, last=last)
                for step in column[stage]:
                    reached[step.after] = min(cost + step.likely, reached.get(step.after, _NEVER))
            able = [
                (cost, stage) for stage, cost in reached.items() if finder.left(stage) <= sum(rooms[at + 1 :])
            ]
            able.sort(key=lambda one: (round(one[0], 6), _name(one[1])))
            stages = {stage: cost for cost, stage in able[:_STAGES]}
            columns.append(column)
        net = _Net(columns if stages else [], Stage(len(self.stories)))
        for (at, pieces), draft in self._drafts.items():
            net.learn(at, pieces, draft)
        return net

    def _shared(self, found: Sequence[Step]) -> tuple[tuple[Story, ...], Allotment]:
        """The pages of a way, each searched once more in all orders."""
        drafts: list[Draft] = []
        for at, step in enumerate(found):
            if not self.stopped():
                self._draft(at, step.pieces, None)
            draft = self._drafts[at, step.pieces]
            assert draft
            drafts.append(draft)
        cost = sum(draft.cost + step.extra for draft, step in zip(drafts, found, strict=True))
        stories = tuple(story for step in found for story in self._of(step.pieces))
        return stories, Allotment(tuple(drafts), round(cost, 6))

    def _of(self, pieces: Sequence[StoryPiece]) -> tuple[Story, ...]:
        """The stories of a page, parts of them among them."""
        return tuple(
            self.stories[index] if not first and not until else self._part(index, first, until)
            for index, first, until in pieces
        )

    def _part(self, index: int, first: int, until: int) -> Story:
        key = (index, first or until)
        if key not in self._parted:
            self._parted[key] = cut_story(self.stories[index], first or until, self.rules)
        return self._parted[key][1 if first else 0]

    def same_pages(self, drafts: Sequence[Draft]) -> tuple[Draft, ...] | None:
        """The pages of `drafts` set anew by this search, the same stories on each in the same order; None
        where one does not go in."""
        self._frames = tuple(draft.frame for draft in drafts)
        found: list[Draft] = []
        for at, draft in enumerate(drafts):
            stories = tuple(shape.story for shape in shapes_of(draft.parts[0][1]))
            again = self._searched([stories], draft.frame, at)
            if again is None:
                return None
            found.append(again)
        return tuple(found)

    def _draft(self, at: int, pieces: tuple[StoryPiece, ...], most: int | None) -> None:
        """Search a page, in `most` orders of its stories."""
        stories = self._of(pieces)
        orders = [stories] if self.stopped() else orders_of(stories)[:most]
        last = at == len(self._frames) - 1
        draft = self._searched(orders, self._frames[at], at)
        if draft and not last and stories:
            search = self.search_of(stories)
            area = sum(search.story_area(story) for story in stories)
            price = empty_price(area, draft.frame, self.rules.prices)
            draft = replace(draft, parts=tuple((cost + price, part) for cost, part in draft.parts))
        self._drafts[at, pieces] = draft

    def _searched(self, orders: Sequence[tuple[Story, ...]], frame: PageFrame, at: int) -> Draft | None:
        """The best pages of these orders of stories, the best first."""
        last = at == len(self._frames) - 1
        found: list[tuple[float, PartialPage]] = []
        for order in orders:
            search = self.search_of(order)
            stretch = search.stretch(0, len(search.flow))
            found += search.pages(
                stretch, frame, ends=last and at > 0, waits=not last, roots=ways(search, stretch, frame)
            )
        found.sort(key=lambda one: (round(one[0], 6), one[1].rows))
        return Draft(frame, tuple(found[:MOST_PAGES])) if found else None


def _name(stage: Stage) -> tuple[int, tuple[int, ...], tuple[int, ...], tuple[int, int]]:
    """A stage in an order of its own."""
    return (stage.start, stage.late, stage.early, stage.rest or (-1, -1))
