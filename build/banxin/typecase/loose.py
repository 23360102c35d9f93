"""A face as a file of its own that any PDF can embed.

@font-face names a file, not a face inside it; what is packed would be unpacked for every build; and no PDF
takes a variable face. What is made goes into a cache, once for each content.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from io import BytesIO

from banxin.typecase.face import Face
from banxin.typecase.opening import opened
from banxin.typecase.variable import make_static, needs_making
from banxin.world.sealed import SealedFolder


def loosen(face: Face, cache: SealedFolder, place: float | None = None) -> Face:
    """The same face as an OTF or TTF of its own in the cache, written once for each state of its file.

    `place` is where a variable face is taken from its axis of weight; same file and place, same bytes.
    """
    with face.path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()[:24]
    weight = "" if place is None else f"-wght{place:g}"
    name = f"{digest}-{face.index}{weight}.otf"
    target = cache.folder / name if cache.holds(name) else cache.keep(name, _single(face, place))
    return replace(face, path=target, index=0)


def _single(face: Face, place: float | None) -> bytes:
    with opened(face.path, face.index) as font:
        font.flavor = None
        static = make_static(font, place) if needs_making(font) else font
        buffer = BytesIO()
        static.save(buffer, reorderTables=None)
        return buffer.getvalue()
