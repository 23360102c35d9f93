"""Layouts of installed Python packages: entry points of the group `banxin.layouts`.

    [project.entry-points."banxin.layouts"]
    evening = "evening_paper"

says that the layout `evening` is the folder `evening` in the package `evening_paper`. The package is
found, never imported: a layout is data, and none of its package's code runs.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from banxin.findings import Finding, Place, finding
from banxin.layouts.description.contract_form import NAME
from banxin.layouts.description.folders import names
from banxin.layouts.description.reading import FILE
from banxin.wording import Message

GROUP = "banxin.layouts"
_MODULE = re.compile(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*", re.ASCII)


@dataclass(frozen=True, slots=True)
class InstalledLayout:
    """A layout of a `package` (with its version), in `folder`."""

    name: str
    package: str
    folder: Path


@dataclass(frozen=True, slots=True)
class InstalledLayouts:
    """The layouts of packages that can be used, and findings about those that cannot."""

    layouts: tuple[InstalledLayout, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def roots(self) -> tuple[Path, ...]:
        """The folders of packages that hold layouts."""
        return tuple(dict.fromkeys(layout.folder.parent for layout in self.layouts))

    def package_of(self, folder: Path) -> str:
        """The package that the layout in `folder` belongs to; empty if to none."""
        return next((layout.package for layout in self.layouts if layout.folder == folder), "")


def installed_layouts(taken: Collection[str]) -> InstalledLayouts:
    """What packages offer, in the order of names; names that are `taken` by built-in layouts stay theirs.

    A package is used with all its layouts or not at all.
    """
    offered: dict[Path, list[InstalledLayout]] = {}
    found: list[Finding] = []
    for entry in sorted(importlib.metadata.entry_points(group=GROUP), key=_order):
        layout, fault = _offered(entry)
        if layout is not None:
            offered.setdefault(layout.folder.parent, []).append(layout)
        found += [fault] if fault is not None else []
    bringing: dict[str, set[Path]] = {}
    for folder, layouts in offered.items():
        for layout in layouts:
            bringing.setdefault(layout.name, set()).add(folder)
    good: list[InstalledLayout] = []
    for folder, layouts in offered.items():
        faults = [fault for layout in layouts if (fault := _conflict(layout, taken, bringing[layout.name]))]
        faults += _undeclared(folder, layouts)
        found += faults
        good += [] if faults else layouts
    return InstalledLayouts(tuple(sorted(good, key=lambda one: one.name)), tuple(found))


def _order(entry: importlib.metadata.EntryPoint) -> tuple[str, str, str]:
    return entry.name, _package(entry), entry.value


def _package(entry: importlib.metadata.EntryPoint) -> str:
    return f"{entry.dist.name} {entry.dist.version}" if entry.dist else entry.value


def _offered(entry: importlib.metadata.EntryPoint) -> tuple[InstalledLayout | None, Finding | None]:
    """The layout that an entry point names, or why it names none."""
    named = re.fullmatch(NAME, entry.name) and _MODULE.fullmatch(entry.value.strip())
    folder = _folder(entry.value.strip()) if named else None
    if folder is None:
        reason = Message("there is no such package")
    elif not (folder / entry.name / FILE).is_file():
        reason = Message("that package has no {name}/{file}", name=entry.name, file=FILE)
    else:
        return InstalledLayout(entry.name, _package(entry), folder / entry.name), None
    message = Message(
        "The layout `{name}` of {package} says `{value}`: {reason}.",
        name=entry.name,
        package=_package(entry),
        value=entry.value,
        reason=reason,
    )
    expected = Message("the name of a package with a folder {name}", name=entry.name)
    return None, finding("layout.package", message, Place(entry.name), expected=expected)


def _conflict(layout: InstalledLayout, taken: Collection[str], folders: Collection[Path]) -> Finding | None:
    if layout.name in taken:
        message = Message(
            "The layouts of {package} are not used: there is a built-in layout `{name}`.",
            package=layout.package,
            name=layout.name,
        )
        return finding("layout.package", message, Place(layout.name))
    if len(folders) > 1:
        message = Message(
            "The layouts of {package} are not used: another package brings a layout `{name}` too.",
            package=layout.package,
            name=layout.name,
        )
        remedy = Message("Uninstall one of the packages.")
        return finding("layout.package", message, Place(layout.name), remedy=remedy)
    return None


def _undeclared(folder: Path, layouts: Sequence[InstalledLayout]) -> Iterator[Finding]:
    """Folders that would be taken for layouts, though the package does not offer them."""
    declared = {layout.name for layout in layouts}
    for name in names((folder,)):
        if name not in declared:
            message = Message(
                "The layouts of {package} are not used: `{name}` in it is no entry point.",
                package=layouts[0].package,
                name=name,
            )
            yield finding("layout.package", message, Place(name))


def _folder(module: str) -> Path | None:
    """The folder of a package: its top is looked up without importing it, what is below by name."""
    top, *below = module.split(".")
    try:
        spec = importlib.util.find_spec(top)
    except (ImportError, ValueError):
        return None
    places = [] if spec is None else list(spec.submodule_search_locations or ())
    folders = [Path(place, *below) for place in places]
    return next((folder for folder in folders if folder.is_dir()), None)
