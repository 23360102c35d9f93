"""What a build asked of the disk, each path with a mark that changes when the answer would."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from banxin.job.machine import stamp
from banxin.world import CACHE
from banxin.world.shipped import is_shipped

_LARGEST = 1 << 28  # bytes that are read to tell a file; larger ones are told by their time
_TICK = 20_000_000  # ns: how far the time of a file may lag behind the clock


@dataclass(frozen=True, slots=True)
class Inputs:
    """StampedPaths of what is asked by a build of the publication in `root`, which writes into `out`."""

    root: Path
    out: Path
    _unlisted: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        out = os.path.relpath(self.out, self.root).split(os.sep)[0]
        object.__setattr__(self, "_unlisted", frozenset({CACHE, out}))

    def marks(self, asked: Iterable[Path]) -> tuple[tuple[str, str], ...]:
        """The mark of each path asked for, sorted; what Banxin ships is known by the stamp of the machine.

        Where the output goes is told by its place alone.
        """
        own = sorted({os.path.abspath(path) for path in asked if not is_shipped(path)})
        cache, folders = os.path.join(os.path.abspath(self.root), CACHE), _Folders()
        return tuple((path, self._mark(path, folders)) for path in own if not _is_within(path, cache))

    def hold(self, marks: Collection[tuple[str, str]]) -> bool:
        """Whether every path is as it was marked."""
        folders = _Folders()
        return all(self._mark(path, folders) == mark for path, mark in marks)

    def _mark(self, path: str, folders: _Folders) -> str:
        """What a path is: a file with its content, a folder with its names, nothing."""
        real = folders.real(path)
        where = "" if real == path else f" {real}"
        try:
            status = os.stat(path)
            if stat.S_ISDIR(status.st_mode):
                return f"folder {self._names(path)}{where}"
            if stat.S_ISREG(status.st_mode):
                return f"file {self._told(path, status)}{where}"
        except (OSError, ValueError):
            return f"nothing{where}"
        return f"other{where}"

    def changed_since(self, marks: Iterable[tuple[str, str]], start: int) -> bool:
        """Whether something was changed from `start` on, a time in ns: what was read is not known then.

        Folders that a build itself writes into are told by their names.
        """
        roots = {os.path.abspath(self.root), os.path.abspath(self.out)}
        return any(_changed(path) >= start - _TICK for path, _ in marks if path not in roots)

    def _names(self, folder: str) -> str:
        at_root = os.path.realpath(folder) == os.path.realpath(self.root)
        hidden = self._unlisted if at_root else frozenset[str]()
        if os.path.abspath(folder) == os.path.abspath(self.out):
            return ""
        names = "\0".join(sorted(name for name in os.listdir(folder) if name not in hidden))
        return hashlib.sha256(names.encode(errors="surrogateescape")).hexdigest()

    def _told(self, path: str, status: os.stat_result) -> str:
        """The digest of a file of the publication; the time of one that lies elsewhere."""
        if status.st_size > _LARGEST or not _is_within(path, os.path.abspath(self.root)):
            return stamp(path)
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()


class _Folders:
    """Where folders lie, links followed; each is followed once."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def real(self, path: str) -> str:
        """An absolute path, links followed."""
        if os.path.islink(path):
            return os.path.realpath(path)
        folder, name = os.path.split(path)
        if not name:
            return os.path.realpath(path)
        if folder not in self._known:
            self._known[folder] = os.path.realpath(folder)
        return os.path.join(self._known[folder], name)


def _is_within(path: str, folder: str) -> bool:
    return os.path.normcase(f"{path}{os.sep}").startswith(os.path.normcase(f"{folder}{os.sep}"))


def _changed(path: str) -> int:
    try:
        return os.stat(path).st_ctime_ns
    except (OSError, ValueError):
        return 0
