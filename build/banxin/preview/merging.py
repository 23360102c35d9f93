"""Two revisions of one text brought together, line by line."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

_MOST = 40_000  # pairs of lines that are compared between two lines that stayed


@dataclass(frozen=True, slots=True)
class _Change:
    """Lines from `start` to before `end` replaced by others."""

    start: int
    end: int
    lines: tuple[str, ...]

    def touches(self, other: _Change) -> bool:
        return self.start <= other.end and other.start <= self.end


def merged(base: str, mine: str, theirs: str) -> str | None:
    """What both revisions made of `base`; None where they changed the same lines, or lines side by side."""
    before = base.splitlines(keepends=True)
    changes = {*_changes(before, mine), *_changes(before, theirs)}  # what both did alike is done once
    in_order = sorted(changes, key=lambda one: (one.start, one.end))
    if any(one.touches(other) for one, other in pairwise(in_order)):
        return None
    lines: list[str] = []
    start = 0
    for change in in_order:
        lines += (*before[start : change.start], *change.lines)
        start = change.end
    return "".join((*lines, *before[start:]))


def _changes(before: Sequence[str], text: str) -> list[_Change]:
    """What is other in a text. Most lines of a manuscript are there once, and empty ones hundreds of times:
    only what stands between the former is compared line by line."""
    after = text.splitlines(keepends=True)
    found: list[_Change] = []
    start = first = 0
    for end, last in (*_stayed(before, after), (len(before), len(after))):
        found += _between(before[start:end], after[first:last], start)
        start, first = end + 1, last + 1
    return found


def _stayed(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places, before and after, of lines that are there once and stayed in the same order."""
    ones, others = _once(before), _once(after)
    pairs = [(place, others[line]) for line, place in ones.items() if line in others]
    ends: list[int] = []  # of the longest rising runs of places: the least last place of each length
    lengths = []
    for _, place in pairs:
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
        lengths.append(at)
    wanted, run = len(ends) - 1, []
    for pair, length in zip(reversed(pairs), reversed(lengths), strict=True):
        if length == wanted:
            run.append(pair)
            wanted -= 1
    return reversed(run)


def _once(lines: Sequence[str]) -> dict[str, int]:
    counts = Counter(lines)
    return {line: place for place, line in enumerate(lines) if counts[line] == 1}


def _between(before: Sequence[str], after: Sequence[str], start: int) -> Iterator[_Change]:
    """What is other between two lines that stayed; where much is, all of it."""
    if before == after:
        return
    if len(before) * len(after) > _MOST:
        yield _Change(start, start + len(before), tuple(after))
        return
    compared = SequenceMatcher(None, before, after, autojunk=False)
    for kind, here, end, first, last in compared.get_opcodes():
        if kind != "equal":
            yield _Change(start + here, start + end, tuple(after[first:last]))
