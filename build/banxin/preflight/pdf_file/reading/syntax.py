"""Content streams of any program as operations (ISO 32000-2, 7.8.2 and annex A), whatever is wrong with them.

What is no token is passed over one byte at a time, so that reading takes time in proportion to the stream.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_STRING = rb"\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.)*+\))*+\))*+\))*+\)"
_OPERATION = re.compile(
    rb"((?:[\x00\s]++|[-+.\d]++|/[^\x00\s/<>\[\](){}%]*+|<<|>>|<[0-9A-Fa-f\x00\s]*+>|"
    + _STRING
    + rb"|[\[\]]|(?:true|false|null)(?![A-Za-z0-9])|%[^\r\n]*+)*+)([A-Za-z'\"][A-Za-z0-9*]*+|\(.*+|.|\Z)",
    re.S,
)
_INLINE = re.compile(rb"(?<![^\x00\s])BI(?=[\x00\s/])([^()]{0,300}?)(?<![^\x00\s])ID[\x00\s]", re.S)
_END = re.compile(rb"[\x00\s]EI(?![^\x00\s])")
_PIECES = re.compile(rb"<([0-9A-Fa-f\x00\s]*+)>|(" + _STRING + rb")|([-+.\d]++)", re.S)
_ESCAPED = re.compile(rb"\\([0-7]{1,3}|\r\n|.)|\r\n?", re.S)
_ESCAPES = {
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\f",
    b"\n": b"",
    b"\r": b"",
    b"\r\n": b"",
}
_HASH = re.compile(rb"#([0-9A-Fa-f]{2})")
_BRACKETS = re.compile(rb"\\.|[()]", re.S)
_MOST_DEEP = 200  # strings nested deeper than the expression goes, in one stream
_BLANK = bytes(range(33))

INLINE = b"BI"
"""The operator that stands for an inline image, with its entries as operands."""


def instructions(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Operands and operator of each operation in turn; of an inline image its entries and `BI`."""
    if b"BI" not in content:
        yield from _operations(content)
        return
    at = 0
    while (found := _INLINE.search(content, at)) is not None:
        yield from _operations(content[at : found.start()])
        yield found[1], INLINE
        end = _END.search(content, found.end())
        at = end.end() if end else len(content)
    yield from _operations(content[at:])


def _operations(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Operations of content without inline images; of an unclosed string and what follows it nothing.

    Strings within strings are mostly few deep, and are found by the expression. It gives all the rest for
    one that is not: that is looked through once for its end.
    """
    for _ in range(_MOST_DEEP):
        found = _OPERATION.findall(content)
        rest = next((operator for _, operator in reversed(found[-2:]) if operator[:1] == b"("), b"")
        yield from (one for one in found if one[1][:1] != b"(")
        end = _closing(rest)
        if not end:
            return
        content = rest[end:]


def _closing(rest: bytes) -> int:
    """Where the string ends that `rest` begins with; 0 where it does not."""
    depth = 0
    for found in _BRACKETS.finditer(rest):
        bracket = found[0]
        depth += (bracket == b"(") - (bracket == b")")
        if not depth:
            return found.end()
    return 0


def numbers_of(operands: bytes) -> list[float]:
    """Operands that are numbers and nothing else; raises ValueError for others."""
    return [*map(float, operands.split())]


def name_of(operands: bytes) -> str:
    """The last name among operands, as dictionaries have it; empty where there is none."""
    _, slash, name = operands.rpartition(b"/")
    if not slash:
        return ""
    name = name.strip(_BLANK)
    if b"#" in name:
        name = _HASH.sub(lambda found: bytes([int(found[1], 16)]), name)
    return "/" + name.decode("utf-8", "replace")


class ShownPiece(NamedTuple):
    """Of the operand of TJ: bytes that are shown, or the thousandths of an em by which the pen goes back."""

    shown: bytes
    back: float


def pieces(operand: bytes) -> Iterator[ShownPiece]:
    """What the operand of Tj or TJ holds, in order."""
    for digits, string, number in _PIECES.findall(operand):
        if number:
            try:
                yield ShownPiece(b"", float(number))
            except ValueError:
                continue
        elif string:
            yield ShownPiece(unescaped(string), 0.0)
        elif digits:
            yield ShownPiece(_from_digits(digits), 0.0)


def unescaped(string: bytes) -> bytes:
    """The bytes of a literal string with its brackets (7.3.4.2)."""
    inner = string[1:-1]
    return _ESCAPED.sub(_meant, inner) if b"\\" in inner or b"\r" in inner else inner


def _meant(found: re.Match[bytes]) -> bytes:
    escaped = found[1]
    if escaped is None:
        return b"\n"
    if escaped[:1].isdigit():
        return bytes([int(escaped, 8) & 0xFF])
    return _ESCAPES.get(escaped, escaped)


def _from_digits(digits: bytes) -> bytes:
    try:
        return bytes.fromhex(digits.decode("ascii"))  # as engines write them: digits, or blanks between bytes
    except ValueError:
        pass
    plain = b"".join(digits.replace(b"\0", b" ").split())
    return bytes.fromhex((plain + b"0" * (len(plain) % 2)).decode("ascii"))
