"""Covers of e-books kept in the publication's cache: one whose copy did not change is not set again.

That spares a correction of an article the loading of the engine. The files may be deleted at any time; what
was not sealed by the same user, or was set with other libraries, counts as none.
"""

from __future__ import annotations

import hashlib
import html
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from banxin.job.machine import machine_stamp, stamps
from banxin.sheets.print.copy import PrintCopy
from banxin.typecase import Typecase
from banxin.world import World
from banxin.world.sealed import seal_of
from banxin.world.sealed_files import SealedFiles

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
        content = self._files().read(_name(key), _PURPOSE) if key else None
        head, _, data = (content or b"").partition(b"\n")
        try:
            libraries = tuple((str(path), str(stamp)) for path, stamp in json.loads(head))
        except (ValueError, TypeError):
            return b""
        if stamps(path for path, _ in libraries) != libraries:
            return b""
        self.world.note(Path(path) for path, _ in libraries)
        return data

    def keep(self, key: str, data: bytes, libraries: tuple[tuple[str, str], ...] | None) -> None:
        """Keep a cover set with these `libraries`; where that cannot be done it is done without."""
        if libraries is not None and key:
            self._files().keep(_name(key), _PURPOSE, json.dumps(libraries).encode() + b"\n" + data)

    def _files(self) -> SealedFiles:
        seal = seal_of(self.root, self.world)
        return SealedFiles(self.world.cache(self.root), seal, _LARGEST, _FOLDER, _MOST)


def _name(key: str) -> str:
    return f"{key}.sealed"


def _drawn_on(copy: PrintCopy, text: str) -> list[Path]:
    """The files behind the addresses in `text`, each once."""
    found = {
        copy.mounts[mount] / unquote(html.unescape(path))
        for mount, path in _ADDRESS.findall(text)
        if path and mount in copy.mounts
    }
    return sorted(found)
