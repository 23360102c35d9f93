"""An issue made up as it was kept: pages that hold stay; others are made up anew, alone if they can."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from banxin.makeup.issue import BUDGET
from banxin.makeup.keeping.decisions import Amendment, KeptPage, jumps_between
from banxin.makeup.keeping.keeper import IssueKeeper, numbered
from banxin.makeup.model.blueprint import OPEN, Blueprint
from banxin.makeup.model.page import Jump, MadeUpPage, MakeUp, PageFrame, Refusal, Unmet
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import Story, StoryRank
from banxin.makeup.modules.shapes import ShapeBook
from banxin.makeup.search.keeping import refusals
from banxin.makeup.search.task import MakeUpTask
from banxin.wording import Message


@dataclass(frozen=True, slots=True)
class Steady:
    """A make-up after a kept one: `anew` gives the reason for each page that was made up anew, `amended` says
    what differs on each that was kept all the same; `made` is None where the whole issue has to be."""

    made: MakeUp | None
    anew: Mapping[int, str]
    amended: Mapping[int, tuple[Amendment, ...]] = field(default_factory=dict)


def make_up_as_kept(
    kept: Sequence[KeptPage],
    stories: Sequence[Story],
    frames: Sequence[PageFrame],
    rules: MakeUpRules,
    blueprint: Blueprint = OPEN,
    budget: int = BUDGET,
) -> Steady:
    """The pages as they were kept. One that does not hold is made up anew from its own stories; where these
    do not go in, together with its neighbours; at last the whole issue has to be."""
    ordered = {story.key: story for story in sorted(stories, key=lambda story: story.order)}
    pages = {page.number: page for page in kept if page.number <= len(frames)}
    task = IssueKeeper(pages, ordered, frames, rules, blueprint, budget)
    if not pages or sorted(pages) != [*range(1, len(pages) + 1)]:
        return Steady(None, {})
    task.page_of = dict(_pages_of(pages, ordered))
    task.hold()
    reasons = dict(task.anew)
    for group in task.groups():
        wider = task.closed({*group})
        while (made := task.remake(wider)) is None:
            wider = task.widened(wider)
            if not wider:
                return Steady(None, reasons)
        task.remade = {one: old for one, old in task.remade.items() if not set(one) & set(wider)}
        task.remade[wider] = made
        for number in wider:
            task.held.pop(number, None)
            reasons.setdefault(number, Message("a page beside it has no room for its stories"))
    amended = {number: said for number, said in task.amended.items() if number not in reasons}
    return Steady(_joined(task), reasons, amended)


def _pages_of(pages: Mapping[int, KeptPage], stories: Mapping[str, Story]) -> Iterable[tuple[str, int]]:
    """The page of each story: that on which it began, or for a new one that of the story before it (a note:
    after it), or one that it is planned for."""
    began: dict[str, int] = {}
    for number, page in pages.items():
        for key in page.modules:
            began.setdefault(key, number)
    keys = list(stories)
    last = 1
    for index, key in enumerate(keys):
        after = next((began[one] for one in keys[index:] if one in began), last)
        number = began.get(key, after if stories[key].rank is StoryRank.NOTE else last)
        span = stories[key].pages
        asked = pages[number].modules[key].asked if key in began else None
        if not span.holds(number) and span != asked:
            number = min(
                (one for one in pages if span.holds(one)), key=lambda one: abs(one - number), default=number
            )
        last = number
        yield key, number


def _joined(task: IssueKeeper) -> MakeUp:
    """One make-up of the pages that held and those made anew."""
    pages = {number: page for number, (page, _) in task.held.items()}
    jumps = [
        Jump(key, first, to, task.starts[key])
        for key, first, to in jumps_between(task.kept)
        if first in task.held and to in task.held
    ]
    unmet: list[Unmet] = [one for _, wishes in task.held.values() for one in wishes]
    for group, made in task.remade.items():
        for page in made.pages:
            number = group[page.number - 1]
            pages[number] = numbered(page, number)
        jumps += [replace(one, page=group[one.page - 1], to=group[one.to - 1]) for one in made.jumps]
        unmet += made.unmet
    ordered = tuple(pages[number] for number in sorted(pages))
    under = tuple(fill for page in ordered for fill in page.fills if fill.under_rows)
    return MakeUp(
        ordered,
        under=under,
        jumps=tuple(sorted(jumps, key=lambda one: one.page)),
        unmet=tuple(unmet),
        tried=task.tried,
        refused=tuple(_refused(task, ordered)),
    )


def _refused(task: IssueKeeper, pages: Sequence[MadeUpPage]) -> Iterable[Refusal]:
    """The stories that stand elsewhere than they are planned, as they did before."""
    stories = tuple(task.stories.values())
    stands = {module.key: page.number for page in reversed(pages) for module in page.modules}
    if all(one.pages.holds(stands[one.key]) for one in stories):
        return ()
    search = MakeUpTask(stories, tuple(task.frames), task.rules, task.budget, ShapeBook(task.rules))
    return refusals(stories, task.frames, pages, search.area)
