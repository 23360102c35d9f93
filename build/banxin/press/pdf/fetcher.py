"""The only door through which the PDF engine reaches a file: nothing outside the mounts, no network."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from weasyprint.urls import URLFetcher, URLFetcherResponse

from banxin.engine.styles.face_files import FaceSource
from banxin.manuscript.images.traces import is_turned, without_traces
from banxin.sheets.print.copy import FONTS
from banxin.world import DISK, World
from banxin.world.shipped import is_shipped

_LARGEST = 256 * 1024 * 1024  # bytes: a picture or a face larger than this is refused
_KINDS = frozenset(
    {"text/css", "application/vnd.ms-opentype", "application/font-sfnt", "application/x-font-ttf"}
)
_SUFFIXES = frozenset({".otf", ".ttf", ".ttc", ".otc", ".woff", ".woff2", ".avif", ".webp", ".heic", ".heif"})
_LINKED = frozenset({".otf", ".ttf"})
"""Endings of faces that are not packed: those that Banxin brings do not change, and are not copied."""
_OURS = frozenset({".banxin"})  # where builds keep what they made of faces and pictures
_HOST_END = ".invalid"
_TRACED = frozenset({"image/jpeg", "image/png"})
_EMBEDDED = ("data:image/png;", "data:image/jpeg;")


class RefusedError(ValueError):
    """A URL that leads outside the mounts."""


class ConfinedFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint has no type hints
    """Fetches `https://<mount>.invalid/<path>` from the folder of that mount, and nothing else.

    Files are read through `world`; faces, whose files libraries have opened before, from the disk.
    `blocked` collects the URLs that were refused, in order of asking.
    """

    def __init__(self, mounts: Mapping[str, Path], world: World = DISK) -> None:
        super().__init__(allowed_protocols=("data",), allow_redirects=False)
        self._world = world
        self._worlds = {mount: DISK if mount.startswith(FONTS) else world for mount in mounts}
        self._mounts = {mount: self._worlds[mount].resolved(folder) for mount, folder in mounts.items()}
        self.blocked: list[str] = []

    def fetch(self, url: str, headers: object = None) -> URLFetcherResponse:
        """The file behind `url`; raises RefusedError (which the engine logs) for anything else.

        A raster picture inside an SVG may come as a data: URL; nothing else may. Pictures come without the
        traces of cameras: a reader of the PDF need not know where they stood, and WeasyPrint would write a
        JPEG that has EXIF anew, with less detail.
        """
        if url.startswith(_EMBEDDED):
            return super().fetch(url)
        try:
            path, world = self._place_of(url)
            if world is DISK and path.suffix in _LINKED and is_shipped(path):
                self._world.note((path,))
                return URLFetcherResponse(url, FaceSource(path))
            data = self._read(path, world, url)
        except (RefusedError, OSError):
            if url not in self.blocked:
                self.blocked.append(url)
            raise
        kind, _ = mimetypes.guess_type(path.name)
        if kind in _TRACED and not is_turned(data):
            data = without_traces(data, kind)
        return URLFetcherResponse(url, data, {"Content-Type": kind or "application/octet-stream"})

    def _place_of(self, url: str) -> tuple[Path, World]:
        """The file behind `url`, links followed, if it lies in the folder of its mount; and its world."""
        parts = urlsplit(url)
        host = parts.hostname or ""
        name = host.removesuffix(_HOST_END) if host.endswith(_HOST_END) else ""
        if parts.scheme != "https" or name not in self._mounts:
            raise RefusedError(url)
        mount, world = self._mounts[name], self._worlds[name]
        path = world.resolved(mount / unquote(parts.path).lstrip("/"))
        if not path.is_relative_to(mount) or not world.is_file(path):
            raise RefusedError(url)
        hidden = any(part.startswith(".") for part in path.relative_to(mount).parts if part not in _OURS)
        if hidden or not _is_printed(path):
            raise RefusedError(url)
        return path, world

    def _read(self, path: Path, world: World, url: str) -> bytes:
        """The bytes of the file behind `url`."""
        data = world.read(path, _LARGEST + 1)
        if len(data) > _LARGEST:
            raise RefusedError(url)
        self._world.note((path,))
        return data


def _is_printed(path: Path) -> bool:
    """Whether a file is of a kind that pages are made of: a picture, a face or a stylesheet."""
    kind = mimetypes.guess_type(path.name)[0] or ""
    return kind.startswith(("image/", "font/")) or kind in _KINDS or path.suffix.lower() in _SUFFIXES
