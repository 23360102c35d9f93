"""Stories pinned to an edge or a corner of the page, and cuts that part them from it.

The upper part of a stack has no foot of the page, the left one of two parts no right edge: so a story that is
pinned there stands where it is pinned if no cut above it in the tree puts it on the wrong side. The first
story of an order has the upper left corner of the page in every tree, the last one the lower right corner.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from banxin.makeup.model.story import Story
from banxin.makeup.model.tree import Cutting
from banxin.manuscript.form.page_plan import Corner
from banxin.manuscript.form.sheet import Region

FIRST_SIDE: Mapping[Cutting, str] = MappingProxyType({Cutting.STACK: "top", Cutting.BESIDE: "left"})
SECOND_SIDE: Mapping[Cutting, str] = MappingProxyType({Cutting.STACK: "bottom", Cutting.BESIDE: "right"})
"""The edge of the page that only the first part of two has, and the one that only the second has."""


def edges(place: Region | Corner | None) -> frozenset[str]:
    """The edges of the page that a region or corner names: `top`, `bottom`, `left`, `right`."""
    return frozenset(place.value.split("-")) if place else frozenset()


def parted(cutting: Cutting, first: Iterable[Story], second: Iterable[Story]) -> int:
    """How many stories a cut parts from an edge at which they are pinned."""
    here, there = SECOND_SIDE[cutting], FIRST_SIDE[cutting]
    return sum(here in edges(one.pin.region) for one in first) + sum(
        there in edges(one.pin.region) for one in second
    )


def is_corner(region: Region | None) -> bool:
    """Whether a region is a corner, and not a whole edge of the page."""
    return len(edges(region)) > 1


def in_corners(stories: Sequence[Story]) -> tuple[Story, ...]:
    """The stories in order, but what is pinned to the upper left corner first, to the lower right last."""
    first = [one for one in stories if one.pin.region is Region.TOP_LEFT]
    last = [one for one in stories if one.pin.region is Region.BOTTOM_RIGHT]
    return (*first, *(one for one in stories if one not in first and one not in last), *last)
