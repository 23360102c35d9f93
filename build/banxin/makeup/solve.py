"""Sizing a given tree: the best part for every number of rows, bottom-up (fixed-cut guillotine DP)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from banxin.makeup.partial import Part, best_parts, join_side, leaf_part, stacked
from banxin.makeup.rules import MakeUpRules
from banxin.makeup.shapes import FREE, Manner, ShapeBook
from banxin.makeup.story import Story
from banxin.makeup.tree import Branch, Cutting, Leaf, Tree

NARROW = 6


@dataclass(slots=True)
class Effort:
    """How hard to search: `cap` parts kept for each rectangle; `tried` counts the joins made so far.

    Once there are more than `most` of them, only a narrow beam of parts is kept.
    """

    cap: int = 24
    most: int = 1_000_000
    tried: int = 0

    @property
    def kept(self) -> int:
        """Parts to keep for the next rectangle."""
        return self.cap if self.tried <= self.most else min(self.cap, NARROW)


@dataclass(slots=True)
class TreeSolver:
    """Sizes trees over one set of stories; what is known of a subtree is kept."""

    stories: Mapping[str, Story]
    book: ShapeBook
    manner: Manner = FREE
    effort: Effort = field(default_factory=Effort)
    _known: dict[tuple[Tree, int], tuple[Part, ...]] = field(init=False, default_factory=dict)

    @property
    def rules(self) -> MakeUpRules:
        """The rules of this make-up."""
        return self.book.rules

    def parts(self, tree: Tree, columns: int) -> tuple[Part, ...]:
        """Every worthwhile way to set `tree` on `columns` basic columns, by rows; none if it cannot be."""
        if tree.columns not in (None, columns):
            return ()
        if (tree, columns) not in self._known:
            found = self._leaf(tree, columns) if isinstance(tree, Leaf) else self._branch(tree, columns)
            self._known[tree, columns] = best_parts(found, self.effort.kept, self.rules)
        return self._known[tree, columns]

    def _leaf(self, leaf: Leaf, columns: int) -> Iterator[Part]:
        for shape in self.book.shapes(self.stories[leaf.key], columns, self.manner):
            if leaf.legs in (None, shape.cut.legs):
                yield leaf_part(shape)

    def _branch(self, branch: Branch, columns: int) -> list[Part]:
        if len(branch.parts) == 1:
            return list(self.parts(branch.parts[0], columns))
        first, rest = branch.parts[0], Branch(branch.cutting, branch.parts[1:])
        if branch.cutting is Cutting.STACK:
            return self._stack(first, rest, columns)
        found: list[Part] = []
        for width in range(1, columns):
            lefts = self.parts(first, width)
            rights = self.parts(rest, columns - width) if lefts else ()
            self.effort.tried += len(lefts) * len(rights)
            found += join_side(lefts, rights, self.rules)
        return found

    def _stack(self, first: Tree, rest: Tree, columns: int) -> list[Part]:
        uppers, lowers = self.parts(first, columns), self.parts(rest, columns)
        self.effort.tried += len(uppers) * len(lowers)
        return [stacked(upper, lower, self.rules) for upper in uppers for lower in lowers]
