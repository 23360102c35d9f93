"""Fillers (补白): short pieces that stand where a page has room which its stories leave.

A filler is put below one of the stories of a page; where that is no better page, and much of it is white, the
page is made up anew with the filler among its stories, with larger heads where it still has room. It stays so
where less of it is white and it is not much worse otherwise. No other page changes. The first filler on the
list that suits is taken: the list says which goes first.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from banxin.makeup.inserting import Insertion
from banxin.makeup.issue import BUDGET, make_up
from banxin.makeup.judging.choice import unmet_pins
from banxin.makeup.judging.head_faults import head_faults
from banxin.makeup.judging.score import tombstones
from banxin.makeup.judging.white import white_of_page
from banxin.makeup.model.page import MadeUpPage, MakeUp, PageFrame
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import ANY_PAGE, Story, StoryRank
from banxin.makeup.modules.leg_texts import Texts
from banxin.makeup.opening import POINTS_OF_WHITE, ROOMY, WANTED, opened, unmet_now
from banxin.makeup.search.automatic import MOST_STORIES

_TRIES = 4  # fillers tried for one place
_BUDGET = BUDGET // 10  # joins for one trial of a page
_ORDERS = 12  # of the stories of a page that are tried with one filler
_MARGIN = 5.0  # points of score by which a page with fillers may be worse than it was: it has more to set
_TRAPPED = 2  # rows of white that may be shut in on a page
_LOOSE = 0.35  # that is less white than this; on a looser one they are the lesser fault
_HOLLOW = 3  # rows that may stay empty in the legs of a filler itself: a few words seldom fill them
_MOST = 4  # fillers on one page: more of them would be a page of fillers


@dataclass(frozen=True, slots=True)
class Filled:
    """A make-up whose pages hold fillers, and which of them stand (by key) on which page."""

    made: MakeUp
    used: dict[str, int]


def filled(
    made: MakeUp,
    stories: Sequence[Story],
    fillers: Sequence[Story],
    frames: Sequence[PageFrame],
    rules: MakeUpRules,
    pages: Collection[int] | None = None,
    texts: Texts | None = None,
) -> Filled:
    """`made` with fillers on those of its pages (default: all; from 1) that have room for them.

    `stories` are those of the issue, `fillers` in the order in which they are to be used, each once at most.
    `texts` holds what is known of them. A page between which and another a story jumps stays as it is.
    """
    used: dict[str, int] = {}
    known = {story.key: story for story in stories}
    texts = {} if texts is None else texts
    bound = {number for jump in made.jumps for number in (jump.page, jump.to)}
    done: list[MadeUpPage] = []
    tried = made.tried
    for page in made.pages:
        if (pages is None or page.number in pages) and page.number not in bound:
            own = [known[module.key] for module in page.modules if module.key in known]
            own.sort(key=lambda story: (not story.pages.holds(page.number), story.order))
            task = _PageTask(page, own, frames[page.number - 1], rules, texts)
            for story in task.fill([one for one in fillers if one.key not in used]):
                used[story.key] = page.number
            done.append(task.page)
            tried += task.tried
        else:
            done.append(page)
    under = tuple(fill for page in done for fill in page.fills if fill.under_rows)
    unmet = unmet_now(made, done, {**known, **{one.key: one for one in fillers}})
    return Filled(replace(made, pages=tuple(done), under=under, unmet=unmet, tried=tried), used)


@dataclass(slots=True)
class _PageTask:
    """One page that takes fillers as long as they fill it, behind its `stories` in their order."""

    page: MadeUpPage
    stories: list[Story]
    frame: PageFrame
    rules: MakeUpRules
    texts: Texts
    tried: int = 0
    bare: MadeUpPage = field(init=False)
    _unmet: frozenset[tuple[str, str]] = field(init=False)

    def __post_init__(self) -> None:
        self.bare = self.page
        known = {story.key: story for story in (*self.stories, *self.frame.fixed)}
        unmet = unmet_pins(self.page.modules, known, self.frame)
        self._unmet = frozenset((one.key, one.wish) for one in unmet)

    def fill(self, fillers: list[Story]) -> list[Story]:
        """Put fillers on the page; those that stand there."""
        placed: list[Story] = []
        while len(placed) < _MOST and len(self.stories) < MOST_STORIES:
            room = self._room()
            suiting = [one for one in fillers if one not in placed and one.characters <= room]
            story = next((one for one in suiting[:_TRIES] if self._takes(one)), None)
            if story is None:
                break
            placed.append(story)
        return placed

    def _room(self) -> int:
        """字 that go in until the page is as full as one with room is to be; none where it has no room."""
        frame, grid = self.frame, self.rules.grid
        white = white_of_page(self.page.white, frame)
        if white <= ROOMY:
            return self.page.room
        wanted = (white - WANTED) * (frame.rows + frame.row) * grid.span(frame.columns)
        return max(self.page.room, round(wanted))

    def _takes(self, filler: Story) -> bool:
        """Whether the page is a good one with the filler; then it has it."""
        stories = [
            replace(self._here(story), order=order) for order, story in enumerate((*self.stories, filler))
        ]
        *own, last = stories
        below = Insertion(self.page, own, self.frame, self.rules, self.texts).pages(last)
        pages = [one.page for one in below if one.grants_all_but(self._unmet)]
        if not (page := self._best(pages, stories)) and filler.characters <= self.page.room:
            page = self._best(self._anew(stories), stories)
        if page is None:
            return False
        fills = tuple(replace(fill, page=self.page.number) for fill in page.fills)
        self.page = replace(page, number=self.page.number, fills=fills)
        self.stories.append(last)
        return True

    def _anew(self, stories: Sequence[Story]) -> list[MadeUpPage]:
        """The page made up anew with these stories; none where they do not go in as they are wished."""
        made = make_up(stories, [self.frame], self.rules, budget=_BUDGET, texts=self.texts)
        self.tried += made.tried
        if not made.fits or len(made.pages) != 1:
            return []
        larger = opened(made, stories, [self.frame], self.rules, None, self.texts, _ORDERS)
        unmet = {(one.key, one.wish) for one in larger.unmet}
        return [] if unmet - self._unmet else [*larger.pages]

    def _best(self, pages: Sequence[MadeUpPage], stories: Sequence[Story]) -> MadeUpPage | None:
        """The best of those pages that are better filled than the present one, and about as good."""
        able = [page for page in pages if self._is_better(page, stories)]
        return min(able, key=lambda page: (self._worth(page), page.blueprint), default=None)

    def _worth(self, page: MadeUpPage) -> float:
        return page.score.total + POINTS_OF_WHITE * page.white

    def _is_better(self, page: MadeUpPage, stories: Sequence[Story]) -> bool:
        worse = self._worth(page) > self._worth(self.bare) + _MARGIN
        shut_in = self.page.white <= _LOOSE and page.trapped > max(_TRAPPED, self.page.trapped)
        if shut_in or worse or page.white >= self.page.white or self._loose(page) > self._loose(self.bare):
            return False
        return self._ranked(page, stories)

    def _ranked(self, page: MadeUpPage, stories: Sequence[Story]) -> bool:
        """Whether heads beside each other have no more faults than without the filler, nor collide more."""
        known = {story.key: story for story in (*stories, *self.frame.fixed)}
        if tombstones(page.modules, self.rules) > tombstones(self.page.modules, self.rules):
            return False
        return head_faults(page.modules, known).no_worse_than(head_faults(self.page.modules, known))

    def _loose(self, page: MadeUpPage) -> int:
        """How many stories leave more than an eighth of their legs empty; of fillers, those that leave more
        than a few rows too."""
        own = {module.key for module in self.bare.modules}
        return sum(
            fill.under_rows * 8 > fill.room and (fill.key in own or fill.under_rows > _HOLLOW)
            for fill in page.fills
        )

    def _here(self, story: Story) -> Story:
        """The story on this page and no other; equals keep the size of head that they have in the issue,
        but on a page that is very white."""
        size = story.pin.size
        if size is None and story.rank is StoryRank.PEER and self.bare.white <= _LOOSE:
            size = next((one.head.size for one in self.bare.modules if one.key == story.key), None) or None
        return replace(story, pages=ANY_PAGE, pin=replace(story.pin, page=None, size=size), may_jump=False)
