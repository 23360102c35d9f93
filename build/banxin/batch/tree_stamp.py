"""What a publication's folder is known by without being read: each path in it, with its size and times."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Set
from dataclasses import dataclass
from pathlib import Path

from banxin.job.machine import stamp
from banxin.world.world import CACHE

_MADE = ("out", CACHE)
_MOST = 100_000  # paths; a folder with more is not remembered


@dataclass(frozen=True, slots=True)
class TreeStamp:
    """The digest of a folder's paths; two that are equal stand for the same files. Empty: not known."""

    digest: str

    @classmethod
    def of(cls, root: Path, out: Path | None = None) -> TreeStamp:
        """That of the folder as it is now; what builds made in it, its own out/ and `out`, is left out."""
        told = hashlib.sha256()
        made = {root / name for name in _MADE} | ({out.resolve()} if out is not None else set())
        try:
            for number, path in enumerate(_paths(root, made)):
                if number > _MOST:
                    return cls("")
                told.update(
                    f"{path} {os.readlink(path) if path.is_symlink() else ''} {stamp(path)}\0".encode(
                        errors="surrogateescape"
                    )
                )
        except OSError:
            return cls("")
        return cls(told.hexdigest())

    def __bool__(self) -> bool:
        return bool(self.digest)


def _paths(root: Path, made: Set[Path]) -> Iterator[Path]:
    """All files and links below a folder, sorted, but for the folders in `made`."""
    for place, folders, names in os.walk(root, onerror=_raise):
        folders[:] = sorted(name for name in folders if Path(place, name) not in made)
        yield from (Path(place, name) for name in sorted(names))
        yield from (Path(place, name) for name in folders if os.path.islink(os.path.join(place, name)))


def _raise(fault: OSError) -> None:
    raise fault
