"""Files of a cache that one reads whole and writes whole, each behind its seal."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from banxin.world.replacing import replace_file
from banxin.world.sealed import Seal, regular_content


@dataclass(frozen=True, slots=True)
class SealedFiles:
    """Those in the folder `inner` of a `cache` (or in itself), of at most `largest` bytes each.

    Of files with the same ending the newest `most` stay; 0 keeps all. Without a seal there are none, and
    none is kept.
    """

    cache: Path
    seal: Seal | None
    largest: int
    inner: str = ""
    most: int = 0

    def read(self, name: str, purpose: str) -> bytes | None:
        """What was kept under a name for a purpose; None where there is none that this user has sealed."""
        if self.seal is None:
            return None
        try:
            return self.seal.opened(purpose, regular_content(self._folder / name, self.largest))
        except (OSError, ValueError):
            return None

    def keep(self, name: str, purpose: str, data: bytes) -> None:
        """Write a file whole at once; one that cannot be kept is done without. No link is followed."""
        sealed = b"" if self.seal is None else self.seal.sealed(purpose, data)
        if not sealed or len(sealed) > self.largest:
            return
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            if not self._folder.is_symlink() and not self.cache.is_symlink():
                replace_file(self._folder / name, sealed)
                keep_newest(self._folder, Path(name).suffix, self.most)

    @property
    def _folder(self) -> Path:
        return self.cache / self.inner


def keep_newest(folder: Path, ending: str, most: int) -> None:
    """Delete the oldest files of an ending in a folder, so that at most so many stay; 0 keeps all."""
    for _, path in sorted(_ages(folder, ending), reverse=True)[most:] if most else ():
        with contextlib.suppress(OSError):
            path.unlink()


def _ages(folder: Path, ending: str) -> Iterator[tuple[int, Path]]:
    for path in folder.glob(f"*{ending}"):
        with contextlib.suppress(OSError):
            yield path.lstat().st_mtime_ns, path
