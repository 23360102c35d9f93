"""What keeps to corners and edges of a page, in the slicing tree of its stories: advertisements, which are
rectangles of fixed size, and stories that are pinned to a place.

A corner of a rectangle stays in that corner when the rectangle is cut: one at the foot goes to the lower
part of a stack, one at the right to the right part of two side by side. So the search over stretches
carries them down to the leaf in which one stands alone; the page stays a guillotine tree.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

from banxin.makeup.model.page import PageFrame
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import Story
from banxin.makeup.model.tree import Cutting
from banxin.makeup.modules.shapes import ShapeBook
from banxin.makeup.search.automatic import FreeSearch, Stretch, level_pairs, splits
from banxin.makeup.search.partial import (
    PartialPage,
    beside,
    best_parts,
    dearer,
    fixed_part,
    leaf_part,
    stacked,
)
from banxin.makeup.search.pinned_edges import FIRST_SIDE, SECOND_SIDE, edges

Fixed = tuple[Story, ...]  # of advertisements in one corner the first stands in it
_Sides = tuple[Fixed, Fixed]


@dataclass(slots=True)
class CornerSearch:
    """The ways to set stretches of one search together with advertisements and stories that are pinned to
    places. `rows` bounds their height."""

    search: FreeSearch
    rows: int
    _known: dict[tuple[Stretch, int, tuple[str, ...]], tuple[PartialPage, ...]] = field(
        init=False, default_factory=dict
    )

    def parts(self, stretch: Stretch, columns: int, fixed: Fixed) -> tuple[PartialPage, ...]:
        """Every worthwhile way to set a stretch and `fixed` on `columns` basic columns, by rows."""
        if not fixed:
            return self.search.parts(stretch, columns) if _is_some(stretch) else ()
        key = (stretch, columns, tuple(one.key for one in fixed))
        if key not in self._known:
            if not _is_some(stretch) and len(fixed) == 1:
                found = list(self._alone(fixed[0], columns))
            else:
                found = list(self._joined(stretch, columns, fixed))
            self._known[key] = best_parts(found, self.search.effort.kept, self.search.rules)
        return self._known[key]

    def roots(self, stretch: Stretch, columns: int, fixed: Fixed) -> tuple[PartialPage, ...]:
        """Whole pages, the best of each way to cut them kept apart for the sake of panel cuts (N24)."""
        if not _is_some(stretch):
            return self.parts(stretch, columns, fixed)
        kinds: dict[tuple[Cutting | None, bool], list[PartialPage]] = {}
        for part in self._joined(stretch, columns, fixed):
            single = any(child and child.shape for child in (part.first, part.second))
            kinds.setdefault((part.cutting, single), []).append(part)
        kept, rules = self.search.effort.kept, self.search.rules
        return tuple(part for found in kinds.values() for part in best_parts(found, kept, rules))

    def _alone(self, story: Story, columns: int) -> Iterator[PartialPage]:
        if story.fixed:
            yield from fixed_part(story, columns, self.search.book)
            return
        for shape in self.search.book.shapes(story, columns, self.search.peer_form):
            if shape.rows <= self.rows:
                yield leaf_part(shape)

    def _joined(self, stretch: Stretch, columns: int, fixed: Fixed) -> Iterator[PartialPage]:
        rules, effort = self.search.rules, self.search.effort
        limit = self.rows if not self.search.forced else self.search.limit
        for cutting, (first, second), (here, there) in _cuts(stretch, fixed, columns):
            off = self.search.off_regions(cutting, first, second)
            if cutting is Cutting.STACK:
                uppers = self.parts(first, columns, here)
                lowers = self.parts(second, columns, there) if uppers else ()
                effort.spend(len(uppers) * len(lowers))
                for upper, lower in product(uppers, lowers):
                    if upper.rows + rules.gap + lower.rows <= limit:
                        yield dearer(stacked(upper, lower, rules), off)
                continue
            for width in range(1, columns):
                lefts = self.parts(first, width, here)
                rights = self.parts(second, columns - width, there) if lefts else ()
                effort.spend(len(lefts) * len(rights))
                for left, right in level_pairs(lefts, rights):
                    yield dearer(beside(left, right, rules), off)


def edges_of(story: Story) -> frozenset[str]:
    """The edges of the page that a story, or an advertisement, is to touch; none where its place is open."""
    return edges(story.fixed.corner if story.fixed else story.pin.region)


def stand_together(frame: PageFrame, rules: MakeUpRules) -> bool:
    """Whether the advertisements of a page have room on it, each in its corner."""
    search = CornerSearch(FreeSearch((), ShapeBook(rules)), frame.rows)
    return any(part.rows <= frame.rows for part in search.parts((0, 0, 0), frame.columns, frame.fixed))


def _is_some(stretch: Stretch) -> bool:
    start, end, notes = stretch
    return end > start or bool(notes)


def _cuts(
    stretch: Stretch, fixed: Fixed, columns: int
) -> Iterator[tuple[Cutting, tuple[Stretch, Stretch], _Sides]]:
    """Every way to cut a stretch and the advertisements of its corners in two, neither side empty."""
    start, end, _ = stretch
    whole = ((start, start, 0), stretch), (stretch, (end, end, 0))
    pairs = [*splits(stretch), *(whole if _is_some(stretch) else ((stretch, stretch),))]
    for cutting in Cutting:
        for here, there in _sides(fixed, cutting, columns):
            for first, second in pairs:
                if not (_is_some(first) or here) or not (_is_some(second) or there):
                    continue
                if cutting is Cutting.STACK and _parted((here, there), (first, second)):
                    continue
                yield cutting, (first, second), (here, there)


def _parted(sides: _Sides, stretches: tuple[Stretch, Stretch]) -> bool:
    """Whether stories come between an advertisement and the edge of the page that it belongs to: one that
    is cut off from its edge stands next to others, and nothing else."""
    upper = any(one.fixed and not one.fixed.corner.top for one in sides[0])
    lower = any(one.fixed and one.fixed.corner.top for one in sides[1])
    return (upper and _is_some(stretches[1])) or (lower and _is_some(stretches[0]))


def _sides(fixed: Fixed, cutting: Cutting, columns: int) -> Iterator[_Sides]:
    """The ways to share out what keeps to corners and edges to the two sides of a cut."""
    pinned = tuple(one for one in fixed if not one.fixed)
    for here, there in _sides_of_advertisements(tuple(one for one in fixed if one.fixed), cutting, columns):
        for own, other in _sides_of_pinned(pinned, cutting):
            yield (*here, *own), (*there, *other)


def _sides_of_pinned(pinned: Fixed, cutting: Cutting) -> Iterator[_Sides]:
    """The same of pinned stories: what keeps to neither of the edges that the cut parts may stand on either
    side."""
    choices = [
        (False,) if FIRST_SIDE[cutting] in own else (True,) if SECOND_SIDE[cutting] in own else (False, True)
        for own in map(edges_of, pinned)
    ]
    for behind in product(*choices):
        chosen = tuple(zip(pinned, behind, strict=True))
        yield tuple(one for one, late in chosen if not late), tuple(one for one, late in chosen if late)


def _sides_of_advertisements(fixed: Fixed, cutting: Cutting, columns: int) -> Iterator[_Sides]:
    """The same of advertisements: of those in one corner, the first ones stay in it, and the others may stand
    next to them, across the cut. One as wide as the rectangle takes its edge alone."""
    for one in fixed if cutting is Cutting.STACK and len(fixed) > 1 else ():
        if one.fixed and one.fixed.columns == columns:
            rest = tuple(other for other in fixed if other is not one)
            yield ((one,), rest) if one.fixed.corner.top else (rest, (one,))
    corners = list(dict.fromkeys(one.fixed.corner for one in fixed if one.fixed))
    groups = [[one for one in fixed if one.fixed and one.fixed.corner is corner] for corner in corners]
    for kept in product(*(range(1, len(group) + 1) for group in groups)):
        sides: tuple[list[Story], list[Story]] = ([], [])
        for corner, group, count in zip(corners, groups, kept, strict=True):
            own = int(not corner.top if cutting is Cutting.STACK else corner.right)
            sides[own].extend(group[:count])
            sides[1 - own].extend(group[count:])
        yield tuple(sides[0]), tuple(sides[1])
