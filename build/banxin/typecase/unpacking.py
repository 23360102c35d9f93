"""Whether a WOFF 2 file unpacks to what it says: a few bytes of Brotli can claim gigabytes.

The format says how long its tables are (W3C WOFF 2.0, section 4); the stream is unpacked bit by bit and
given up as soon as it grows beyond that.
"""

from __future__ import annotations

import struct
from pathlib import Path

import brotli  # type: ignore[import-untyped]

from banxin.wording import Message

MAX_UNPACKED = 256 * 2**20
_HEADER = 48  # bytes before the table directory
_KNOWN_TAGS = 63  # a table directory entry with this number spells its tag out
_TRANSFORMED = frozenset({10, 11})  # glyf and loca are transformed unless their version says 3
_MORSEL = 64  # compressed bytes at a time: one cannot say more than some 16 MiB


class UnpackingError(ValueError):
    """A file that does not unpack to what it says."""


def is_packed(path: Path) -> bool:
    """Whether a file is WOFF 2, by its first bytes."""
    with path.open("rb") as stream:
        return stream.read(4) == b"wOF2"


def check_unpacked(path: Path) -> None:
    """Raise UnpackingError unless the file's tables unpack to the lengths it gives, within bounds."""
    content = path.read_bytes()
    if content[4:8] == b"ttcf":
        raise UnpackingError(Message("compressed collections are not read"))
    (count,) = struct.unpack_from(">H", content, 12)
    (packed,) = struct.unpack_from(">L", content, 20)
    length, start = _directory(content, count)
    if length > MAX_UNPACKED:
        raise UnpackingError(
            Message(
                "it would unpack to {length} MiB; the limit is {max_unpacked}",
                length=length // 2**20,
                max_unpacked=MAX_UNPACKED // 2**20,
            )
        )
    if _unpacked_length(content[start : start + packed], length) != length:
        raise UnpackingError(Message("it does not unpack to what it says"))


def _directory(content: bytes, count: int) -> tuple[int, int]:
    """The length of all tables together, and where the packed stream begins."""
    at, length = _HEADER, 0
    for _ in range(count):
        flags = content[at]
        at += 1 if flags & 63 != _KNOWN_TAGS else 5
        size, at = _number(content, at)
        plain = 3 if flags & 63 in _TRANSFORMED else 0
        if flags >> 6 != plain:  # a transformed table: its length in the stream follows
            size, at = _number(content, at)
        length += size
    return length, at


def _number(content: bytes, at: int) -> tuple[int, int]:
    """A UIntBase128: seven bits a byte, at most five bytes."""
    value = 0
    for place in range(at, at + 5):
        value = value << 7 | content[place] & 0x7F
        if not content[place] & 0x80:
            return value, place + 1
    raise UnpackingError(Message("a length in its directory is no number"))


def _unpacked_length(packed: bytes, limit: int) -> int:
    unpacker, length = brotli.Decompressor(), 0
    for at in range(0, len(packed), _MORSEL):
        length += len(unpacker.process(packed[at : at + _MORSEL]))
        if length > limit:
            break
    return length
