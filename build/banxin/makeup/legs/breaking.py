"""Legs (栏): where the text of a story is cut so that it stands in equal columns.

Columns are filled to equal counts of lines and only the last may be short (clreq C92; N06,
N07). No lone first or last line of a paragraph at a foot or top (N12, 孤行), no crosshead at a
foot without two lines of text (N13, 背题); what cannot be broken stays whole. A crosshead may take a
row more or less (占 2–3 行), a pull quote have some air more and a picture be cropped by a twelfth, so
that feet come level without touching leading or text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, islice
from typing import NamedTuple

from banxin.makeup.model.leg_rules import STANDARD_LEGS, LegRules, Spot
from banxin.makeup.model.story import BlockKind, GalleyBlock

_NEVER = float("inf")


@dataclass(frozen=True, slots=True)
class LegText:
    """The text of one leg, from `start` up to `end`: `rows` deep, with `opened` the rows given to
    (or, less than 0, taken from) single blocks: pairs of block and rows."""

    start: Spot
    end: Spot
    rows: int
    opened: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class LegPlan:
    """The legs of a story at one depth. `depth` counts rows from the top of the text to its feet,
    dips included; `cost` its demerits; `uneven` rows that the feet of the first legs lack; `lone` its
    lone lines; `short` the rows that the last leg is shorter than the depth."""

    depth: int
    legs: tuple[LegText, ...]
    cost: float
    uneven: int
    lone: int
    short: int

    @property
    def given(self) -> int:
        """Rows that crossheads and pictures gave or took."""
        return sum(abs(rows) for leg in self.legs for _, rows in leg.opened)


@dataclass(frozen=True, slots=True)
class _Foot:
    cost: float
    lone: int


class _Trail(NamedTuple):
    cost: float
    cuts: tuple[tuple[int, int, int], ...]  # start unit, end unit, rows given


class CopyUnits:
    """A story at one measure, as units: single lines of paragraphs, items of lists, unbreakable blocks."""

    def __init__(self, blocks: Sequence[GalleyBlock], rules: LegRules = STANDARD_LEGS) -> None:
        self.blocks = tuple(blocks)
        self.rules = rules
        self.spots: list[Spot] = []
        rows: list[int] = []
        give: list[int] = []
        take: list[int] = []
        for index, block in enumerate(self.blocks):
            for line, deep in enumerate(block.pieces):
                self.spots.append(Spot(index, line))
                rows.append(deep)
                more, less = _elastic(block, rules)
                give.append(more)
                take.append(less)
        self.unit_rows = rows
        self.units = len(rows)  # lines, items and unbreakable blocks
        self._crosshead = [self.blocks[spot.block].kind is BlockKind.CROSSHEAD for spot in self.spots]
        self._may_open = [head and more for head, more in zip(self._crosshead, give, strict=True)]
        self.top = [0, *accumulate(rows)]
        self._give = [0, *accumulate(give)]
        self._take = [0, *accumulate(take)]
        self.feet = [self._foot(unit) for unit in range(len(rows) + 1)]

    @property
    def rows(self) -> int:
        """Rows of the whole galley."""
        return self.top[-1]

    @property
    def tallest(self) -> int:
        """Rows of the tallest piece that cannot be broken."""
        return max(self.unit_rows, default=0)

    def spot(self, unit: int) -> Spot:
        """The spot before a unit; after the last one, the spot past the last block."""
        return self.spots[unit] if unit < self.units else Spot(len(self.blocks))

    def give(self, start: int, end: int) -> int:
        """Rows that blocks of a leg may take more: not the first one, whose air would drop the text."""
        return self._give[end] - self._give[start + 1] if start < end else 0

    def take(self, start: int, end: int) -> int:
        """Rows that blocks of a leg may do without."""
        return self._take[end] - self._take[start]

    def crossheads(self, start: int, end: int) -> int:
        """Crossheads of a leg that may take a row more: not one that begins it."""
        return sum(self._may_open[start + 1 : end])

    def _foot(self, unit: int) -> _Foot:
        """What it costs to end a leg before `unit`."""
        if unit in (0, self.units):
            return _Foot(0, 0)
        here = self.spots[unit]
        if here.line == 0:
            return _Foot(self._cost_between(unit), 0)
        if self._lines_under_crosshead(unit) == 1:
            return _Foot(_NEVER, 0)
        if self.blocks[here.block].items:
            return _Foot(self._cost_between_items(here), 0)
        lines = self.blocks[here.block].lines
        lone = (here.line == 1) + (here.line == lines - 1)
        below_one = here.line == lines - 1 and self._is_crosshead(unit + 1)
        return _Foot(lone * self.rules.lone_line + below_one * self.rules.under_one_line, lone)

    def _cost_between_items(self, here: Spot) -> float:
        """The cost of a foot inside a list: one line of it is as lone as one of a paragraph."""
        items = self.blocks[here.block].items
        lone = (sum(items[: here.line]) == 1) + (sum(items[here.line :]) == 1)
        return lone * self.rules.lone_line

    def _cost_between(self, unit: int) -> float:
        """The cost of a foot between two blocks."""
        before = self.blocks[self.spots[unit].block - 1]
        if before.keep_with_next or before.kind is BlockKind.CROSSHEAD:
            return _NEVER
        if self._lines_under_crosshead(unit) == 1:
            return _NEVER
        single = self.blocks[self.spots[unit].block].lines == 1
        return self.rules.under_one_line if single and self._is_crosshead(unit + 1) else 0

    def _is_crosshead(self, unit: int) -> bool:
        return unit < self.units and self._crosshead[unit]

    def _lines_under_crosshead(self, unit: int) -> int:
        """Units between the last crosshead and `unit` if that is 0 or 1, else 2."""
        return next((back - 1 for back in (1, 2) if unit >= back and self._is_crosshead(unit - back)), 2)


def _elastic(block: GalleyBlock, rules: LegRules) -> tuple[int, int]:
    """Rows that a block may be given and that may be taken from it."""
    if block.rigid:
        return (0, 0)
    if block.kind is BlockKind.CROSSHEAD:
        return (1, 0) if block.rows <= 2 else (0, 1)
    if block.kind is BlockKind.PULL:
        return (rules.pull_rows, 0)
    if block.kind is BlockKind.FIGURE:
        crop = int(block.rows * rules.crop)
        return (crop, crop)
    return (0, 0)


def least_depth(galley: CopyUnits, legs: int, dips: Sequence[int] = ()) -> int:
    """The depth in rows below which `legs` cannot hold the galley, `dips` being taken from their tops."""
    hollow = sum(dips)
    return max(-(-(galley.rows + hollow) // legs), max(dips, default=0))


def break_legs(galley: CopyUnits, legs: int, depth: int, dips: Sequence[int] = ()) -> LegPlan | None:
    """The best way to cut a galley into legs of `depth` rows, or None where it does not go in.

    `dips` are the rows that a picture takes from the top of each leg.
    """
    rooms = [depth - dip for dip in (dips or [0] * legs)]
    if min(rooms) < 1 or not galley.units:
        return None
    trails: dict[int, _Trail] = {0: _Trail(0, ())}
    for number, room in enumerate(rooms):
        trails = _next_leg(galley, trails, room, last=number == legs - 1)
        if not trails:
            return None
    whole = trails.get(galley.units)
    return _plan(galley, whole, depth, rooms) if whole else None


def _next_leg(galley: CopyUnits, trails: dict[int, _Trail], room: int, *, last: bool) -> dict[int, _Trail]:
    """Every way to go on from the ends of one leg to the ends of the next, the cheapest for each end."""
    cheapest: dict[int, tuple[float, int, int]] = {}  # by the end: cost, start, rows given
    for start, trail in trails.items():
        before = trail.cost
        for end in _ends(galley, start, room, last=last):
            known = cheapest.get(end)
            if known is None or before < known[0]:
                cost, given = _cost_of_leg(galley, start, end, room, last=last)
                cost += before
                if known is None or cost < known[0]:
                    cheapest[end] = (cost, start, given)
    return {
        end: _Trail(cost, (*trails[start].cuts, (start, end, given)))
        for end, (cost, start, given) in cheapest.items()
    }


def _ends(galley: CopyUnits, start: int, room: int, *, last: bool) -> Sequence[int]:
    """Where a leg that begins at `start` may end: near its foot, the fullest first."""
    if start == galley.units:
        return (start,)  # the story is over: this leg stays empty
    top, taken = galley.top, galley._take
    spare = taken[-1] - taken[start]
    furthest = bisect_right(top, top[start] + room + spare) - 1
    while furthest > start and top[furthest] - taken[furthest] > top[start] - taken[start] + room:
        furthest -= 1
    if last:
        return (galley.units,) if furthest == galley.units else ()
    open_feet = (end for end in range(furthest, start, -1) if galley.feet[end].cost < _NEVER)
    return tuple(islice(open_feet, galley.rules.look_back))


def _cost_of_leg(galley: CopyUnits, start: int, end: int, room: int, *, last: bool) -> tuple[float, int]:
    """What a leg adds in demerits, and the rows that its blocks are given."""
    rules, closing = galley.rules, last or end == galley.units
    given = missing = room - (galley.top[end] - galley.top[start])
    cost = 0.0
    if missing > 0:
        given = 0 if closing else min(missing, galley.give(start, end))
        cost = 0.0 if closing else (missing - given) * rules.uneven_row
    if given:
        cost += abs(given) * rules.crosshead_row
    if start == end or (end == galley.units and not last):
        cost += rules.empty_leg
    if room >= rules.deep_enough:
        cost += galley.feet[end].cost
    return cost, given


def _plan(galley: CopyUnits, trail: _Trail, depth: int, rooms: Sequence[int]) -> LegPlan:
    cuts = _opened_alike(galley, trail.cuts, rooms[-1])
    texts = tuple(_leg_text(galley, start, end, given) for start, end, given in cuts)
    short = rooms[-1] - texts[-1].rows
    excess = short // len(rooms)
    hole = max(0, short - len(rooms)) if len(rooms) > 1 else 0
    uneven = lone = 0
    for (start, end, given), room in zip(trail.cuts[:-1], rooms, strict=False):
        if end < galley.units:
            uneven += room - given - (galley.top[end] - galley.top[start])
            lone += galley.feet[end].lone if room >= galley.rules.deep_enough else 0
    cost = trail.cost + excess * galley.rules.excess_row + hole * galley.rules.hole_row
    return LegPlan(depth, texts, cost, uneven, lone, short)


def _opened_alike(
    galley: CopyUnits, cuts: tuple[tuple[int, int, int], ...], room: int
) -> tuple[tuple[int, int, int], ...]:
    """The legs of a plan, the last of them with its crossheads opened too where those before it open all
    of theirs and it has `room`: crossheads of one story have the same air."""
    start, end, given = cuts[-1]
    rows = galley.top[end] - galley.top[start]
    heads = galley.crossheads(start, end)
    before = [(more, galley.crossheads(first, foot)) for first, foot, more in cuts[:-1]]
    opens = any(more > 0 and others for more, others in before)
    alike = all(more >= others for more, others in before)
    if given or not (heads and opens and alike) or rows + heads > room:
        return cuts
    return (*cuts[:-1], (start, end, heads))


def _leg_text(galley: CopyUnits, start: int, end: int, given: int) -> LegText:
    rows = galley.top[end] - galley.top[start] + given
    return LegText(galley.spot(start), galley.spot(end), rows, _opened(galley, start, end, given))


def _opened(galley: CopyUnits, start: int, end: int, given: int) -> tuple[tuple[int, int], ...]:
    """Which blocks give or take the rows: crossheads before pictures, the upper ones first."""
    if not given:
        return ()
    shares: dict[int, int] = {}
    first = start + 1 if given > 0 else start
    units = sorted(range(first, end), key=lambda unit: (not galley._is_crosshead(unit), unit))
    for unit in units:
        more, less = _elastic(galley.blocks[galley.spots[unit].block], galley.rules)
        share = min(more, given) if given > 0 else -min(less, -given)
        if share:
            shares[galley.spots[unit].block] = share
            given -= share
    return tuple(sorted(shares.items()))


def leg_plans(galley: CopyUnits, legs: int, dips: Sequence[int] = (), more: int = 3) -> tuple[LegPlan, ...]:
    """Plans from the least depth at which the text goes in, and up to `more` rows deeper.

    A deeper plan is kept only if it costs less than every one before it, or opens crossheads to fill. A
    leg has at least as many rows as the rules say, but a story that has fewer stands in the first as it is.
    """
    least = least_depth(galley, legs, dips) - _could_save(galley, legs)
    fewest = min(galley.rules.least, galley.rows)
    depth = max(least, fewest + max(dips, default=0))
    found: list[LegPlan] = []
    limit = galley.rows + galley.tallest + sum(dips) + 1
    while depth <= limit and (not found or depth <= found[0].depth + more):
        plan = break_legs(galley, legs, depth, dips)
        if plan:
            found.append(plan)
        depth += 1
    return tuple(found)


def even_legs(galley: CopyUnits, legs: int, depth: int) -> LegPlan | None:
    """Level legs of fewer than `depth` rows for a story of too few rows to fill its legs, if there are any.

    Five rows and one are a worse sight than three and three.
    """
    rules = galley.rules
    if legs < 2 or galley.rows >= rules.least * legs:
        return None
    level = max(rules.shallowest, -(-galley.rows // legs))
    plans = (break_legs(galley, legs, rows) for rows in range(level, min(depth, level + 2)))
    return next((plan for plan in plans if plan and not plan.uneven and plan.legs[-1].rows), None)


def whole(galley: CopyUnits) -> tuple[LegPlan, ...]:
    """The one plan of a galley that stands in one piece (a boxed note)."""
    text = LegText(galley.spot(0), galley.spot(galley.units), galley.rows)
    return (LegPlan(galley.rows, (text,), 0, 0, 0, 0),)


def picture_alone(rows: int) -> tuple[LegPlan, ...]:
    """The one plan of a story whose picture stands over the module and that has no text below it."""
    return (LegPlan(rows, (), 0, 0, 0, 0),)


def plans_beside(galley: CopyUnits, legs: int, picture: int) -> Iterator[LegPlan]:
    """Plans of a text in `legs` legs beside a picture of so many rows that has legs to itself, of about
    its depth."""
    rules = galley.rules
    for plan in leg_plans(galley, legs) if galley.units else ():
        gap = abs(picture - plan.depth)
        if gap <= rules.beside_most:
            short = plan.short + max(0, picture - plan.depth)
            cost = plan.cost + rules.beside + gap * rules.beside_row
            yield replace(plan, depth=max(plan.depth, picture), cost=cost, short=short)


def _could_save(galley: CopyUnits, legs: int) -> int:
    """Rows of depth that could be saved by taking rows from crossheads and pictures."""
    return -(-galley.take(0, galley.units) // legs)


def overflowing_legs(
    galley: CopyUnits, legs: int, depth: int, dips: Sequence[int] = ()
) -> tuple[LegText, ...]:
    """Legs of `depth` rows of which the last runs on as far as the copy does: over-set, nothing cut."""
    rooms = [depth - dip for dip in (dips or [0] * legs)]
    found: list[LegText] = []
    start = 0
    if not galley.units:
        return ()
    for room in rooms[:-1]:
        ends = _ends(galley, start, max(1, room), last=False)
        end = ends[0] if ends else start
        found.append(_leg_text(galley, start, end, min(0, room - galley.top[end] + galley.top[start])))
        start = end
    found.append(_leg_text(galley, start, galley.units, 0))
    return tuple(found)
