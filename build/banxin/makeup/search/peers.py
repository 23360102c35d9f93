"""Forms: what the heads of equals have in common on a page, from the wanted one to makeshifts (N23)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from banxin.makeup.heads.stacks import common_sizes
from banxin.makeup.model.page import MadeUpPage
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import Story, StoryRank
from banxin.makeup.modules.shapes import FREE, PeerForm
from banxin.makeup.search.partial import PartialPage, shapes_of

MOST_SIZES = 4  # tried before any page is taken that fits


def form_on(page: MadeUpPage, peers: Collection[str]) -> PeerForm:
    """What the heads of equals, whose keys are `peers`, have in common on a page."""
    headed = [module for module in page.modules if module.key in peers and module.head.lines]
    return PeerForm(headed[0].head.size, headed[0].slack.air) if headed else FREE


def peer_forms(stories: Sequence[Story], rules: MakeUpRules) -> tuple[tuple[PeerForm, ...], ...]:
    """The forms to try, in two rounds: the largest sizes that all peers can have, then all the others.

    The wanted size comes first. Where no equals stand on the page, heads are free, and there is one
    round of one form.
    """
    peers = [
        story for story in stories if story.rank is StoryRank.PEER and story.heads and not story.first_block
    ]
    sizes = [size for size in common_sizes(peers) if _may_have(peers, size)]
    if not sizes:
        return ((FREE,),)
    rounds = (sizes[:MOST_SIZES], sizes[MOST_SIZES:])
    return tuple(tuple(_peer_forms(some, rules)) for some in rounds if some)


def _may_have(peers: Sequence[Story], size: float) -> bool:
    return all(story.pin.size in (None, size) for story in peers)


def _peer_forms(sizes: Sequence[float], rules: MakeUpRules) -> Iterator[PeerForm]:
    for deck in (True, False) if rules.drop_decks else (True,):
        for size in sizes:
            for air in range(rules.prices.air_most + 1):
                yield PeerForm(size, air, deck)


def alike(peer_form: PeerForm, parts: Iterable[PartialPage]) -> PeerForm:
    """The form in which equals of one width have legs of one measure: that of most of them here.

    It is the same form where they are alike already.
    """
    counts: dict[int, Counter[int]] = {}
    for part in parts:
        for shape in shapes_of(part):
            if shape.story.rank is StoryRank.PEER and shape.story.pin.legs is None:
                counts.setdefault(shape.columns, Counter())[shape.cut.legs] += 1
    if all(len(count) == 1 for count in counts.values()):
        return peer_form
    legs = {columns: min(count, key=lambda one: (-count[one], one)) for columns, count in counts.items()}
    return replace(peer_form, legs=tuple(sorted(legs.items())))


def peer_form_price(peer_form: PeerForm, stories: Sequence[Story], rules: MakeUpRules) -> float:
    """Demerits of a form as a whole: for each of the equals, smaller heads and rows of air."""
    if peer_form.size is None:
        return 0
    equals = [story for story in stories if story.rank is StoryRank.PEER and story.heads]
    sizes = [size for size in common_sizes(equals) if _may_have(equals, size)]
    return len(equals) * (
        rules.prices.size_step * sizes.index(peer_form.size) + rules.prices.air * (peer_form.air or 0)
    )
