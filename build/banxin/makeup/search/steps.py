"""Steps: likely ways to fill the next page of an issue, each with what it may be expected to cost.

Stories go to the pages in the order of the manifest. Where that fills a page better, one may be put off to
the next page, another be brought forward from it, or one be cut at the foot of the page (转版). What a page
costs follows mostly from how much of its room the stories take at the very least; so steps are weighed by
area alone here, and only the likely ones are searched (see `jumping`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise, product

from banxin.makeup.legs.jumps import jump_places
from banxin.makeup.model.page import PageFrame
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import WEIGHTS, Story, StoryRank
from banxin.makeup.search.allotment import AWAY
from banxin.makeup.search.automatic import MOST_STORIES

MOST_STEPS = 14  # from one stage
_WINDOW = 6  # stories of the next page, of which one may be brought forward
_FULLEST = 0.97  # of the room of a page that stories may take at the very least
_EMPTIEST = 0.5  # of it that they take, where anything else is possible
_CUT_AT = (0.92, 0.88, 0.84)  # of it that they take where one of them is cut
_COSTS = (
    (0.0, 9000.0),
    (0.5, 2000.0),
    (0.6, 1300.0),
    (0.7, 800.0),
    (0.78, 480.0),
    (0.82, 360.0),
    (0.86, 300.0),
    (0.90, 320.0),
    (0.93, 500.0),
    (0.97, 1600.0),
    (2.0, 40_000.0),
)
_LIKELY = (0.8, 0.95)  # of it that they take, where that is worth an exchange
_OVERFULL = 1.6  # of it, beyond which no story can be put off to any avail
_FULL = 0.86  # of it that fill a page
_EASY = 0.5  # of the demerits of a full page, for a last page that has room left

StoryPiece = tuple[int, int, int]  # index of a story, its first block, the block that it is cut before or 0


def expected(fill: float) -> float:
    """Demerits of a page whose stories take at least the part `fill` of its room.

    The medians of the searches of forty issues, which are least from 82 to 87 %: emptier pages have room
    left over, and on fuller ones nothing but the tightest shapes goes in.
    """
    for (low, before), (high, after) in pairwise(_COSTS):
        if fill <= high:
            return before + (after - before) * (fill - low) / (high - low)
    return _COSTS[-1][1]


@dataclass(frozen=True, slots=True)
class Stage:
    """What is placed before a page: all stories before `start` but those put off (`late`), of those behind it
    the `early` ones; `rest` is the story, and the block in it, that goes on on the page."""

    start: int = 0
    late: tuple[int, ...] = ()
    early: tuple[int, ...] = ()
    rest: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A way to fill a page with `pieces` of stories, and the stage `after` it; `likely` and `extra` are
    demerits, the latter for stories put off, brought forward and cut."""

    pieces: tuple[StoryPiece, ...]
    after: Stage
    likely: float
    extra: float


@dataclass(frozen=True, slots=True)
class _Page:
    stage: Stage
    flow: tuple[int, ...]  # stories that are not placed yet, in their order
    number: int
    frame: PageFrame

    @property
    def most(self) -> int:
        """Stories that may be added to what goes on from the page before."""
        return MOST_STORIES - (self.stage.rest is not None)


