"""A story that grew by a row or two: its neighbours in the stack give the rows that they can spare.

So a tight module takes a few words more while what stands beside the stack stays where it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from banxin.makeup.keeping.decisions import KeptModule
from banxin.makeup.model.tree import Cutting, Leaf, Tree

MOST = 3
"""Rows that a story is given at most; one that needs more has its page made up anew."""

Needs = Callable[[str], int]
"""The least rows of a story as it was kept."""


def eased(tree: Tree, modules: Mapping[str, KeptModule], least: Needs) -> dict[str, KeptModule]:
    """The modules with rows shifted from stories that can spare some to those that lack some, in one stack
    each; as they are where that cannot be done."""
    found = dict(modules)
    for stack in _stacks(tree):
        spare = {key: (found[key].rows or 0) - least(key) for key in stack}
        for key in stack:
            if -MOST <= spare[key] < 0 <= sum(spare.values()):
                _shift(found, stack, key, spare)
    return found


def _stacks(tree: Tree) -> Iterator[list[str]]:
    """The stories that stand by themselves in each stack."""
    if isinstance(tree, Leaf):
        return
    if tree.cutting is Cutting.STACK:
        yield [part.key for part in tree.parts if isinstance(part, Leaf)]
    for part in tree.parts:
        yield from _stacks(part)


def _shift(found: dict[str, KeptModule], stack: list[str], key: str, spare: dict[str, int]) -> None:
    """Rows for `key` from the others: first what is empty at their feet, from the nearest first."""
    near = sorted(
        (one for one in stack if one != key), key=lambda one: abs(stack.index(one) - stack.index(key))
    )
    for foot_only in (True, False):
        for other in near:
            most = found[other].foot or 0 if foot_only else spare[other]
            given = max(0, min(-spare[key], spare[other], most))
            found[other] = _deeper(found[other], -given)
            found[key] = _deeper(found[key], given)
            spare[other] -= given
            spare[key] += given


def _deeper(module: KeptModule, rows: int) -> KeptModule:
    return replace(module, rows=(module.rows or 0) + rows, foot=max(0, (module.foot or 0) + rows))
