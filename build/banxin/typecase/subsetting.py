"""A part of a face that holds the characters of a text: what an EPUB carries along."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from fontTools import subset as cutting

from banxin.typecase.face import Face, FaceOrigin
from banxin.typecase.opening import opened

ALL_FEATURES = ("*",)


def subset(face: Face, text: str, features: Iterable[str] = ALL_FEATURES) -> bytes:
    """The face cut down to a text, as OTF or TTF whatever form it had; same input, same bytes.

    Features stay, and vertical metrics with them (a reader may set vertical lines); hints go, since
    readers' screens have no use for them. Names and licence records stay, as the licences demand.
    Editions of the same text share their parts.
    """
    state = face.path.stat()
    hinted = face.origin is not FaceOrigin.BUILTIN  # those have no hints, and looking for them takes time
    return _cut(face.path, face.index, text, tuple(features), hinted, (state.st_size, state.st_mtime_ns))


@lru_cache(maxsize=16)
def _cut(
    path: Path, index: int, text: str, features: tuple[str, ...], hinted: bool, _state: tuple[int, int]
) -> bytes:
    options = cutting.Options(
        layout_features=list(features),
        hinting=not hinted,
        desubroutinize=True,  # a few glyphs share hardly anything, and are found faster
        notdef_outline=True,
        name_IDs=["*"],
        name_languages=["*"],
        recalc_timestamp=False,
        passthrough_tables=False,
        legacy_kern=True,
        drop_tables=["BASE", "DSIG", "FFTM", "gasp", "JSTF", "LTSH", "meta", "PCLT", "VDMX"],
    )
    cutter = cutting.Subsetter(options)
    cutter.populate(text=text)
    with opened(path, index) as font:
        font.recalcBBoxes = False  # those of the whole face hold for a part of it
        cutter.subset(font)
        font.flavor = None
        buffer = BytesIO()
        font.save(buffer, reorderTables=None)
    return buffer.getvalue()
