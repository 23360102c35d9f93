"""Opening a font file that may be anyone's: bounded, and with one kind of failure."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from fontTools.ttLib import TTFont

from banxin.typecase.unpacking import UnpackingError, check_unpacked, is_packed
from banxin.wording import Message, listed

MAX_BYTES = 64 * 2**20  # the largest Chinese face in use has 40 MiB; a collection of four weights 100
MAX_FACES = 64
SUFFIXES = frozenset({".otf", ".ttf", ".ttc", ".otc", ".woff2"})
_NEEDED = ("cmap", "head", "hhea", "hmtx", "maxp", "name")
_OUTLINES = frozenset({"glyf", "CFF ", "CFF2"})


class FontError(Exception):
    """A file that cannot be used as a font; the message says why."""


def face_count(path: Path) -> int:
    """How many faces the file holds: more than one in a collection."""
    with path.open("rb") as stream:
        head = stream.read(12)
    if head[:4] != b"ttcf":
        return 1
    if len(head) < 12:
        raise FontError(Message("the collection ends in its first line"))
    count = int(struct.unpack(">L", head[8:])[0])
    if not 0 < count <= MAX_FACES:
        raise FontError(Message("the collection claims {count} faces", count=count))
    return count


@contextmanager
def opened(path: Path, index: int = 0) -> Iterator[TTFont]:
    """The font, its tables read on demand; whatever goes wrong inside becomes a FontError."""
    try:
        if is_packed(path):
            check_unpacked(path)
        number = index if face_count(path) > 1 else -1
        font = TTFont(path, fontNumber=number, lazy=True, recalcTimestamp=False)
    except FontError:
        raise
    except UnpackingError as fault:
        raise FontError(str(fault)) from fault
    except Exception as fault:  # a damaged font fails in as many ways as there are tables
        raise FontError(Message("it is no font that can be read ({words})", words=_words(fault))) from fault
    try:
        yield font
    except FontError:
        raise
    except Exception as fault:
        raise FontError(Message("it is damaged ({words})", words=_words(fault))) from fault
    finally:
        font.close()


def check_tables(font: TTFont) -> None:
    """Refuse a font without the tables that setting needs."""
    lacking = [tag for tag in _NEEDED if tag not in font]
    if lacking or not _OUTLINES & set(font.keys()):
        raise FontError(Message("it lacks {lacking}", lacking=listed(lacking) or Message("outlines")))
    if not font["head"].unitsPerEm or not font["maxp"].numGlyphs:
        raise FontError(Message("it has no glyphs"))
    _check_ends(font)


def _check_ends(font: TTFont) -> None:
    """Refuse a file that was cut short: the tables read here may be whole while the outlines are gone.

    WOFF2 has its outlines in one packed stream, which has been unpacked by now, so it cannot be cut.
    """
    if font.flavor == "woff2":
        return
    stream = font.reader.file
    size = stream.seek(0, os.SEEK_END)
    cut = sorted(tag for tag, entry in font.reader.tables.items() if entry.offset + entry.length > size)
    if cut:
        raise FontError(
            Message("the file is cut short: {names} end beyond it", names=listed(tag.strip() for tag in cut))
        )


def _words(fault: Exception) -> str:
    text = str(fault).splitlines()
    return f"{type(fault).__name__}: {text[0][:120]}" if text else type(fault).__name__
