"""A world that notes what is asked of it: the files and folders that a preview has to watch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from banxin.world.world import World


@dataclass(frozen=True, slots=True)
class Watched:
    """Another `world`, with the files read and the folders listed through it: `asked`."""

    world: World
    asked: set[Path] = field(default_factory=set)

    @property
    def environment(self) -> Mapping[str, str]:
        """That of the other world."""
        return self.world.environment

    def seconds(self) -> float:
        """The clock of the other world."""
        return self.world.seconds()

    def read(self, path: Path, at_most: int) -> bytes:
        """As in the other world, and noted."""
        self.asked.add(path)
        return self.world.read(path, at_most)

    def is_file(self, path: Path) -> bool:
        """As in the other world, and noted: a file that comes or goes changes the answer."""
        self.asked.add(path)
        return self.world.is_file(path)

    def is_folder(self, path: Path) -> bool:
        """As in the other world, and noted."""
        self.asked.add(path)
        return self.world.is_folder(path)

    def exists(self, path: Path) -> bool:
        """As in the other world, and noted."""
        self.asked.add(path)
        return self.world.exists(path)

    def names(self, folder: Path) -> tuple[str, ...]:
        """As in the other world, and noted."""
        self.asked.add(folder)
        return self.world.names(folder)

    def local(self, path: Path) -> Path:
        """As in the other world, and noted."""
        self.asked.add(path)
        return self.world.local(path)

    def cache(self, root: Path) -> Path:
        """That of the other world."""
        return self.world.cache(root)

    def note(self, paths: Iterable[Path]) -> None:
        """These were asked for too."""
        self.asked.update(paths)

    def resolved(self, path: Path) -> Path:
        """As in the other world."""
        return self.world.resolved(path)
