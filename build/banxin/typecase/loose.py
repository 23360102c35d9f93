"""A face as a file of its own that any PDF can embed.

@font-face names a file, not a face inside it; what is packed would be unpacked for every build; and no PDF
takes a variable face. What is made goes into a cache, once for each content.
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
from banxin.typecase.variable import make_static, needs_making


def loosen(face: Face, cache: Path, place: float | None = None) -> Face:
    """The same face as an OTF or TTF of its own in the cache, written once for each state of its file.

    `place` is where a variable face is taken from its axis of weight; same file and place, same bytes.
    """
    with face.path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()[:24]
    weight = "" if place is None else f"-wght{place:g}"
    target = cache / f"{digest}-{face.index}{weight}.otf"
    if target.is_symlink() or not target.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        _write(target, _single(face, place))
    return replace(face, path=target, index=0)


def _single(face: Face, place: float | None) -> bytes:
    with opened(face.path, face.index) as font:
        font.flavor = None
        static = make_static(font, place) if needs_making(font) else font
        buffer = BytesIO()
        static.save(buffer, reorderTables=None)
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
