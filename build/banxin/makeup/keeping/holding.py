"""A page set as it was kept: each story in its rectangle, every decision as it was, or the reason why not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from banxin.makeup.judging.choice import JudgedPage, judge
from banxin.makeup.keeping.decisions import Amendment, KeptModule, KeptPage, decided, depth, forgiven
from banxin.makeup.keeping.giving_way import OwnRoom, alike, lifted
from banxin.makeup.keeping.ways import PageWays
from banxin.makeup.model.page import MadeUpPage, PageFrame
from banxin.makeup.model.story import Story
from banxin.makeup.model.tree import Cutting, Leaf, Tree, leaves
from banxin.makeup.modules.shapes import Shape, ShapeBook
from banxin.makeup.search.partial import PartialPage, beside, leaf_part, stacked
from banxin.wording import Message, listed

MARGIN = 12.0
"""Points of score by which a page may be worse than when it was made, before it is made up anew."""


_CAPTION = 3  # rows by which the caption of a picture may have grown or shrunk, which is not told


class UnsuitableError(Exception):
    """A page that does not hold; `reason` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class PageHolder:
    """Sets pages as they were kept, of stories by name (those that jump cut already)."""

    book: ShapeBook
    _own: OwnRoom = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_own", OwnRoom(self.book))

    def page(self, kept: KeptPage, stories: Mapping[str, Story], frame: PageFrame) -> JudgedPage:
        """The page; raises UnsuitableError where it cannot stand as it was or would be no good page."""
        tree = kept.tree
        stories = {key: forgiven(story, kept.modules.get(key)) for key, story in stories.items()}
        if tree is None:
            raise UnsuitableError(Message("what the file says of it does not suit"))
        self._suits(kept, tree, stories, frame)
        faults: list[UnsuitableError] = []
        for way in self.ways(kept, stories, frame).every():
            try:
                return self._set(way, tree, stories, frame)
            except UnsuitableError as fault:
                faults.append(fault)
        need = {key: self._own.as_kept(one, kept) for key, one in stories.items()}
        lacking = next((key for key in need if need[key] > (kept.modules[key].rows or 0)), None)
        raise _too_long(kept, lacking, need[lacking]) if lacking else faults[0]

    def ways(self, kept: KeptPage, stories: Mapping[str, Story], frame: PageFrame) -> PageWays:
        """The ways to set a page that has a tree."""
        assert kept.tree is not None
        free = {key: forgiven(story, kept.modules.get(key)) for key, story in stories.items()}
        rigid = frozenset(one.key for one in frame.fixed)
        return PageWays(self._own, kept, kept.tree, free, frame.rows, self.book.rules.gap, rigid)

    def _set(self, kept: KeptPage, tree: Tree, stories: Mapping[str, Story], frame: PageFrame) -> JudgedPage:
        """The page, each story in the rows that it has; raises UnsuitableError where it is no good page."""
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

    def lacking(self, kept: KeptPage, stories: Mapping[str, Story]) -> tuple[str, ...]:
        """The stories that have no room in their rectangles, in whatever form."""
        own, free = self._own, {key: forgiven(one, kept.modules.get(key)) for key, one in stories.items()}
        return tuple(key for key, one in free.items() if own.least(one, kept) > (kept.modules[key].rows or 0))

    def gave_way(
        self, kept: KeptPage, stories: Mapping[str, Story], frame: PageFrame, page: MadeUpPage
    ) -> Iterator[Amendment]:
        """What is said of stories that moved, or have smaller heads, on a `page` that holds, so that others
        have room."""
        now = decided(page, {})
        if all(_settled(now.modules[key]) == _settled(one) for key, one in kept.modules.items()):
            return
        ways = self.ways(kept, stories, frame)
        grown = ways.lacking
        moved = ways.moved(now)
        if grown and moved:
            yield Amendment(
                Message(
                    "{names} gave way, since {grown} has no room in its place",
                    names=listed(moved),
                    grown=listed([key for key in kept.modules if key in grown]),
                )
            )

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
                for shape in self._own.every(stories[key], kept.modules[key])
                if shape.cut.legs == found.legs
            )
            legs, rows = found.picture or (0, 0)
            recaptioned = legs == asked[0] and abs(rows - asked[1]) <= _CAPTION
            if recaptioned or asked in {lifted(shape) for shape in like}:
                continue  # its story grew, and the picture gave way
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
            part = leaf_part(self._shape(stories[tree.key], kept))
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

    def _shape(self, story: Story, page: KeptPage) -> Shape:
        """The shape of the story that is like the kept one in as much as can be, in its columns and rows;
        what takes up rows may differ, at last head and legs."""
        kept = page.modules[story.key]
        rows = kept.rows or 0
        like = [shape for shape in self._own.every(story, kept) if alike(shape, kept)]
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
        above, below = kept.gaps
        fitting = self._own.within(story, page, rows + above + below)
        if not fitting:
            raise _too_long(page, story.key, min(shape.rows for shape in like))
        found = min(fitting, key=lambda shape: _unlike(shape, kept))
        return replace(found, slack=replace(found.slack, above=above, below=below))


def _settled(module: KeptModule) -> tuple[int | None, float | None]:
    return (module.rows, module.size)


def _too_long(page: KeptPage, key: str, need: int) -> UnsuitableError:
    rows = page.modules[key].rows or 0
    return UnsuitableError(Message("{key} needs {need} 行 and has {rows}", key=key, need=need, rows=rows))


def _unlike(shape: Shape, kept: KeptModule) -> tuple[float, ...]:
    """How far a shape is from the kept one, the gravest difference first; then what it costs."""
    across = lifted(shape)
    legs, rows = kept.picture if kept.picture is not None else across
    foot = (kept.rows or 0) - shape.rows
    return (
        bool(kept.deck and shape.head.lines and not shape.head.deck),
        round(max(0.0, (kept.size or 0) - shape.head.size), 3) if shape.head.lines else 0,
        kept.pull not in (None, not shape.slack.pull),
        abs(across[0] - legs),
        abs(across[1] - rows),
        0 if kept.air is None else abs(shape.slack.air - kept.air),
        0 if kept.foot is None else abs(foot - kept.foot),
        round(shape.cost, 6),
    )
