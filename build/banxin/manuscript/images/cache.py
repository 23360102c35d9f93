"""Renditions kept in the publication's cache, so that a picture is made plain once for each content."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from banxin.manuscript.images.renditions import Rendition
from banxin.wording import reason_of
from banxin.world import CACHE, DISK, World
from banxin.world.sealed import SealedFolder, seal_of

FOLDER = Path(CACHE) / "pictures"
_RECIPE = "3"  # to be raised when renditions are made otherwise
_ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png", "image/svg+xml": ".svg"}


class CacheError(Exception):
    """The cache cannot be written, or leads out of the publication; the text says which."""


@dataclass(frozen=True, slots=True)
class PictureCache:
    """The cache of the publication in `root`; it may be deleted at any time."""

    root: Path
    world: World = DISK

    def kept(self, data: bytes, make: Callable[[], Rendition]) -> str:
        """The file, seen from the publication, with the rendition of a picture's bytes.

        Raises CacheError, and whatever `make` raises.
        """
        cache = self.world.cache(self.root)
        folder = cache / FOLDER.name
        if not folder.resolve().is_relative_to(cache.parent.resolve()):
            raise CacheError(f"{FOLDER.parent.as_posix()} is a link that leaves the publication")
        stem = hashlib.sha256(data).hexdigest()[:24] + f"-{_RECIPE}"
        files = SealedFolder(folder, seal_of(self.root, self.world))
        for ending in _ENDINGS.values():
            if files.holds(f"{stem}{ending}"):
                return (FOLDER / f"{stem}{ending}").as_posix()
        made = make()
        try:
            target = files.keep(f"{stem}{_ENDINGS[made.media_type]}", made.data)
        except OSError as fault:
            raise CacheError(reason_of(fault)) from fault
        return (FOLDER / target.name).as_posix()

    def path(self, file: str) -> Path:
        """Where the disk has what `kept` gave."""
        return self.world.cache(self.root) / FOLDER.name / Path(file).name
