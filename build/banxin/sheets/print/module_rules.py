"""The rules between the modules of a newspaper page, as they are drawn."""

from __future__ import annotations

from collections.abc import Collection

from banxin.layouts.pages.grid import Grid
from banxin.makeup.model.page import MadeUpPage, Module, PageRule


def drawn_rules(page: MadeUpPage, framed: Collection[str], grid: Grid) -> tuple[dict[str, object], ...]:
    """The rules of a page in pt: between all modules, but where those on both sides are `framed`.

    `framed` are the keys of stories with a frame of their own, such as notices: two frames need no rule
    between them.
    """
    return tuple(_drawn(rule, grid) for rule in page.rules if not _between_frames(rule, page, framed, grid))


def _drawn(rule: PageRule, grid: Grid) -> dict[str, object]:
    return {
        "upright": rule.upright,
        "left": round(rule.x * grid.size, 3),
        "top": round(rule.row * grid.pitch, 3),
        "length": round(rule.length * (grid.pitch if rule.upright else grid.size), 3),
    }


def _between_frames(rule: PageRule, page: MadeUpPage, framed: Collection[str], grid: Grid) -> bool:
    beside = _left_and_right if rule.upright else _above_and_below
    before, behind = beside(rule, page, grid)
    return bool(before and behind) and all(one.key in framed for one in (*before, *behind))


def _left_and_right(rule: PageRule, page: MadeUpPage, grid: Grid) -> tuple[list[Module], list[Module]]:
    column = round((rule.x + grid.gutter / 2) / (grid.measure + grid.gutter))
    foot = rule.row + rule.length
    along = [one for one in page.modules if one.row < foot and rule.row < one.row + one.rows]
    left = [one for one in along if one.column + one.columns == column]
    return left, [one for one in along if one.column == column]


def _above_and_below(rule: PageRule, page: MadeUpPage, grid: Grid) -> tuple[list[Module], list[Module]]:
    """In each column that the rule crosses, the module next to it on either side."""
    step = grid.measure + grid.gutter
    first, end = round(rule.x / step), round((rule.x + rule.length + grid.gutter) / step)
    above: list[Module] = []
    below: list[Module] = []
    for column in range(first, end):
        here = [one for one in page.modules if one.column <= column < one.column + one.columns]
        over = [one for one in here if one.row + one.rows <= rule.row]
        under = [one for one in here if one.row >= rule.row]
        above += [max(over, key=lambda one: one.row)] if over else []
        below += [min(under, key=lambda one: one.row)] if under else []
    return above, below
