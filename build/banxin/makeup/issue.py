"""Make up an issue: stories and frames in, pages out, with what does not fit and what would mend it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from banxin.makeup.judging.choice import DEMERITS_PER_POINT, JudgedPage, best_page
from banxin.makeup.judging.places import places_kept
from banxin.makeup.judging.pull_quotes import pulls_kept
from banxin.makeup.judging.white import WAITING
from banxin.makeup.legs.jumps import cut_story, jump_places
from banxin.makeup.model.blueprint import OPEN, Blueprint
from banxin.makeup.model.page import Jump, MakeUp, Misfit, PageFrame
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import Story, StoryRank
from banxin.makeup.model.tree import Tree, leaves
from banxin.makeup.modules.leg_texts import Texts
from banxin.makeup.modules.shapes import FREE, PeerForm, ShapeBook
from banxin.makeup.outcome.remedies import remedies
from banxin.makeup.search.allotment import Allotment, Allotter, pages_needed
from banxin.makeup.search.jumping import orders_of
from banxin.makeup.search.keeping import have_room, is_planned, refusals, released, with_trees
from banxin.makeup.search.one_by_one import MakeUpPlan, page_by_page
from banxin.makeup.search.peers import alike, peer_form_price, peer_forms
from banxin.makeup.search.solve import Effort, TreeSolver
from banxin.makeup.search.task import TREE_CAP, MakeUpTask, is_jumping
from banxin.makeup.search.trees import tree_drafts
from banxin.manuscript.form.sheet import Region

BUDGET = 500_000  # joins tried before the best page so far is taken, or a narrower search made
_PATIENCE = 2  # budgets spent on jumps while nothing fits
_FINALISTS = 10
_FAR_FROM_FULL = 150.0  # demerits of a page that make a jump worth a trial
_MOST_RELEASES = 8  # stories that are taken off their planned page one by one, before all are
_NOWHERE = 1_000_000  # rows over-set of stories that no pages were made of
_SMALLER_FORMS = 2  # in which a page is tried whose stories do not stand where they are pinned
_NEAR_END = 0.6  # of the room of some pages, from which on a story may be the one to jump
_EARLY = frozenset({Region.TOP, Region.LEFT, Region.TOP_LEFT})
_LATE = frozenset({Region.BOTTOM, Region.RIGHT, Region.BOTTOM_RIGHT})


def make_up(
    stories: Sequence[Story],
    frames: Sequence[PageFrame],
    rules: MakeUpRules,
    blueprint: Blueprint = OPEN,
    budget: int = BUDGET,
    least: int = 1,
    texts: Texts | None = None,
) -> MakeUp:
    """The best pages for these stories on as few of the frames as will do, on `least` of them at least.

    Never raises for copy that does not fit: what is over-set is in `over`, with remedies. The same
    input gives the same pages; `budget` bounds the search by a count of joins. `texts` holds what is known of
    these stories by the same rules, and what comes to be known.
    """
    book = ShapeBook(rules, texts if texts is not None else {})
    standing, left_out = _that_can_stand(sorted(stories, key=lambda story: story.order), book)
    if not standing or not frames:
        return MakeUp((), left_out=left_out if frames else tuple(story.key for story in stories))
    trees: dict[int, Tree] = {}
    if any(frame.fixed for frame in frames) or is_planned(standing, {}):
        standing, trees = with_trees(standing, blueprint, frames)
    task = MakeUpTask(standing, tuple(frames), rules, budget, book, trees)
    plans = _plans_kept(task, least) if is_planned(standing, trees) else _plans(task, blueprint, least)
    pages = min((_judged(plan, rules) for plan in plans), key=_verdict)
    pages = _with_places(pages, task, blueprint)
    return _finished(_with_pulls(pages, rules), plans, task, left_out)


def _plans_kept(task: MakeUpTask, least: int) -> list[MakeUpPlan]:
    """The plans in which the stories stand where they are planned; where that cannot be, as many as can."""
    for tried in released(task.wanted, task.frames, task.area, task.alone, task.trees, _MOST_RELEASES):
        task.stories = tried
        planned = max(story.pages.first for story in tried)
        found = _searched(task, max(least, planned))
        if found:
            return found
    return [_forced(task, task.stories, task.frames)]


def _that_can_stand(stories: Sequence[Story], book: ShapeBook) -> tuple[tuple[Story, ...], tuple[str, ...]]:
    """Stories that have at least one shape, and the keys of those that have none."""
    columns = range(1, book.rules.grid.columns + 1)
    able = [story for story in stories if any(book.shapes(story, width) for width in columns)]
    return tuple(able), tuple(story.key for story in stories if story not in able)


def _plans(task: MakeUpTask, blueprint: Blueprint, least: int) -> list[MakeUpPlan]:
    """The plans that fit best, the cheapest first; over-set ones only where nothing fits."""
    if not blueprint.auto:
        known = {story.key for story in task.stories}
        pages = [
            tree if tree and all(leaf.key in known for leaf in leaves(tree)) else None
            for tree in blueprint.pages
        ]
        return _by_blueprint(task, Blueprint(tuple(pages)))
    return _searched(task, least) or [_forced(task, task.stories, task.frames)]


def _searched(task: MakeUpTask, least: int) -> list[MakeUpPlan]:
    """The plans that fit on the fewest pages, the cheapest first; none where nothing fits."""
    first = task.search(task.stories, peer_forms(task.stories, task.rules)[-1][0])
    needed = max(pages_needed(first, task.frames), min(least, len(task.frames)))
    for count in range(needed, len(task.frames) + 1):
        frames = task.frames[:count]
        if not have_room(task.stories, frames, task.area):
            continue
        found = list(_ways(task, frames))
        if found:
            return sorted(found, key=lambda plan: plan.cost)[:_FINALISTS]
    return []


def _fitting(
    task: MakeUpTask, stories: tuple[Story, ...], frames: Sequence[PageFrame]
) -> Iterator[MakeUpPlan]:
    found = False
    for every in peer_forms(stories, task.rules):
        for order in () if found else _orders(stories, len(frames)):
            for peer_form in every:
                if found and task.exhausted(trials=is_jumping(stories)):
                    return
                for plan in _in_form(task, order, peer_form, frames):
                    found = True
                    yield plan


def _in_form(
    task: MakeUpTask, order: tuple[Story, ...], peer_form: PeerForm, frames: Sequence[PageFrame]
) -> Iterator[MakeUpPlan]:
    """The best plan of a form; where equals of one width differ in legs, one in which they do not, too."""
    price = peer_form_price(peer_form, order, task.rules)
    shared = task.share_out(order, peer_form, frames)
    if not shared:
        return
    stricter = alike(peer_form, (draft.parts[0][1] for draft in shared.drafts))
    unlike = task.rules.form.unlike if stricter != peer_form else 0
    yield MakeUpPlan(order, peer_form, shared.drafts, shared.cost + price + unlike)
    if unlike:
        again = task.share_out(order, stricter, frames)
        if again:
            yield MakeUpPlan(order, stricter, again.drafts, again.cost + price)


def _orders(stories: tuple[Story, ...], pages: int) -> list[tuple[Story, ...]]:
    """Orders of reading to try: the manifest's, on a single page the lead first and pins heeded."""
    if pages > 1:
        return [stories]
    lead_first = tuple(sorted(stories, key=lambda story: story.rank is not StoryRank.LEAD))
    orders = [lead_first]
    if any(story.pin.columns or story.pin.legs for story in stories):  # granted in another order, perhaps
        orders += orders_of(stories)
    for story in stories:
        rest = tuple(other for other in lead_first if other is not story)
        if story.pin.region in _EARLY:
            orders.append((story, *rest))
        elif story.pin.region in _LATE:
            orders.append((*rest, story))
        elif story.pin.region is not None:
            orders += [(*rest[:at], story, *rest[at:]) for at in range(len(rest) + 1)]
    return list({tuple(story.key for story in order): order for order in orders}.values())


