"""Fitting a headline into a box: the largest type at which its lines hold, broken where it may be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

NOT_AT_START = frozenset("，。、；：？！」』”’）》〉】〕…—·")
NOT_AT_END = frozenset("「『“‘（《〈【〔")

LEADING = 1.3
MOST_LINES = 6
WORTH_BREAKING = 0.6

Width = Callable[[str, int], float]
"""The width of a text at a type size, both in pixels."""


@dataclass(frozen=True, slots=True)
class FittedHeadline:
    """Lines of a headline and the type size at which they fit, in pixels."""

    lines: tuple[str, ...]
    size: int


def fit(
    segments: tuple[str, ...], width_of: Width, width: float, *, largest: int, smallest: int, most: int
) -> FittedHeadline:
    """The largest size at which `segments` need at most `most` lines of `width`.

    Every segment begins a line and breaks inside only where it is wider than a line alone. At
    `smallest` the lines may be more than `most`: nothing is cut.
    """
    for size in range(largest, smallest, -4):
        lines = tuple(_lines(segments, width_of, width, size))
        if len(lines) <= most and not _torn(segments, lines):
            return FittedHeadline(lines, size)
    return FittedHeadline(tuple(_lines(segments, width_of, width, smallest)), smallest)


def fit_box(
    segments: tuple[str, ...], width_of: Width, box: tuple[float, float], *, largest: int, smallest: int
) -> FittedHeadline:
    """The largest size at which `segments` fit a box of width and height, lines 1.3 em apart.

    A segment is broken inside only where that lets the type grow by much.
    """
    width, height = box
    whole = max(1, len(segments))
    tries = [
        fit(
            segments,
            width_of,
            width,
            largest=max(smallest, min(largest, int(height / (lines * LEADING)))),
            smallest=smallest,
            most=lines,
        )
        for lines in range(whole, max(whole, MOST_LINES) + 1)
    ]
    best = max(tries, key=lambda fitted: fitted.size)
    unbroken = len(tries[0].lines) <= whole and tries[0].size >= best.size * WORTH_BREAKING
    return tries[0] if unbroken else best


def _torn(segments: tuple[str, ...], lines: tuple[str, ...]) -> bool:
    """Whether a line holds a single character that was broken off."""
    return len(lines) > 1 and any(len(line) == 1 and line not in segments for line in lines)


def _lines(segments: tuple[str, ...], width_of: Width, width: float, size: int) -> Iterator[str]:
    for segment in segments:
        yield from _balanced(segment, width_of, width, size)


def _balanced(text: str, width_of: Width, width: float, size: int) -> list[str]:
    """The fewest lines that hold `text`, made as even as its marks allow."""
    widest = _broken(text, width_of, width, size)
    narrow = width_of(text, size) / len(widest)
    while narrow < width:
        lines = _broken(text, width_of, narrow, size)
        if len(lines) == len(widest) and not any(map(_inside_word, lines, lines[1:])):
            return lines
        narrow += size / 4
    return widest


def _broken(text: str, width_of: Width, width: float, size: int) -> list[str]:
    lines, line = [], ""
    for character in text:
        if line and width_of(line + character, size) > width:
            cut = _last_break(line, character)
            lines.append(line[:cut])
            line = line[cut:]
        line += character
    return [*lines, line]


def _last_break(line: str, following: str) -> int:
    """Where to end a line so that no mark stands where it must not (GB/T 15834 §5.1.1 to §5.1.5)."""
    for cut in range(len(line), 0, -1):
        after = line[cut] if cut < len(line) else following
        before = line[cut - 1]
        if after not in NOT_AT_START and before not in NOT_AT_END and not _inside_word(before, after):
            return cut
    return len(line)


def _inside_word(before: str, after: str) -> bool:
    """Whether a line would break a word or number of Latin letters and digits."""
    last, first = before[-1:], after[:1]
    return last.isascii() and last.isalnum() and first.isascii() and first.isalnum()
