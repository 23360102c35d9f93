"""A part of a face that holds the characters of a text: what an EPUB carries along."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Final

import uharfbuzz as harfbuzz  # type: ignore[import-untyped]  # it has no type hints

from banxin.typecase.face import Face
from banxin.typecase.opening import FontError, opened
from banxin.typecase.unpacking import is_packed
from banxin.wording import Message

_FLAGS: Final = (
    harfbuzz.SubsetFlags.NO_HINTING  # screens of readers have no use for hints
    | harfbuzz.SubsetFlags.DESUBROUTINIZE  # a few glyphs share hardly anything
    | harfbuzz.SubsetFlags.NOTDEF_OUTLINE
)
_DROPPED: Final = ("BASE", "DSIG", "FFTM", "gasp", "JSTF", "LTSH", "meta", "PCLT", "VDMX")


def subset(face: Face, text: str) -> bytes:
    """The face cut down to a text, as OTF or TTF whatever form it had; same input, same bytes.

    Features stay, and vertical metrics with them (a reader may set vertical lines); hints go. Names and
    licence records stay, as the licences demand. Editions of the same text share their parts.

    Raises:
        FontError: the face is damaged.
    """
    state = face.path.stat()
    return _cut(face.path, face.index, text, (state.st_size, state.st_mtime_ns))


@lru_cache(maxsize=16)
def _cut(path: Path, index: int, text: str, _state: tuple[int, int]) -> bytes:
    wanted = harfbuzz.SubsetInput()
    wanted.flags = _FLAGS
    wanted.unicode_set.update(map(ord, text))
    wanted.drop_table_tag_set.update(int.from_bytes(name.ljust(4).encode(), "big") for name in _DROPPED)
    for kept in (
        wanted.name_id_set,
        wanted.name_lang_id_set,
        wanted.layout_feature_tag_set,
        wanted.layout_script_tag_set,
    ):
        kept.clear()
        kept.invert()
    try:
        part = wanted.subset(harfbuzz.Face(_plain(path), index))
    except RuntimeError as fault:
        raise FontError(Message("it is damaged ({words})", words=str(fault))) from fault
    return bytes(part.blob.data)


def _plain(path: Path) -> harfbuzz.Blob:
    """The file as HarfBuzz reads it: faces for the web are unpacked."""
    if not is_packed(path):
        return harfbuzz.Blob.from_file_path(path)
    with opened(path) as font:
        font.flavor = None
        unpacked = BytesIO()
        font.save(unpacked, reorderTables=None)
    return harfbuzz.Blob(unpacked.getvalue())
