"""What outside programs said of finished files, kept in the cache: the same file is not looked at again.

A file is known by its bytes and its name. The verdicts may be deleted at any time; those that were not sealed
by the same user, or were given with another Banxin, Java or EPUBCheck, count as none.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from banxin.findings import Finding
from banxin.job.machine import machine_stamp
from banxin.job.plain_values import UNREADABLE, as_bytes, told_again
from banxin.world import World
from banxin.world.sealed import seal_of
from banxin.world.sealed_files import SealedFiles

Verdict = tuple[Finding, ...]
_FOLDER: Final = "verdicts"
_MOST: Final = 12  # verdicts that a publication keeps; the oldest go
_LARGEST: Final = 1024 * 1024  # bytes of a verdict
_NOT_GIVEN: Final = "epub.unchecked"


@dataclass(frozen=True, slots=True)
class KeptVerdicts:
    """The verdicts kept for the publication in `root`."""

    root: Path
    world: World
    _machine: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_machine", machine_stamp(self.world.environment))

    def of(self, checker: str, data: bytes, name: str, look: Callable[[bytes, str], Verdict]) -> Verdict:
        """What `checker` says of a file: told again, or as it comes to `look` at it now.

        That the program could not be run is no verdict, and is not kept.
        """
        files = SealedFiles(
            self.world.cache(self.root), seal_of(self.root, self.world), _LARGEST, _FOLDER, _MOST
        )
        key = hashlib.sha256(b"\0".join((checker.encode(), name.encode("utf-8", "surrogateescape"), data)))
        file = f"{key.hexdigest()[:32]}.sealed"
        purpose = f"verdicts on files {file} {self._machine}"
        known = _read(files.read(file, purpose))
        if known is not None:
            return known
        verdict = look(data, name)
        if all(one.code != _NOT_GIVEN for one in verdict):
            files.keep(file, purpose, as_bytes(verdict))
        return verdict


def _read(content: bytes | None) -> Verdict | None:
    """The verdict in a file of the cache; None where there is none."""
    if content is None:
        return None
    try:
        verdict = told_again(content)
    except UNREADABLE:
        return None
    sound = isinstance(verdict, tuple) and all(isinstance(one, Finding) for one in verdict)
    return verdict if sound else None
