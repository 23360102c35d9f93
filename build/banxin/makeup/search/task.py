"""What one make-up works with: its stories and pages, and the searches over them, kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from banxin.makeup.model.page import PageFrame
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import Story
from banxin.makeup.model.tree import Tree
from banxin.makeup.modules.shapes import FREE, PeerForm, ShapeBook
from banxin.makeup.search.allotment import Allotment, Allotter, forced_limit
from banxin.makeup.search.automatic import FreeSearch, Known
from banxin.makeup.search.keeping import is_planned
from banxin.makeup.search.partial import PartialPage
from banxin.makeup.search.planned import PlannedAllotter
from banxin.makeup.search.solve import NARROW, Effort, Tally, TreeSolver
from banxin.makeup.search.trees import tree_draft

TREE_CAP = 40
"""Parts kept for each part of a given tree."""

PATIENCE = 4
"""Budgets that are spent on pages one by one."""

_PAGE_CAP = 10  # parts kept for each rectangle of a page that is tried by itself
_Order = tuple[tuple[str, tuple[int, int]], ...]


@dataclass(slots=True)
class MakeUpTask:
    """What one make-up works with: `stories` as they are planned, of which some are set free when not all
    plans can be kept (`wanted` are those that there were), and the blueprints of pages in `trees`.

    Trials with jumps, and pages that may be over-set, have a tally and tables of their own: however many
    there are, stories that go in as they are get the whole of their budget.
    """

    stories: tuple[Story, ...]
    frames: tuple[PageFrame, ...]
    rules: MakeUpRules
    budget: int
    book: ShapeBook
    trees: Mapping[int, Tree] = field(default_factory=dict)
    tally: Tally = field(default_factory=Tally)
    trials: Tally = field(default_factory=Tally)
    wanted: tuple[Story, ...] = field(init=False)
    areas: dict[str, float] = field(default_factory=dict)
    searches: dict[tuple[_Order, PeerForm, int], FreeSearch] = field(default_factory=dict)
    known: dict[tuple[PeerForm, int, bool], dict[Known, tuple[PartialPage, ...]]] = field(
        default_factory=dict
    )

    def __post_init__(self) -> None:
        self.wanted = self.stories

    def search(self, stories: tuple[Story, ...], peer_form: PeerForm) -> FreeSearch:
        """The search over an order of stories, kept: the next number of pages asks the same."""
        limit = max(frame.rows for frame in self.frames)
        return self._search(stories, peer_form, _cap(len(stories)), limit, forced=False)

    def forced(
        self, stories: tuple[Story, ...], peer_form: PeerForm, frames: Sequence[PageFrame]
    ) -> FreeSearch:
        """The search over an order of stories that may be too long for these frames."""
        free = self.search(stories, peer_form)
        need = free.area(free.stretch(0, len(free.flow)))
        return self._search(stories, peer_form, NARROW, forced_limit(frames, need), forced=True)

    def page(self, peer_form: PeerForm, stories: tuple[Story, ...]) -> FreeSearch:
        """The search over the stories of one page, one of many that are tried."""
        limit = max(frame.rows for frame in self.frames)
        known = self.known.setdefault((peer_form, limit, True), {})
        effort = Effort(_PAGE_CAP, PATIENCE * self.budget, self.trials)
        return FreeSearch(stories, self.book, peer_form, effort, limit, known=known)

    def share_out(
        self, stories: tuple[Story, ...], peer_form: PeerForm, frames: Sequence[PageFrame]
    ) -> Allotment | None:
        """The best way to fill exactly these pages, after the plan where there is one."""
        if is_planned(stories, self.trees):
            return self.planned(stories, peer_form, frames).share_out(frames)
        return Allotter(self.search(stories, peer_form)).share_out(frames)

    def planned(
        self,
        stories: tuple[Story, ...],
        peer_form: PeerForm,
        frames: Sequence[PageFrame],
        *,
        forced: bool = False,
    ) -> PlannedAllotter:
        """Who shares out stories after their plan; `forced` where pages may be over-set."""
        effort = Effort(TREE_CAP, self.budget, self.trials if forced else self.tally)
        every = {story.key: story for story in (*stories, *(ad for frame in frames for ad in frame.fixed))}
        solver = TreeSolver(every, self.book, peer_form, effort)
        return PlannedAllotter(
            stories,
            lambda some: self.forced(some, peer_form, frames) if forced else self.search(some, peer_form),
            lambda tree, frame: tree_draft(tree, solver, frame),
            self.trees,
            forced,
            {story.key: story.pages for story in self.wanted},
        )

    def area(self, story: Story) -> float:
        """The least room of a story, in rows of one basic column."""
        if not self.areas:
            search = self.search(self.wanted, FREE)
            self.areas.update({one.key: search.story_area(one) for one in self.wanted})
        return self.areas[story.key]

    def alone(self, stories: tuple[Story, ...], number: int) -> float | None:
        """The demerits of page `number` made of those stories alone that are planned for it; None where none
        can be made."""
        frame = self.frames[number - 1]
        return self.planned(stories, FREE, self.frames).alone(number, frame)

    def _search(
        self, stories: tuple[Story, ...], peer_form: PeerForm, cap: int, limit: int, *, forced: bool
    ) -> FreeSearch:
        kind = -limit if forced else limit
        key = (tuple((story.key, story.extent) for story in stories), peer_form, kind)
        if key not in self.searches:
            trial = forced or is_jumping(stories)
            tally = self.trials if trial else self.tally
            known = self.known.setdefault((peer_form, kind, trial), {})
            effort = Effort(cap if tally.joins <= self.budget else NARROW, self.budget, tally)
            self.searches[key] = FreeSearch(stories, self.book, peer_form, effort, limit, forced, known)
        return self.searches[key]

    @property
    def spent(self) -> int:
        """Joins tried so far."""
        return self.tally.joins + self.trials.joins

    def exhausted(self, *, trials: bool = False, times: int = 1) -> bool:
        """Whether so many times the budget is spent, in trials or else for stories as they are."""
        return (self.trials if trials else self.tally).joins > times * self.budget


def is_jumping(stories: Sequence[Story]) -> bool:
    """Whether one of the stories goes on on another page."""
    return any(story.jumped for story in stories)


def _cap(stories: int) -> int:
    """Parts kept for each rectangle: all that matter for few stories, a beam for many."""
    return 24 if stories <= 7 else 14 if stories <= 9 else 10
