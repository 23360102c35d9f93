"""Pages after a blueprint: given trees are sized, pages left open are searched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from banxin.makeup.model.blueprint import Blueprint
from banxin.makeup.model.page import PageFrame
from banxin.makeup.model.story import Story
from banxin.makeup.model.tree import Tree
from banxin.makeup.modules.slack import foot_cost
from banxin.makeup.search.allotment import Allotter, Draft, forced_limit
from banxin.makeup.search.automatic import FreeSearch
from banxin.makeup.search.panels import panel_cost
from banxin.makeup.search.solve import TreeSolver

_KEPT = 6


def tree_drafts(
    blueprint: Blueprint, solver: TreeSolver, rest: tuple[Story, ...], frames: Sequence[PageFrame]
) -> tuple[Draft, ...]:
    """A draft for each page of the blueprint; none at all where a tree cannot be set on these frames.

    `rest` are the stories that no tree names: they go to the pages that are left open.
    """
    trees = [*blueprint.pages, *([None] if rest and all(blueprint.pages) else [])]
    if len(trees) > len(frames):
        return ()
    drafts: dict[int, Draft] = {}
    for index, tree in enumerate(trees):
        if tree is not None:
            draft = tree_draft(tree, solver, frames[index])
            if draft is None:
                return ()
            drafts[index] = draft
    open_pages = [index for index, tree in enumerate(trees) if tree is None]
    if rest and open_pages:
        free = [frames[index] for index in open_pages]
        effort = replace(solver.effort, cap=12)
        search = FreeSearch(rest, solver.book, solver.peer_form, effort, forced_limit(free), forced=True)
        shared = Allotter(search).share_out(free)
        if shared is None:
            return ()
        drafts |= dict(zip(open_pages, shared.drafts, strict=True))
    return tuple(drafts[index] for index in sorted(drafts))


def tree_draft(tree: Tree, solver: TreeSolver, frame: PageFrame) -> Draft | None:
    """The best ways to set a tree in a frame; over-set where it is too tall, None where it cannot be set."""
    rules = solver.rules
    parts = solver.parts(tree, frame.columns)
    if not parts:
        return None
    fitting = [
        (part.cost + foot_cost(frame.rows - part.rows, part.stack, rules.prices), part)
        for part in parts
        if part.rows <= frame.rows
    ]
    if fitting:
        fitting.sort(key=lambda pair: (round(pair[0], 6), pair[1].rows))
        return Draft(
            frame, tuple((cost + panel_cost(part, frame, rules), part) for cost, part in fitting[:_KEPT])
        )
    lowest = min(parts, key=lambda part: (part.rows, part.cost))
    over = lowest.rows - frame.rows
    return Draft(frame, ((lowest.cost + rules.prices.over * over * frame.columns, lowest),), over)
