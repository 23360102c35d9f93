"""A world with folders that are not on its disk: what an archive holds, as if it were unpacked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from banxin.world.in_memory import InMemory
from banxin.world.world import World


@dataclass(frozen=True, slots=True)
class Overlaid:
    """Another `world` in which each folder of `folders` stands too, with what `files` holds below it.

    `folders` and `files` have absolute paths without links. Nothing of the other world is seen within such
    a folder. `noted` are the files that the folders were made of by the folder, named in the other world when
    one of it is read.
    """

    world: World
    folders: frozenset[Path]
    files: Mapping[Path, bytes]
    noted: Mapping[Path, Path] = field(default_factory=dict)
    _over: InMemory = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_over", InMemory(self.files))

    @property
    def environment(self) -> Mapping[str, str]:
        """That of the other world."""
        return self.world.environment

    def seconds(self) -> float:
        """The clock of the other world."""
        return self.world.seconds()

    def read(self, path: Path, at_most: int) -> bytes:
        """The first `at_most` bytes of a file."""
        home, at = self._home(path)
        return home.read(at, at_most)

    def is_file(self, path: Path) -> bool:
        """Whether there is a regular file in either."""
        home, at = self._home(path)
        return home.is_file(at)

    def is_folder(self, path: Path) -> bool:
        """Whether there is a folder in either."""
        home, at = self._home(path)
        return home.is_folder(at)

    def exists(self, path: Path) -> bool:
        """Whether there is anything in either."""
        home, at = self._home(path)
        return home.exists(at)

    def names(self, folder: Path) -> tuple[str, ...]:
        """What a folder holds, the folders that stand in it too."""
        home, at = self._home(folder)
        if home is self._over:
            return home.names(at)
        at = self.world.resolved(folder) if self.folders else folder
        more = {one.name for one in self.folders if one.parent == at}
        return tuple(sorted({*self.world.names(folder), *more}))

    def local(self, path: Path) -> Path:
        """A file of the disk with what `path` holds."""
        home, at = self._home(path)
        return home.local(at)

    def cache(self, root: Path) -> Path:
        """That of the other world."""
        return self.world.cache(root)

    def note(self, paths: Iterable[Path]) -> None:
        """These were asked for too; of an archive, the archive."""
        self.world.note([self.noted.get(self._within(path) or path, path) for path in paths])

    def resolved(self, path: Path) -> Path:
        """The absolute path; within the folders there are no links."""
        home, at = self._home(path)
        return home.resolved(at)

    def _home(self, path: Path) -> tuple[World, Path]:
        """The world that has `path`, and how it is called there."""
        at = self._at(path)
        return (self._over, at) if self._folder_of(at) else (self.world, path)

    def _within(self, path: Path) -> Path | None:
        """The folder of `folders` that `path` is or lies in."""
        return self._folder_of(self._at(path))

    def _at(self, path: Path) -> Path:
        """The absolute path: one may lead from the working folder, or through a link to the publication."""
        return self.world.resolved(path) if self.folders else path

    def _folder_of(self, at: Path) -> Path | None:
        return next((one for one in (at, *at.parents) if one in self.folders), None)
