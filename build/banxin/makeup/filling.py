"""Legs filled from a galley: how deep they must be for a number of legs to take all of it.

Equal legs, the shortfall in the last (clreq C92, newspaper.md N06, N07); no lone lines (N12); a
crosshead keeps two lines of text below it (N13). The engine fills legs by the same rules, so that a
depth found here is the depth it needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

_LONE = 2  # lines of a paragraph that stay together at a leg's foot or head
_UNDER_CROSSHEAD = 2  # lines of text below a crosshead


class Part(Protocol):
    """A part of a galley."""

    @property
    def kind(self) -> str:
        """`paragraph` can be broken between lines, `crosshead` keeps with what follows."""
        ...

    @property
    def rows(self) -> int:
        """Rows it takes."""
        ...


def depth_of_legs(parts: Sequence[Part], legs: int) -> int:
    """The smallest depth in rows at which `legs` legs take all of `parts`."""
    total = sum(part.rows for part in parts)
    depth = max(1, -(-total // legs))
    while _legs_needed(parts, depth) > legs:
        depth += 1
    return depth


def _legs_needed(parts: Sequence[Part], depth: int) -> int:
    """Legs that `parts` take when filled one after the other, each `depth` rows deep."""
    legs, room, index, done = 1, depth, 0, 0
    while index < len(parts):
        left = parts[index].rows - done
        fits = _fits(parts, index, done, room)
        if fits == left:
            room, index, done = room - left, index + 1, 0
        elif fits:
            legs, room, done = legs + 1, depth, done + fits
        elif room == depth:  # taller than any leg: it cannot be placed at this depth
            return len(parts) + legs + 1
        else:
            legs, room = legs + 1, depth
    return legs


def _fits(parts: Sequence[Part], index: int, done: int, room: int) -> int:
    """Rows of part `index`, after its first `done`, that may stand in `room` rows; 0 for none."""
    part = parts[index]
    left = part.rows - done
    if part.kind == "crosshead":
        below = parts[index + 1].rows if index + 1 < len(parts) else 0
        return left if left + min(below, _UNDER_CROSSHEAD) <= room else 0
    if left <= room:
        return left
    if part.kind != "paragraph":
        return 0
    fits = min(room, left - _LONE)
    return fits if fits >= (_LONE if not done else 1) else 0
