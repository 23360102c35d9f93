"""A world in memory: for tests, and for publications that lie on no disk."""

from __future__ import annotations

import errno
import hashlib
import os
import posixpath
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from banxin.world.disk import DISK
from banxin.world.shipped import is_shipped
from banxin.world.world import CACHE


@dataclass(frozen=True, slots=True)
class InMemory:
    """The World whose only files are `files`: contents by absolute path. It has no links.

    What Banxin ships is there too. `environment` holds its variables; the clock stands still at `at`
    seconds. Files that a library must open by name are written once to a temporary folder that goes when
    the world does.
    """

    files: Mapping[Path, bytes]
    environment: Mapping[str, str] = field(default_factory=dict)
    at: float = 0.0
    _folders: list[tempfile.TemporaryDirectory[str]] = field(
        default_factory=list, init=False, repr=False, compare=False
    )

    def seconds(self) -> float:
        """Always the same."""
        return self.at

    def read(self, path: Path, at_most: int) -> bytes:
        """The first `at_most` bytes of a file."""
        path = self.resolved(path)
        if path in self.files:
            return self.files[path][:at_most]
        if on_disk := self._on_disk(path):
            return DISK.read(on_disk, at_most)
        number = errno.EISDIR if self.is_folder(path) else errno.ENOENT
        raise OSError(number, os.strerror(number), str(path))

    def is_file(self, path: Path) -> bool:
        """Whether a file of this path was given."""
        path = self.resolved(path)
        on_disk = self._on_disk(path)
        return path in self.files or (on_disk is not None and DISK.is_file(on_disk))

    def is_folder(self, path: Path) -> bool:
        """Whether a file was given that lies somewhere below."""
        path = self.resolved(path)
        on_disk = self._on_disk(path)
        given = any(path in file.parents for file in self.files)
        return given or (on_disk is not None and DISK.is_folder(on_disk))

    def exists(self, path: Path) -> bool:
        """Whether there is a file or folder."""
        return self.is_file(path) or self.is_folder(path)

    def names(self, folder: Path) -> tuple[str, ...]:
        """What lies in the folder, sorted."""
        folder = self.resolved(folder)
        below = {file.relative_to(folder).parts[0] for file in self.files if folder in file.parents}
        if (on_disk := self._on_disk(folder)) and DISK.is_folder(on_disk):
            below.update(DISK.names(on_disk))
        if names := sorted(below):
            return tuple(names)
        number = errno.ENOTDIR if self.is_file(folder) else errno.ENOENT
        raise OSError(number, os.strerror(number), str(folder))

    def local(self, path: Path) -> Path:
        """A copy in the temporary folder; the file itself where Banxin ships it."""
        path = self.resolved(path)
        if path not in self.files and (on_disk := self._on_disk(path)):
            return on_disk
        data = self.read(path, len(self.files.get(path, b"")))
        folder = self._scratch() / hashlib.sha256(path.as_posix().encode()).hexdigest()[:24]
        copy = folder / path.name
        if not copy.exists():
            folder.mkdir(exist_ok=True)
            copy.write_bytes(data)
        return copy

    def cache(self, root: Path) -> Path:
        """A part of the temporary folder."""
        return self._scratch() / CACHE

    def _scratch(self) -> Path:
        """The temporary folder, made when it is first asked for."""
        if not self._folders:
            self._folders.append(tempfile.TemporaryDirectory(prefix="banxin-", ignore_cleanup_errors=True))
        return Path(self._folders[0].name)

    def _on_disk(self, path: Path) -> Path | None:
        """Where the disk has a file that was not given: one that Banxin ships, or one of the cache."""
        if CACHE in path.parts:
            return self._scratch().joinpath(*path.parts[path.parts.index(CACHE) :])
        return path if is_shipped(path) else None

    def note(self, paths: Iterable[Path]) -> None:
        """Nothing is kept of it."""

    def resolved(self, path: Path) -> Path:
        """The path without `.` and `..`."""
        return Path(posixpath.normpath(path.as_posix()))
