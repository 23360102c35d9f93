"""`auto`: the best slicing tree over stories in order of reading, for every rectangle at once.

A stretch of stories at a width is set by cutting it in two, one above the other or side by side, in
every way; what is known of a stretch serves every tree that contains it, so all trees are weighed
without listing them (free guillotine DP over intervals: Gange, Marriott, Stuckey 2012). Stories keep
their order down a stack and from left to right; an editor's note may stand over any strip. How hard to
look is bounded by counts, never by the clock, so that the same copy always gives the same page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from banxin.makeup.model.page import PageFrame
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import Story, StoryRank
from banxin.makeup.model.tree import Cutting
from banxin.makeup.modules.shapes import FREE, PeerForm, ShapeBook
from banxin.makeup.modules.slack import foot_cost
from banxin.makeup.search.panels import panel_cost
from banxin.makeup.search.partial import (
    PartialPage,
    beside,
    best_parts,
    collisions,
    dearer,
    leaf_part,
    stack_beside,
    stack_cost,
    stacked,
)
from banxin.makeup.search.pinned_edges import is_corner, parted
from banxin.makeup.search.solve import Effort
from banxin.makeup.search.sparse import cannot_fill, wants_fewer_columns

MOST_STORIES = 20  # on one page
MOST_PAGES = 6  # pages of the same stories that are kept to be judged
_FLOATING = 2  # editor's notes that may stand over any strip; more of them keep their place
_NEAR = 5  # parts on the other side, next lower than a part, that it is paired with
_ENDLESS = 100_000
_KINDS, _BESIDE = (
    4,
    2,
)  # looks of the root of a page: stacked or side by side, with a single story in it or not

Stretch = tuple[int, int, int]  # first story, story after the last, set of floating notes
StoryPart = tuple[str, tuple[int, int]]  # key and extent of a story, or of its part on one side of a jump
Known = tuple[tuple[StoryPart, ...], int]  # the stories of a stretch with its notes, and basic columns


@dataclass(slots=True)
class Join:
    """The cheapest pair found for one number of rows, built only if nothing better turns up. No joint makes
    a pair cheaper than its parts. `off` are demerits of the cut for pins that it does not grant."""

    rows: int
    cost: float
    cutting: Cutting
    first: PartialPage
    second: PartialPage
    off: float = 0.0

    @property
    def stack(self) -> int:
        """Modules among which rows left over can be spread."""
        first, second = self.first, self.second
        if self.cutting is Cutting.STACK:
            return first.stack + second.stack
        return stack_beside(first, second)

    def built(self, rules: MakeUpRules) -> PartialPage:
        """The pair as a part."""
        part = (stacked if self.cutting is Cutting.STACK else beside)(self.first, self.second, rules)
        return dearer(part, self.off)


@dataclass(slots=True)
class FreeSearch:
    """Every rectangle of an ordered set of stories. `limit` bounds the rows worth keeping.

    A `forced` search may be over-set: a story alone may be as long as it is, and more stories than a
    page may hold are stacked without looking for more. `known` holds the parts of stretches already
    set; searches over orders that have stories in common share it.
    """

    stories: Sequence[Story]
    book: ShapeBook
    peer_form: PeerForm = FREE
    effort: Effort = field(default_factory=Effort)
    limit: int = _ENDLESS
    forced: bool = False
    known: dict[Known, tuple[PartialPage, ...]] = field(default_factory=dict)
    flow: tuple[Story, ...] = field(init=False)
    notes: tuple[Story, ...] = field(init=False)
    _pinned: bool = field(init=False)
    _names: dict[Stretch, tuple[StoryPart, ...]] = field(init=False, default_factory=dict)
    _whole: dict[tuple[Stretch, int], tuple[PartialPage, ...]] = field(init=False, default_factory=dict)
    _areas: dict[int, float] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        notes = [story for story in self.stories if story.rank is StoryRank.NOTE][:_FLOATING]
        self.notes = tuple(notes)
        keys = {note.key for note in notes}
        self.flow = tuple(story for story in self.stories if story.key not in keys)
        self._pinned = any(story.pin.region for story in self.flow)

    @property
    def rules(self) -> MakeUpRules:
        """The rules of this make-up."""
        return self.book.rules

    def stretch(self, start: int, end: int) -> Stretch:
        """The flow from `start` up to `end` with the notes that introduce something in it."""
        notes = 0
        for bit, note in enumerate(self.notes):
            follows = sum(story.order < note.order for story in self.flow)
            if start <= min(follows, len(self.flow) - 1) < end or (not self.flow and start == end == 0):
                notes |= 1 << bit
        return (start, end, notes)

    def parts(self, stretch: Stretch, columns: int) -> tuple[PartialPage, ...]:
        """Every worthwhile way to set a stretch on `columns` basic columns, by rows."""
        key = (self._name(stretch), columns)
        if key not in self.known:
            best = best_parts(self._ways(stretch, columns), self.effort.kept, self.rules)
            self.known[key] = tuple(
                one if isinstance(one, PartialPage) else one.built(self.rules) for one in best
            )
        return self.known[key]

    def _ways(self, stretch: Stretch, columns: int) -> Iterable[PartialPage | Join]:
        start, end, notes = stretch
        alone = end - start + notes.bit_count() == 1
        if alone and (self.forced or self._has_room(stretch, columns)):
            return self._leaves(stretch, columns)
        if self._has_room(stretch, columns):
            return self._joined(stretch, columns).values()
        return self._piled(stretch, columns) if self.forced and columns == self.rules.grid.columns else ()

    def _has_room(self, stretch: Stretch, columns: int) -> bool:
        return self.area(stretch) <= self.limit * columns

    def _name(self, stretch: Stretch) -> tuple[StoryPart, ...]:
        """The stories of a stretch, whatever order it is part of; notes stand behind them."""
        if stretch not in self._names:
            start, end, notes = stretch
            noted = [note for bit, note in enumerate(self.notes) if notes >> bit & 1]
            self._names[stretch] = tuple((s.key, s.extent) for s in (*self.flow[start:end], *noted))
        return self._names[stretch]

    def _piled(self, stretch: Stretch, columns: int) -> Iterable[PartialPage | Join]:
        """More than a page holds: two halves, one above the other, each in the fewest rows."""
        start, end, notes = stretch
        middle = (start + end) // 2 if end - start > 1 else start
        halves = ((start, middle, notes), (middle, end, 0)) if end > start else _split_notes(stretch)
        upper, lower = (self.lowest(half, columns) for half in halves)
        self.effort.spend(1)
        return (
            (stacked(upper, lower, self.rules),)
            if upper and lower
            else self._joined(stretch, columns).values()
        )

    def pages(
        self,
        stretch: Stretch,
        frame: PageFrame,
        *,
        ends: bool = False,
        waits: bool = False,
        roots: Sequence[PartialPage] | None = None,
    ) -> tuple[tuple[float, PartialPage], ...]:
        """The best pages of a stretch in a frame with their demerits: what fits, or nothing.

        Where the page `ends` an issue, rows left over at its foot cost no more than `last_foot`: copy goes
        to the pages before, and what room is left stands at the end. On one that its stories cannot fill,
        each costs `sparse_foot`, so that they stand in their best forms and are not stretched; not where
        other copy `waits` that could stand there. `roots` are the ways to set it, where something else than
        its stories stands on the page too.
        """
        prices = self.rules.prices
        sparse = not waits and cannot_fill(self.flow[stretch[0] : stretch[1]], self.area(stretch), frame)
        found: list[tuple[float, PartialPage]] = []
        for part in roots if roots is not None else self._roots(stretch, frame.columns):
            spare = frame.rows - part.rows
            if spare >= 0:
                foot = foot_cost(spare, part.stack, prices)
                foot = min(foot, prices.sparse_foot * spare) if sparse else foot
                cost = part.cost + (min(foot, prices.last_foot) if ends else foot)
                found.append((cost + panel_cost(part, frame, self.rules), part))
        found.sort(key=lambda pair: (round(pair[0], 6), pair[1].rows))
        if found and roots is None and _is_one(stretch):
            found = [*self._narrower(stretch, frame, found[0]), *found]
        return tuple(found[:MOST_PAGES])

    def _narrower(
        self, stretch: Stretch, frame: PageFrame, best: tuple[float, PartialPage]
    ) -> list[tuple[float, PartialPage]]:
        """One story alone on a page that is better in fewer of its columns, white beside it.

        What the page costs stays as it is, but for the form of the story.
        """
        cost, whole = best
        if not wants_fewer_columns(whole, self.rules):
            return []
        priced = (
            (part.cost + self.rules.form.alone_beside * (frame.columns - width), part)
            for width in range(1, frame.columns)
            for part in self.parts(stretch, width)
            if part.rows <= frame.rows
        )
        better = ((cost + own - whole.cost, part) for own, part in priced if own < whole.cost)
        return sorted(better, key=lambda pair: (round(pair[0], 6), pair[1].rows))

    def lowest(self, stretch: Stretch, columns: int) -> PartialPage | None:
        """The way to set a stretch in the fewest rows."""
        return min(self.parts(stretch, columns), key=lambda part: (part.rows, part.cost), default=None)

    def area(self, stretch: Stretch) -> float:
        """The least room that a stretch takes, in rows of one basic column."""
        start, end, notes = stretch
        noted = sum(self.story_area(note) for bit, note in enumerate(self.notes) if notes >> bit & 1)
        return noted + sum(self.story_area(story) for story in self.flow[start:end])

    def story_area(self, story: Story) -> float:
        """The least room of one story, in rows of one basic column."""
        key = id(story)
        if key not in self._areas:
            columns = range(1, self.rules.grid.columns + 1)
            shapes = (shape for width in columns for shape in self.book.shapes(story, width, self.peer_form))
            self._areas[key] = min((shape.rows * shape.columns for shape in shapes), default=0)
        return self._areas[key]

    def story_room(self, story: Story) -> float:
        """The least room of one story together with the rows between it and the next one below."""
        columns = range(1, self.rules.grid.columns + 1)
        shapes = (shape for width in columns for shape in self.book.shapes(story, width, self.peer_form))
        return min(((shape.rows + self.rules.gap) * shape.columns for shape in shapes), default=0)

    def _leaves(self, stretch: Stretch, columns: int) -> Iterator[PartialPage]:
        start, _, notes = stretch
        story = self.notes[notes.bit_length() - 1] if notes else self.flow[start]
        across = columns == self.rules.grid.columns and is_corner(story.pin.region)
        extra = self.rules.form.across_corner if across and story.rank is not StoryRank.LEAD else 0.0
        for shape in self.book.shapes(story, columns, self.peer_form):
            if self.forced or shape.rows <= self.limit:
                yield leaf_part(shape, extra)

    def _roots(self, stretch: Stretch, columns: int) -> tuple[PartialPage, ...]:
        """Whole pages, the best of each way to cut them kept apart for the sake of panel cuts."""
        start, end, notes = stretch
        if end - start + notes.bit_count() <= 1 or not self._has_room(stretch, columns):
            return self.parts(stretch, columns)
        if (stretch, columns) not in self._whole:
            found = self._joined(stretch, columns, apart=True).values()
            self._whole[stretch, columns] = tuple(join.built(self.rules) for join in found)
        return self._whole[stretch, columns]

    def _joined(self, stretch: Stretch, columns: int, *, apart: bool = False) -> dict[int, Join]:
        """The cheapest pairs by rows; with `apart` also by what the cut looks like (see `_kinds`)."""
        best: dict[int, Join] = {}
        for first, second in splits(stretch):
            self._stack(best, first, second, columns, apart=apart)
            off = self.off_regions(Cutting.BESIDE, first, second)
            for width in range(1, columns):
                lefts = self.parts(first, width)
                if lefts:
                    self._side(best, lefts, self.parts(second, columns - width), off, apart=apart)
        return best

    def off_regions(self, cutting: Cutting, first: Stretch, second: Stretch) -> float:
        """Demerits of a cut between two stretches that parts stories from edges at which they are pinned."""
        if not self._pinned:
            return 0.0
        here, there = (self.flow[start:end] for start, end, _ in (first, second))
        return self.rules.form.off_region * parted(cutting, here, there)

    def _stack(
        self, best: dict[int, Join], first: Stretch, second: Stretch, columns: int, *, apart: bool
    ) -> None:
        uppers = self.parts(first, columns)
        lowers = self.parts(second, columns) if uppers else ()
        self.effort.spend(len(uppers) * len(lowers))
        gap, limit, rules = self.rules.gap, self.limit, self.rules
        off = self.off_regions(Cutting.STACK, first, second)
        below = _kinds(lowers, apart=apart)  # a search does nothing else as often: no look-ups inside
        for above, above_rows, above_cost, upper in _kinds(uppers, apart=apart):
            for kind, lower_rows, lower_cost, lower in below:
                rows = above_rows + gap + lower_rows
                if rows > limit:
                    break
                cost = above_cost + lower_cost + off
                key = rows * _KINDS + (above | kind)
                known = best.get(key)
                if known is not None and cost >= known.cost:
                    continue
                cost += stack_cost(upper, lower, rules)
                if known is None or cost < known.cost:
                    best[key] = Join(rows, cost, Cutting.STACK, upper, lower, off)

    def _side(
        self,
        best: dict[int, Join],
        lefts: Sequence[PartialPage],
        rights: Sequence[PartialPage],
        off: float,
        *,
        apart: bool,
    ) -> None:
        self.effort.spend(len(lefts) * len(rights))
        self._level(best, lefts, rights, off, apart=apart, from_left=True)
        self._level(best, rights, lefts, off, apart=apart, from_left=False)

    def _level(
        self,
        best: dict[int, Join],
        these: Sequence[PartialPage],
        those: Sequence[PartialPage],
        off: float,
        *,
        apart: bool,
        from_left: bool,
    ) -> None:
        """Pairs whose heights are near: each part with the few next lower (or equal) on the other side."""
        rules, prices, tombstone = self.rules, self.rules.prices, self.rules.form.tombstone
        heights = [part.rows for part in those]
        for high in these:
            rows = high.rows
            until = bisect_right(heights, rows)
            for low in those[max(0, until - _NEAR) : until]:
                key = rows * _KINDS
                if apart:
                    key += _BESIDE + (high.shape is not None or low.shape is not None)
                cost, known = high.cost + low.cost + off, best.get(key)
                if known is not None and cost >= known.cost:
                    continue
                if low.rows < rows:
                    cost += foot_cost(rows - low.rows, low.stack, prices)
                    if known is not None and cost >= known.cost:
                        continue
                left, right = (high, low) if from_left else (low, high)
                cost += tombstone * collisions(left.right, right.left, rules)
                if known is None or cost < known.cost:
                    best[key] = Join(rows, cost, Cutting.BESIDE, left, right, off)


def _kinds(parts: Sequence[PartialPage], *, apart: bool) -> list[tuple[int, int, float, PartialPage]]:
    """Each part with 1 where a single story bridges a page (only with `apart`), its rows and its cost."""
    return [(int(apart and part.shape is not None), part.rows, part.cost, part) for part in parts]


def splits(stretch: Stretch) -> Iterator[tuple[Stretch, Stretch]]:
    """Every way to cut a stretch in two, the notes shared out in every way."""
    start, end, notes = stretch
    for middle in range(start, end + 1):
        for some in _subsets(notes):
            rest = notes & ~some
            if (middle > start or some) and (middle < end or rest):
                yield (start, middle, some), (middle, end, rest)


def _is_one(stretch: Stretch) -> bool:
    start, end, notes = stretch
    return end - start + notes.bit_count() == 1


def _split_notes(stretch: Stretch) -> tuple[Stretch, Stretch]:
    """Two notes without any story, one by one."""
    start, end, notes = stretch
    first = notes & -notes
    return (start, end, first), (start, end, notes & ~first)


def _subsets(notes: int) -> Iterator[int]:
    some = notes
    while True:
        yield some
        if not some:
            return
        some = (some - 1) & notes


def level_pairs(
    lefts: Sequence[PartialPage], rights: Sequence[PartialPage]
) -> Iterator[tuple[PartialPage, PartialPage]]:
    """Pairs whose heights are near: each part with the few next lower (or equal) on the other side."""
    right_rows = [part.rows for part in rights]
    left_rows = [part.rows for part in lefts]
    for left in lefts:
        until = bisect_right(right_rows, left.rows)
        for right in rights[max(0, until - _NEAR) : until]:
            yield left, right
    for right in rights:
        until = bisect_right(left_rows, right.rows)
        for left in lefts[max(0, until - _NEAR) : until]:
            yield left, right
