"""A world in memory: for tests, and for publications that lie on no disk."""

from __future__ import annotations

import errno
import os
import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class InMemory:
    """The World whose only files are `files`: contents by absolute path. It has no links.

    The clock stands still at `at` seconds.
    """

    files: Mapping[Path, bytes]
    environment: Mapping[str, str] = field(default_factory=dict)
    at: float = 0.0

    def seconds(self) -> float:
        """Always the same."""
        return self.at

    def read(self, path: Path, at_most: int) -> bytes:
        """The first `at_most` bytes of a file."""
        if path in self.files:
            return self.files[path][:at_most]
        number = errno.EISDIR if self.is_folder(path) else errno.ENOENT
        raise OSError(number, os.strerror(number), str(path))

    def is_file(self, path: Path) -> bool:
        """Whether a file of this path was given."""
        return path in self.files

    def is_folder(self, path: Path) -> bool:
        """Whether a file was given that lies somewhere below."""
        return any(path in file.parents for file in self.files)

    def exists(self, path: Path) -> bool:
        """Whether there is a file or folder."""
        return self.is_file(path) or self.is_folder(path)

    def names(self, folder: Path) -> tuple[str, ...]:
        """What lies in the folder, sorted."""
        below = (file.relative_to(folder).parts[0] for file in self.files if folder in file.parents)
        if names := sorted(set(below)):
            return tuple(names)
        number = errno.ENOTDIR if self.is_file(folder) else errno.ENOENT
        raise OSError(number, os.strerror(number), str(folder))

    def resolved(self, path: Path) -> Path:
        """The path without `.` and `..`."""
        return Path(posixpath.normpath(path.as_posix()))
