"""What a build remembers for the next one: heights of galleys, in the publication's cache.

Only text that changed is pulled again. The file may be deleted at any time, and whatever is wrong with
it counts as nothing remembered.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, MutableMapping
from pathlib import Path

FILE = Path(".banxin") / "galleys.json"
_LARGEST = 4 * 1024 * 1024  # bytes
_KEY = re.compile(r"[0-9a-f]{64}")
Heights = tuple[float, ...]


class Recollection(MutableMapping[str, Heights]):
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


def recall(root: Path) -> Recollection:
    """What was remembered of the publication in `root`."""
    try:
        path = root / FILE
        if path.stat().st_size > _LARGEST:
            return Recollection()
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Recollection()
    return Recollection(dict(_sound(data)))


def _sound(data: object) -> Iterator[tuple[str, Heights]]:
    for key, heights in data.items() if isinstance(data, dict) else ():
        numbers = isinstance(heights, list) and all(
            isinstance(height, int | float) and 0 <= height < 1e6 for height in heights
        )
        if numbers and _KEY.fullmatch(key):
            yield key, tuple(map(float, heights))


def remember(root: Path, recollection: Recollection) -> None:
    """Keep what this build used; a cache that cannot be written is done without."""
    if not recollection.used:
        return
    path = root / FILE
    try:
        path.parent.mkdir(exist_ok=True)
        temporary = path.with_suffix(".new")
        temporary.write_text(json.dumps(recollection.used, sort_keys=True), encoding="utf-8")
        temporary.replace(path)
    except OSError:
        return