@dataclass(slots=True)
class StepFinder:
    """Finds the likely steps of one issue. `areas` are the least rooms of its stories, in rows of one basic
    column; `cutting` says whether stories may be cut, `looser` by how much of its room a page is to hold less
    than usual, where its stories are of forms that do not go together well."""

    stories: Sequence[Story]
    areas: Sequence[float]
    rules: MakeUpRules
    cutting: bool = True
    looser: float = 0.0
    _places: dict[int, tuple[int, ...]] = field(init=False, default_factory=dict)

    def steps(self, stage: Stage, number: int, frame: PageFrame, *, last: bool) -> list[Step]:
        """The likeliest ways to fill page `number`, the best first."""
        page = _Page(stage, tuple(self._flow(stage)), number, frame)
        if last:
            whole = self._step(page, len(page.flow), last=True)
            return [whole] if len(whole.pieces) <= MOST_STORIES else []
        found: dict[Stage, Step] = {}
        for step in self._ways(page):
            if step.after not in found or step.likely < found[step.after].likely:
                found[step.after] = step
        return sorted(found.values(), key=lambda step: (round(step.likely, 6), step.pieces))[:MOST_STEPS]

    def left(self, stage: Stage) -> float:
        """The least room of what is not placed yet."""
        return sum(self.areas[index] for index in self._flow(stage)) + self._rest_area(stage)

    def room(self, frame: PageFrame) -> float:
        """The room of a page for stories, each with a gap below it."""
        return float(max(1, frame.room + self.rules.gap * frame.columns))

    def _flow(self, stage: Stage) -> Iterator[int]:
        yield from stage.late
        yield from (index for index in range(stage.start, len(self.stories)) if index not in stage.early)

    def _ways(self, page: _Page) -> Iterator[Step]:
        flow, room, taken = page.flow, self.room(page.frame), self._rest_area(page.stage)
        least = max(len(page.stage.late), int(page.stage.rest is None))
        for count in range(min(len(flow), page.most + 1) + 1):
            taken += self.areas[flow[count - 1]] if count else 0.0
            fill = taken / room
            if count >= least and self._may_end(flow, count):
                if count <= page.most and (_EMPTIEST <= fill <= _FULLEST or count == least):
                    yield self._step(page, count)
                yield from self._exchanges(page, count, fill)
            if self.cutting and len(page.stage.late) <= count < min(len(flow), page.most):
                yield from self._cuts(page, count, taken)
            if fill > _OVERFULL:
                return

    def _may_end(self, flow: Sequence[int], count: int) -> bool:
        """Whether a page may end after so many stories: an editor's note stands before one that follows."""
        return count == 0 or self.stories[flow[count - 1]].rank is not StoryRank.NOTE

    def _exchanges(self, page: _Page, count: int, fill: float) -> Iterator[Step]:
        """Steps in which a story is put off to the next page, brought forward from it, or both."""
        flow = page.flow
        late = len(page.stage.late)
        opener = late if page.stage.rest or late else self._opener(flow) + 1
        offs = [at for at in range(opener, count - 1) if self._may_move(flow[at], flow[at : count + 1])]
        ons = [at for at in self._window(page, count) if self._may_move(flow[at], flow[count - 1 : at + 1])]
        for off, on in product((None, *offs), (None, *ons)):
            more = self.areas[flow[on]] if on is not None else 0.0
            less = self.areas[flow[off]] if off is not None else 0.0
            exchanged = off is not None or on is not None
            if (
                exchanged
                and _LIKELY[0] <= fill + self.looser + (more - less) / self.room(page.frame) <= _LIKELY[1]
            ):
                step = self._step(page, count, off=off, on=on)
                if len(step.pieces) <= MOST_STORIES:
                    yield step

    def _opener(self, flow: Sequence[int]) -> int:
        """The place of the story that opens a page of its own: the first one that is no editor's note."""
        notes = (at for at, index in enumerate(flow) if self.stories[index].rank is not StoryRank.NOTE)
        return next(notes, 0)

    def _window(self, page: _Page, count: int) -> Iterator[int]:
        """The places in the flow, after `count` stories, of those that would stand on the next page."""
        taken = 0.0
        for at in range(count, min(len(page.flow), count + _WINDOW)) if count else ():
            taken += self.areas[page.flow[at]]
            if taken > self.room(page.frame):
                return
            if at > count:
                yield at

    def _may_move(self, index: int, passed: Sequence[int]) -> bool:
        """Whether a story may change places with those that it passes: one of no great rank that no editor
        has pinned to a page, within its section."""
        story = self.stories[index]
        if story.rank in (StoryRank.LEAD, StoryRank.NOTE) or story.pin.page is not None or story.opens:
            return False
        if index and self.stories[index - 1].rank is StoryRank.NOTE:  # which introduces it
            return False
        return all(self.stories[other].section == story.section for other in passed)

    def _cuts(self, page: _Page, count: int, taken: float) -> Iterator[Step]:
        """Steps in which the next story is cut, its first part filling the page."""
        index, room = page.flow[count], self.room(page.frame)
        area = self.areas[index]
        shares = [share - self.looser for share in _CUT_AT]
        if taken >= shares[0] * room or taken + area <= shares[-1] * room:
            return
        if index not in self._places:
            self._places[index] = jump_places(self.stories[index])
        tops = _tops(self.stories[index])
        tried: set[int] = set()
        for share in shares if self._places[index] else ():
            wanted = min((share * room - taken) / area, 0.9) * tops[-1]
            place = min(self._places[index], key=lambda one: abs(tops[one] - wanted))
            if place not in tried and wanted > 0:
                tried.add(place)
                yield self._step(page, count, cut=place)

    def _step(
        self,
        page: _Page,
        count: int,
        *,
        off: int | None = None,
        on: int | None = None,
        cut: int = 0,
        last: bool = False,
    ) -> Step:
        """The step that takes `count` stories of the flow, but not the one at `off`, and the one at `on`; of
        the next one what stands before block `cut`."""
        flow, stage = page.flow, page.stage
        moved = [flow[at] for at in (off, on) if at is not None]
        whole = sorted(flow[at] for at in (*range(count), on) if at is not None and at != off)
        pieces: list[StoryPiece] = [(index, 0, 0) for index in whole]
        if cut:
            pieces.append((flow[count], 0, cut))
        if stage.rest:
            pieces.append((*stage.rest, 0))
        begins = count + bool(cut)
        start = flow[begins] if begins < len(flow) else len(self.stories)
        early = (*stage.early, *((flow[on],) if on is not None else ()))
        after = Stage(
            start,
            (flow[off],) if off is not None else (),
            tuple(sorted(index for index in early if index > start)),
            (flow[count], cut) if cut else None,
        )
        extra = self._extra(pieces, moved, page.number)
        likely = self._likely(pieces, page.frame, last=last)
        return Step(tuple(pieces), after, likely + extra, extra)

    def _extra(self, pieces: Sequence[StoryPiece], moved: Sequence[int], number: int) -> float:
        form = self.rules.form
        jumps = form.jump * sum(until > 0 for _, _, until in pieces)
        moves = form.moved * sum(WEIGHTS[self.stories[index].rank] for index in moved)
        begun = [self.stories[index] for index, first, _ in pieces if not first]
        return jumps + moves + AWAY * sum(story.pin.page not in (None, number) for story in begun)

    def _likely(self, pieces: Sequence[StoryPiece], frame: PageFrame, *, last: bool) -> float:
        area = sum(self.areas[index] * self._share(index, first, until) for index, first, until in pieces)
        fill = area / self.room(frame) + self.looser
        return _EASY * expected(_FULL) if last and fill < _FULL else expected(fill)

    def _rest_area(self, stage: Stage) -> float:
        return self.areas[stage.rest[0]] * self._share(*stage.rest, 0) if stage.rest else 0.0

    def _share(self, index: int, first: int, until: int) -> float:
        """The part of a story from block `first` up to block `until`."""
        if not first and not until:
            return 1.0
        tops = _tops(self.stories[index])
        return (tops[until or -1] - tops[first]) / max(1, tops[-1])


def _tops(story: Story) -> list[int]:
    """The rows before each block of a story, and those of the whole."""
    return [0, *accumulate(block.rows for block in next(iter(story.galleys.values()), ()))]
