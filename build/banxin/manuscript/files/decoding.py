"""Bytes of a file to its text: UTF-8 is read, other encodings are named with the way to convert them."""

from __future__ import annotations

import re
import shlex
import unicodedata
from pathlib import Path

from banxin.findings import Finding, Place, SourceText, finding
from banxin.manuscript.articles.composing import composed
from banxin.manuscript.files.conflicts import without_conflicts
from banxin.wording import Message, reason_of
from banxin.world import DISK, World

TEXT_LIMIT = 4 * 1024 * 1024
"""Bytes that one text file may have; the longest book chapter is far below."""

_BOMS = ((b"\xff\xfe", "UTF-16LE"), (b"\xfe\xff", "UTF-16BE"))
_LINE_ENDS = re.compile("\r\n?")
# XML 1.0 §2.2 forbids C0 controls and the two noncharacters, so an EPUB could not hold them. NEL and
# the line and paragraph separators are line ends to some readers only, so that places would differ.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_SAMPLE = 4096


def decode(name: str, data: bytes) -> tuple[SourceText | None, tuple[Finding, ...]]:
    """The text of a file called `name`, or a finding that says which encoding it has.

    A byte order mark is dropped, line ends become \\n, letters and their marks one character where there is
    one; places are those of the file all the same. Control characters are reported once, at
    the first, and become spaces, so that the rest of the file can be checked too; of a conflict that Git
    left, the first version is read.
    """
    if len(data) > TEXT_LIMIT:
        return None, (_too_large(name, TEXT_LIMIT, Place(name)),)
    if other := _utf16(data):
        return None, (_not_utf8(name, other),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return None, (_undecodable(name, data, error),)
    text = _LINE_ENDS.sub("\n", text)
    source, faults = _without_controls(SourceText(name, text))
    source, conflicts = without_conflicts(source)
    return composed(source), (*faults, *conflicts)


def read_text(
    path: Path, name: str, place: Place | None = None, world: World = DISK
) -> tuple[SourceText | None, tuple[Finding, ...]]:
    """Read and decode the file at `path`, shown as `name`.

    A file that cannot be read is a finding at `place`, where it is named.
    """
    data, faults = read_bytes(path, name, TEXT_LIMIT, place, world)
    return decode(name, data) if data is not None else (None, faults)


def read_bytes(
    path: Path, name: str, limit: int, place: Place | None = None, world: World = DISK
) -> tuple[bytes | None, tuple[Finding, ...]]:
    """The bytes of a regular file, unless it has more than `limit` of them or cannot be read."""
    place = place or Place(name)
    try:
        if not world.is_file(path):
            what = Message("is a folder") if world.is_folder(path) else Message("is not a regular file")
            return None, (finding("file.unreadable", Message("{name} {what}.", name=name, what=what), place),)
        data = world.read(path, limit + 1)
    except OSError as error:
        reason = reason_of(error)
        return None, (
            finding(
                "file.unreadable",
                Message("{name} cannot be read: {reason}.", name=name, reason=reason),
                place,
            ),
        )
    if len(data) > limit:
        return None, (_too_large(name, limit, place),)
    return data, ()


def control_in(text: str) -> str:
    """The first character of `text` that cannot be printed, as U+XXXX, or the empty string."""
    found = _CONTROL.search(text)
    return f"U+{ord(found.group()):04X}" if found else ""


def _too_large(name: str, limit: int, place: Place) -> Finding:
    size = f"{limit // 2**20} MiB" if limit >= 2**20 else f"{limit // 2**10} KiB"
    return finding(
        "file.unreadable",
        Message("{name} is larger than {size}.", name=name, size=size),
        place,
        expected=Message("at most {size}", size=size),
    )


def _utf16(data: bytes) -> str:
    """Which UTF-16 the bytes are, told by their mark or, without one, by where their zeros stand."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding
    sample = data[:_SAMPLE]
    zeros = (sample[0::2].count(0), sample[1::2].count(0))
    # ASCII in UTF-16 has a zero in every second byte; the letters of a manuscript's keys suffice.
    if max(zeros) * 10 < len(sample) or max(zeros) < 4 or min(zeros) * 10 > max(zeros):
        return ""
    return "UTF-16BE" if zeros[0] > zeros[1] else "UTF-16LE"


def _undecodable(name: str, data: bytes, error: UnicodeDecodeError) -> Finding:
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return _invalid_byte(name, data, error.start)
    wide = [character for character in text if ord(character) > 0x7F]
    han = sum(
        "\u4e00" <= character <= "\u9fff" or character in "，。、；：？！（）《》“”　" for character in wide
    )
    valid = _valid_multibyte(data)
    # A UTF-8 file with one broken byte decodes as GB18030 too; then most sequences are valid UTF-8.
    if han * 2 < len(wide) or valid * 2 > len(wide):
        return _invalid_byte(name, data, error.start)
    return _not_utf8(name, "GB18030")


def _valid_multibyte(data: bytes) -> int:
    return sum(ord(character) > 0x7F for character in data.decode("utf-8", "ignore"))


def _not_utf8(name: str, encoding: str) -> Finding:
    return finding(
        "file.encoding",
        Message("{name} is written in {encoding}, not in UTF-8.", name=name, encoding=encoding),
        Place(name),
        expected="UTF-8",
        remedy=Message(
            "iconv -f {encoding} -t UTF-8 {file} > utf8.tmp && mv utf8.tmp {file}",
            encoding=encoding,
            file=shlex.quote(name),
        ),
    )


def _invalid_byte(name: str, data: bytes, offset: int) -> Finding:
    before = data[:offset].decode("utf-8-sig", "replace")
    text = data.decode("utf-8-sig", "replace")
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    shown = text.split("\n")[line - 1].rstrip("\r")
    return finding(
        "file.encoding",
        Message("The byte 0x{data:02X} is not valid UTF-8.", data=data[offset]),
        Place(name, line, column, column + 1, shown),
        expected="UTF-8",
        remedy=Message("Save the file as UTF-8 in the editor it was written with."),
    )


def _without_controls(source: SourceText) -> tuple[SourceText, tuple[Finding, ...]]:
    found = list(_CONTROL.finditer(source.text))
    if not found:
        return source, ()
    first = found[0]
    name = unicodedata.name(first.group(), "").lower() or Message("control character")
    more = Message(" ({count} such characters in this file)", count=len(found)) if len(found) > 1 else ""
    fault = finding(
        "file.control",
        Message(
            "U+{character:04X} {name} cannot be printed{more}.",
            character=ord(first.group()),
            name=name,
            more=more,
        ),
        source.place_at(first.start()),
        expected=Message("printable characters and line ends"),
        remedy=Message("Delete it."),
    )
    return SourceText(source.name, _CONTROL.sub(" ", source.text)), (fault,)