def _forced(task: MakeUpTask, stories: tuple[Story, ...], frames: Sequence[PageFrame]) -> MakeUpPlan:
    """The plan that is over-set least: the tightest form, every page at its lowest.

    Every page begins a story, so that an issue of fewer stories than frames is shared out over no more
    pages than it has stories; a note stands with one of them.
    """
    every = peer_forms(stories, task.rules)[-1]
    tight = min(every, key=lambda peer_form: (peer_form.size or 0, peer_form.air or 0))
    if is_planned(stories, task.trees):
        return _forced_after_plan(task, stories, tight, frames)
    search = task.forced(stories, tight, frames)
    most = max(1, len(search.flow))
    shared = Allotter(search).share_out(frames[:most])
    if shared is None:
        shared = Allotment((), 0)
    return MakeUpPlan(stories, tight, shared.drafts, shared.cost, shared.over)


def _forced_after_plan(
    task: MakeUpTask, stories: tuple[Story, ...], tight: PeerForm, frames: Sequence[PageFrame]
) -> MakeUpPlan:
    """The same after a plan: on all of these frames, or on as many as there are stories for."""
    for count in range(len(frames), 0, -1):
        shared = task.planned(stories, tight, frames, forced=True).share_out(frames[:count])
        if shared:
            return MakeUpPlan(stories, tight, shared.drafts, shared.cost, shared.over)
    return MakeUpPlan(stories, tight, (), 0, _NOWHERE)


