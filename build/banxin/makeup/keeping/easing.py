"""A story that grew by a row or two: the page gives it what it can spare, with as little moved as can be.

What gives way in its own rectangle (see `giving_way`) may do. Else go rows that are empty at the feet of
what stands above or below it, from the nearest on; then as few as it can do with, from the white at the foot
of the page and from what neighbours can spare otherwise (air, crossheads, the height of pictures). Stories
beside the stack stay where they are; they grow only where the page does.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from banxin.makeup.keeping.decisions import KeptModule
from banxin.makeup.model.tree import Cutting, Leaf, Tree, leaves

MOST = 6
"""Rows that a story is given at most; one that needs more has its page made up anew."""

Needs = Callable[[str], int]
"""The least rows of a story."""


def eased(
    tree: Tree,
    modules: Mapping[str, KeptModule],
    needs: tuple[Needs, Needs],
    room: int,
    gap: int,
    rigid: Collection[str],
) -> dict[str, KeptModule]:
    """The modules, all with `rows`, with rows shifted to those that lack some; as they are where that cannot
    be done.

    `needs` are the least rows of a story, and of one that lacks some by these in any form that it may take;
    one that has enough of them so stays in its rectangle. `room` are the rows of the page, `gap` those
    between two stories; `rigid` ones (advertisements) keep theirs.
    """
    found = dict(modules)
    rows = {key: module.rows or 0 for key, module in modules.items() if key not in rigid}
    least = {key: needs[0](key) for key in rows}
    own = {key: needs[1](key) for key in rows if least[key] > rows[key]}
    least |= {key: rows[key] for key in own if own[key] <= rows[key]}
    lacking = [key for key in own if own[key] > rows[key]]
    if not lacking or max(own[key] - rows[key] for key in lacking) > MOST:
        return found
    task = _Easing(found, _bounds(modules, least), gap, frozenset(rigid))
    before = task.depth(tree)
    if task.least(tree, task.bounds[0]) > before:
        least |= {key: own[key] for key in lacking}
        task.bounds = _bounds(modules, least)
    if task.least(tree, least) <= room:
        task.fit(tree, min(room, max(before, task.least(tree, task.bounds[0]))))
    return found


def _bounds(
    modules: Mapping[str, KeptModule], least: Mapping[str, int]
) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """The least rows of stories that give what is empty at their feet; and that give all they can."""
    feet = {key: (modules[key].rows or 0) - (modules[key].foot or 0) for key in least}
    return {key: max(least[key], feet[key]) for key in least}, least


@dataclass(slots=True)
class _Easing:
    """`bounds` are the least rows of each story, the first bound to be kept where it can."""

    modules: dict[str, KeptModule]
    bounds: tuple[Mapping[str, int], Mapping[str, int]]
    gap: int
    rigid: frozenset[str]
    kept: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self.kept = {key: module.rows or 0 for key, module in self.modules.items()}

    def depth(self, tree: Tree) -> int:
        """The rows that a part had."""
        return self.least(tree, self.kept)

    def least(self, tree: Tree, bound: Mapping[str, int]) -> int:
        """The least rows of a part by the least rows of its stories."""
        if isinstance(tree, Leaf):
            return bound.get(tree.key, self.kept[tree.key])
        depths = [self.least(part, bound) for part in tree.parts]
        if tree.cutting is Cutting.STACK:
            return sum(depths) + self.gap * (len(depths) - 1)
        return max(depths)

    def fit(self, tree: Tree, rows: int) -> None:
        """Give a part so many rows, which are enough for it."""
        if isinstance(tree, Leaf):
            module = self.modules[tree.key]
            more = rows - (module.rows or 0)
            if more and tree.key not in self.rigid:
                self.modules[tree.key] = replace(module, rows=rows, foot=max(0, (module.foot or 0) + more))
        elif tree.cutting is Cutting.BESIDE:
            for part in tree.parts:
                least = self.least(part, self.bounds[1])
                self.fit(part, max(least, min(rows, self.depth(part))) if self._is_rigid(part) else rows)
        else:
            shares = self._shares(tree.parts, rows - self.gap * (len(tree.parts) - 1))
            for part, share in zip(tree.parts, shares, strict=True):
                self.fit(part, share)

    def _shares(self, parts: Sequence[Tree], rows: int) -> list[int]:
        """The rows of the parts of a stack: as they were, but for what some lack and others give."""
        before = [self.depth(part) for part in parts]
        shares = [max(own, self.least(part, self.bounds[1])) for own, part in zip(before, parts, strict=True)]
        grown = next((index for index, own in enumerate(before) if shares[index] > own), len(parts) - 1)
        near = sorted(range(len(parts)), key=lambda index: abs(index - grown))
        for bound in self.bounds:
            for index in near:
                spare = shares[index] - self.least(parts[index], bound)
                shares[index] -= max(0, min(spare, sum(shares) - rows))
        free = [index for index, part in enumerate(parts) if not self._is_rigid(part)]
        if free and sum(shares) < rows:
            shares[free[-1]] += rows - sum(shares)
        return shares

    def _is_rigid(self, tree: Tree) -> bool:
        return any(leaf.key in self.rigid for leaf in leaves(tree))
