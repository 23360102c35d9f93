"""Lines of a headline: by sense group, as equal as can be, spaced out when very short.

Rules and figures: N16–N18 of docs/rules/newspaper.yaml. What the author wrote with `|` wins over everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from banxin.makeup.heads.sense import NEVER, Segmenter, break_costs

SPACES = " \u3000"
HALF_WIDTH = 0.6  # em of a Latin letter or figure in a bold face, on the safe side
SPACING = {2: 2.0, 3: 1.0, 4: 0.5}  # 字 between the characters of short heads
BALANCE = 0.6  # shortest line over longest (N17)
LAST_LINE = 3  # 字 that the last line has at least (N17)
FULL = 0.7  # of its span is what a head fills at least (N18)


@dataclass(frozen=True, slots=True)
class BrokenHead:
    """A headline in lines: `widest` in em of its size, spacing included; `faults` in demerits."""

    lines: tuple[str, ...]
    widest: float
    spacing: float
    faults: float


def advance(text: str) -> float:
    """Width of a text in em: Han and full-width marks 1, Latin and figures about a half."""
    narrow = len(text.encode("ascii", "ignore"))
    return round(narrow * HALF_WIDTH + (len(text) - narrow), 3)


def spacing(text: str) -> float:
    """字 set between the characters of a short one-line head: 2 字 get 2, 3 get 1, 4 get a half."""
    return SPACING.get(len(text), 0.0) if not any(char.isascii() for char in text) else 0.0


def broken_heads(
    segments: Sequence[str], capacity: float, most_lines: int, segmenter: Segmenter
) -> tuple[BrokenHead, ...]:
    """The best way to set a headline in one line, in two and so on, each line at most `capacity` em."""
    text = "".join(segments)
    found: list[BrokenHead] = []
    for count in range(1, most_lines + 1):
        ways = _one_line(text, capacity) if count == 1 else _in_lines(segments, capacity, count, segmenter)
        best = min(ways, key=lambda way: (way.faults, way.widest, way.lines), default=None)
        if best:
            found.append(best)
        if found and len(text) < 2 * LAST_LINE:  # too short to be parted, if it fits in one line
            break
    return tuple(found)


def _one_line(text: str, capacity: float) -> Iterator[BrokenHead]:
    for gap in dict.fromkeys((spacing(text), 0.0)):
        width = advance(text) + gap * (len(text) - 1)
        if text and width <= capacity + 1e-6:
            yield BrokenHead((text,), width, gap, _emptiness(width, capacity))
            return


def _in_lines(
    segments: Sequence[str], capacity: float, count: int, segmenter: Segmenter
) -> Iterator[BrokenHead]:
    """Breaks between the author's segments; where they cannot do it, breaks by sense."""
    text = "".join(segments)
    if len(segments) > 1:
        bars = [len("".join(segments[:index])) for index in range(1, len(segments))]
        ways = list(_broken(text, _within(text, bars, count - 1, capacity), {}, capacity))
        if ways or len(segments) >= count:
            yield from ways
            return
    costs = break_costs(text, segmenter)
    places = [place for place, cost in enumerate(costs) if cost < NEVER]
    yield from _broken(text, _within(text, places, count - 1, capacity), dict(enumerate(costs)), capacity)


def _within(text: str, places: Sequence[int], breaks: int, capacity: float) -> Iterator[tuple[int, ...]]:
    """Every choice of this many breaks that can keep each line within `capacity`.

    A head of 80 字 has twenty million ways to be broken into six lines and nearly all have a line that is
    too long, so a choice is left as soon as its first lines, or what must follow them, cannot fit. Spaces
    do not count here, because at the ends of lines they go.
    """
    ink = list(accumulate((0.0 if char in SPACES else advance(char) for char in text), initial=0.0))

    def from_line(start: int, first: int, left: int) -> Iterator[tuple[int, ...]]:
        if not left:
            yield ()
            return
        for index in range(first, len(places)):
            place = places[index]
            if ink[place] - ink[start] > capacity + 1e-6:
                return
            if ink[-1] - ink[place] <= left * capacity + 1e-6:
                yield from ((place, *rest) for rest in from_line(place, index + 1, left - 1))

    yield from from_line(0, 0, breaks)


def _broken(
    text: str, ways: Iterable[tuple[int, ...]], costs: dict[int, float], capacity: float
) -> Iterator[BrokenHead]:
    """Each way to break that leaves every line within `capacity`; breaks without a cost are the author's."""
    for places in ways:
        bounds = (0, *places, len(text))
        lines = tuple(text[start:end].strip(SPACES) for start, end in pairwise(bounds))
        widths = [advance(line) for line in lines]
        if max(widths) > capacity + 1e-6 or min(widths) <= 0:
            continue
        faults = 2.0 * (len(lines) - 1) + _emptiness(max(widths), capacity)
        if costs:
            faults += 2 * sum(costs[place] for place in places) + _imbalance(widths, lines)
        yield BrokenHead(lines, max(widths), 0.0, round(faults, 4))


def is_uneven(lines: Sequence[str]) -> bool:
    """Whether a head is parted into lines of unlike length, or has one of 1–2 字 (N17)."""
    widths = [advance(line) for line in lines]
    return len(lines) > 1 and (min(widths) < BALANCE * max(widths) or min(map(len, lines)) < LAST_LINE)


def _imbalance(widths: Sequence[float], lines: Sequence[str]) -> float:
    """Demerits of lines of unlike length: equality is wanted, a line of 1–2 字 is a fault."""
    ratio = min(widths) / max(widths)
    shortest = min(len(line) for line in lines)
    return 8 * (1 - ratio) + (20 if ratio < BALANCE else 0) + (30 if shortest < LAST_LINE else 0)


def _emptiness(width: float, capacity: float) -> float:
    """Demerits of a head that leaves much of its span empty (N18)."""
    return round(max(0.0, FULL - width / capacity) * 30, 4)
