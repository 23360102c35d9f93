"""What a job may ask of the world outside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol

CACHE = ".banxin"
"""The name of a publication's cache, as seen from its folder."""


class World(Protocol):
    """Files to be read, the environment, and a clock. Nothing is written through it."""

    @property
    def environment(self) -> Mapping[str, str]:
        """Variables of the environment, such as SOURCE_DATE_EPOCH."""
        ...

    def seconds(self) -> float:
        """Seconds of a clock that never goes back; only differences mean something."""
        ...

    def read(self, path: Path, at_most: int) -> bytes:
        """The first `at_most` bytes of a file; raises OSError where it cannot be read."""
        ...

    def is_file(self, path: Path) -> bool:
        """Whether there is a regular file, links followed."""
        ...

    def is_folder(self, path: Path) -> bool:
        """Whether there is a folder, links followed."""
        ...

    def exists(self, path: Path) -> bool:
        """Whether there is anything, links followed."""
        ...

    def names(self, folder: Path) -> tuple[str, ...]:
        """What a folder holds, sorted; raises OSError where it cannot be listed."""
        ...

    def local(self, path: Path) -> Path:
        """A file of the machine's disk with what `path` holds, for libraries that open files by name.

        Raises OSError where `path` cannot be read.
        """
        ...

    def cache(self, root: Path) -> Path:
        """The folder of the machine's disk that keeps what was made of the files in `root`.

        Seen from `root` it is `.banxin`; it may not be there yet, and may be deleted at any time.
        """
        ...

    def note(self, paths: Iterable[Path]) -> None:
        """Hear what else a job read of this world: in a process of its own, or by a library."""
        ...

    def resolved(self, path: Path) -> Path:
        """The absolute path, links followed; raises OSError or RuntimeError where they go in a circle."""
        ...