def _well_filled(rules: MakeUpRules, plan: MakeUpPlan) -> bool:
    """Whether no page that another follows waits for copy."""
    return all(
        best_page(number, draft.frame, draft.parts[:1], rules).page.white <= WAITING
        for number, draft in enumerate(plan.drafts[:-1], 1)
    )


def _far_from_full(found: Sequence[MakeUpPlan]) -> bool:
    """Whether nothing fits, or a page before the last stays far from full in every plan."""
    slack = min((max(draft.cost for draft in plan.drafts[:-1]) for plan in found), default=_FAR_FROM_FULL)
    return slack >= _FAR_FROM_FULL


def _ways(task: MakeUpTask, frames: Sequence[PageFrame]) -> Iterator[MakeUpPlan]:
    """Plans on exactly these pages. Several of them, of which nothing is planned, are made up one by one."""
    planned = is_planned(task.stories, task.trees)
    if len(frames) > 1 and not planned:
        plan = page_by_page(task, frames, partial(_well_filled, task.rules))
        if plan:
            yield plan
            return
    found = list(_fitting(task, task.stories, frames))
    yield from found
    if planned and len(frames) > 1 and _far_from_full(found):
        yield from _with_jumps(task, frames, found)


def _with_jumps(
    task: MakeUpTask, frames: Sequence[PageFrame], found: Sequence[MakeUpPlan]
) -> list[MakeUpPlan]:
    """Plans in which a story goes on over the foot of a page, where that is worth its price.

    One jump is added at a time, from the first page on; without any that fits, those that make the
    issue less over-set are kept until it fits.
    """
    price = task.rules.form.jump
    spent = task.exhausted(trials=True, times=1 if found else _PATIENCE)  # by stories of another plan
    if spent or not any(story.may_jump for story in task.stories):
        return []
    best = min((plan.cost for plan in found), default=float("inf"))
    plan = _forced(task, task.stories, frames)
    better: list[MakeUpPlan] = []
    for boundary in range(1, len(frames)):
        for cut in _cuts_at(task, plan.stories, frames[:boundary]):
            if task.exhausted(trials=True, times=1 if better or found else _PATIENCE):
                return better
            jumps = sum(story.jumped for story in cut)
            better += [
                replace(fitting, cost=fitting.cost + price * jumps)
                for fitting in _fitting(task, cut, frames)
                if fitting.cost + price * jumps < best
            ]
            other = _forced(task, cut, frames)
            if (other.over, other.cost) < (plan.over, plan.cost):
                plan = other
    return better


def _cuts_at(
    task: MakeUpTask, stories: tuple[Story, ...], frames: Sequence[PageFrame]
) -> Iterator[tuple[Story, ...]]:
    """The order of stories with one that ends near the end of `frames` cut, in likely places."""
    room = float(sum(frame.rows * frame.columns for frame in frames)) * 0.97
    search = task.search(stories, FREE)
    above = 0.0
    for index, story in enumerate(stories):
        area = search.story_area(story)
        places = jump_places(story)
        if places and above < room and above + area > _NEAR_END * room:
            for place in _near(places, story, min(0.9, (room - above) / area)):
                yield (*stories[:index], *cut_story(story, place, task.rules), *stories[index + 1 :])
        above += area


def _near(places: Sequence[int], story: Story, share: float) -> list[int]:
    """Places to cut a story of which `share` has room on the page; its head takes some of that."""
    count = len(next(iter(story.galleys.values())))
    wanted = [share * part * count for part in (1, 0.85, 0.7, 0.5)]
    return list(dict.fromkeys(min(places, key=lambda place: abs(place - one)) for one in wanted))


