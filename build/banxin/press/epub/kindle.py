"""AZW3, the format of Kindle readers, made of an EPUB by calibre where that is installed.

Calibre is a program of its own and asked as one. Left alone it makes other bytes with each run: it keeps
what a book has in a set, and so numbers stylesheets and pictures in an order that the addresses of objects
in memory decide; it scrambles fonts by random keys, and writes the time and a new identity. So its converter
is run by a script that has it keep the order in which things came; keys, dates and identity are set here.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import os
import shutil
import signal
import struct
import subprocess
import tempfile
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from banxin.wording import Message

CALIBRE = "calibre-debug"
"""The program of calibre that runs its converter for a script, and unpacks an AZW3 so that it can be read."""
_CONVERSION = """\
import itertools
import sys

try:
    from calibre.ebooks.oeb.base import Manifest

    begin, orders = Manifest.Item.__init__, itertools.count()

    def begun(item, *given, **named):
        item.order = next(orders)
        begin(item, *given, **named)

    Manifest.Item.__init__, Manifest.Item.__hash__ = begun, lambda item: item.order
except (ImportError, AttributeError):
    pass  # another calibre: the book is whole, in whatever order
from calibre.ebooks.conversion.cli import main

sys.exit(main(["ebook-convert", *sys.argv[1:]]))
"""
_LARGEST_TEXT = 200 * 2**20  # bytes of one unpacked file that is read
_SECONDS, _PER_MEGABYTE = 120, 30
_UNIQUE, _SOURCE = 113, 112  # records of EXTH: what a Kindle knows a book by; where it came from
_KEYED = 1040  # bytes of a font that its key scrambles
_FONT = struct.Struct(
    ">4s5L"
)  # a font's record: name, size, form, where its data begins, key's length, place
_SCRAMBLED = 2  # bit of the form
_DATES = slice(36, 44)  # of the Palm database: made, changed; seconds since 1970


class ConversionError(Exception):
    """Calibre is not there, failed or took too long: `reason` says which, `absent` whether it is missing."""

    def __init__(self, reason: str, *, absent: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.absent = absent


@dataclass(frozen=True, slots=True)
class KindleFacts:
    """What the file is to say of itself: `authors`, its identifier, the time of release in UTC."""

    authors: Sequence[str]
    identifier: str
    modified: dt.datetime


@dataclass(frozen=True, slots=True)
class KindleBook:
    """An AZW3: its bytes, and its files as a Kindle has them, unpacked again (name, content)."""

    data: bytes
    files: tuple[tuple[str, bytes], ...]


def kindle_book(epub: bytes, facts: KindleFacts) -> KindleBook:
    """The AZW3 of an EPUB. Raises ConversionError."""
    seconds = _SECONDS + _PER_MEGABYTE * len(epub) // 2**20
    with _workplace() as folder:
        source, target, unpacked = folder / "book.epub", folder / "book.azw3", folder / "unpacked"
        script = folder / "conversion.py"
        source.write_bytes(epub)
        script.write_text(_CONVERSION, encoding="ascii")
        _run(["-e", str(script), "--", str(source), str(target), *_options(facts)], folder, seconds)
        if not target.is_file():
            raise ConversionError(Message("{program} wrote no file", program=CALIBRE))
        _run(["--explode-book", str(target), str(unpacked)], folder, seconds)
        return KindleBook(_steady(target.read_bytes(), facts), tuple(_files(unpacked)))


def _options(facts: KindleFacts) -> list[str]:
    """Nothing is guessed or added: chapters, breaks and contents are those of the EPUB."""
    authors = ["--authors", "&".join(name.replace("&", "＆") for name in facts.authors)]
    asis = ["--chapter", "/", "--page-breaks-before", "/", "--no-chapters-in-toc", "--disable-font-rescaling"]
    return [*(authors if facts.authors else ()), *asis]


@contextlib.contextmanager
def _workplace() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="banxin-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def _run(arguments: Sequence[str], folder: Path, seconds: float) -> None:
    """Run calibre with settings, temporary files and home of its own; its windows stay shut."""
    path = shutil.which(CALIBRE)
    if path is None:
        raise ConversionError(
            Message("calibre is not installed ({program} is not found)", program=CALIBRE), absent=True
        )
    own = {
        "CALIBRE_CONFIG_DIRECTORY": str(folder / "settings"),
        "CALIBRE_TEMP_DIR": str(folder),
        "HOME": str(folder),
        "QT_QPA_PLATFORM": "offscreen",
        "LC_ALL": "C.UTF-8",
        "PYTHONHASHSEED": "0",
    }
    process = subprocess.Popen(
        [path, *arguments],
        env={**os.environ, **own},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        said = process.communicate(timeout=seconds)[1]
    except subprocess.TimeoutExpired:
        _end(process)
        raise ConversionError(
            Message("{program} took more than {seconds:.0f} seconds", program=CALIBRE, seconds=seconds)
        ) from None
    except BaseException:
        _end(process)
        raise
    if process.returncode:
        lines = said.decode(errors="replace").strip().splitlines() or [f"status {process.returncode}"]
        raise ConversionError(Message("{program} failed: {reason}", program=CALIBRE, reason=lines[-1][:200]))


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the program and whatever it started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and path.stat().st_size <= _LARGEST_TEXT:
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def _steady(data: bytes, facts: KindleFacts) -> bytes:
    """The file with the identity and dates of the edition in place of those of this run."""
    book = bytearray(data)
    seconds = int(facts.modified.timestamp())
    book[_DATES] = struct.pack(">II", seconds, seconds)
    first = struct.unpack(">I", book[78:82])[0]
    own = uuid.uuid5(uuid.NAMESPACE_URL, facts.identifier)
    book[first + 32 : first + 36] = own.bytes[:4]  # the number of the MOBI header
    for kind, at, end in _extended(book, first):
        if kind in (_UNIQUE, _SOURCE) and end - at >= 36:  # an UUID in its 36 characters
            book[end - 36 : end] = str(own).encode()
    for start, end in _records(book):
        if book[start : start + 4] == b"FONT":
            book[start:end] = _with_steady_key(bytes(book[start:end]))
    return bytes(book)


def _records(book: bytearray) -> list[tuple[int, int]]:
    """Where each record of the Palm database begins and ends."""
    count = struct.unpack(">H", book[76:78])[0]
    starts = [struct.unpack(">I", book[at : at + 4])[0] for at in range(78, 78 + 8 * count, 8)]
    return [*pairwise([*starts, len(book)])]


def _with_steady_key(record: bytes) -> bytes:
    """The record of a font scrambled by a key that follows from the font itself."""
    _, _, form, begin, length, place = _FONT.unpack_from(record)
    if not form & _SCRAMBLED or not length:
        return record
    head, key, data = record[:place], record[place : place + length], record[begin:]
    plain = _scrambled(data, key)
    own = hashlib.shake_256(plain).digest(length)
    return head + own + record[place + length : begin] + _scrambled(plain, own)


def _scrambled(data: bytes, key: bytes) -> bytes:
    """Scrambled by `key`, or plain again."""
    return bytes(one ^ key[at % len(key)] for at, one in enumerate(data[:_KEYED])) + data[_KEYED:]


def _extended(book: bytearray, first: int) -> Iterator[tuple[int, int, int]]:
    """Records of the extended header: the kind, and where the content of each begins and ends."""
    at = book.find(b"EXTH", first)
    if at < 0:
        return
    count, at = struct.unpack(">I", book[at + 8 : at + 12])[0], at + 12
    for _ in range(count):
        kind, size = struct.unpack(">II", book[at : at + 8])
        yield kind, at + 8, at + size
        at += max(size, 8)
