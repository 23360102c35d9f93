"""Rows for the stories of a kept page, some of which grew: every way to find them, that first on which the
least moves.

A story that lacks rows has them, in this order wherever as little else moves: from its picture, closely
cropped; from rows that are empty above or below it; a row of each gap over its head and under its feet; from
a pull quote, a smaller head, other legs; from smaller heads of all equals; from what neighbours can spare.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from banxin.makeup.keeping.decisions import KeptModule, KeptPage
from banxin.makeup.keeping.easing import eased
from banxin.makeup.keeping.giving_way import OwnRoom, equals_a_size_smaller
from banxin.makeup.model.story import Story
from banxin.makeup.model.tree import Cutting, Leaf, Tree

_Rows = Callable[[Story, KeptPage], int]
"""The least rows of a story on a page as it was kept."""


@dataclass(frozen=True, slots=True)
class PageWays:
    """The ways to set a kept page with the `stories` as they are now: `rows` for them, `gap` between two of
    them one above the other; `rigid` ones (advertisements) keep theirs. Those `lacking` rows do not go into
    their rectangles as they were kept."""

    own: OwnRoom
    kept: KeptPage
    tree: Tree
    stories: Mapping[str, Story]
    rows: int
    gap: int
    rigid: frozenset[str]
    lacking: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        need = {key: self.own.as_kept(one, self.kept) for key, one in self.stories.items()}
        lacking = frozenset(key for key in need if need[key] > (self.kept.modules[key].rows or 0))
        object.__setattr__(self, "lacking", lacking)

    def every(self) -> list[KeptPage]:
        """The page with rows for its stories, again and again, that first on which the fewest others move."""
        if not self.lacking:
            return [self.kept]
        found = list(self._found())
        return sorted(found, key=lambda way: len(self.moved(way)))

    def _found(self) -> Iterator[KeptPage]:
        own, kept = self.own, self.kept
        yield self._eased(kept, (own.as_kept, own.closely))
        yield self._eased(kept, (own.as_kept, own.as_kept))
        yield self._eased(kept, (own.as_kept, own.closely), gaps=True)
        yield self._eased(kept, (own.as_kept, own.least))
        yield self._eased(kept, (own.as_kept, own.least), gaps=True)
        for smaller in equals_a_size_smaller(kept, self.stories, own):
            yield self._eased(smaller, (own.as_kept, own.least))
        yield self._eased(kept, (own.least, own.least))
        yield self._eased(kept, (own.least, own.least), gaps=True)

    def _eased(self, page: KeptPage, needs: tuple[_Rows, _Rows], *, gaps: bool = False) -> KeptPage:
        """The page with rows shifted to stories that lack some; `needs` are the least rows of those that give
        and of those that lack, which may take a row of each of their `gaps`."""
        given, lacked = needs
        spare = {key: sum(_gaps_round(self.tree, key)) * gaps for key in page.modules}
        modules = eased(
            self.tree,
            page.modules,
            (
                lambda key: given(self.stories[key], page),
                lambda key: lacked(self.stories[key], page) - spare[key],
            ),
            self.rows,
            self.gap,
            self.rigid,
        )
        for key in self.lacking if gaps else ():
            short = lacked(self.stories[key], page) - (modules[key].rows or 0)
            modules[key] = replace(modules[key], gaps=gaps_taken(self.tree, key, short))
        return replace(page, modules=modules)

    def moved(self, way: KeptPage) -> dict[str, int]:
        """The stories that have room and yet do not stand as they were kept, with the rows by which their
        heads move: what fills their rectangles begins elsewhere, has fewer rows or another size of head."""
        before = dict(_tops(self.tree, self.kept.modules, self.gap))
        now = dict(_tops(self.tree, way.modules, self.gap))
        still = {
            key
            for key, module in way.modules.items()
            if now[key] == before[key] and not _pressed(self.kept.modules[key], module)
        }
        return {key: abs(now[key] - before[key]) for key in before if key not in still | self.lacking}


def _pressed(kept: KeptModule, now: KeptModule) -> bool:
    """Whether a story has fewer rows than it filled, or another size of head."""
    return (now.rows or 0) < (kept.rows or 0) - (kept.foot or 0) or now.size != kept.size


def _tops(tree: Tree, modules: Mapping[str, KeptModule], gap: int, row: int = 0) -> Iterator[tuple[str, int]]:
    """Each story with the row at which it begins, counted from the top of `tree`."""
    if isinstance(tree, Leaf):
        yield tree.key, row
        return
    for part in tree.parts:
        yield from _tops(part, modules, gap, row)
        row += _depth(part, modules, gap) + gap if tree.cutting is Cutting.STACK else 0


def _depth(tree: Tree, modules: Mapping[str, KeptModule], gap: int) -> int:
    if isinstance(tree, Leaf):
        return modules[tree.key].rows or 0
    depths = [_depth(part, modules, gap) for part in tree.parts]
    return sum(depths) + gap * (len(depths) - 1) if tree.cutting is Cutting.STACK else max(depths)


def _path(tree: Tree, key: str) -> Iterator[tuple[Cutting, int, int]]:
    """The way to a story from the top of a tree: how each branch is cut, which part it is, of how many."""
    if isinstance(tree, Leaf):
        return
    for index, part in enumerate(tree.parts):
        inner = list(_path(part, key))
        if inner or (isinstance(part, Leaf) and part.key == key):
            yield tree.cutting, index, len(tree.parts)
            yield from inner


def _gaps_round(tree: Tree, key: str) -> tuple[int, int]:
    """Whether there is a gap over a story, and one under it, as numbers."""
    stacks = [(index, count) for cutting, index, count in _path(tree, key) if cutting is Cutting.STACK]
    above = any(index for index, _ in stacks)
    below = any(index < count - 1 for index, count in stacks)
    return (int(above), int(below))


def gaps_taken(tree: Tree, key: str, rows: int) -> tuple[int, int]:
    """How many of the rows that a story lacks it takes from the gap above and from that below: a head that is
    level with others stays so where it can."""
    above, below = _gaps_round(tree, key)
    level = False
    for cutting, index, _ in _path(tree, key):
        level = cutting is Cutting.BESIDE or (level and not index)
    first = min(rows, below if level else above, 1)
    second = max(0, min(rows - first, above if level else below))
    return (second, max(0, first)) if level else (max(0, first), second)
