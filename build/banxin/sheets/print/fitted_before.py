"""Stories that were fitted before in this process: what is the same is not measured again.

A preview reads and measures a publication ahead; the setting after the next save then fits the one story
that was corrected. A story is the same where nothing is otherwise that it is set from: its manuscript, its
place among the others, and everything that all stories share.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, MutableMapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from banxin.manuscript.publication import Unit
from banxin.world import DISK
from banxin.world.shipped import is_shipped

if TYPE_CHECKING:
    from banxin.sheets.print.copyfitting import FittedStories
    from banxin.sheets.print.frame import EditionContext

_MOST = 4  # grounds: two sets of rules, each with the fillers and without


class FittedBefore:
    """The stories that were fitted last, each by itself."""

    def __init__(self) -> None:
        self.heights: Mapping[str, tuple[float, ...]] = {}
        """The heights that were asked for meanwhile, which stay remembered."""
        self._kept: list[tuple[Any, dict[str, tuple[Any, FittedStories]]]] = []

    def on(self, ground: Any) -> MutableMapping[str, tuple[Any, FittedStories]]:
        """Stories by their ids, each with what it was set from, on one ground: `ground_of` a context."""
        for known, stories in self._kept:
            if known == ground:
                return stories
        self._kept = [*self._kept[-_MOST + 1 :], (ground, {})]
        return self._kept[-1][1]

    def remind(self, heights: MutableMapping[str, tuple[float, ...]]) -> None:
        """Ask for all heights that stories which are not measured again were measured by."""
        for key, height in self.heights.items():
            heights.setdefault(key, height)


def kept_by(context: EditionContext) -> FittedBefore | None:
    """What keeps stories for a context; nothing for a layout of one's own, whose templates change."""
    return context.fitted if all(map(is_shipped, context.layout.chain)) else None


def ground_of(context: EditionContext, *others: Any) -> Any:
    """What all stories of a context share that are fitted by `others`: equal where they come out the same.

    Templates are not told: those of Banxin are what they are.
    """
    publication = replace(context.publication, contents=(), fillers=(), editions=())
    layout = replace(context.layout, world=DISK)
    units = replace(context.units, positions={})
    shared = (publication, layout, units, dict(context.values), context.labels, context.facts())
    return (*shared, context.edition, context.fingerprint(), others)


def set_from(context: EditionContext, unit: Unit, asked: Collection[Any]) -> Any:
    """What a story is set from beside its ground: equal where it comes out the same."""
    place = context.units.positions.get(unit.id)
    return unit, place, context.first_notes.get(unit.id), context.standing_heads.get(unit.id), tuple(asked)