def _by_blueprint(task: MakeUpTask, blueprint: Blueprint) -> list[MakeUpPlan]:
    """Plans for the trees of a blueprint; pages that it leaves open are searched."""
    found: list[MakeUpPlan] = []
    every = tuple(peer_form for some in peer_forms(task.stories, task.rules) for peer_form in some)
    for peer_form in every:
        solver = TreeSolver(
            {story.key: story for story in task.stories},
            task.book,
            peer_form,
            Effort(TREE_CAP, tally=task.tally),
        )
        rest = tuple(story for story in task.stories if story.key not in _named(blueprint))
        drafts = tree_drafts(blueprint, solver, rest, task.frames)
        if drafts:
            price = peer_form_price(peer_form, task.stories, task.rules)
            over = sum(draft.over for draft in drafts)
            cost = sum(draft.cost for draft in drafts) + price
            found.append(MakeUpPlan(task.stories, peer_form, drafts, cost, over))
        if task.exhausted():
            break
    found.sort(key=lambda plan: (plan.over, plan.cost))
    return found[:_FINALISTS] or [_forced(task, task.stories, task.frames)]


def _named(blueprint: Blueprint) -> frozenset[str]:
    return frozenset(leaf.key for tree in blueprint.pages if tree for leaf in leaves(tree))


@dataclass(frozen=True, slots=True)
class _Judgement:
    plan: MakeUpPlan
    pages: tuple[JudgedPage, ...]
    verdict: float


def _judged(plan: MakeUpPlan, rules: MakeUpRules) -> _Judgement:
    most = 4
    pages = tuple(
        best_page(number, draft.frame, draft.parts[:most], rules)
        for number, draft in enumerate(plan.drafts, 1)
    )
    own = plan.cost - sum(draft.cost for draft in plan.drafts)
    return _Judgement(plan, pages, round(sum(page.verdict for page in pages) + own / DEMERITS_PER_POINT, 4))


def _with_places(best: _Judgement, task: MakeUpTask, blueprint: Blueprint) -> _Judgement:
    """The pages with stories in the places to which they are pinned, wherever a page can be made so.

    Equals keep the heads that they have in the issue; where it is one page, smaller ones are tried too.
    """
    if best.plan.over:
        return best
    form, pages = best.plan.peer_form, list(best.pages)
    forms = [form, *([replace(form, legs=())] if form.legs else [])]
    if len(pages) == 1:
        every = [one for some in peer_forms(task.stories, task.rules) for one in some]
        forms += [one for one in every if not one.air and (one.size or 0) < (form.size or 0)][:_SMALLER_FORMS]
    given = {number for number, tree in enumerate(blueprint.pages, 1) if tree}
    for at, draft in enumerate(best.plan.drafts):
        if at + 1 not in given:
            pages[at], found = places_kept(pages[at], draft.frame, forms, task.book)
            form = found or form
    return replace(best, plan=replace(best.plan, peer_form=form), pages=tuple(pages))


def _with_pulls(best: _Judgement, rules: MakeUpRules) -> _Judgement:
    """The pages with the pull quotes that were left out though there is room for them."""
    if best.plan.over:
        return best
    drafts = zip(best.pages, best.plan.drafts, strict=True)
    peer_form = best.plan.peer_form
    return replace(
        best, pages=tuple(pulls_kept(page, draft.frame, peer_form, rules) for page, draft in drafts)
    )


def _verdict(judgement: _Judgement) -> tuple[int, float]:
    return (judgement.plan.over, judgement.verdict)


def _finished(
    best: _Judgement, plans: Sequence[MakeUpPlan], task: MakeUpTask, left_out: tuple[str, ...]
) -> MakeUp:
    pages = tuple(judged.page for judged in best.pages)
    stories = {(story.key, story.first_block): story for story in best.plan.stories}
    over: list[Misfit] = []
    for page in pages:
        for module, fill in zip(page.modules, page.fills, strict=True):
            if fill.over_rows:
                story = stories[module.key, module.first_block]
                offered = remedies(module, story, fill, best.plan.peer_form, task.book)
                over.append(Misfit(fill.key, page.number, fill.over_rows, fill.over_characters, offered))
    return MakeUp(
        pages,
        tuple(over),
        tuple(fill for page in pages for fill in page.fills if fill.under_rows),
        tuple(_jumps(best)),
        tuple(wish for judged in best.pages for wish in judged.unmet),
        task.spent,
        left_out if pages else tuple(story.key for story in task.wanted),
        tuple(refusals(task.wanted, task.frames, pages, task.area)),
    )


def _jumps(best: _Judgement) -> Iterator[Jump]:
    started: dict[str, int] = {}
    for judged in best.pages:
        for module in judged.page.modules:
            if module.first_block and module.key in started:
                yield Jump(module.key, started[module.key], judged.page.number, module.first_block)
            started.setdefault(module.key, judged.page.number)
