"""The best lines of a whole paragraph: dynamic programming over the places where a line may break.

Time is linear in the number of sorts: a line's possible ends lie in a window as wide as its shrink and
stretch allow. Long copy is taken in chunks, so memory is bounded as well. clreq C06, C42-C47, C80.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from math import inf
from operator import add, attrgetter, sub

from . import tables as t
from .copy import Copy
from .marks import MARKS, SortKind
from .sorts import Sort

_BODY, _GLUE, _TOTAL, _PRICE = map(attrgetter, ("body", "glue", "total", "price"))
_STOP, _ROOM, _OPEN, _INNER, _HYPHEN = map(attrgetter, ("stop", "room", "open", "inner", "hyphen"))

# A node of the search: cost so far, place, the node before.
_Node = tuple[float, int, "_Node | None"]


@dataclass(frozen=True, slots=True)
class Lines:
    """Where lines end, as indices of sorts (the last is the end of the copy).

    Also which are overfull, and which are in need: opened beyond FAIR_STRETCH, or faulty otherwise;
    `strain` is what the latter cost together.
    """

    ends: list[int]
    overfull: list[int]
    needy: list[int]
    strain: float = 0.0


def compose(copy: Copy, start: int, stop: int, measures: Sequence[int], *, only_near: bool = False) -> Lines:
    """Break sorts start..stop; each line has its measure, the last measure serves all further lines.

    With `only_near` lines are looked for in the first CHUNK of sorts only.
    """
    ends: list[int] = []
    overfull: list[int] = []
    needy: list[int] = []
    strain = 0.0
    measures = list(measures)
    place = start
    while True:
        reach = min(stop, place + t.CHUNK)
        field = _Field(copy, place, reach, final=reach == stop, first=place == start)
        nodes = field.search(measures)
        if reach < stop:
            nodes = nodes[: max(1, len(nodes) - t.CHUNK_KEEP)]
        for end, cost in nodes:
            if cost > t.COST_NEED:
                needy.append(len(ends))
                strain += cost
                if cost >= t.COST_OVERFULL:
                    overfull.append(len(ends))
            ends.append(place + end)
        if not nodes or ends[-1] >= stop or only_near:
            return Lines(ends or [stop], overfull, needy, strain)
        place = ends[-1]
        measures = measures[len(nodes) :] or measures[-1:]


class _Field:
    """Sums over one chunk, from which the cost of any line follows in constant time."""

    def __init__(self, copy: Copy, start: int, stop: int, *, final: bool, first: bool) -> None:
        sorts = copy.sorts[start:stop]
        joints = copy.joints[start:stop]
        self.size = stop - start
        self.final = final
        self.first = first
        self.style = copy.style
        if not self.size:
            return
        self.em = copy.em
        self.ragged = not copy.style.justified or copy.style.grid
        self.tolerance = round(t.TOLERANCE * copy.em)
        self.joints = joints
        self.gappy = copy.gappy or bool(copy.spaces)
        # What belongs to the joint before the first sort falls out of every difference of two sums.
        widths = map(add, map(_BODY, sorts), map(_GLUE, joints))
        self.natural: list[int] = list(accumulate(widths, initial=0))
        self.shrink: list[int] = list(accumulate(map(_TOTAL, joints), initial=0))
        self.tight: list[int] = list(map(sub, self.natural, self.shrink))
        words = _before_leader(sorts) if copy.led else sorts
        self.lone_from = _lone_from(words) if final else self.size
        # A chunk's own end is never kept, the copy's end is always allowed.
        self.price: list[float | None] = [*map(_PRICE, joints), 0.0]
        self.head, self.tail = self._edges(copy, start, stop)
        self.most_tail = min(0, min(self.tail.values(), default=0))

    @cached_property
    def stops(self) -> list[int]:
        """Sums of what stops can give; few paragraphs need it."""
        return list(accumulate(map(_STOP, self.joints), initial=0))

    @cached_property
    def room(self) -> list[int]:
        """Sums of the room of word spaces and Han-Western gaps to their ceilings."""
        return list(accumulate(map(_ROOM, self.joints), initial=0))

    @cached_property
    def opens(self) -> list[int]:
        """Sums of the joints that take part in the last step of stretching."""
        return list(accumulate(map(_OPEN, self.joints), initial=0))

    @cached_property
    def inner(self) -> list[int]:
        """Sums of the joints between letters of addresses."""
        return list(accumulate(map(_INNER, self.joints), initial=0))

    def _edges(self, copy: Copy, start: int, stop: int) -> tuple[dict[int, int], dict[int, int]]:
        """What a line start or end adds to the width: untrimmed blanks, hyphens, hanging marks (negative)."""
        style, head, tail = copy.style, {}, {}
        if (
            style.line_start
            and style.line_end
            and not style.hanging
            and not any(map(_HYPHEN, copy.sorts[start:stop]))
        ):
            return {}, {}
        for index in range(start, stop):
            sort = copy.sorts[index]
            extra = sort.hyphen + (0 if style.line_end else sort.after)
            alone = index == start or copy.sorts[index - 1].kind not in MARKS
            if sort.hang and alone:  # C59: one mark, never in a run of marks
                extra = -sort.hang
            if extra:
                tail[index + 1 - start] = extra
            if not style.line_start and sort.before:
                head[index - start] = sort.before
        return head, tail

    def search(self, measures: list[int]) -> list[tuple[int, float]]:
        """Ends of the best lines and what each costs.

        Looks further from tier to tier until a fair way through is found.
        """
        if not self.size:
            return []
        best: _Node | None = None
        for limit in (t.GOOD_STRETCH, t.FAIR_STRETCH, t.HARD_STRETCH):
            found = self._walk(measures, limit + t.STRETCH_SLIP)
            if found is not None and (best is None or found[0] < best[0]):
                best = found
            if best is not None and best[0] < t.SEVERE:
                break
        if best is None or (self.ragged and best[0] >= t.SEVERE):  # ragged lines may be as short as need be
            best = self._walk(measures, inf)
        assert best is not None
        return _trace(best)

    def _walk(self, measures: list[int], limit: float) -> _Node | None:
        """The cheapest way through; ways dearer than a quick one are not followed."""
        size = self.size
        quick = self._quick(measures, limit)
        if quick is not None and quick[0] == 0.0:
            return quick
        bound = quick[0] if quick is not None else inf
        done: list[_Node] = []
        front: dict[int, _Node] = {0: (0.0, 0, None)}
        for measure in measures[:-1]:
            following: dict[int, _Node] = {}
            for place in sorted(front):
                self._step(front[place], measure, limit, bound, following)
            if size in following:
                done.append(following.pop(size))
            front = following
        nodes = front
        last = measures[-1]
        for place in range(min(nodes, default=size), size):
            node = nodes.pop(place, None)
            if node is not None:
                self._step(node, last, limit, bound, nodes)
        if size in nodes:
            done.append(nodes[size])
        if not done:
            return None
        return min(done, key=lambda node: node[0])

    def _quick(self, measures: list[int], limit: float) -> _Node | None:
        """The way of taking the best next line each time: an upper bound; None where that way is blocked."""
        node: _Node = (0.0, 0, None)
        nth = 0
        while node[1] < self.size:
            into: dict[int, _Node] = {}
            self._step(node, measures[min(nth, len(measures) - 1)], limit, inf, into)
            if not into:
                return None
            node = min(into.values(), key=lambda n: (n[0], -n[1]))
            nth += 1
        return node

    def _step(self, node: _Node, measure: int, limit: float, bound: float, into: dict[int, _Node]) -> None:
        """Take every line that can start here; keep the cheapest way to each place."""
        start = node[1]
        size, tolerance = self.size, self.tolerance
        natural, prices = self.natural, self.price
        lead = self.joints[start].glue - self.head.get(start, 0)
        base = natural[start] + lead
        base_tight = self.tight[start] + lead - self.joints[start].total
        after = start + 1
        reach = bisect_right(self.tight, base_tight + measure + tolerance - self.most_tail, after) - 1
        tail = self.tail
        # What each sort of a line without word spaces and gaps can be opened by: most tries are too short.
        most = inf if self.gappy or self.ragged else limit * self.em
        open_end = False
        for end in range(min(reach, size), start, -1):
            price = prices[end]
            if price is None:
                continue
            slack = measure - natural[end] + base
            if tail:
                slack -= tail.get(end, 0)
            if end == size:
                cost = self._last(start, slack) if self.final else 0.0
            elif slack > tolerance:
                cost = self._stretched(after, end, slack, limit) if slack <= most * (end - after) else inf
                if cost == inf:
                    if open_end or limit < inf:
                        break
                    cost = self._spared(after, end, slack)
            elif slack >= -tolerance:
                cost = 0.0
            else:
                cost = self._shrunk(after, end, -slack)
            if cost == inf:
                continue
            open_end = True
            total = node[0] + cost + price
            if total <= bound and (end not in into or total < into[end][0]):
                into[end] = (total, end, node)
        if limit == inf and not open_end:
            self._overfull(node, measure, into)

    def _last(self, start: int, slack: int) -> float:
        """The last line is set at its natural width and holds more than a lone character (C47, C80)."""
        cost = 0.0 if slack >= -self.tolerance else self._shrunk(start + 1, self.size, -slack)
        if start >= self.lone_from and self.style.lone and not (start == 0 and self.first):
            cost += t.COST_LONE
        return cost

    def _shrunk(self, after: int, end: int, need: int) -> float:
        room = self.shrink[end] - self.shrink[after]
        if need > room + self.tolerance:
            return inf
        if not room:
            return 0.0
        share = need / room
        cost = t.COST_SHRINK + t.COST_SHRINK_FULL * share * share
        stops = self.stops
        if need > room - (stops[end] - stops[after]):
            cost += t.COST_SHRINK_STOP
        return cost if self.style.justified else cost * t.SHRINK_RAGGED

    def _stretched(self, after: int, end: int, slack: int, limit: float) -> float:
        em = self.em
        if self.ragged:
            return t.COST_SHORT_RAGGED * (slack / em) ** 2 if limit == inf or slack < 8 * em else inf
        room = 0
        if self.gappy:
            room = self.room[end] - self.room[after]
            if slack <= room:
                return t.COST_STRETCH * (0.5 + 0.5 * slack / room)
        if slack - room > limit * (end - after) * em:  # not even if every joint could be opened
            return inf
        opens = self.opens[end] - self.opens[after]
        if slack - room > t.HARD_STRETCH * em * opens:
            opens += self.inner[end] - self.inner[after]
        if not opens:
            return inf
        share = (slack - room) / (opens * em)
        if share > limit:
            return inf
        steps = share / t.STRETCH_STEP
        return t.COST_STRETCH + t.COST_STRETCH_STEP * steps * steps

    def _spared(self, after: int, end: int, slack: int) -> float:
        """A line that opens beside its interpuncts for want of anything else; short where it cannot."""
        spares = sum(joint.open or joint.spare or joint.inner for joint in self.joints[after:end])
        if not spares or self.ragged:
            return t.COST_STRETCH * 1000 + slack
        steps = slack / (spares * self.em * t.STRETCH_STEP)
        return t.COST_SPARE + t.COST_STRETCH_STEP * steps * steps

    def _overfull(self, node: _Node, measure: int, into: dict[int, _Node]) -> None:
        """Nothing fits: the shortest piece that can be had, and a finding."""
        start = node[1]
        for end in range(start + 1, self.size + 1):
            if self.price[end] is not None:
                total = node[0] + t.COST_OVERFULL
                known = into.get(end)
                if known is None or total < known[0]:
                    into[end] = (total, end, node)
                return


def _before_leader(sorts: list[Sort]) -> list[Sort]:
    """What stands before the last leader; all of it where there is none."""
    places = (n for n in range(len(sorts) - 1, 0, -1) if sorts[n].kind is SortKind.LEADER)
    return sorts[: next(places, len(sorts))]


def _lone_from(sorts: list[Sort]) -> int:
    """The first place from which what is left counts as less than a line of its own (C80)."""
    units = -1 if sorts[-1].kind is SortKind.DASH else 0  # a dash at the very end is no character
    for place in range(len(sorts) - 1, -1, -1):
        units += sorts[place].units
        if units >= t.LONE_UNITS:
            return place + 1
    return 0


def _trace(node: _Node) -> list[tuple[int, float]]:
    ends: list[tuple[int, float]] = []
    step: _Node | None = node
    while step is not None and step[2] is not None:
        before = step[2]
        ends.append((step[1], step[0] - before[0]))
        step = before
    ends.reverse()
    return ends
