"""Faces that lie on this machine's disk, linked where WeasyPrint would copy them.

It reads every face that a sheet names and writes it into a folder of its own, from which fontconfig opens it:
50 MB for the faces that Banxin brings, in each process that sets.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any, Final

from weasyprint.text.fonts import FontConfiguration

_BEGINNING: Final = 4  # bytes, by which WeasyPrint knows a face that is packed for the web


class FaceFile(bytes):
    """The first bytes of a face, and where the others are.

    What has these for a face reads it itself: `LinkedFaces` does. They must not be those of a packed face.
    """

    path: Path

    @classmethod
    def at(cls, path: Path) -> FaceFile:
        """The face at `path`, which stays as it is while it is used; raises OSError."""
        with path.open("rb") as file:
            face = cls(file.read(_BEGINNING))
        face.path = path
        return face


class FaceSource:
    """A response of a fetcher that tells where a face lies instead of reading it."""

    def __init__(self, path: Path) -> None:
        self._face = FaceFile.at(path)

    def read(self) -> FaceFile:
        """The face."""
        return self._face

    def close(self) -> None:
        """Nothing is open."""


class _Folder(type(Path())):  # type: ignore[misc]  # that of the system
    """Where faces are put: a link to those that have a file."""

    def write_bytes(self, data: Any) -> int:
        if not isinstance(data, FaceFile):
            return int(super().write_bytes(data))
        try:
            self.symlink_to(data.path)
        except (OSError, NotImplementedError):  # systems whose users may not make links
            return int(super().write_bytes(data.path.read_bytes()))
        return len(data)


class LinkedFaces(FontConfiguration):  # type: ignore[misc]  # WeasyPrint has no type hints
    """Fonts of a document; faces that come as a `FaceFile` are not copied."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = _Folder(tempfile.mkdtemp(prefix="banxin-faces-"))
