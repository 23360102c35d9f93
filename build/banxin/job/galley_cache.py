"""What a build remembers for the next one: heights of galleys, in the publication's cache.

Only text that changed is pulled again. The file may be deleted at any time, and whatever is wrong with
it counts as nothing remembered; what was not sealed by the same user is not believed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, MutableMapping
from pathlib import Path

from banxin.job.machine import machine_stamp, setting_libraries
from banxin.world import CACHE, DISK, World
from banxin.world.sealed import seal_of
from banxin.world.sealed_files import SealedFiles

FILE = Path(CACHE) / "galleys.sealed"
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
    content = _files(root, world).read(FILE.name, _purpose(world))
    try:
        heights = json.loads(content or b"{}")
    except (ValueError, RecursionError):
        return GalleyCache()
    return GalleyCache(dict(_sound(heights)) if isinstance(heights, dict) else {})


def _sound(data: Mapping[str, object]) -> Iterator[tuple[str, Heights]]:
    for key, heights in data.items():
        if _KEY.fullmatch(key) and isinstance(heights, list) and heights and all(map(_is_height, heights)):
            yield key, tuple(map(float, heights))


def _is_height(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < _TALLEST


def write_galley_cache(root: Path, cache: GalleyCache, world: World = DISK) -> None:
    """Keep what this build used; a cache that cannot be written is done without."""
    if cache.used:
        heights = {key: list(value) for key, value in cache.used.items()}
        data = json.dumps(heights, sort_keys=True).encode()
        _files(root, world).keep(FILE.name, _purpose(world), data)


def _files(root: Path, world: World) -> SealedFiles:
    return SealedFiles(world.cache(root), seal_of(root, world), _LARGEST)


def _purpose(world: World) -> str:
    """What the heights are sealed for: no other Banxin, engine or library measures alike."""
    return f"heights of galleys {machine_stamp(world.environment)} {setting_libraries()}"
