"""One file replaced whole at once: written beside its place, then renamed."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def replace_file(path: Path, data: bytes) -> None:
    """Write one file beside its place, then put it there; raises OSError and leaves nothing behind."""
    temporary = staged_beside(path, data)
    try:
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def staged_beside(path: Path, data: bytes) -> Path:
    """A new file with `data` in the folder of `path`, of an odd name, that whoever may read `path` may read.

    Raises OSError and leaves nothing behind.
    """
    handle, name = tempfile.mkstemp(prefix=".banxin-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(_mode(path))
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _mode(path: Path) -> int:
    """The permissions of the file that stands there, or the usual ones."""
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        return 0o644
