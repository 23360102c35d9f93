"""Fitting one line to its measure: shrink in order of clreq §1.3, or stretch, each step evenly (C42-C45)."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter

from . import tables as t
from .copy import Copy
from .marks import MARKS
from .sorts import Joint

_BODY, _GLUE = attrgetter("body"), attrgetter("glue")


@dataclass(frozen=True, slots=True)
class Fit:
    """One fitted line: `glues[k]` lies behind its k-th sort (0 behind the last); all in units."""

    glues: list[int]
    width: int  # as set, without what hangs
    head: int  # blank kept before the first sort
    over: int  # by how much it is too long after everything
    opened: int  # what each open joint was given


def fit(copy: Copy, start: int, end: int, measure: int, *, fill: bool) -> Fit:
    """Fit sorts start..end; with `fill` the line is stretched to the measure if it is short."""
    if end <= start:
        return Fit([], 0, 0, 0, 0)
    joints = copy.joints[start + 1 : end]
    glues = list(map(_GLUE, joints))
    head = 0 if copy.style.line_start else copy.sorts[start].before
    tail, hang = _tail(copy, start, end)
    width = head + sum(map(_BODY, copy.sorts[start:end])) + sum(glues) + tail - hang
    slack = measure - width
    opened = 0
    if slack < 0:
        width -= _shrink(joints, glues, -slack)
    elif slack > 0 and fill and not copy.style.grid:
        given, opened = _stretch(joints, glues, slack, round((t.HARD_STRETCH + t.STRETCH_SLIP) * copy.em))
        width += given
    glues.append(0)
    return Fit(glues, width, head, max(0, width - measure), opened)


def _tail(copy: Copy, start: int, end: int) -> tuple[int, int]:
    """Width a line end adds (kept blank, hyphen) and width that hangs."""
    last = copy.sorts[end - 1]
    tail = 0 if copy.style.line_end else last.after
    if end < len(copy.sorts):
        tail += last.hyphen
    alone = end - 1 == start or copy.sorts[end - 2].kind not in MARKS
    return tail, last.hang if alone else 0


def _shrink(joints: list[Joint], glues: list[int], need: int) -> int:
    """Take `need` from the joints, step by step; returns what was taken."""
    taken = 0
    yielding = [(k, joint.shrink) for k, joint in enumerate(joints) if joint.total]
    for step in range(t.SHRINK_STEPS):
        rooms = {k: shrink[step] for k, shrink in yielding if shrink[step]}
        if not rooms:
            continue
        for k, amount in share(rooms, need - taken).items():
            glues[k] -= amount
            taken += amount
        if taken >= need:
            break
    return taken


def _stretch(joints: list[Joint], glues: list[int], need: int, most: int) -> tuple[int, int]:
    """Give `need` to the joints: word spaces, Han-Western gaps, then every open joint alike.

    Where that opens a joint by more than `most`, or the line has none to open, as 力·求·完·美· or a part of a
    web address, what is beside its interpuncts and between the letters of the address opens too (C40, C46).
    Returns what was given in all, and to each open joint.
    """
    given = opened = 0
    reads: tuple[Callable[[Joint], int], ...] = (lambda j: j.space, lambda j: j.gap)
    for read in reads:
        rooms = {k: read(joint) for k, joint in enumerate(joints) if read(joint)}
        for k, amount in share(rooms, need - given).items():
            glues[k] += amount
            given += amount
    opens = [k for k, joint in enumerate(joints) if joint.open]
    if need - given > most * len(opens):
        opens = [k for k, joint in enumerate(joints) if joint.open or joint.spare or joint.inner]
    if opens and given < need:
        for k, amount in share(dict.fromkeys(opens, need), need - given).items():
            glues[k] += amount
            given += amount
            opened = amount
    return given, opened


def share(rooms: dict[int, int], need: int) -> dict[int, int]:
    """Split `need` over places evenly, none beyond its room (C43); odd units go to the first places."""
    given = dict.fromkeys(rooms, 0)
    left = min(need, sum(rooms.values()))
    open_places = list(rooms)
    while left > 0 and open_places:
        each, odd = divmod(left, len(open_places))
        for nth, place in enumerate(open_places):
            amount = min(each + (nth < odd), rooms[place] - given[place])
            given[place] += amount
            left -= amount
        open_places = [place for place in open_places if given[place] < rooms[place]]
    return given
