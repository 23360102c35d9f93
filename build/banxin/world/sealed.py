"""Files of a cache, sealed with a secret of the user's own: what came with a publication is not believed.

A publication may bring a folder `.banxin`. Whatever lies there counts only with a seal (HMAC-SHA-256,
RFC 2104) made with 32 random bytes that are kept in the user's own cache folder. Without such a folder, or
where it lies within the publication, there is no seal, and nothing is remembered.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import os
import secrets
import stat
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from banxin.world.replacing import replace_file
from banxin.world.world import World

_LENGTH = 32  # bytes of the secret, and of a seal
_LARGEST = 1 << 30  # bytes of a file that is kept
_FOLDER, _FILE = "banxin", "seal"


@dataclass(frozen=True, slots=True)
class Seal:
    """Seals data of a `purpose`, and knows its own seals again."""

    secret: bytes = field(repr=False)

    def of(self, purpose: str, data: bytes) -> bytes:
        """The seal of data: 32 bytes."""
        name = hashlib.sha256(purpose.encode(errors="surrogateescape")).digest()
        return hmac.digest(self.secret, name + data, "sha256")

    def sealed(self, purpose: str, data: bytes) -> bytes:
        """The data behind its seal."""
        return self.of(purpose, data) + data

    def opened(self, purpose: str, sealed: bytes) -> bytes | None:
        """The data that was sealed for this purpose; None where it was not, or was changed since."""
        seal, data = sealed[:_LENGTH], sealed[_LENGTH:]
        return data if hmac.compare_digest(seal, self.of(purpose, data)) else None


@dataclass(frozen=True, slots=True)
class SealedFolder:
    """A folder of a cache whose files count only with their seal beside them, in NAME.seal.

    Without a seal of the user's none counts, and each is made again by every build.
    """

    folder: Path
    seal: Seal | None

    def holds(self, name: str) -> bool:
        """Whether the file is there as it was kept."""
        if self.seal is None:
            return False
        try:
            data = regular_content(self.folder / name, _LARGEST)
            sealed = regular_content(self.folder / f"{name}.seal", _LENGTH)
        except (OSError, ValueError):
            return False
        return hmac.compare_digest(sealed, self.seal.of(name, data))

    def keep(self, name: str, data: bytes) -> Path:
        """Write a file whole at once, and its seal after it: where it lies. Raises OSError."""
        self.folder.mkdir(parents=True, exist_ok=True)
        replace_file(self.folder / name, data)
        if self.seal is not None:
            replace_file(self.folder / f"{name}.seal", self.seal.of(name, data))
        return self.folder / name


def seal_of(root: Path, world: World) -> Seal | None:
    """The user's seal for the publication in `root`; None where there is none."""
    folder = users_folder(world.environment)
    if folder is None:
        return None
    try:
        if folder.resolve().is_relative_to(root.resolve()):
            return None
        with contextlib.suppress(FileNotFoundError):
            return Seal(_secret(folder / _FILE))
        _make(folder)
        return Seal(_secret(folder / _FILE))
    except (OSError, ValueError, RuntimeError):
        return None


def regular_content(path: Path, at_most: int) -> bytes:
    """The bytes of a regular file of bounded size: no link is followed, no pipe or device waited for.

    Raises OSError, and ValueError where it is no such file.
    """
    return _content(path, at_most)[0]


def _content(path: Path, at_most: int) -> tuple[bytes, os.stat_result]:
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0))
    with open(handle, "rb") as file:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode) or status.st_size > at_most:
            raise ValueError("no regular file of this size")
        return file.read(at_most), status


def users_folder(environment: Mapping[str, str]) -> Path | None:
    """Banxin's folder in the user's cache (XDG Base Directory 0.8); on Windows in the local data."""
    if os.name == "nt":
        local = environment.get("LOCALAPPDATA", "")
        return Path(local) / _FOLDER if Path(local).is_absolute() else None
    cache, home = environment.get("XDG_CACHE_HOME", ""), environment.get("HOME", "")
    if Path(cache).is_absolute():
        return Path(cache) / _FOLDER
    return Path(home) / ".cache" / _FOLDER if Path(home).is_absolute() else None


def _secret(path: Path) -> bytes:
    """The secret, of a file that nobody else may read; raises ValueError for any other."""
    secret, status = _content(path, _LENGTH)
    own = not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & 0o077)
    if len(secret) != _LENGTH or not own:
        raise ValueError("not a secret of this user")
    return secret


def _make(folder: Path) -> None:
    """Write a new secret, whole at once; one that somebody else has written meanwhile stays."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f"{_FILE}-", dir=folder)
    try:
        with open(handle, "wb") as file:
            file.write(secrets.token_bytes(_LENGTH))
        with contextlib.suppress(FileExistsError):
            os.link(name, folder / _FILE)
    finally:
        Path(name).unlink()
