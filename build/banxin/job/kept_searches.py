"""What make-up has found, kept for the next build: the search is not made again for rows that stayed.

The file may be deleted at any time, and whatever is wrong with it counts as nothing remembered; what was not
sealed by the same user, or was found by another Banxin, is not believed.
"""

from __future__ import annotations

import contextlib
import pickle
from collections.abc import Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING

from banxin.job.machine import machine_stamp
from banxin.job.plain_values import UNREADABLE, as_bytes, told_again
from banxin.world import DISK, World
from banxin.world.sealed import seal_of
from banxin.world.sealed_files import SealedFiles

if TYPE_CHECKING:
    from banxin.makeup.model.page import MakeUp

FILE = "searches.sealed"
_LARGEST = 8 * 1024 * 1024  # bytes
_MOST = 12  # searches that are kept: a correction taken back finds that of before


class KeptSearches(MutableMapping[str, "MakeUp"]):
    """Made-up pages by key, as bytes until they are asked for; `used` are those that this build asked for."""

    def __init__(self, known: Mapping[str, bytes] | None = None) -> None:
        self._known = dict(known or {})
        self.used: dict[str, bytes] = {}

    def take(self, used: Mapping[str, bytes]) -> None:
        """What another process asked for and found counts as used here."""
        self.used.update(used)

    def newest(self) -> dict[str, bytes]:
        """Those to be kept: what was used, and of the others the newest, the oldest first."""
        others = {key: data for key, data in self._known.items() if key not in self.used}
        return dict([*others.items(), *self.used.items()][-_MOST:])

    def changed(self) -> bool:
        """Whether something was found that was not known."""
        return not self._known.keys() >= self.used.keys()

    def __getitem__(self, key: str) -> MakeUp:
        from banxin.makeup.model.page import MakeUp  # noqa: PLC0415  e-books alone do without

        data = self.used.get(key) or self._known[key]
        try:
            made = told_again(data)
        except UNREADABLE:
            raise KeyError(key) from None
        if not isinstance(made, MakeUp):
            raise KeyError(key)
        self.used[key] = data
        return made

    def __setitem__(self, key: str, value: MakeUp) -> None:
        with contextlib.suppress(pickle.PicklingError, TypeError, AttributeError):
            self.used[key] = as_bytes(value)

    def __delitem__(self, key: str) -> None:
        del self._known[key]

    def __iter__(self) -> Iterator[str]:
        return iter({**self._known, **self.used})

    def __len__(self) -> int:
        return len({**self._known, **self.used})


def read_searches(root: Path, world: World = DISK) -> KeptSearches:
    """What was kept for the publication in `root`; nothing where the file is not as it was written."""
    content = _files(root, world).read(FILE, _purpose(world))
    try:
        known = told_again(content) if content else {}
    except UNREADABLE:
        return KeptSearches()
    return KeptSearches(known if isinstance(known, dict) else {})


def write_searches(root: Path, searches: KeptSearches, world: World = DISK) -> None:
    """Keep what this build found; a file that cannot be written is done without."""
    if searches.changed():
        _files(root, world).keep(FILE, _purpose(world), as_bytes(searches.newest()))


def _files(root: Path, world: World) -> SealedFiles:
    return SealedFiles(world.cache(root), seal_of(root, world), _LARGEST)


def _purpose(world: World) -> str:
    """What the pages are sealed for: no other Banxin, nor another Python, finds the same ones for sure."""
    return f"pages found by make-up {machine_stamp(world.environment)}"
