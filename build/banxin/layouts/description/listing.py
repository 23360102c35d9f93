"""The layouts that there are, each as it is when it is opened."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from banxin.layouts.description.folders import builtin_layouts, has_layout, names
from banxin.layouts.description.layout import LayoutEntry
from banxin.layouts.description.opening import BASE, open_layout
from banxin.world import DISK, World


def list_layouts(roots: Sequence[Path] | None = None, world: World = DISK) -> tuple[LayoutEntry, ...]:
    """A line for each layout under `roots` (default: the built-in ones), with what it inherits.

    One that cannot be opened is listed by its name alone. `base` is there to be extended, not to be used,
    and is not listed.
    """
    roots = (builtin_layouts(),) if roots is None else roots
    return tuple(_entry(name, roots, world) for name in names(roots, world) if name != BASE)


def _entry(name: str, roots: Sequence[Path], world: World) -> LayoutEntry:
    path = next(root / name for root in roots if has_layout(root, name, world))
    layout, _ = open_layout(name, roots, world=world)
    return LayoutEntry(
        name=name,
        title=layout.title if layout else name,
        about=layout.about if layout else "",
        editions=layout.editions if layout else (),
        path=path,
        own=path.parent != builtin_layouts(),
    )
