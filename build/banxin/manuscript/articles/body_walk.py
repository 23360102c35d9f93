"""Walks over the tree of a text: its pictures, and copies with references or pictures exchanged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from operator import is_
from typing import Any

from banxin.markup import walk
from banxin.markup.blocks import Body, CrossReference, Figure

Resolve = Callable[[CrossReference], CrossReference]
ChangeFigure = Callable[[Figure], Figure]


def figures(body: Body) -> Iterator[Figure]:
    """Every picture of the text, in order, those in notes last."""
    if Figure not in kinds(body):
        return
    for blocks in (body.blocks, *(note.blocks for note in body.notes)):
        yield from (block for block in walk(blocks) if isinstance(block, Figure))


def references(body: Body) -> tuple[CrossReference, ...]:
    """Every cross-reference of the text, those in notes too."""
    found: list[CrossReference] = []

    def note(reference: CrossReference) -> CrossReference:
        found.append(reference)
        return reference

    exchange(body, note)
    return tuple(found)


def kinds(body: Body) -> frozenset[type]:
    """The kinds of blocks and inlines that a text has anywhere: most walks look for what few texts have."""
    if not body.held:
        found: set[type] = set()
        waiting: list[Any] = [body.blocks, body.notes]
        while waiting:
            for node in waiting.pop():
                if type(node) is tuple:
                    waiting.append(node)
                    continue
                kind: Any = type(node)
                found.add(kind)
                for name in _fields(kind):
                    if type(inner := getattr(node, name)) is tuple:
                        waiting.append(inner)
        body.held.append(frozenset(found))
    return body.held[0]


def exchange(body: Body, resolve: Resolve) -> Body:
    """The body with each cross-reference replaced by what `resolve` returns; itself if none changes."""
    if CrossReference not in kinds(body):
        return body
    changed = _exchanged(body, CrossReference, resolve)
    assert isinstance(changed, Body)
    return changed


def with_figures(body: Body, change: ChangeFigure) -> Body:
    """The body with each picture, those in notes too, replaced by what `change` returns."""
    if Figure not in kinds(body):
        return body
    changed = _exchanged(body, Figure, change)
    assert isinstance(changed, Body)
    return changed


def _exchanged(node: Any, sort: type, change: Callable[[Any], Any]) -> Any:
    if type(node) is tuple:
        entries = [_exchanged(entry, sort, change) for entry in node]
        return node if all(map(is_, entries, node)) else tuple(entries)
    changes = {}
    kind: Any = type(node)
    for name in _fields(kind):
        old = getattr(node, name)
        if type(old) is tuple and (new := _exchanged(old, sort, change)) is not old:
            changes[name] = new
    changed = replace(node, **changes) if changes else node
    return change(changed) if isinstance(changed, sort) else changed


@cache
def _fields(sort: Any) -> tuple[str, ...]:
    """The fields of a kind of node that may hold others; those of plain texts and numbers never do."""
    if not is_dataclass(sort):
        return ()
    return tuple(one.name for one in fields(sort) if str(one.type) not in ("str", "int", "bool"))
