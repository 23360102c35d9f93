"""A page set as it was kept: each story in its rectangle, every decision as it was, or the reason why not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from banxin.makeup.judging.choice import JudgedPage, judge
from banxin.makeup.keeping.decisions import Amendment, KeptModule, KeptPage, decided, depth, forgiven
from banxin.makeup.keeping.easing import eased
from banxin.makeup.model.page import MadeUpPage, PageFrame
from banxin.makeup.model.rules import MOST_DISPLAY
from banxin.makeup.model.story import Story, StoryRank
from banxin.makeup.model.tree import Cutting, Leaf, Tree, leaves
from banxin.makeup.modules.shapes import Shape, ShapeBook
from banxin.makeup.search.partial import PartialPage, beside, leaf_part, stacked
from banxin.wording import Message, listed

MARGIN = 12.0
"""Points of score by which a page may be worse than when it was made, before it is made up anew."""


_SMALLEST = 0.75  # of the size that a head had, to which it may go down when its story grew


class UnsuitableError(Exception):
    """A page that does not hold; `reason` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class PageHolder:
    """Sets pages as they were kept, of stories by name (those that jump cut already)."""

    book: ShapeBook

    def page(self, kept: KeptPage, stories: Mapping[str, Story], frame: PageFrame) -> JudgedPage:
        """The page; raises UnsuitableError where it cannot stand as it was or would be no good page."""
        tree = kept.tree
        stories = {key: forgiven(story, kept.modules.get(key)) for key, story in stories.items()}
        if tree is None:
            raise UnsuitableError(Message("what the file says of it does not suit"))
        self._suits(kept, tree, stories, frame)
        fixed = {one.key for one in frame.fixed}
        modules = eased(
            tree,
            kept.modules,
            (
                lambda key: self._least(stories[key], kept, _alike),
                lambda key: self._least(stories[key], kept, _smaller),
            ),
            frame.rows,
            self.book.rules.gap,
            fixed,
        )
        kept = replace(kept, modules=modules)
        part = self._part(tree, kept, stories)
        heights = {key: module.rows or 0 for key, module in kept.modules.items()}
        judged = judge(kept.number, frame, part, part.cost, self.book.rules, heights)
        if judged.unmet:
            raise UnsuitableError(Message("a pin asks for something else"))
        score = judged.page.score.total
        if kept.score is not None and score > kept.score + MARGIN:
            raise UnsuitableError(
                Message("it would score {now:.1f}, and did {before:.1f}", now=score, before=kept.score)
            )
        return judged

    def other_pictures(
        self, kept: KeptPage, stories: Mapping[str, Story], page: MadeUpPage
    ) -> Iterator[Amendment]:
        """Pictures on a `page` that holds, for which the file asks what no shape of their stories has."""
        for key, found in decided(page, {}).modules.items():
            asked = kept.modules[key].picture
            if asked is None or asked == found.picture or stories[key].fixed:
                continue
            like = (
                shape
                for shape in self._every(stories[key], kept.modules[key])
                if shape.cut.legs == found.legs
            )
            if asked in {_lifted(shape) for shape in like}:
                continue  # its story grew, and the picture gave way
            legs, rows = found.picture or (0, 0)
            stands = Message("it stands across {legs} legs and {rows} 行", legs=legs, rows=rows)
            there_is = stands if legs else Message("no picture of it stands across its legs")
            yield Amendment(
                Message(
                    "`picture` of {key} cannot be [{legs}, {rows}]: {there_is}",
                    key=key,
                    legs=asked[0],
                    rows=asked[1],
                    there_is=there_is,
                ),
                ("stories", key, "picture"),
            )

    def _suits(self, kept: KeptPage, tree: Tree, stories: Mapping[str, Story], frame: PageFrame) -> None:
        keys = [leaf.key for leaf in leaves(tree)]
        gone = [key for key in keys if key not in stories]
        if gone:
            raise UnsuitableError(Message("{names} is no longer on it", names=listed(gone)))
        added = [key for key in stories if key not in keys]
        if added:
            raise UnsuitableError(Message("{names} is new on it", names=listed(added)))
        if kept.room not in (None, frame.rows):
            raise UnsuitableError(
                Message("the page has {rows} 行 and had {before}", rows=frame.rows, before=kept.room or 0)
            )
        if kept.open:
            raise UnsuitableError(Message("the rows of {names} are left open", names=listed(kept.open)))
        rows = depth(tree, kept.modules, self.book.rules.gap, {one.key for one in frame.fixed})
        if rows is None or rows > frame.rows:
            raise UnsuitableError(
                Message("its stories do not come to the {rows} 行 of the page", rows=frame.rows)
            )
        for key in keys:
            span = stories[key].pages
            if not span.holds(kept.number) and span != kept.modules[key].asked:
                raise UnsuitableError(Message("{key} is planned for another page", key=key))
        for key, story in stories.items():
            if story.opens and not story.first_block and key != keys[0]:
                raise UnsuitableError(Message("{key} is to begin its page", key=key))

    def _part(self, tree: Tree, kept: KeptPage, stories: Mapping[str, Story]) -> PartialPage:
        if isinstance(tree, Leaf):
            part = leaf_part(self._shape(stories[tree.key], kept.modules[tree.key]))
            beside_white = part.rigid and tree.columns is not None
            return replace(part, columns=tree.columns) if beside_white and tree.columns else part
        parts = [self._part(part, kept, stories) for part in tree.parts]
        if tree.cutting is Cutting.STACK:
            return self._stacked(parts)
        whole = parts.pop()
        while parts:
            whole = beside(parts.pop(), whole, self.book.rules)
        return whole

    def _stacked(self, parts: list[PartialPage]) -> PartialPage:
        """The parts one above the other; a story across the page at its head or foot is set apart, so that
        it counts as the band that it is (N24)."""
        if len(parts) == 1:
            return parts[0]
        if parts[0].shape is None and parts[-1].shape is not None:
            return stacked(self._stacked(parts[:-1]), parts[-1], self.book.rules)
        return stacked(parts[0], self._stacked(parts[1:]), self.book.rules)

    def _every(self, story: Story, kept: KeptModule) -> tuple[Shape, ...]:
        """All shapes of a story in its columns; a head whose size is kept may be one of a page with room."""
        book = self.book if kept.size is None else self.book.for_display(MOST_DISPLAY)
        return book.every(story, kept.columns or 0)

    def _least(self, story: Story, page: KeptPage, like: Callable[[Shape, KeptModule], bool]) -> int:
        """The least rows of a story in a shape `like` the kept one; what it has where it cannot stand so."""
        kept = page.modules[story.key]
        rows = (one.rows for one in self._every(story, kept) if like(one, kept))
        return min(rows, default=kept.rows or 0)

    def _shape(self, story: Story, kept: KeptModule) -> Shape:
        """The shape of the story that is like the kept one in as much as can be, in its columns, legs and
        rows; what takes up rows may differ, at last the head."""
        rows = kept.rows or 0
        every = self._every(story, kept)
        like = [shape for shape in every if _alike(shape, kept)]
        fitting = [shape for shape in like if shape.rows <= rows]
        fitting = fitting or [shape for shape in every if shape.rows <= rows and _smaller(shape, kept)]
        if story.fixed and like and like[0].rows != rows:
            raise UnsuitableError(Message("{key} has another size", key=story.key))
        if not like:
            raise UnsuitableError(
                Message(
                    "{key} cannot stand in {columns} columns and {legs} legs as before",
                    key=story.key,
                    columns=kept.columns or 0,
                    legs=kept.legs or 0,
                )
            )
        if not fitting:
            least = min(shape.rows for shape in like)
            raise UnsuitableError(
                Message("{key} needs {need} 行 and has {rows}", key=story.key, need=least, rows=rows)
            )
        return min(fitting, key=lambda shape: _unlike(shape, kept))


