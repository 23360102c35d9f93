"""Which Banxin this is, to the byte: workers of another one are refused, since they would set otherwise."""

from __future__ import annotations

import functools
import hashlib
import os
from importlib import metadata

from banxin.version import __version__
from banxin.world.shipped import SHIPPED

_TEXTS = (".py", ".yaml", ".j2", ".css", ".json", ".mo")
_DIGITS = 12


@functools.cache
def version_stamp() -> str:
    """Version, digest of code and layouts, version of the engine: `0.1.0 (1f0c…, WeasyPrint 70.0)`.

    Of faces and profiles the names and sizes are taken; two checkouts of one version are told apart.
    """
    digest = hashlib.sha256()
    for at, folder in enumerate(SHIPPED):
        for place, folders, names in os.walk(folder):
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            for name in sorted(name for name in names if not name.endswith(".pyc")):
                path = os.path.join(place, name)
                digest.update(f"{at} {os.path.relpath(path, folder)} ".encode(errors="surrogateescape"))
                digest.update(
                    _content(path) if name.endswith(_TEXTS) else str(os.path.getsize(path)).encode()
                )
    engine = metadata.version("weasyprint")
    return f"{__version__} ({digest.hexdigest()[:_DIGITS]}, WeasyPrint {engine})"


def _content(path: str) -> bytes:
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).digest()
