"""Covers of e-books kept in the publication's cache: one whose copy did not change is not set again.

That spares a correction of an article the loading of the engine. The files may be deleted at any time; what
was not sealed by the same user, or was set with other libraries, counts as none.
"""

from __future__ import annotations

import contextlib
import hashlib
import html
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from banxin.job.machine import libraries_in_use, machine_stamp, stamps
from banxin.job.replacing import replace_file
from banxin.sheets.print.copy import PrintCopy
from banxin.typecase import Typecase
from banxin.world import World
from banxin.world.sealed import regular_content, seal_of

_FOLDER: Final = "covers"
_PURPOSE: Final = "covers of e-books"
_MOST: Final = 4  # covers that a publication keeps
_LARGEST: Final = 16 * 1024 * 1024  # bytes of a cover
_DRAWN_ON: Final = 256 * 1024 * 1024  # bytes of a picture that a cover draws on
_ADDRESS: Final = re.compile(r"https://([\w-]+)\.invalid/([^\"')\s]*)")


@dataclass(frozen=True, slots=True)
class KeptCovers:
    """The covers kept for the publication in `root`."""

    root: Path
    world: World

    def key(self, copy: PrintCopy, typecase: Typecase) -> str:
        """What a cover depends on: its copy with all that this draws on, faces, what is installed.

        Empty where something that the copy names cannot be read.
        """
        digest = hashlib.sha256(machine_stamp(self.world.environment).encode())
        texts = [copy.html, *(sheet.css for sheet in copy.sheets)]
        for text in texts:
            digest.update(hashlib.sha256(text.encode()).digest())
        fonts = {face.path for face in typecase.faces}
        digest.update(repr(stamps(sorted(map(str, fonts)))).encode(errors="surrogateescape"))
        try:
            for path in _drawn_on(copy, "".join(texts)):
                if path not in fonts:
                    digest.update(hashlib.sha256(self.world.read(path, _DRAWN_ON)).digest())
        except OSError:
            return ""
        return digest.hexdigest()[:32]

    def get(self, key: str) -> bytes:
        """The cover kept under `key`; nothing where there is none."""
        seal = seal_of(self.root, self.world) if key else None
        if seal is None:
            return b""
        try:
            content = seal.opened(_PURPOSE, regular_content(self._file(key), _LARGEST)) or b""
            head, _, data = content.partition(b"\n")
            libraries = tuple((str(path), str(stamp)) for path, stamp in json.loads(head))
        except (OSError, ValueError, TypeError):
            return b""
        if stamps(path for path, _ in libraries) != libraries:
            return b""
        self.world.note(Path(path) for path, _ in libraries)
        return data

    def keep(self, key: str, data: bytes) -> None:
        """Keep a cover that this process has set; where that cannot be done it is done without."""
        seal, libraries = seal_of(self.root, self.world), libraries_in_use()
        if seal is None or libraries is None or not key:
            return
        content = json.dumps(libraries).encode() + b"\n" + data
        folder = self._file(key).parent
        with contextlib.suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
            if folder.is_symlink() or folder.parent.is_symlink():
                return
            replace_file(self._file(key), seal.sealed(_PURPOSE, content))
            kept = sorted(folder.glob("*.sealed"), key=lambda path: (path.stat().st_mtime, path.name))
            for old in kept[:-_MOST]:
                old.unlink()

    def _file(self, key: str) -> Path:
        return self.world.cache(self.root) / _FOLDER / f"{key}.sealed"


def _drawn_on(copy: PrintCopy, text: str) -> list[Path]:
    """The files behind the addresses in `text`, each once."""
    found = {
        copy.mounts[mount] / unquote(html.unescape(path))
        for mount, path in _ADDRESS.findall(text)
        if path and mount in copy.mounts
    }
    return sorted(found)