def _alike(shape: Shape, kept: KeptModule) -> bool:
    """Whether what a reader sees at once is the same: legs, head, the width of a picture."""
    head = shape.head
    return (
        (shape.story.fixed is not None or kept.legs in (None, shape.cut.legs))
        and kept.side in (None, head.taken)
        and (kept.size is None or not head.lines or abs(head.size - kept.size) < 0.01)
        and (kept.deck is None or not head.lines or head.deck == kept.deck)
    )


def _smaller(shape: Shape, kept: KeptModule) -> bool:
    """Whether only the head differs, by less deck or a size not much smaller: a story that grew gives way
    itself before others do. Heads of equals stay alike."""
    head, size = shape.head, kept.size
    if shape.story.rank is StoryRank.PEER or size is None or not _SMALLEST * size <= head.size <= size + 0.01:
        return False
    if head.deck and kept.deck is False:
        return False
    return _alike(shape, replace(kept, size=head.size, deck=head.deck))


def _unlike(shape: Shape, kept: KeptModule) -> tuple[float, ...]:
    """How far a shape is from the kept one, the gravest difference first; then what it costs."""
    lifted = _lifted(shape)
    legs, rows = kept.picture if kept.picture is not None else lifted
    foot = (kept.rows or 0) - shape.rows
    return (
        bool(kept.deck and shape.head.lines and not shape.head.deck),
        round(max(0.0, (kept.size or 0) - shape.head.size), 3) if shape.head.lines else 0,
        kept.pull not in (None, not shape.slack.pull),
        abs(lifted[0] - legs),
        abs(lifted[1] - rows),
        0 if kept.air is None else abs(shape.slack.air - kept.air),
        0 if kept.foot is None else abs(foot - kept.foot),
        round(shape.cost, 6),
    )


def _lifted(shape: Shape) -> tuple[int, int]:
    """Legs and rows of the picture that is lifted out of the text, 0 and 0 where none is."""
    return (shape.placing.legs, shape.placing.rows) if shape.placing else (0, 0)
