"""Glyph codes in the content of pages, written anew: what a font numbers from one up is shorter to say.

Only what the engine writes is read: text of fonts with two-byte codes, in hexadecimal (ISO 32000-2, 9.4.3).
"""

from __future__ import annotations

import re
import sys
from array import array
from binascii import hexlify, unhexlify
from collections.abc import Callable, Iterator, Mapping

_TOKEN = re.compile(
    rb"/(?P<font>[^\s/<>\[\]()]++)(?=\s++[-+.\d]++\s++Tf(?!\S))"
    rb"|\[(?P<array>(?:<[0-9A-Fa-f]*+>|[-+.\d\s]++)*+)\](?=\s*+TJ(?!\S))|<(?P<one>[0-9A-Fa-f]*+)>(?=\s*+Tj(?!\S))"
    rb"|(?<!\S)(?P<state>[qQ])(?!\S)"
    rb"|\((?:[^()\\]|\\.)*+\)\s*+(?P<literal>Tj|'|\")?+|(?P<other>\]\s*+TJ)",
    re.S,
)
_STRING = re.compile(rb"<([0-9A-Fa-f]*+)>")
_MEANT = re.compile(rb"beginbfchar(.*?)endbfchar", re.S)
_PAIR = re.compile(rb"<([0-9A-Fa-f]{4})>\s*<([0-9A-Fa-f]*)>")
_BATCH = 100  # entries of one section (ISO 32000-2, 9.10.3)

Codes = Mapping[int, int]
"""New codes by old ones."""


class UnreadableCodesError(ValueError):
    """Content that is written in another way than the engine's: its codes have to stay."""


def with_codes(content: bytes, codes: Mapping[bytes, Codes], names: Mapping[bytes, bytes]) -> bytes:
    """Content whose fonts, by name, have other codes and other `names`.

    Raises UnreadableCodesError where a string of such a font is written in another way.
    """
    font: bytes | None = None
    before: list[bytes | None] = []
    out: list[bytes] = []
    last = 0
    for found in _TOKEN.finditer(content):
        kind = found.lastgroup
        if kind == "font":
            font = found["font"]
            new = b"/" + names.get(font, font)
        elif kind == "state":
            if found["state"] == b"q":
                before.append(font)
            elif before:
                font = before.pop()
            continue
        elif kind is None:
            continue
        elif font is None:
            raise UnreadableCodesError("text without a font")
        elif font not in codes:
            continue
        elif kind == "array":
            new = b"[" + _STRING.sub(_recoder(codes[font]), found["array"]) + b"]"
        elif kind == "one":
            new = _STRING.sub(_recoder(codes[font]), found.group())
        else:
            raise UnreadableCodesError("codes that are no hexadecimal ones")
        out += (content[last : found.start()], new)
        last = found.end()
    return b"".join((*out, content[last:]))


def _recoder(codes: Codes) -> Callable[[re.Match[bytes]], bytes]:
    code_of = codes.__getitem__

    def recode(found: re.Match[bytes]) -> bytes:
        try:
            return b"<" + hexlify(_packed(map(code_of, _unpacked(unhexlify(found[1]))))) + b">"
        except (KeyError, ValueError) as fault:
            raise UnreadableCodesError("a glyph that the font has not") from fault

    return recode


def _unpacked(data: bytes) -> array[int]:
    codes = array("H", data)
    if sys.byteorder == "little":
        codes.byteswap()
    return codes


def _packed(codes: Iterator[int]) -> bytes:
    data = array("H", codes)
    if sys.byteorder == "little":
        data.byteswap()
    return data.tobytes()


def with_meanings(cmap: bytes, codes: Codes) -> bytes:
    """A ToUnicode CMap for other codes; what the font does not print is left out.

    Raises UnreadableCodesError for one that tells ranges.
    """
    if b"beginbfrange" in cmap:
        raise UnreadableCodesError("ranges of meanings")
    told = {
        codes[int(code, 16)]: text
        for section in _MEANT.findall(cmap)
        for code, text in _PAIR.findall(section)
        if int(code, 16) in codes
    }
    entries = [b"<%04x> <%s>" % (code, text) for code, text in sorted(told.items())]
    lines = [cmap[: cmap.index(b"endcodespacerange") + len(b"endcodespacerange")]]
    for start in range(0, len(entries), _BATCH):
        batch = entries[start : start + _BATCH]
        lines += [b"%d beginbfchar" % len(batch), *batch, b"endbfchar"]
    return b"\n".join((*lines, cmap[cmap.rindex(b"endcmap") :]))
