"""Taking a face out of a collection or a WOFF 2 file.

@font-face names a file, not a face inside it; and what is packed would be unpacked for every build.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from banxin.typecase.face import Face
from banxin.typecase.opening import opened


def loosen(face: Face, cache: Path) -> Face:
    """The same face as an OTF or TTF of its own in the cache, written once for each state of its file."""
    with face.path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()[:24]
    target = cache / f"{digest}-{face.index}.otf"
    if target.is_symlink() or not target.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        _write(target, _single(face))
    return replace(face, path=target, index=0)


def _single(face: Face) -> bytes:
    with opened(face.path, face.index) as font:
        font.flavor = None
        buffer = BytesIO()
        font.save(buffer, reorderTables=None)
        return buffer.getvalue()


def _write(target: Path, content: bytes) -> None:
    """Replace in one step: another build may be reading the same cache. No link is followed."""
    handle, draft = tempfile.mkstemp(prefix=".banxin-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(draft).replace(target)
    except OSError:
        Path(draft).unlink(missing_ok=True)
        raise
