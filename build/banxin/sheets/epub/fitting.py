"""Fitting a headline into a box: the largest type at which its lines hold, broken where it may be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

NOT_AT_START = frozenset("，。、；：？！」』”’）》〉】〕…—·")
NOT_AT_END = frozenset("「『“‘（《〈【〔")

Width = Callable[[str, int], float]
"""The width of a text at a type size, both in pixels."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines of a headline and the type size at which they fit, in pixels."""

    lines: tuple[str, ...]
    size: int


def fit(segments: tuple[str, ...], width_of: Width, width: float, largest: int, smallest: int, most: int) -> Fitted:
    """The largest size at which `segments` need at most `most` lines of `width`.

    Whole segments share a line where they fit together; a segment breaks inside only where it is
    wider than a line alone. At `smallest` the lines may be more than `most`: nothing is cut.
    """
    for size in range(largest, smallest, -4):
        lines = tuple(_lines(segments, width_of, width, size))
        if len(lines) <= most and not _torn(segments, lines):
            return Fitted(lines, size)
    return Fitted(tuple(_lines(segments, width_of, width, smallest)), smallest)


def _torn(segments: tuple[str, ...], lines: tuple[str, ...]) -> bool:
    """Whether a line holds a single character that was broken off."""
    return len(lines) > 1 and any(len(line) == 1 and line not in segments for line in lines)


def _lines(segments: tuple[str, ...], width_of: Width, width: float, size: int) -> Iterator[str]:
    line = ""
    for segment in segments:
        if line:
            yield line
        *full, line = _broken(segment, width_of, width, size)
        yield from full
    if line:
        yield line


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
    """Where to end a line so that no mark stands where it must not (GB/T 15834 §5.1.8 to §5.1.10)."""
    for cut in range(len(line), 0, -1):
        after = line[cut] if cut < len(line) else following
        inside_word = line[cut - 1].isascii() and line[cut - 1].isalnum() and after.isascii() and after.isalnum()
        if after not in NOT_AT_START and line[cut - 1] not in NOT_AT_END and not inside_word:
            return cut
    return len(line)
