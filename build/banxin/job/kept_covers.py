"""Covers of e-books kept in the publication's cache: one whose copy did not change is not set again.

That spares a correction of an article the loading of the engine. The files may be deleted at any time; one
that is not as it was written counts as none.
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

from banxin.job.writing import replace_file
from banxin.sheets.print.copy import PrintCopy
from banxin.typecase import Typecase
from banxin.version import __version__
from banxin.world import World

_FOLDER: Final = "covers"
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
        """The cover kept under `key`; nothing where there is none that is whole."""
        for path in self._files():
            if key and path.name.startswith(f"{key}-") and not path.is_symlink():
                with contextlib.suppress(OSError), path.open("rb") as file:
                    data = file.read(_LARGEST)
                    if path.name == _name(key, data):
                        return data
        return b""

    def keep(self, key: str, data: bytes) -> None:
        """Keep a cover; where that cannot be done it is done without."""
        if not key or len(data) > _LARGEST:
            return
        folder = self.world.cache(self.root) / _FOLDER
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            if folder.is_symlink() or folder.parent.is_symlink():
                return
            replace_file(folder / _name(key, data), data)
            for old in sorted(self._files(), key=_age)[:-_MOST]:
                old.unlink()

    def _files(self) -> list[Path]:
        return sorted((self.world.cache(self.root) / _FOLDER).glob("*.jpg"))

    def _drawn_on(self, copy: PrintCopy, text: str) -> list[Path]:
        """The files behind the addresses in `text`, each once."""
        found = {
            copy.mounts[mount] / unquote(html.unescape(path))
            for mount, path in _ADDRESS.findall(text)
            if path and mount in copy.mounts
        }
        return sorted(found)


def _name(key: str, data: bytes) -> str:
    return f"{key}-{hashlib.sha256(data).hexdigest()[:32]}.jpg"


def _age(path: Path) -> tuple[float, str]:
    return path.stat().st_mtime, path.name
