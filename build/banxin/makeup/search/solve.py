"""Sizing a given tree: the best part for every number of rows, bottom-up (fixed-cut guillotine DP)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import Story
from banxin.makeup.model.tree import Branch, Cutting, Leaf, Tree
from banxin.makeup.modules.shapes import FREE, PeerForm, ShapeBook
from banxin.makeup.search.partial import PartialPage, best_parts, fixed_part, join_side, leaf_part, stacked

NARROW = 6
_NARROWER, _NARROWEST = 4, 2
_FAR = 4  # times `most`, after which the beam is as narrow as can be


@dataclass(slots=True)
class Tally:
    """Joins made so far by all searches of one make-up."""

    joins: int = 0


@dataclass(slots=True)
class Effort:
    """How hard to search: `cap` parts are kept for each rectangle.

    Once the `tally` counts more than `most` joins, only a narrow beam of parts is kept, and a narrower
    one the longer it goes on. Searches that belong together share a tally, so that all of them are bounded.
    """

    cap: int = 24
    most: int = 1_000_000
    tally: Tally = field(default_factory=Tally)

    def spend(self, joins: int) -> None:
        """Count joins."""
        self.tally.joins += joins

    @property
    def kept(self) -> int:
        """Parts to keep for the next rectangle."""
        tried = self.tally.joins
        if tried <= self.most:
            return self.cap
        if tried <= 2 * self.most:
            return min(self.cap, NARROW)
        return min(self.cap, _NARROWER if tried <= _FAR * self.most else _NARROWEST)


@dataclass(slots=True)
class TreeSolver:
    """Sizes trees over one set of stories; what is known of a subtree is kept."""

    stories: Mapping[str, Story]
    book: ShapeBook
    peer_form: PeerForm = FREE
    effort: Effort = field(default_factory=Effort)
    _known: dict[tuple[Tree, int], tuple[PartialPage, ...]] = field(init=False, default_factory=dict)

    @property
    def rules(self) -> MakeUpRules:
        """The rules of this make-up."""
        return self.book.rules

    def parts(self, tree: Tree, columns: int) -> tuple[PartialPage, ...]:
        """Every worthwhile way to set `tree` on `columns` basic columns, by rows; none if it cannot be."""
        if tree.columns not in (None, columns):
            return ()
        if (tree, columns) not in self._known:
            found = self._leaf(tree, columns) if isinstance(tree, Leaf) else self._branch(tree, columns)
            self._known[tree, columns] = best_parts(found, self.effort.kept, self.rules)
        return self._known[tree, columns]

    def _leaf(self, leaf: Leaf, columns: int) -> Iterator[PartialPage]:
        if self.stories[leaf.key].fixed:
            yield from fixed_part(self.stories[leaf.key], columns, self.book)
            return
        for shape in self.book.shapes(self.stories[leaf.key], columns, self.peer_form):
            if leaf.legs in (None, shape.cut.legs):
                yield leaf_part(shape)

    def _branch(self, branch: Branch, columns: int) -> list[PartialPage]:
        if len(branch.parts) == 1:
            return list(self.parts(branch.parts[0], columns))
        first, rest = branch.parts[0], Branch(branch.cutting, branch.parts[1:])
        if branch.cutting is Cutting.STACK:
            return self._stack(first, rest, columns)
        found: list[PartialPage] = []
        for width in range(1, columns):
            lefts = self.parts(first, width)
            rights = self.parts(rest, columns - width) if lefts else ()
            self.effort.spend(len(lefts) * len(rights))
            found += join_side(lefts, rights, self.rules)
        return found

    def _stack(self, first: Tree, rest: Tree, columns: int) -> list[PartialPage]:
        uppers, lowers = self.parts(first, columns), self.parts(rest, columns)
        self.effort.spend(len(uppers) * len(lowers))
        return [stacked(upper, lower, self.rules) for upper in uppers for lower in lowers]
