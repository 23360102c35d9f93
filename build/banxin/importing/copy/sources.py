"""Files beside the one that is imported: pictures of a web page, and nothing outside its folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urljoin

from banxin.manuscript.files.confinement import OutsideError, confined
from banxin.world import DISK, World


@dataclass(frozen=True, slots=True)
class Sources:
    """Reads files of `folder`, in which the imported file lies; without a folder there are none.

    `within` are files that the imported one holds itself, by their addresses; those that a page writes are
    relative to `base`.
    """

    folder: Path | None = None
    world: World = DISK
    within: Mapping[str, bytes] = field(default_factory=dict)
    base: str = ""

    def held(self, written: str) -> bytes | None:
        """The file of that address that the imported one holds itself."""
        for address in (written, unquote(written)):
            try:
                full = urljoin(self.base, address)
            except ValueError:
                full = address
            if (found := self.within.get(address, self.within.get(full))) is not None:
                return found
        return None

    def read(self, written: str, at_most: int) -> bytes | None:
        """The file that a page names, percent signs decoded; None for one that is not in the folder."""
        if self.folder is None:
            return None
        for name in (unquote(written.partition("#")[0].partition("?")[0]), written):
            path = name.removeprefix("./")
            try:
                found = confined(self.folder, path, self.world)
                if self.world.is_file(found):
                    return self.world.read(found, at_most)
            except (OutsideError, OSError, ValueError):
                continue
        return None
