"""How much memory and time setting may take: generous, and bounded whatever a sheet or picture asks for."""

from __future__ import annotations

import contextlib
import importlib
from dataclasses import dataclass, replace

_MEMORY = 4096  # MB: a book of a million characters takes about a third of it
_SECONDS = 300.0
_TO_LOAD = 192 << 20  # bytes of address space: what is loaded takes two thirds of them
LEAST_SPACE = 400
"""MB of address space with which the smallest publication can be set."""
_PER_SECOND = 50  # characters: several times as long as a slow machine takes for them


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of the process that sets: `memory` in MB of address space beyond that of the caller, `seconds`
    of computing time. 0 stands for no bound.
    """

    memory: int = _MEMORY
    seconds: float = _SECONDS

    def for_copy(self, characters: int) -> Limits:
        """The same, with the time that so much copy takes on a slow machine."""
        return replace(self, seconds=self.seconds + characters / _PER_SECOND) if self.seconds else self


def silence(limits: Limits) -> float:
    """Seconds on the clock after which a silent process that does not compute is given up; 0: never."""
    return 60 + 6 * limits.seconds if limits.seconds else 0


def address_space() -> int | None:
    """The bytes of address space that this process may have (`ulimit -v`); None where it is not bounded."""
    with contextlib.suppress(ImportError):  # there is no bound on Windows
        resource = importlib.import_module("resource")
        bound = int(resource.getrlimit(resource.RLIMIT_AS)[0])
        return None if bound == resource.RLIM_INFINITY else bound
    return None


def room_to_load() -> None:
    """Raise MemoryError where the address space is too small to load what sets a publication.

    Libraries that are loaded in too little of it end the process without a word.
    """
    bound = address_space()
    if bound is not None and bound < _TO_LOAD:
        raise MemoryError
