"""Fillers (补白) of a newspaper: those of its make-up as it is kept, and new ones where pages have room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from banxin.makeup.exchanging import exchanged, has_collisions
from banxin.makeup.filling import filled
from banxin.makeup.keeping.search_memory import searched_once, without_lengths
from banxin.makeup.model.page import MakeUp, PageFrame
from banxin.makeup.model.story import Story
from banxin.makeup.opening import opened
from banxin.sheets.print.copy import MeasureExtents
from banxin.sheets.print.copyfitting import FittedStories, fit_copy
from banxin.sheets.print.frame import EditionContext
from banxin.sheets.print.made_up import IssueMadeUp, heads_words, made_up
from banxin.sheets.print.page_rules import ModulesForm
from banxin.sheets.print.wishes import Wishes


@dataclass(frozen=True, slots=True)
class FilledIssue:
    """An issue made up, its fillers too; `context` has them in its publication."""

    context: EditionContext
    issue: IssueMadeUp


def made_up_with_fillers(
    context: EditionContext,
    form: ModulesForm,
    frames: Sequence[PageFrame],
    wishes: Wishes,
    measure_extents: MeasureExtents,
) -> FilledIssue:
    """The issue with fillers where it has room for them.

    Fillers on pages that are kept stay there. Where a page is made up anew, its stories go first: its
    fillers are chosen again.
    """
    if not context.publication.fillers:
        issue = made_up(context, form, frames, wishes, measure_extents)
        return FilledIssue(context, _opened(context, issue, frames, issue.wishes))
    known = {unit.id for unit in context.publication.fillers}
    kept = {key: page.number for page in wishes.pages for key in page.modules if key in known}
    reasons: dict[int, str] = {}
    while True:
        own = _with(context, kept)
        issue = made_up(own, form, frames, wishes, measure_extents)
        reasons = {**issue.anew, **reasons}  # the first reason is the true one
        stay = {key: page for key, page in kept.items() if issue.steady and page not in issue.anew}
        if stay == kept:
            break
        kept = stay
    issue = replace(issue, anew=reasons)
    return _filled(context, form, frames, issue.wishes, issue, kept, measure_extents)


def _filled(
    context: EditionContext,
    form: ModulesForm,
    frames: Sequence[PageFrame],
    wishes: Wishes,
    issue: IssueMadeUp,
    kept: Mapping[str, int],
    measure_extents: MeasureExtents,
) -> FilledIssue:
    """The issue with more fillers on those of its pages that were made up anew and stay loose though their
    heads are larger."""
    pages = _anew(issue, wishes)
    roomy = _opened(context, issue, frames, wishes)
    free = tuple(unit for unit in context.publication.fillers if unit.id not in kept)
    own = _with(context, kept)
    if not free or not pages or not issue.made.fits:
        return FilledIssue(own, roomy)
    waiting = replace(own, publication=replace(own.publication, contents=free))
    fitted = fit_copy(waiting, issue.rules, form.head_style(), heads_words(waiting.heights), measure_extents)
    stories = wishes.applied(roomy.fitted.stories)
    done = filled(roomy.made, stories, fitted.stories, frames, issue.rules, pages, issue.texts)
    both = replace(roomy, fitted=roomy.fitted.beside(fitted), made=done.made)
    return FilledIssue(_with(context, {**kept, **done.used}), both if done.used else roomy)


def _opened(
    context: EditionContext, issue: IssueMadeUp, frames: Sequence[PageFrame], wishes: Wishes
) -> IssueMadeUp:
    """The issue, those of its pages that were made up anew and have room set with larger heads, and stories
    exchanged between those whose heads collide."""
    pages = _anew(issue, wishes)
    stories = _in_order(issue.fitted, wishes)
    rest = ("larger heads", without_lengths(issue.made), frames, issue.rules, sorted(pages))

    def larger() -> MakeUp:
        return opened(issue.made, stories, frames, issue.rules, pages, issue.texts)

    made = searched_once(context.searches, stories, rest, larger)
    if not has_collisions(made, issue.rules, pages):
        return replace(issue, made=made)
    fitted, rules = issue.most_cuts or (issue.fitted, issue.rules)
    every = _in_order(fitted, wishes)
    rest = ("stories exchanged", without_lengths(made), frames, rules, sorted(pages))

    def other() -> MakeUp:
        return exchanged(made, every, frames, rules, pages, issue.texts)

    return replace(issue, made=searched_once(context.searches, every, rest, other), fitted=fitted)


def _in_order(fitted: FittedStories, wishes: Wishes) -> list[Story]:
    """The stories as they are wished, fillers behind the others."""
    return [replace(story, order=order) for order, story in enumerate(wishes.applied(fitted.stories))]


def _anew(issue: IssueMadeUp, wishes: Wishes) -> set[int]:
    """The pages that are not as they were kept, but for those that follow a blueprint."""
    pages = {page.number for page in issue.made.pages if not issue.steady or page.number in issue.anew}
    return pages - {number for number, tree in enumerate(wishes.blueprint.pages, 1) if tree is not None}


def _with(context: EditionContext, used: Mapping[str, int]) -> EditionContext:
    return replace(context, publication=context.publication.with_fillers(used))
