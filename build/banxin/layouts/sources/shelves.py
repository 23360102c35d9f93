"""Every place that layouts come from, in the order of search: publication, built in, installed packages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from banxin.findings import Finding
from banxin.layouts.description.folders import builtin_layouts, has_layout, layout_roots, names
from banxin.layouts.sources.installed import InstalledLayouts, installed_layouts
from banxin.layouts.sources.packed import SUFFIX, Archives, with_archives
from banxin.wording import Message
from banxin.world import DISK, World


@dataclass(frozen=True, slots=True)
class Shelves:
    """The folders that hold layouts: `roots` are read through `world`, which has archives as folders.

    `findings` tell which archives of the publication cannot be opened, `installed` which packages cannot.
    """

    roots: tuple[Path, ...]
    world: World
    archives: Archives
    installed: InstalledLayouts

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with archives of the publication."""
        return self.archives.findings

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all layouts, sorted."""
        return names(self.roots, self.world)

    def folder(self, name: str) -> Path | None:
        """The folder that the layout `name` is read from first."""
        roots = (root for root in self.roots if has_layout(root, name, self.world))
        return next((root / name for root in roots), None)

    def is_own(self, folder: Path) -> bool:
        """Whether the layout in `folder` belongs to the publication."""
        return folder.parent in self.roots[:1] and folder.parent != builtin_layouts()

    def origin(self, folder: Path) -> str:
        """Where the layout in `folder` comes from, in a few words."""
        if folder.parent == builtin_layouts():
            return Message("built in")
        if package := self.installed.package_of(folder):
            return Message("package {package}", package=package)
        if folder.name in self.archives.names and folder.parent in self.roots[:1]:
            return f"layouts/{folder.name}{SUFFIX}"
        return f"layouts/{folder.name}/"


def shelves(publication: Path | None, world: World = DISK, beside: Path | None = None) -> Shelves:
    """The places that a publication's layouts come from; None for those that are there in any case.

    A folder `beside` is searched before them: a layout that stands alone has others beside it.
    """
    archives = with_archives(publication, world)
    built_in = names((builtin_layouts(),), world)
    installed = installed_layouts({*built_in, "base"})
    first = () if beside is None else (beside,)
    roots = (*first, *layout_roots(publication, archives.world), *installed.roots)
    return Shelves(roots, archives.world, archives, installed)
