"""Pages with room (疏排): where copy leaves much of a page white, its heads are set larger.

As an art editor fills a page: not with leading, but with a head one or more sizes larger than its rank's. The
page is searched once more among such forms, with the same stories; it stays so where less of it is white and
it reads about as well. Equals of one page stay equal.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from banxin.makeup.heads.stacks import common_sizes
from banxin.makeup.judging.choice import JudgedPage, judge, unmet_pins
from banxin.makeup.judging.head_faults import head_faults
from banxin.makeup.judging.pictures import outdone
from banxin.makeup.judging.score import tombstones
from banxin.makeup.judging.white import WAITING, WELL_FILLED, beside_bare_heads, white_of_page
from banxin.makeup.leading import LeadingPicture, with_display
from banxin.makeup.legs.jumps import cut_story
from banxin.makeup.model.page import MadeUpPage, MakeUp, PageFrame, Unmet
from banxin.makeup.model.rules import MOST_DISPLAY, MakeUpRules
from banxin.makeup.model.story import Story, StoryRank
from banxin.makeup.model.tree import Branch, Leaf, Tree
from banxin.makeup.modules.leg_texts import Texts
from banxin.makeup.modules.shapes import PeerForm, ShapeBook
from banxin.makeup.search.allotment import ways
from banxin.makeup.search.automatic import MOST_PAGES, FreeSearch, Known
from banxin.makeup.search.climbing import OrderClimb
from banxin.makeup.search.jumping import orders_of
from banxin.makeup.search.partial import PartialPage, tree_of
from banxin.makeup.search.peers import form_on
from banxin.makeup.search.solve import Effort, TreeSolver
from banxin.makeup.search.trees import tree_draft

ROOMY, WANTED = 0.22, 0.20  # of a page that is white: beyond the one it has room, the other is aimed at
_POOR = 12.0  # points of score from which on a page without room is searched in other orders
_WHITER = 0.03  # of a page, by which it may be whiter so that heads do not collide
POINTS_OF_WHITE = 100.0  # points of score that the whole of a page is worth that is white no longer
_SMALLEST = 0.75  # of the size of heads, down to which those of equals may go so as not to collide
_CAP, _QUICK = 60, 10  # parts kept for each rectangle
_SIZES, _BRIEF_SIZES = 4, 3  # ways to have ordinary heads, and briefs, alike that are tried
_ORDERS = 2  # of the stories, tried by a quick search
_BEST = 2  # trees of each order that are tried beyond those of the first search
_BUDGET = 100_000  # joins for one page
_CLIMBED = 8  # trees of a climb that are tried in other forms
TRIALS = 60
"""Orders of the stories of a page that are tried at most."""


def opened(
    made: MakeUp,
    stories: Sequence[Story],
    frames: Sequence[PageFrame],
    rules: MakeUpRules,
    pages: Collection[int] | None = None,
    texts: Texts | None = None,
    trials: int = TRIALS,
) -> MakeUp:
    """`made`, those of its pages (default: all; from 1) that have room set with larger heads and pictures,
    and those whose lead's picture is outdone set so that it is the largest.

    `stories` are those of the issue; each stays on its page. What does not fit is left as it is. `texts`
    holds what is known of these stories; `trials` bounds the orders tried on one page.
    """
    if made.over:
        return made
    known = {story.key: story for story in stories}
    book = ShapeBook(replace(rules, display=MOST_DISPLAY), texts if texts is not None else {})
    unmet = frozenset((one.key, one.wish) for one in made.unmet)
    done = [
        _Opening(
            page,
            _standing(page, known, made, rules),
            frames[page.number - 1],
            _with_quotes(book, page),
            unmet,
            trials,
        ).opened()
        if pages is None or page.number in pages
        else page
        for page in made.pages
    ]
    under = tuple(fill for page in done for fill in page.fills if fill.under_rows)
    return replace(made, pages=tuple(done), under=under, unmet=unmet_now(made, done, known))


def unmet_now(made: MakeUp, pages: Sequence[MadeUpPage], known: Mapping[str, Story]) -> tuple[Unmet, ...]:
    """What is told of pins: of those that no page could grant as before, of all others by the pages as they
    are now."""
    of_page = ("region", "columns", "legs")
    vain = [
        one
        for one in made.unmet
        if one.wish not in of_page or one.key not in known or getattr(known[one.key].pin, one.wish) is None
    ]
    now: list[Unmet] = []
    for page in pages:
        fixed = {one.key: one for one in page.frame.fixed}
        now += unmet_pins(page.modules, {**known, **fixed}, page.frame)
    return (*vain, *now)


def _with_quotes(book: ShapeBook, page: MadeUpPage) -> ShapeBook:
    """The book without shapes that leave out pull quotes which stand on `page`: what fills white stays."""
    out = {module.key for module in page.modules if module.slack.pull}
    return ShapeBook(book.rules, book.texts, lambda shape: not shape.slack.pull or shape.story.key in out)


def _standing(
    page: MadeUpPage, known: Mapping[str, Story], made: MakeUp, rules: MakeUpRules
) -> tuple[Story, ...]:
    """The stories of a page in their order, those planned for other pages behind; parts of those that jump
    are among them, no advertisements."""
    found: list[Story] = []
    for module in page.modules:
        if module.key not in known:
            continue
        story = known[module.key]
        jump = next((one for one in made.jumps if one.key == story.key), None)
        if jump:
            story = cut_story(story, jump.block, rules)[page.number == jump.to]
        found.append(story)
    return tuple(
        sorted(
            found,
            key=lambda story: (story.first_block > 0, not story.pages.holds(page.number), story.order),
        )
    )


@dataclass(slots=True)
class _Opening:
    """One page that is tried with larger heads and pictures."""

    page: MadeUpPage
    stories: tuple[Story, ...]
    frame: PageFrame
    book: ShapeBook
    unmet: frozenset[tuple[str, str]] = frozenset()
    trials: int = TRIALS

    def opened(self) -> MadeUpPage:
        """The page with larger heads where it has room, with heads that do not collide, and with the lead's
        picture the largest."""
        best = self.best() if self._white(self.page) > ROOMY else self.page
        if self.stories and (self._white(best) > ROOMY or self._collisions(best)):
            best = self._in_other_orders(best)
        elif self.stories and best.score.total > _POOR:
            best = self._better(best, self._climbed(self.book.for_display(0)))
        self.page = best
        return self.led()

    def best(self) -> MadeUpPage:
        """The page with the forms that suit it best; as it is where none betters it."""
        best = self.page
        trees = self._trees() if self.stories else ()
        for book, peer_form in self._forms() if self.stories else ():
            best = self._better(best, self._judged(trees, book, peer_form, self.stories))
        if self._white(best) > ROOMY:
            for stories in self._in_one_size():
                book = ShapeBook(self.book.rules, self.book.texts, self.book.allowed)
                best = self._better(best, self._judged(trees, book, self._peer_form(), stories))
        equals = self._peer_form().size is not None
        if equals and self._white(best) > ROOMY:
            best = self._in_other_trees(best, set(trees))
        return best

    def _in_other_orders(self, best: MadeUpPage) -> MadeUpPage:
        """The page in orders of its stories that a climb from those of the first search finds."""
        judged = self._climbed(self.book)
        best = self._better(best, judged)
        trees = list(dict.fromkeys(_loosened(one.page.tree) for one in judged))[:_CLIMBED]
        for book, peer_form in self._forms():
            best = self._better(best, self._judged(trees, book, peer_form, self.stories))
        return self._with_parted_heads(best, trees) if self._collisions(best) else best

    def _climbed(self, book: ShapeBook) -> list[JudgedPage]:
        """The pages in the orders that a climb from those of the first search finds, the best first."""
        known: dict[Known, tuple[PartialPage, ...]] = {}
        effort, form, rows = Effort(_QUICK, _BUDGET), self._peer_form(), self.frame.rows

        def search_of(order: tuple[Story, ...]) -> FreeSearch:
            return FreeSearch(order, book, form, effort, rows, known=known)

        number = self.page.number
        climb = OrderClimb(search_of, self.frame, self.trials, lambda one: not one.pages.holds(number))
        pages = climb.pages(self._orders())
        judged = [judge(number, self.frame, part, cost, book.rules) for cost, part in pages]
        return sorted(judged, key=lambda one: (self._worth(one.page), one.page.blueprint))

    def _with_parted_heads(self, best: MadeUpPage, trees: Sequence[Tree]) -> MadeUpPage:
        """The page with narrower heads, so that they do not collide: in two lines where one would do, or
        smaller ones of equals."""
        book = with_display(self.book, best)
        parted = book.for_display(book.rules.display, parted=True)
        own = list(dict.fromkeys([_loosened(best.tree), *trees]))
        for peer_form in self._smaller():
            best = self._better(best, self._judged(own, parted, peer_form, self.stories))
        return best

    def _smaller(self) -> Iterator[PeerForm]:
        """How equals look on the page, and the same in the next smaller sizes."""
        now = self._peer_form()
        yield now
        most = now.size or 0.0
        for size in common_sizes(self._peers()):
            if most * _SMALLEST <= size < most - 0.01:
                yield replace(now, size=size)

    def _orders(self) -> list[tuple[Story, ...]]:
        """The orders that a quick search tries, those planned for other pages behind."""
        number = self.page.number
        return [
            tuple(sorted(order, key=lambda one: not one.pages.holds(number)))
            for order in orders_of(self.stories)[:_ORDERS]
        ]

    def _in_other_trees(self, best: MadeUpPage, known: set[Tree]) -> MadeUpPage:
        """The page cut as a search with each of the larger heads finds it best, beside the ways `known`.

        The first search has the heads of equals as they are, those of others in any size.
        """
        effort = Effort(_QUICK, _BUDGET)
        for book, peer_form in self._forms() if self.stories else ():
            found = dict.fromkeys(self._searched(book, peer_form, effort, _BEST))
            trees = [tree for tree in found if tree not in known]
            known.update(trees)
            best = self._better(best, self._judged(trees, book, peer_form, self.stories))
        return best

    def led(self) -> MadeUpPage:
        """The page with the lead's picture the largest on it, where one is found."""
        every = {story.key: story for story in (*self.stories, *self.frame.fixed)}
        if outdone(self.page.modules, every, self.book.rules.grid) is None:
            return self.page
        book, form = with_display(self.book, self.page), self._peer_form()
        trees = self._trees()
        return LeadingPicture(self.page, self.stories, self.frame, book, form, trees, self.unmet).best()

    def _better(self, best: MadeUpPage, pages: Iterable[JudgedPage]) -> MadeUpPage:
        for judged in pages:
            if self._worth(judged.page) < self._worth(best) and self._may_be(judged):
                best = judged.page
        return best

    def _in_one_size(self) -> Iterator[tuple[Story, ...]]:
        """The stories with the heads of briefs all of one size, and of ordinary ones too, the largest first:
        where each has as large a one as it can, some are short beside others of their rank (N18)."""
        for brief, ordinary in product(
            self._common(StoryRank.BRIEF)[:_BRIEF_SIZES], self._common(StoryRank.NORMAL)[:_SIZES]
        ):
            sizes = {StoryRank.BRIEF: brief, StoryRank.NORMAL: ordinary}
            if brief or ordinary:
                yield tuple(
                    replace(story, pin=replace(story.pin, size=sizes[story.rank]))
                    if sizes.get(story.rank) and _is_free(story)
                    else story
                    for story in self.stories
                )

    def _common(self, rank: StoryRank) -> list[float | None]:
        """Sizes that all heads of a rank can have, and each as it may be."""
        own = [story for story in self.stories if story.rank is rank and _is_free(story)]
        return [None, *(common_sizes(own, display=MOST_DISPLAY) if len(own) > 1 else ())]

    def _forms(self) -> Iterator[tuple[ShapeBook, PeerForm]]:
        """What may be larger: heads by one step and by more, those of equals all alike."""
        now = self._peer_form()
        if now.size is None:
            yield from ((self.book.for_display(steps), now) for steps in range(1, MOST_DISPLAY + 1))
            return
        yield self.book, now
        larger = [
            size for size in common_sizes(self._peers(), display=MOST_DISPLAY) if size > now.size + 0.01
        ]
        for size in larger[::-1][:MOST_DISPLAY]:
            yield from (
                (self.book, PeerForm(size, air)) for air in range(self.book.rules.prices.air_most + 1)
            )

    def _judged(
        self, trees: Sequence[Tree], book: ShapeBook, peer_form: PeerForm, stories: Sequence[Story]
    ) -> Iterator[JudgedPage]:
        """The best pages of these trees, judged."""
        every = {story.key: story for story in (*stories, *self.frame.fixed)}
        solver = TreeSolver(every, book, peer_form, Effort(_CAP, _BUDGET))
        for tree in trees:
            draft = tree_draft(tree, solver, self.frame)
            for cost, part in draft.parts if draft and not draft.over else ():
                yield judge(self.page.number, self.frame, part, cost, book.rules)

    def _trees(self) -> list[Tree]:
        """The tree of the page as it is, its widths left open, and those of a quick search."""
        effort = Effort(_QUICK, _BUDGET)
        searched = self._searched(self.book, self._peer_form(), effort, MOST_PAGES)
        return list(dict.fromkeys([_loosened(self.page.tree), *searched]))

    def _searched(self, book: ShapeBook, peer_form: PeerForm, effort: Effort, most: int) -> Iterator[Tree]:
        """The best trees, `most` for each order, that a quick search finds, their widths left open."""
        known: dict[Known, tuple[PartialPage, ...]] = {}
        for order in self._orders():
            search = FreeSearch(order, book, peer_form, effort, self.frame.rows, known=known)
            stretch = search.stretch(0, len(search.flow))
            roots = ways(search, stretch, self.frame)
            for _, part in search.pages(stretch, self.frame, roots=roots)[:most]:
                yield _loosened(tree_of(part))

    def _peers(self) -> list[Story]:
        """The equals on the page whose heads have to be alike."""
        return [
            story
            for story in self.stories
            if story.rank is StoryRank.PEER and story.heads and not story.first_block
        ]

    def _peer_form(self) -> PeerForm:
        """How equals look on the page as it is."""
        keys = {story.key for story in self._peers()}
        return form_on(self.page, keys)

    def _worth(self, page: MadeUpPage) -> float:
        white = self._white(page)
        return page.score.total + POINTS_OF_WHITE * (max(0.0, white - WANTED) + max(0.0, white - ROOMY))

    def _white(self, page: MadeUpPage) -> float:
        """The part of the whole page that is white, as it will be when it is finished."""
        bare = beside_bare_heads(page.modules, self.frame, self.book.rules.grid)
        return white_of_page(page.white + bare, self.frame)

    def _may_be(self, judged: JudgedPage) -> bool:
        """Whether a page may take the place of this one: less white, no new fault of heads beside each other
        or of the lead's picture, no wish unmet that was granted. One as white as one that waits for copy must
        read better."""
        page = judged.page
        full_enough = page.white <= WAITING or page.score.total <= self.page.score.total
        stories = {story.key: story for story in (*self.stories, *self.frame.fixed)}
        grid = self.book.rules.grid
        if outdone(page.modules, stories, grid) and not outdone(self.page.modules, stories, grid):
            return False
        before, after = (head_faults(one.modules, stories) for one in (self.page, page))
        ranked = after.no_worse_than(before)
        return self._is_fuller(page) and full_enough and ranked and judged.grants_all_but(self.unmet)

    def _is_fuller(self, page: MadeUpPage) -> bool:
        """Whether less of a page is white and no more of its heads collide, or fewer do and it is about as
        full, well filled if it is whiter; both may have no room left."""
        more = self._collisions(page) - self._collisions(self.page)
        white, before = self._white(page), self._white(self.page)
        about = white <= max(before, min(before + _WHITER, WELL_FILLED))
        if max(white, before) <= ROOMY:
            return more <= 0
        return more <= 0 and (white < before or (more < 0 and about))

    def _collisions(self, page: MadeUpPage) -> int:
        """Pairs of heads side by side that read as one (碰题)."""
        return tombstones(page.modules, self.book.rules)


def _is_free(story: Story) -> bool:
    """Whether the size of its head is open."""
    return bool(story.heads) and not story.first_block and story.pin.size is None


def _loosened(tree: Tree) -> Tree:
    """A tree without its widths and cuts."""
    if isinstance(tree, Leaf):
        return Leaf(tree.key)
    return Branch(tree.cutting, tuple(_loosened(part) for part in tree.parts))
