"""Heads that butt (碰题) and that no other form of their page keeps apart: two stories change their pages.

As an art editor mends a page that is too full for its heads to be stepped or parted: a story about as
long comes from the page before or behind it. Both pages are made up once more, heads in two lines
among their forms; they stay so where fewer heads collide and neither page is worse for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, product

from banxin.makeup.issue import BUDGET, make_up
from banxin.makeup.judging.head_faults import head_faults
from banxin.makeup.judging.pictures import module_picture
from banxin.makeup.judging.score import tombstones
from banxin.makeup.judging.white import WELL_FILLED
from banxin.makeup.model.page import MadeUpPage, MakeUp, PageFrame
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import ANY_PAGE, Story, StoryRank
from banxin.makeup.modules.leg_texts import Texts
from banxin.makeup.opening import POINTS_OF_WHITE, WANTED, opened, unmet_now

_PAIRS = 8  # of stories that are tried for one page, those nearest in length first
_ORDERS = 2  # of the stories of a page that are tried for one pair
_BUDGET = BUDGET // 10  # joins for one page
_WHITER = 0.06  # of a page, by which one that stays well filled may be whiter
_SMALLER = 0.75  # of its area, down to which a picture may go whose author leaves its width open
_MOVING = frozenset({StoryRank.PEER, StoryRank.NORMAL, StoryRank.BRIEF})

Pair = tuple[MadeUpPage, MadeUpPage]


def exchanged(
    made: MakeUp,
    stories: Sequence[Story],
    frames: Sequence[PageFrame],
    rules: MakeUpRules,
    pages: Collection[int] | None = None,
    texts: Texts | None = None,
) -> MakeUp:
    """`made` with a story of a page whose heads collide exchanged for one of the page before or behind it.

    Only `pages` (default: all; from 1) change, none between which a story jumps. Stories that are pinned or
    planned for a page, a lead, one that an editor's note introduces and the first of a section stay; no story
    comes to stand more than a page from its turn. `texts` holds what is known of the stories.
    """
    if not made.fits or len(made.pages) < 2:
        return made
    task = _Exchange(list(made.pages), sorted(stories, key=lambda one: one.order), frames, rules, texts)
    bound = {number for jump in made.jumps for number in range(jump.page, jump.to + 1)}
    free = {page.number for page in made.pages if pages is None or page.number in pages} - bound
    for number in sorted(free):
        for other in (number - 1, number + 1):
            if other in free and task.collisions(task.pages[number - 1]):
                task.mend(number, other)
    under = tuple(fill for page in task.pages for fill in page.fills if fill.under_rows)
    unmet = unmet_now(made, task.pages, {story.key: story for story in stories})
    return replace(made, pages=tuple(task.pages), under=under, unmet=unmet, tried=made.tried + task.tried)


def has_collisions(made: MakeUp, rules: MakeUpRules, pages: Collection[int]) -> bool:
    """Whether heads collide on one of `pages`, and there is another page among them."""
    own = [page for page in made.pages if page.number in pages]
    return len(own) > 1 and any(tombstones(page.modules, rules) for page in own)


@dataclass(slots=True)
class _Exchange:
    """The pages of an issue in which stories change places; `stories` in their order."""

    pages: list[MadeUpPage]
    stories: Sequence[Story]
    frames: Sequence[PageFrame]
    rules: MakeUpRules
    texts: Texts | None = None
    tried: int = 0
    _turns: dict[str, int] = field(init=False)

    def __post_init__(self) -> None:
        self.texts = {} if self.texts is None else self.texts
        ends = list(accumulate(len(self._standing(page)) for page in self.pages))
        standing = {module.key for page in self.pages for module in page.modules}
        placed = [story for story in self.stories if story.key in standing]
        self._turns = {
            story.key: next(at for at, end in enumerate(ends, 1) if place < end)
            for place, story in enumerate(placed)
        }

    def mend(self, number: int, other: int) -> None:
        """Put the best of the exchanges between two pages in their place, if one mends page `number`."""
        before = (self.pages[number - 1], self.pages[other - 1])
        best = before
        for pair in self._pairs(*before)[:_PAIRS]:
            after = self._made(before, *pair)
            if after and self._worth(after) < self._worth(best) and self._may_be(before, after):
                best = after
        self.pages[number - 1], self.pages[other - 1] = best

    def collisions(self, page: MadeUpPage) -> int:
        """Pairs of heads side by side that read as one."""
        return tombstones(page.modules, self.rules)

    def _pairs(self, page: MadeUpPage, other: MadeUpPage) -> list[tuple[Story, Story]]:
        """Stories that may change places, those nearest in length first."""
        found = [
            (one, two)
            for one, two in product(self._standing(page), self._standing(other))
            if self._may_move(one, two, other.number) and self._may_move(two, one, page.number)
        ]
        return sorted(found, key=lambda pair: (abs(pair[0].characters - pair[1].characters), _places(pair)))

    def _standing(self, page: MadeUpPage) -> list[Story]:
        keys = {module.key for module in page.modules}
        return [story for story in self.stories if story.key in keys]

    def _may_move(self, story: Story, other: Story, number: int) -> bool:
        """Whether a story may stand on page `number` in the place of another one."""
        free = story.rank in _MOVING and story.pages == ANY_PAGE and story.pin.page is None
        near = abs(self._turns[story.key] - number) <= 1
        return (
            free and near and story.rank is other.rank and not story.opens and self._is_within(story, other)
        )

    def _is_within(self, story: Story, other: Story) -> bool:
        """Whether both are of one section, with what stands between them; the first story bears its name."""
        between = range(min(story.order, other.order), max(story.order, other.order) + 1)
        passed = [one for one in self.stories if one.order in between]
        before = [one for one in self.stories if one.order < story.order]
        noted = bool(before) and before[-1].rank is StoryRank.NOTE
        leads = bool(story.section) and not any(one.section == story.section for one in before)
        return not noted and not leads and all(one.section == story.section for one in passed)

    def _made(self, before: Pair, one: Story, two: Story) -> Pair | None:
        """Both pages with the two stories exchanged, their heads as large as suits them; None where one of
        them is no page, or as many heads collide as before."""
        here, there = self._with(before[0], one, two), self._with(before[1], two, one)
        first = self._page(before[0], here)
        second = self._page(before[1], there) if first else None
        if not first or not second or self._butting((first, second)) >= self._butting(before):
            return None
        return self._opened(before[0], here, first), self._opened(before[1], there, second)

    def _with(self, page: MadeUpPage, gone: Story, come: Story) -> list[Story]:
        """The stories of a page with one of another page in the place of one of its own."""
        keys = {story.key for story in self._standing(page)} - {gone.key} | {come.key}
        stories = [story for story in self.stories if story.key in keys]
        sizes = {module.head.size for module in page.modules if self._is_peer(module.key)}
        return [_here(story, max(sizes, default=None)) for story in stories]

    def _page(self, page: MadeUpPage, stories: Sequence[Story]) -> MakeUp | None:
        """The stories made up on a page; None where they do not go in."""
        frame, rules = self.frames[page.number - 1], replace(self.rules, parted=True)
        made = make_up(stories, [frame], rules, budget=_BUDGET, texts=self.texts)
        self.tried += made.tried
        return made if made.fits and len(made.pages) == 1 and not made.unmet else None

    def _opened(self, page: MadeUpPage, stories: Sequence[Story], made: MakeUp) -> MadeUpPage:
        frame, rules = self.frames[page.number - 1], replace(self.rules, parted=True)
        found = opened(made, stories, [frame], rules, None, self.texts, _ORDERS).pages[0]
        fills = tuple(replace(fill, page=page.number) for fill in found.fills)
        return replace(found, number=page.number, fills=fills)

    def _butting(self, pages: Iterable[MadeUpPage | MakeUp]) -> int:
        every = [one.pages[0] if isinstance(one, MakeUp) else one for one in pages]
        return sum(map(self.collisions, every))

    def _is_peer(self, key: str) -> bool:
        return any(story.key == key and story.rank is StoryRank.PEER for story in self.stories)

    def _worth(self, pair: Pair) -> tuple[int, float]:
        return (sum(map(self.collisions, pair)), sum(map(_points, pair)))

    def _may_be(self, before: Pair, after: Pair) -> bool:
        """Whether fewer heads collide on two pages and nothing else is worse."""
        (more, better), (fewer, worse) = self._worth(before), self._worth(after)
        return (
            fewer < more
            and worse <= better
            and all(_is_full(page, old) for old, page in zip(before, after, strict=True))
            and sum(map(_pulls_out, after)) <= sum(map(_pulls_out, before))
            and self._keeps_pictures(before, after)
            and all(self._is_ranked(page, old) for old, page in zip(before, after, strict=True))
        )

    def _keeps_pictures(self, before: Pair, after: Pair) -> bool:
        """Whether no picture is smaller, but for those that were larger than their authors asked."""
        old, new = (self._pictures(pair) for pair in (before, after))
        return all(
            new[story.key] >= self._least(story, old[story.key]) for story in self.stories if story.key in old
        )

    def _pictures(self, pair: Pair) -> dict[str, float]:
        known = {story.key: story for story in self.stories}
        return {
            module.key: module_picture(module, known[module.key], self.rules.grid)
            for page in pair
            for module in page.modules
            if module.key in known
        }

    def _least(self, story: Story, area: float) -> float:
        """The area that the largest picture of a story has to have, in 字 × 行, where it had `area`."""
        grid, figure = self.rules.grid, story.figures[0] if story.figures else None
        if figure is None or not figure.columns:
            return _SMALLER * area
        width = grid.span(min(figure.columns, grid.columns))
        return _SMALLER * min(area, figure.ratio * width * width * grid.size / grid.pitch)

    def _is_ranked(self, page: MadeUpPage, old: MadeUpPage) -> bool:
        known = {story.key: story for story in (*self.stories, *self.frames[page.number - 1].fixed)}
        return head_faults(page.modules, known).no_worse_than(head_faults(old.modules, known))


def _here(story: Story, size: float | None) -> Story:
    """The story on this page and no other; equals have the size of head of those that stand there."""
    asked = story.pin.size or (size if story.rank is StoryRank.PEER else None)
    return replace(story, pages=ANY_PAGE, pin=replace(story.pin, page=None, size=asked), may_jump=False)


def _points(page: MadeUpPage) -> float:
    return page.score.total + POINTS_OF_WHITE * max(0.0, page.white - WANTED)


def _places(pair: tuple[Story, Story]) -> tuple[int, int]:
    return (pair[0].order, pair[1].order)


def _is_full(page: MadeUpPage, old: MadeUpPage) -> bool:
    return page.white <= max(old.white, min(old.white + _WHITER, WELL_FILLED))


def _pulls_out(page: MadeUpPage) -> int:
    """Stories whose pull quotes are left out."""
    return sum(module.slack.pull for module in page.modules)
