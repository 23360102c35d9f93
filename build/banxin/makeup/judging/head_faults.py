"""What is to be said against heads of one page side by side: N17, N18, N22, N23 (docs/rules/newspaper.yaml).

Counted on the modules of a page as preflight counts on the finished one (`preflight/pages/heads.py`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from banxin.makeup.heads.headline import FULL, is_uneven
from banxin.makeup.model.page import Module
from banxin.makeup.model.story import WEIGHTS, Story, StoryRank

_MUCH_SHORTER = 0.75  # of the length of another story
_QUARTER = 0.25  # of the size of another head (Banxin's values)


@dataclass(frozen=True, slots=True)
class HeadFaults:
    """Faults by kind: heads `short` of their span though another of their rank is larger (N18), pairs of
    heads `contrary` to their ranks and pairs that grow `downward` at one width (N22), sizes of equals beyond
    the one that they share, `unlike` (N23), heads `parted` into lines of unlike length (N17)."""

    short: int
    contrary: int
    downward: int
    unlike: int
    parted: int = 0
    outsized: int = 0
    unled: int = 0

    def no_worse_than(self, other: HeadFaults) -> bool:
        """Whether there are no more of any kind."""
        return (
            self.short <= other.short
            and self.contrary <= other.contrary
            and self.downward <= other.downward
            and self.unlike <= other.unlike
            and self.parted <= other.parted
            and self.outsized <= other.outsized
            and self.unled <= other.unled
        )


def head_faults(modules: Sequence[Module], stories: Mapping[str, Story]) -> HeadFaults:
    """The faults of the heads of a page; the short head of a part behind a jump is compared with none."""
    headed = [module for module in modules if module.head.lines and not module.first_block]
    by_rank: dict[StoryRank, list[Module]] = {}
    for module in headed:
        by_rank.setdefault(stories[module.key].rank, []).append(module)
    contrary = _contrary(modules, stories)
    peers = {module.head.size for module in by_rank.pop(StoryRank.PEER, ())}
    return HeadFaults(
        sum(map(_short, by_rank.values())),
        len(contrary),
        sum(_grows(above, below, stories) for above, below in permutations(headed, 2)),
        max(0, len(peers) - 1),
        sum(is_uneven(module.head.lines) for module in headed if not module.head.side),
        outsized(headed, stories),
        sum(more is StoryRank.LEAD for more, _ in contrary),
    )


def against_rank(modules: Sequence[Module], stories: Mapping[str, Story]) -> int:
    """Pairs of heads of which the weightier is not clearly the larger (N22)."""
    return len(_contrary(modules, stories))


def _contrary(modules: Sequence[Module], stories: Mapping[str, Story]) -> list[tuple[StoryRank, StoryRank]]:
    """The ranks of those pairs, the weightier first."""
    found = []
    for one, other in combinations([module for module in modules if module.head.lines], 2):
        ranks = [WEIGHTS[stories[module.key].rank] for module in (one, other)]
        more, less = (one, other) if ranks[0] > ranks[1] else (other, one)
        if ranks[0] != ranks[1] and more.head.size < 1.25 * less.head.size:
            found.append((stories[more.key].rank, stories[less.key].rank))
    return found


def outsized(modules: Sequence[Module], stories: Mapping[str, Story]) -> int:
    """By how many quarters the heads of much shorter stories are larger than others of their rank, for all
    such pairs together; a head whose size is asked for is not counted. Equals have one size anyway."""
    headed = [module for module in modules if module.head.lines and not module.first_block]
    count = 0
    for more, less in permutations(headed, 2):
        longer, shorter = stories[more.key], stories[less.key]
        free = longer.rank is shorter.rank and shorter.pin.size is None
        if free and shorter.characters < _MUCH_SHORTER * longer.characters:
            count += max(0, int((less.head.size / more.head.size - 1) / _QUARTER + 1e-6))
    return count


def _short(modules: Sequence[Module]) -> int:
    """Heads of one rank that leave much of their span empty and could be as large as another of it."""
    largest = max(module.head.size for module in modules)
    return sum(module.head.fill < FULL and module.head.size < largest for module in modules)


def _grows(above: Module, below: Module, stories: Mapping[str, Story]) -> bool:
    """Whether the lower of two heads of one width is the larger one, its story weighing no more."""
    under = above.row + above.rows <= below.row
    level = (above.column, above.columns) == (below.column, below.columns)
    ranked = WEIGHTS[stories[above.key].rank] >= WEIGHTS[stories[below.key].rank]
    return under and level and ranked and below.head.size > above.head.size
