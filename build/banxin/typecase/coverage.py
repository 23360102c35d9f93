"""Which characters a face has, which of a text it lacks, and which need no glyph at all."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from functools import lru_cache
from pathlib import Path

from banxin.typecase.charmap import CodePoints, characters
from banxin.typecase.face import Face
from banxin.typecase.opening import opened

# Controls, formats (zero-width marks, direction), line and paragraph ends, spaces: none of them prints.
_UNPRINTED = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})


@lru_cache(maxsize=256)
def _read(path: Path, index: int, _size: int, _changed: int) -> CodePoints:
    with opened(path, index) as font:
        return characters(font.reader["cmap"], font["maxp"].numGlyphs)


def coverage(face: Face) -> CodePoints:
    """The code points a face has glyphs for; read once for each state of its file."""
    state = face.path.stat()
    return _read(face.path, face.index, state.st_size, state.st_mtime_ns)


def is_printed(character: str) -> bool:
    """Whether a character needs a glyph: spaces, controls and variation selectors do not."""
    if unicodedata.category(character) in _UNPRINTED:
        return False
    code = ord(character)
    return not (0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF or 0x180B <= code <= 0x180D)


def printed(text: str) -> tuple[str, ...]:
    """The different characters of a text that need a glyph, in order of appearance."""
    return tuple(filter(is_printed, dict.fromkeys(text)))


def lacking(text: str, known: Collection[CodePoints]) -> tuple[str, ...]:
    """Characters of a text which no coverage in `known` can print.

    The shaper composes a letter with its accent where the font has them in one, and takes one apart
    where it has not; so an accent that vanishes in the composed text is not missing, nor a letter
    whose parts are there.
    """
    absent = [character for character in printed(text) if not _has(character, known)]
    if not absent:
        return ()
    composed = frozenset(unicodedata.normalize("NFC", text))
    return tuple(
        character
        for character in absent
        if not (unicodedata.combining(character) and character not in composed)
        and not _has_parts(character, known)
    )


def _has(character: str, known: Collection[CodePoints]) -> bool:
    return any(ord(character) in codes for codes in known)


def _has_parts(character: str, known: Collection[CodePoints]) -> bool:
    parts = unicodedata.normalize("NFD", character)
    return parts != character and any(all(ord(part) in codes for part in parts) for codes in known)
