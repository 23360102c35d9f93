"""What a build remembers for the next one: heights of galleys, in the publication's cache.

Only text that changed is pulled again. The file may be deleted at any time, and whatever is wrong with
it counts as nothing remembered.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import stat
from collections.abc import Iterator, Mapping, MutableMapping
from pathlib import Path

from banxin.job.writing import replace_file
from banxin.world import CACHE, DISK, World

FILE = Path(CACHE) / "galleys.json"
_LARGEST = 4 * 1024 * 1024  # bytes
_TALLEST = 1e6  # pt
_KEY = re.compile(r"[0-9a-f]{64}")
Heights = tuple[float, ...]


class GalleyCache(MutableMapping[str, Heights]):
    """Heights by key; `used` are those that this build asked for, the only ones to be kept."""

    def __init__(self, known: dict[str, Heights] | None = None) -> None:
        self._known = known or {}
        self.used: dict[str, Heights] = {}

    def take(self, used: Mapping[str, Heights]) -> None:
        """What another process asked for and measured counts as used here."""
        self._known.update(used)
        self.used.update(used)

    def __getitem__(self, key: str) -> Heights:
        self.used[key] = self._known[key]
        return self._known[key]

    def __setitem__(self, key: str, value: Heights) -> None:
        self._known[key] = value

    def __delitem__(self, key: str) -> None:
        del self._known[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def __contains__(self, key: object) -> bool:
        return key in self._known


def read_galley_cache(root: Path, world: World = DISK) -> GalleyCache:
    """What was remembered of the publication in `root`; nothing where the file is not as it was written."""
    try:
        data = json.loads(_content(world.cache(root) / FILE.name))
    except (OSError, ValueError, RecursionError):
        return GalleyCache()
    if not isinstance(data, dict) or not isinstance(heights := data.get("heights"), dict):
        return GalleyCache()
    if data.get("digest") != _digest(heights):
        return GalleyCache()
    return GalleyCache(dict(_sound(heights)))


def _content(path: Path) -> bytes:
    """The bytes of a regular file of bounded size: no link is followed, no pipe or device waited for."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0))
    with open(handle, "rb") as file:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
            raise ValueError("no regular file of this size")
        return file.read(_LARGEST)


def _digest(heights: Mapping[str, object]) -> str:
    return hashlib.sha256(json.dumps(heights, sort_keys=True).encode()).hexdigest()


def _sound(data: Mapping[str, object]) -> Iterator[tuple[str, Heights]]:
    for key, heights in data.items():
        if _KEY.fullmatch(key) and isinstance(heights, list) and heights and all(map(_is_height, heights)):
            yield key, tuple(map(float, heights))


def _is_height(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < _TALLEST


def write_galley_cache(root: Path, cache: GalleyCache, world: World = DISK) -> None:
    """Keep what this build used; a cache that cannot be written is done without."""
    if not cache.used:
        return
    heights = {key: list(value) for key, value in cache.used.items()}
    text = json.dumps({"digest": _digest(heights), "heights": heights}, sort_keys=True)
    folder = world.cache(root)
    with contextlib.suppress(OSError):
        folder.mkdir(exist_ok=True)
        if not folder.is_symlink():
            replace_file(folder / FILE.name, text.encode())
