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

    Paths are absolute. Nothing of the other world is seen within such a folder. `noted` are the files that
    the folders were made of by the folder, named in the other world when one of it is read.
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
        return self._home(path).read(path, at_most)

    def is_file(self, path: Path) -> bool:
        """Whether there is a regular file in either."""
        return self._home(path).is_file(path)

    def is_folder(self, path: Path) -> bool:
        """Whether there is a folder in either."""
        return self._home(path).is_folder(path)

    def exists(self, path: Path) -> bool:
        """Whether there is anything in either."""
        return self._home(path).exists(path)

    def names(self, folder: Path) -> tuple[str, ...]:
        """What a folder holds, the folders that stand in it too."""
        if self._within(folder):
            return self._over.names(folder)
        at = self._over.resolved(folder)
        more = {one.name for one in self.folders if one.parent == at}
        return tuple(sorted({*self.world.names(folder), *more}))

    def local(self, path: Path) -> Path:
        """A file of the disk with what `path` holds."""
        return self._home(path).local(path)

    def cache(self, root: Path) -> Path:
        """That of the other world."""
        return self.world.cache(root)

    def note(self, paths: Iterable[Path]) -> None:
        """These were asked for too; of an archive, the archive."""
        self.world.note([self.noted.get(self._within(path) or path, path) for path in paths])

    def resolved(self, path: Path) -> Path:
        """The absolute path; within the folders there are no links."""
        return self._home(path).resolved(path)

    def _home(self, path: Path) -> World:
        return self._over if self._within(path) else self.world

    def _within(self, path: Path) -> Path | None:
        """The folder of `folders` that `path` is or lies in."""
        if not self.folders:
            return None
        at = self._over.resolved(path)
        return next((one for one in (at, *at.parents) if one in self.folders), None)
