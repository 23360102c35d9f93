"""A headline in fewer or more lines, broken where it may be, for display type to be fitted into a box."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from banxin.sheets.display_lines import sense_lines

NOT_AT_START = frozenset("，。、；：？！」』”’）》〉】〕…—·")
NOT_AT_END = frozenset("「『“‘（《〈【〔")

MOST_LINES = 6
_STEP = 0.5  # em
_SHORT = 5.0  # em: what has no more is broken evenly

Width = Callable[[str], float]
"""The width of a text in em."""


@dataclass(frozen=True, slots=True)
class FittedLines:
    """A headline in so many lines; `width` is that of the widest, in em."""

    lines: tuple[str, ...]
    width: float


def alternatives(segments: tuple[str, ...], width_of: Width) -> tuple[FittedLines, ...]:
    """`segments` in as many lines as they are, in one more, and so on to six: each as narrow as it can be.

    Every segment begins a line; none is broken so that a single character is left. One that is not short is
    broken by sense where that can be.
    """
    found: dict[int, FittedLines] = {}
    room = max(map(width_of, segments), default=1.0)
    while room >= 1:
        lines = tuple(_lines(segments, width_of, room))
        if len(lines) > max(len(segments), MOST_LINES):
            break
        if lines and not _torn(segments, lines) and not any(map(_inside_word, lines, lines[1:])):
            found[len(lines)] = FittedLines(lines, max(map(width_of, lines)))
        room -= _STEP
    sensible = (tuple(_by_sense(segments, one.lines, width_of)) for one in found.values())
    return tuple(FittedLines(lines, max(map(width_of, lines))) for lines in sensible)


def _by_sense(segments: tuple[str, ...], lines: tuple[str, ...], width_of: Width) -> Iterator[str]:
    """The same number of lines for each segment, broken by sense where that can be."""
    at = 0
    for segment in segments:
        first = at
        while at < len(lines) and len("".join(lines[first:at])) < len(segment):
            at += 1
        own = lines[first:at]
        yield from (sense_lines(segment, len(own)) if width_of(segment) > _SHORT else ()) or own


def _torn(segments: tuple[str, ...], lines: tuple[str, ...]) -> bool:
    """Whether a line holds a single character that was broken off."""
    return len(lines) > 1 and any(len(line) == 1 and line not in segments for line in lines)


def _lines(segments: tuple[str, ...], width_of: Width, width: float) -> Iterator[str]:
    for segment in segments:
        yield from _balanced(segment, width_of, width)


def _balanced(text: str, width_of: Width, width: float) -> list[str]:
    """The fewest lines that hold `text`, made as even as its marks allow."""
    widest = _broken(text, width_of, width)
    narrow = width_of(text) / len(widest)
    while narrow < width:
        lines = _broken(text, width_of, narrow)
        if len(lines) == len(widest) and not any(map(_inside_word, lines, lines[1:])):
            return lines
        narrow += 0.25
    return widest


def _broken(text: str, width_of: Width, width: float) -> list[str]:
    lines, line = [], ""
    for character in text:
        if line and width_of(line + character) > width:
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
