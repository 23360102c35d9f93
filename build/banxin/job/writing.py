"""Outputs reach their place whole or not at all: written beside it, then renamed."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from banxin.findings import Finding, finding


def write_all(files: Mapping[Path, bytes]) -> tuple[Finding, ...]:
    """Write every file under a temporary name first, then rename all; on failure none is replaced.

    A failing disk or folder is a finding, and the previous good files stay.
    """
    staged: dict[Path, Path] = {}
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            staged[path] = _stage(path, data)
        for path, temporary in staged.items():
            temporary.replace(path)
    except OSError as error:
        for temporary in staged.values():
            temporary.unlink(missing_ok=True)
        where = error.filename or next(iter(files))
        return (finding("press.output", f"Cannot write {where}: {error.strerror or error}"),)
    return ()


def _stage(path: Path, data: bytes) -> Path:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)
