"""Manners: what the heads of equals have in common on a page, from the wanted one to makeshifts (N23)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from banxin.makeup.rules import MakeUpRules
from banxin.makeup.shapes import FREE, Manner
from banxin.makeup.stacks import common_sizes
from banxin.makeup.story import Rank, Story

MOST_SIZES = 3


def manners(stories: Sequence[Story], rules: MakeUpRules) -> tuple[tuple[Manner, ...], ...]:
    """The manners to try, in two rounds: legs of one measure for equals of one width, then any legs
    and every size that the layout has.

    In each round the wanted size comes first; only sizes that all peers can have count. Where no
    equals stand on the page, heads are free, and there is one round of one manner.
    """
    peers = [story for story in stories if story.rank is Rank.PEER and story.heads and not story.first_block]
    sizes = [size for size in common_sizes(peers) if _may_have(peers, size)]
    if not peers or not sizes:
        return ((FREE,),)
    alike = tuple(
        manner
        for cut in range(rules.cut_rules.per_span)
        for manner in _manners(sizes[:MOST_SIZES], rules, cut)
    )
    return (alike, tuple(_manners(sizes, rules, None)))


def _may_have(peers: Sequence[Story], size: float) -> bool:
    return all(story.pin.size in (None, size) for story in peers)


def _manners(sizes: Sequence[float], rules: MakeUpRules, cut: int | None) -> Iterator[Manner]:
    for deck in (True, False) if rules.drop_decks else (True,):
        for size in sizes:
            for air in range(rules.prices.air_most + 1):
                yield Manner(size, air, deck, cut)


def manner_price(
    manner: Manner, every: Sequence[Manner], stories: Sequence[Story], rules: MakeUpRules
) -> float:
    """Demerits of a manner as a whole: for each of the equals, smaller heads and rows of air."""
    if manner.size is None:
        return 0
    peers = sum(story.rank is Rank.PEER for story in stories)
    sizes = sorted({other.size for other in every if other.size is not None}, reverse=True)
    return peers * (rules.prices.size_step * sizes.index(manner.size) + rules.prices.air * (manner.air or 0))
