"""A blueprint as a tree: stories at the leaves, stacked (H) or side by side (V), as a page is sliced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Cutting(StrEnum):
    """How a part of the page is cut: `H` by horizontal rules into a stack, `V` by upright ones."""

    STACK = "H"
    BESIDE = "V"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A story; `columns` its width in basic columns and `legs` its cut, where they are decided."""

    key: str
    columns: int | None = None
    legs: int | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """Two or more parts, from the top down or from left to right; `columns` where they are decided."""

    cutting: Cutting
    parts: tuple[Tree, ...]
    columns: int | None = None


Tree = Leaf | Branch


def leaves(tree: Tree) -> Iterator[Leaf]:
    """The stories in order of reading: down a stack, from left to right beside each other."""
    if isinstance(tree, Leaf):
        yield tree
    else:
        for part in tree.parts:
            yield from leaves(part)


def to_text(tree: Tree) -> str:
    """The canonical text of a blueprint; it is YAML and reads back as the same tree."""
    if isinstance(tree, Leaf):
        return _leaf_text(tree)
    head = tree.cutting.value + (f" {tree.columns}" if tree.columns else "")
    return "[" + ", ".join([head, *(to_text(part) for part in tree.parts)]) + "]"


def to_data(tree: Tree) -> object:
    """The plain data of a blueprint, as it stands in a manifest."""
    if isinstance(tree, Leaf):
        return _leaf_text(tree)
    head = tree.cutting.value + (f" {tree.columns}" if tree.columns else "")
    return [head, *(to_data(part) for part in tree.parts)]


def _leaf_text(leaf: Leaf) -> str:
    if leaf.columns is None and leaf.legs is None:
        return leaf.key
    width = str(leaf.columns) if leaf.columns is not None else ""
    return f"{leaf.key} {width}" + (f"/{leaf.legs}" if leaf.legs is not None else "")
