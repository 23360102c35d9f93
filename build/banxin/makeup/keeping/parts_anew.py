"""A part of a page made up anew: the least rectangle round a story without room, all else as it was."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from banxin.makeup.issue import make_up
from banxin.makeup.keeping.decisions import KeptPage, decided, depth
from banxin.makeup.model.blueprint import OPEN
from banxin.makeup.model.page import PageFrame
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import ANY_PAGE, Story, StoryRank
from banxin.makeup.model.tree import Branch, Leaf, Tree, leaves


@dataclass(frozen=True, slots=True)
class PartAnew:
    """A page of which the rectangle of some stories (`keys`) is made up anew, after so many joins."""

    page: KeptPage
    keys: tuple[str, ...]
    tried: int


def parts_anew(
    page: KeptPage,
    stories: Mapping[str, Story],
    lacking: Collection[str],
    rules: MakeUpRules,
    budget: int,
) -> Iterator[PartAnew]:
    """The page with the stories of one of its parts in other places, the least part first that holds all that
    are `lacking` room; never the whole of it. Equals and leads keep the sizes of their heads."""
    assert page.tree is not None
    for part in _parts_round(page.tree, frozenset(lacking)):
        keys = [leaf.key for leaf in leaves(part)]
        rows = depth(part, page.modules, rules.gap)
        if rows is None or part.columns is None or not all(_may_move(stories[key]) for key in keys):
            continue
        own = [_within(stories[key], page) for key in keys]
        made = make_up(own, [PageFrame(part.columns, 0, rows)], rules, OPEN, budget)
        standing = [module.key for one in made.pages[:1] for module in one.modules]
        if made.fits and not made.unmet and sorted(standing) == sorted(keys):
            found = decided(made.pages[0], {})
            assert found.tree is not None
            kept = {
                key: replace(module, asked=page.modules[key].asked, unmet=page.modules[key].unmet)
                for key, module in found.modules.items()
            }
            tree = _with(page.tree, part, found.tree)
            modules = MappingProxyType({**page.modules, **kept})
            yield PartAnew(replace(page, tree=tree, modules=modules), tuple(keys), made.tried)


def _parts_round(tree: Tree, keys: frozenset[str]) -> list[Branch]:
    """The parts of a page that hold all these stories and others, the least first, without the whole."""
    found: list[Branch] = []
    part = tree
    while isinstance(part, Branch):
        if part is not tree:
            found.append(part)
        part = next((one for one in part.parts if keys <= {leaf.key for leaf in leaves(one)}), Leaf(""))
    return found[::-1]


def _may_move(story: Story) -> bool:
    """Whether it may stand elsewhere: no advertisement, nothing that is pinned to an edge or opens a page."""
    return not (story.fixed or story.opens or story.pin.region or story.jumped or story.first_block)


def _within(story: Story, page: KeptPage) -> Story:
    """The story as it is searched for in a part of its page."""
    ranked = story.rank in (StoryRank.PEER, StoryRank.LEAD)
    size = page.modules[story.key].size if ranked and story.pin.size is None else story.pin.size
    return replace(story, pages=ANY_PAGE, may_jump=False, pin=replace(story.pin, page=None, size=size))


def _with(tree: Tree, part: Tree, found: Tree) -> Tree:
    """The tree with another part in the place of one."""
    if tree is part:
        return found
    if isinstance(tree, Leaf):
        return tree
    return replace(tree, parts=tuple(_with(one, part, found) for one in tree.parts))
