"""An issue made up page by page, in the form of its equals that suits its pages best."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from banxin.makeup.model.page import PageFrame
from banxin.makeup.model.story import Story
from banxin.makeup.modules.shapes import PeerForm
from banxin.makeup.search.allotment import Allotment, Draft
from banxin.makeup.search.jumping import PageByPage
from banxin.makeup.search.peers import peer_form_price, peer_forms
from banxin.makeup.search.task import PATIENCE, MakeUpTask

_SIZES = 3  # of the heads of equals with which the stories are shared out


@dataclass(frozen=True, slots=True)
class MakeUpPlan:
    """One way to make up the issue before it is judged."""

    stories: tuple[Story, ...]
    peer_form: PeerForm
    drafts: tuple[Draft, ...]
    cost: float
    over: int = 0


def page_by_page(
    task: MakeUpTask, frames: Sequence[PageFrame], is_good: Callable[[MakeUpPlan], bool]
) -> MakeUpPlan | None:
    """The best plan in which stories change places with others next to them, or go on on the next page,
    where that is worth its price.

    Equals have the largest size in which the issue goes in, or a smaller one and as much air as suits the
    same pages best. Where that `is_good` of no plan, because large heads leave a page loose, other pages are
    made with smaller ones, of the next two sizes.
    """
    found: list[MakeUpPlan] = []
    every = [peer_form for some in peer_forms(task.stories, task.rules) for peer_form in some]
    tight = [peer_form for peer_form in every if not peer_form.air]
    for number, peer_form in enumerate(tight):
        shared = _page_allotter(task, peer_form).share_out(frames)
        if shared:
            stories, allotment = shared
            plan = _in_peer_form(task, stories, peer_form, allotment)
            others = [form for form in every if form not in tight[: number + 1]]
            plans = [plan, *_same_pages(task, plan, others)]
            found.append(min(plans, key=lambda one: (round(one.cost, 6), one.over)))
            if is_good(found[-1]):
                return found[-1]
        if task.exhausted(trials=True) or len(found) == _SIZES:
            break
    return min(found, key=lambda one: (round(one.cost, 6), one.over), default=None)


def _page_allotter(task: MakeUpTask, peer_form: PeerForm) -> PageByPage:
    stopped = partial(task.exhausted, trials=True, times=PATIENCE)
    return PageByPage(task.stories, task.rules, partial(task.page, peer_form), stopped)


def _in_peer_form(
    task: MakeUpTask, stories: tuple[Story, ...], peer_form: PeerForm, allotment: Allotment
) -> MakeUpPlan:
    price = peer_form_price(peer_form, task.stories, task.rules)
    return MakeUpPlan(stories, peer_form, allotment.drafts, allotment.cost + price)


def _same_pages(task: MakeUpTask, plan: MakeUpPlan, peer_forms: Sequence[PeerForm]) -> Iterator[MakeUpPlan]:
    """The plan with its equals in other forms, the same stories on each page, as long as that betters it."""
    best = plan.cost
    for peer_form in peer_forms:
        if peer_form_price(peer_form, task.stories, task.rules) >= best or task.exhausted(trials=True):
            return
        drafts = _page_allotter(task, peer_form).same_pages(plan.drafts)
        if drafts:
            extra = plan.cost - sum(draft.cost for draft in plan.drafts)
            extra -= peer_form_price(plan.peer_form, task.stories, task.rules)
            cost = extra + sum(draft.cost for draft in drafts)
            found = _in_peer_form(task, plan.stories, peer_form, Allotment(drafts, cost))
            best = min(best, found.cost)
            yield found
