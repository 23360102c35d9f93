"""A filler put below one of the stories of a page, all others in the places and columns that they have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from banxin.makeup.judging.choice import JudgedPage, judge
from banxin.makeup.leading import with_display
from banxin.makeup.model.page import MadeUpPage, PageFrame
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import Story, StoryRank
from banxin.makeup.model.tree import Branch, Cutting, Leaf, Tree, leaves
from banxin.makeup.modules.leg_texts import Texts
from banxin.makeup.modules.shapes import PeerForm, ShapeBook
from banxin.makeup.search.peers import form_on
from banxin.makeup.search.solve import Effort, TreeSolver
from banxin.makeup.search.trees import tree_draft

_CAP, _BUDGET = 20, 20_000  # parts kept for each part of the page, joins for one filler


@dataclass(frozen=True, slots=True)
class Insertion:
    """A page whose `stories` may make room for one more; `texts` holds what is known of them all."""

    page: MadeUpPage
    stories: Sequence[Story]
    frame: PageFrame
    rules: MakeUpRules
    texts: Texts

    def pages(self, filler: Story) -> Iterator[JudgedPage]:
        """The pages with `filler` below each of the stories in turn, or above an advertisement."""
        fixed = {one.key for one in self.frame.fixed}
        every = {story.key: story for story in (*self.stories, filler, *self.frame.fixed)}
        book = with_display(ShapeBook(self.rules, self.texts), self.page)
        solver = TreeSolver(every, book, self._peer_form(), Effort(_CAP, _BUDGET))
        for leaf in leaves(self.page.tree):
            tree = _with_beside(self.page.tree, leaf.key, Leaf(filler.key), below=leaf.key not in fixed)
            draft = tree_draft(tree, solver, self.frame)
            for cost, part in draft.parts if draft and not draft.over else ():
                yield judge(self.page.number, self.frame, part, cost, book.rules)

    def _peer_form(self) -> PeerForm:
        """How equals look on the page."""
        peers = {story.key for story in self.stories if story.rank is StoryRank.PEER}
        return form_on(self.page, peers)


def _with_beside(tree: Tree, key: str, more: Leaf, *, below: bool) -> Tree:
    """The tree with one more story below that of `key`, or above it; widths stay, legs are open."""
    if isinstance(tree, Branch):
        parts = tuple(_with_beside(part, key, more, below=below) for part in tree.parts)
        return replace(tree, parts=parts)
    leaf = replace(tree, legs=None)
    if tree.key != key:
        return leaf
    return Branch(Cutting.STACK, (leaf, more) if below else (more, leaf), tree.columns)
