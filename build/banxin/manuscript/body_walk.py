"""Walks over the tree of a text: everything in it, and a copy with its cross-references exchanged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

from banxin.markup.blocks import Body, CrossReference, Figure


def figures(body: Body) -> Iterator[Figure]:
    """Every picture of the text, in order, notes last."""
    return (part for part in _parts(body) if isinstance(part, Figure))


def anchors(body: Body) -> Iterator[str]:
    """Every anchor that a reference can lead to."""
    return (
        part.anchor for part in _parts(body) if not isinstance(part, CrossReference) and _has_anchor(part)
    )


def exchange(body: Body, resolve: Callable[[CrossReference], CrossReference]) -> Body:
    """The body with each cross-reference replaced by what `resolve` returns; itself if none changes."""
    changed = _exchanged(body, resolve)
    assert isinstance(changed, Body)
    return changed


def _has_anchor(part: Any) -> bool:
    return bool(getattr(part, "anchor", ""))


def _parts(node: Any) -> Iterator[Any]:
    if isinstance(node, tuple):
        for entry in node:
            yield from _parts(entry)
    elif is_dataclass(node):
        yield node
        for part in fields(node):
            yield from _parts(getattr(node, part.name))


def _exchanged(node: Any, resolve: Callable[[CrossReference], CrossReference]) -> Any:
    if isinstance(node, tuple):
        entries = tuple(_exchanged(entry, resolve) for entry in node)
        return node if all(new is old for new, old in zip(entries, node, strict=True)) else entries
    if not is_dataclass(node) or isinstance(node, type):
        return node
    changes = {}
    for part in fields(node):
        old = getattr(node, part.name)
        if (new := _exchanged(old, resolve)) is not old:
            changes[part.name] = new
    changed = replace(node, **changes) if changes else node
    return resolve(changed) if isinstance(changed, CrossReference) else changed
