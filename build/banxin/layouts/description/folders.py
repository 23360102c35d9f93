"""Where layouts stand on disk, and which there are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from banxin.findings import Finding, Place, SourceText, finding
from banxin.layouts.description.contract_form import NAME
from banxin.layouts.description.files import is_inside, read_text
from banxin.layouts.description.reading import FILE, Description, describe
from banxin.wording import Message
from banxin.world import DISK, World, shipped
from banxin.world.shipped import is_shipped

SAMPLE = "sample"
"""The folder of a layout that holds a publication set with it."""


def builtin_layouts() -> Path:
    """The folder of the built-in layouts: inside the installed package, or beside it in a checkout."""
    return shipped("layouts")


def layout_roots(publication_root: Path | None, world: World = DISK) -> tuple[Path, ...]:
    """The folders that hold layouts, the publication's own first.

    A publication in the folder `sample` of a layout sees the layouts that stand beside that one.
    """
    own: list[Path] = []
    if publication_root is not None:
        own.append(publication_root / "layouts")
        at = world.resolved(publication_root)
        if at.name == SAMPLE and world.is_file(at.parent / FILE):
            own.append(at.parent.parent)
    return (*(root for root in own if world.is_folder(root)), builtin_layouts())


def has_layout(root: Path, name: str, world: World = DISK) -> bool:
    """Whether `root` holds a layout `name`, or only blocks or sheets to add to the one of that name.

    A name is never a path: `../base` is no layout.
    """
    if not re.fullmatch(NAME, name):
        return False
    folder = root / name
    parts = (folder / "blocks", folder / "sheets")
    return world.is_file(folder / FILE) or any(world.is_folder(part) for part in parts)


def names(roots: Sequence[Path], world: World = DISK) -> tuple[str, ...]:
    """The names of all layouts under `roots`, sorted."""
    named = ((root, name) for root in roots if world.is_folder(root) for name in world.names(root))
    return tuple(sorted({name for root, name in named if has_layout(root, name, world)}))


def shown(folder: Path, world: World = DISK) -> str:
    """A layout's folder as findings show it: `layouts/NAME` in a publication, `NAME` when built in,
    `PACKAGE/NAME` in a Python package."""
    if folder.parent == builtin_layouts():
        return folder.name
    packed = world.is_file(folder.parent / "__init__.py")
    return f"{folder.parent.name if packed else 'layouts'}/{folder.name}"


def read_description(folder: Path, world: World = DISK) -> tuple[Description | None, tuple[Finding, ...]]:
    """The description of the layout in `folder`."""
    file, name = folder / FILE, f"{shown(folder, world)}/{FILE}"
    if not is_inside(folder, folder.parent, world):
        return None, (
            finding(
                "file.outside",
                Message("{folder} leads out of its folder.", folder=shown(folder, world)),
                Place(name),
            ),
        )
    if not world.is_file(file):
        return Description(folder, shown(folder, world), SourceText(name, "")), ()
    source, findings = read_text(file, name, folder, world)
    if source is None:
        return None, findings
    if is_shipped(folder):
        return _described_once(folder, shown(folder, world), source)
    return describe(folder, shown(folder, world), source)


_described_once = lru_cache(maxsize=64)(describe)
"""For layouts that Banxin ships: every publication of a process extends the same few."""
