"""The real world: the machine's files, environment and clock."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Mapping
from pathlib import Path

from banxin.world.world import CACHE


class Disk:
    """The World of the machine that Banxin runs on."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "DISK"

    @property
    def environment(self) -> Mapping[str, str]:
        """Variables of this process, as they are when asked for."""
        return os.environ

    def seconds(self) -> float:
        """The machine's finest clock."""
        return time.perf_counter()

    def read(self, path: Path, at_most: int) -> bytes:
        """The first `at_most` bytes of a file; no more of it is held in memory."""
        with path.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size  # 0 of what the system makes up as it is read
            return stream.read(min(at_most, size) if size else at_most)  # Python makes room for all asked

    def is_file(self, path: Path) -> bool:
        """Whether there is a regular file."""
        return path.is_file()

    def is_folder(self, path: Path) -> bool:
        """Whether there is a folder."""
        return path.is_dir()

    def exists(self, path: Path) -> bool:
        """Whether there is anything."""
        return path.exists()

    def names(self, folder: Path) -> tuple[str, ...]:
        """What the folder holds, sorted."""
        return tuple(sorted(os.listdir(folder)))

    def local(self, path: Path) -> Path:
        """The file itself."""
        return path

    def cache(self, root: Path) -> Path:
        """Within the folder itself."""
        return root / CACHE

    def note(self, paths: Iterable[Path]) -> None:
        """Nothing is kept of it."""

    def resolved(self, path: Path) -> Path:
        """The path as the system follows it."""
        return path.resolve()


DISK = Disk()
