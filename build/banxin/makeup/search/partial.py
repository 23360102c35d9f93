"""Parts of a page under construction, and the two ways to join them (Gange, Marriott, Stuckey 2012).

For every part only its rows, its demerits, and the heads at its two edges matter to what is built
round it; so the best part for each number of rows is kept and all others are forgotten.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, Protocol, TypeVar

from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import WEIGHTS, Story, StoryRank
from banxin.makeup.model.tree import Branch, Cutting, Leaf, Tree
from banxin.makeup.modules.shapes import Shape, ShapeBook
from banxin.makeup.modules.slack import foot_cost

LIKE_SIZE = 0.2  # heads whose sizes differ by less look like one (N21; Banxin's value)


class EdgeHead(NamedTuple):
    """A head that touches the left or right edge of a part: from row `top` up to row `foot`; 字 of its span
    that its words leave `empty`."""

    top: int
    foot: int
    size: float
    empty: float = 0.0


@dataclass(frozen=True, slots=True)
class StackHead:
    """The head of a story that is as wide as its part: its size in pt and the weight of the story."""

    size: float
    weight: int


@dataclass(frozen=True, slots=True, eq=False)
class PartialPage:
    """A rectangle of the page: one shape, or two parts joined. `stack` counts the modules among which
    rows left over can be spread; `top_note` says that an editor's note is at its top, `rigid` that it takes
    no row more: an advertisement, or what stands beside one. `strips` counts the parts that go right across
    the page; `first_head` and `last_head` are those of the stories at its top and its foot that are as wide
    as it is."""

    columns: int
    rows: int
    cost: float
    shape: Shape | None = None
    cutting: Cutting | None = None
    first: PartialPage | None = None
    second: PartialPage | None = None
    stack: int = 1
    left: tuple[EdgeHead, ...] = ()
    right: tuple[EdgeHead, ...] = ()
    top_note: bool = False
    strips: int = 1
    first_head: StackHead | None = None
    last_head: StackHead | None = None
    rigid: bool = False


def dearer(part: PartialPage, extra: float) -> PartialPage:
    """The part with `extra` demerits."""
    return replace(part, cost=part.cost + extra) if extra else part


def leaf_part(shape: Shape, extra: float = 0) -> PartialPage:
    """A part of one story."""
    heads: tuple[EdgeHead, ...] = ()
    if shape.head.lines and not shape.head.side:
        top, foot = shape.head.main_band
        heads = (EdgeHead(top, foot, shape.head.size, shape.head_empty),)
    own = (
        StackHead(shape.head.size, WEIGHTS[shape.story.rank])
        if heads and not shape.story.first_block
        else None
    )
    rigid = shape.story.fixed is not None
    return PartialPage(
        shape.columns,
        shape.rows,
        shape.cost + extra,
        shape,
        stack=0 if shape.story.boxed or rigid else 1,  # rows left over go to others
        left=heads,
        right=heads,
        top_note=shape.story.rank is StoryRank.NOTE,
        first_head=own,
        last_head=own,
        rigid=rigid,
    )


def fixed_part(story: Story, columns: int, book: ShapeBook) -> Iterator[PartialPage]:
    """An advertisement on at least as many basic columns as it takes; what is white beside it is dear."""
    if story.fixed is None or story.fixed.columns > columns:
        return
    white = (columns - story.fixed.columns) * story.fixed.rows
    for shape in book.shapes(story, story.fixed.columns):
        yield replace(leaf_part(shape, book.rules.prices.foot_more * white), columns=columns)


def stacked(upper: PartialPage, lower: PartialPage, rules: MakeUpRules) -> PartialPage:
    """One part above another, a gap with a rule between them."""
    down = upper.rows + rules.gap
    cost = upper.cost + lower.cost + stack_cost(upper, lower, rules)
    return PartialPage(
        upper.columns,
        down + lower.rows,
        cost,
        cutting=Cutting.STACK,
        first=upper,
        second=lower,
        stack=upper.stack + lower.stack,
        left=upper.left + _lowered(lower.left, down),
        right=upper.right + _lowered(lower.right, down),
        top_note=upper.top_note,
        strips=upper.strips + lower.strips if upper.columns == rules.grid.columns else 1,
        first_head=upper.first_head,
        last_head=lower.last_head,
        rigid=upper.rigid and lower.rigid,
    )


def stack_cost(upper: PartialPage, lower: PartialPage, rules: MakeUpRules) -> float:
    """Demerits of the joint: an editor's note that is not at the top, heads that grow downward (头重, N22),
    one more cut through the page (断版).

    One cut through a page is what a stack has by nature; each further one weighs more than the one before.
    """
    cost = rules.form.note_below if lower.top_note else 0
    above, below = upper.last_head, lower.first_head
    if above and below and above.size < below.size and above.weight >= below.weight:
        cost += rules.form.top_heavy
    if upper.columns == rules.grid.columns:
        cost += _strip_cost(upper.strips + lower.strips, rules)
        cost -= _strip_cost(upper.strips, rules) + _strip_cost(lower.strips, rules)
    return cost


def _strip_cost(strips: int, rules: MakeUpRules) -> float:
    return rules.form.strip * max(0, strips - 2) * max(0, strips - 1) / 2


def beside(left: PartialPage, right: PartialPage, rules: MakeUpRules) -> PartialPage:
    """Two parts side by side, the shorter one padded at its feet, whole rows."""
    rows = max(left.rows, right.rows)
    cost = left.cost + right.cost
    cost += foot_cost(rows - left.rows, left.stack, rules.prices)
    cost += foot_cost(rows - right.rows, right.stack, rules.prices)
    cost += rules.form.tombstone * collisions(left.right, right.left, rules)
    return PartialPage(
        left.columns + right.columns,
        rows,
        cost,
        cutting=Cutting.BESIDE,
        first=left,
        second=right,
        stack=stack_beside(left, right),
        left=left.left,
        right=right.right,
        top_note=left.top_note or right.top_note,
        rigid=left.rigid or right.rigid,
    )


def stack_beside(left: PartialPage, right: PartialPage) -> int:
    """Modules among which rows left over can be spread where two parts stand side by side."""
    return 0 if left.rigid or right.rigid else max(1, min(left.stack, right.stack))


def _lowered(heads: tuple[EdgeHead, ...], rows: int) -> tuple[EdgeHead, ...]:
    return tuple([EdgeHead(top + rows, foot + rows, size, empty) for top, foot, size, empty in heads])


def collisions(left: Sequence[EdgeHead], right: Sequence[EdgeHead], rules: MakeUpRules) -> int:
    """Pairs of heads of like size side by side on the same rows with less than a column between (碰题)."""
    count = 0
    for top, foot, size, empty in left:  # a search asks this more often than anything else: no generator
        for other_top, other_foot, other, other_empty in right:
            if top < other_foot and other_top < foot and like_sizes(size, other):
                count += not stand_apart(empty, other_empty, rules)
    return count


def stand_apart(left: float, right: float, rules: MakeUpRules) -> bool:
    """Whether a column of white parts two heads that leave so many 字 of their spans empty: all of it stands
    at the right of a head that is flush left, half of it at either side of a centred one."""
    grid = rules.grid
    return grid.gutter + min(left, (left + right) / 2) >= grid.measure


def like_sizes(one: float, other: float) -> bool:
    """Whether two heads are so near in size that they read as one."""
    return abs(one - other) <= LIKE_SIZE * max(one, other)


class Sized(Protocol):
    """What is known of a part before it is built: its rows, its demerits, the modules in its stack."""

    @property
    def rows(self) -> int:
        """Rows in all."""
        ...

    @property
    def cost(self) -> float:
        """Demerits."""
        ...

    @property
    def stack(self) -> int:
        """Modules among which rows left over can be spread."""
        ...


_Part = TypeVar("_Part", bound=Sized)


def best_parts(parts: Iterable[_Part], cap: int, rules: MakeUpRules) -> tuple[_Part, ...]:
    """The parts worth keeping, by rows: at most `cap`, none that a shorter one betters with rows at feet."""
    best: dict[int, _Part] = {}
    for part in parts:
        known = best.get(part.rows)
        if known is None or part.cost < known.cost:
            best[part.rows] = part
    kept: list[_Part] = []
    prices = rules.prices
    for rows in sorted(best):
        part, cost = best[rows], best[rows].cost
        for other in kept[-8:]:
            if other.cost <= cost and other.cost + foot_cost(rows - other.rows, other.stack, prices) <= cost:
                break
        else:
            kept.append(part)
    if len(kept) > cap:
        cheap = sorted(kept, key=lambda part: (part.cost, part.rows))[: cap - 1]
        kept = sorted({id(part): part for part in [kept[0], *cheap]}.values(), key=lambda part: part.rows)
    return tuple(kept)


def join_side(
    lefts: Sequence[PartialPage], rights: Sequence[PartialPage], rules: MakeUpRules
) -> list[PartialPage]:
    """For every height that either side has, the best pair that fits into it."""
    joined: list[PartialPage] = []
    for these, those, order in ((lefts, rights, True), (rights, lefts, False)):
        heights = [part.rows for part in those]
        for part in these:
            until = bisect_right(heights, part.rows)
            for other in those[max(0, until - 6) : until]:
                joined.append(beside(part, other, rules) if order else beside(other, part, rules))
    return joined


def tree_of(part: PartialPage) -> Tree:
    """The blueprint of a finished part, with every width and cut in it."""
    if part.shape is not None:
        return Leaf(part.shape.story.key, part.columns, part.shape.cut.legs)
    assert part.cutting is not None
    return Branch(part.cutting, tuple(tree_of(child) for child in children(part)), part.columns)


def children(part: PartialPage) -> tuple[PartialPage, ...]:
    """The parts joined in this one, those joined the same way laid side by side or stacked in one row."""
    found: list[PartialPage] = []
    for child in (part.first, part.second):
        if child is None:
            continue
        found += children(child) if child.cutting is part.cutting and child.shape is None else (child,)
    return tuple(found)


def shapes_of(part: PartialPage) -> tuple[Shape, ...]:
    """The shapes of a part in order of reading."""
    if part.shape is not None:
        return (part.shape,)
    return tuple(shape for child in children(part) for shape in shapes_of(child))
