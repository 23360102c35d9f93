"""Covers of e-books kept in the publication's cache: one whose copy did not change is not set again.

That spares a correction of an article the loading of the engine. The files may be deleted at any time; one
that this user's builds did not write counts as none (`world.sealed`).
"""

from __future__ import annotations

import contextlib
import hashlib
import html
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from banxin.job.replacing import replace_file
from banxin.sheets.print.copy import PrintCopy
from banxin.typecase import Typecase
from banxin.version import __version__
from banxin.world import World
from banxin.world.sealed import regular_content, seal_of

_FOLDER: Final = "covers"
_ENDING: Final = ".cover"
_MOST: Final = 4  # covers that a publication keeps
_LARGEST: Final = 16 * 1024 * 1024  # bytes of a cover
_DRAWN_ON: Final = 256 * 1024 * 1024  # bytes of a picture or face that a cover draws on
_ADDRESS: Final = re.compile(r"https://([\w-]+)\.invalid/([^\"')\s]*)")


@dataclass(frozen=True, slots=True)
class KeptCovers:
    """The covers kept for the publication in `root`."""

    root: Path
    world: World

    def key(self, copy: PrintCopy, typecase: Typecase) -> str:
        """What a cover depends on: its copy with all that this draws on, faces, the version of Banxin.

        Empty where something that the copy names cannot be read.
        """
        digest = hashlib.sha256(__version__.encode())
        texts = [copy.html, *(sheet.css for sheet in copy.sheets)]
        for text in texts:
            digest.update(hashlib.sha256(text.encode()).digest())
        for face in typecase.faces:
            status = face.path.stat()
            digest.update(f"{face.family} {face.path.name} {status.st_size} {status.st_mtime_ns}".encode())
        fonts = {face.path for face in typecase.faces}
        try:
            for path in self._drawn_on(copy, "".join(texts)):
                if path not in fonts:
                    digest.update(hashlib.sha256(self.world.read(path, _DRAWN_ON)).digest())
        except OSError:
            return ""
        return digest.hexdigest()[:32]

    def get(self, key: str) -> bytes:
        """The cover kept under `key`; nothing where there is none as this user's builds keep them."""
        seal = seal_of(self.root, self.world)
        if not key or seal is None:
            return b""
        try:
            content = regular_content(self._folder / f"{key}{_ENDING}", _LARGEST)
        except (OSError, ValueError):
            return b""
        return seal.opened(_purpose(key), content) or b""

    def keep(self, key: str, data: bytes) -> None:
        """Keep a cover; where that cannot be done it is done without."""
        seal = seal_of(self.root, self.world)
        if not key or len(data) > _LARGEST // 2 or seal is None:
            return
        folder = self._folder
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            if folder.is_symlink() or folder.parent.is_symlink():
                return
            replace_file(folder / f"{key}{_ENDING}", seal.sealed(_purpose(key), data))
            for old in sorted(folder.glob(f"*{_ENDING}"), key=_age)[:-_MOST]:
                old.unlink()

    @property
    def _folder(self) -> Path:
        return self.world.cache(self.root) / _FOLDER

    def _drawn_on(self, copy: PrintCopy, text: str) -> list[Path]:
        """The files behind the addresses in `text`, each once."""
        found = {
            copy.mounts[mount] / unquote(html.unescape(path))
            for mount, path in _ADDRESS.findall(text)
            if path and mount in copy.mounts
        }
        return sorted(found)


def _purpose(key: str) -> str:
    """A cover that was kept under another name counts as none."""
    return f"cover {key}"


def _age(path: Path) -> tuple[float, str]:
    return path.stat().st_mtime, path.name
