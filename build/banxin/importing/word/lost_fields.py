"""Fields EQ of the older Word format, which LibreOffice leaves out: readings, characters in rings, put back.

Their words are found in the bytes of the .doc file, with the words around them; what LibreOffice made of the
file has the words around without those between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from banxin.importing.copy.model import (
    Blocks,
    CopyPiece,
    Pieces,
    RubyText,
    StyledRun,
    every_block,
    pieces_within,
    words_of,
)
from banxin.importing.copy.pieces import sound_ruby
from banxin.importing.copy.remarks import Remarks
from banxin.importing.copy.tidying import mapped
from banxin.importing.word.symbols import equation
from banxin.wording import Message

_MOST = 500  # places
_NEAR = 10  # characters around a field by which its place is found
_LEAST = 3  # of these: fewer may stand anywhere
# A field begins with 0x13, its result with 0x14, and it ends with 0x15 ([MS-DOC] 2.8.25); Han are UTF-16.
_ONE = rb"\x13\x00(?: \x00)*[Ee]\x00[Qq]\x00(?:(?![\x13-\x15]\x00)..){1,400}?(?:\x14\x00)?\x15\x00"
_FIELDS = re.compile(rb"(?:" + _ONE + rb")+", re.DOTALL)
_CONTROL = re.compile("[\x00-\x1f]")


@dataclass(frozen=True, slots=True)
class LostField:
    """Words of fields that stand side by side, and the words of the line before and behind them."""

    before: str
    after: str
    pieces: tuple[StyledRun | RubyText, ...]


def fields_of_old_word(data: bytes) -> tuple[LostField, ...]:
    """The fields EQ of a .doc file, in the order of its bytes."""
    found = []
    for hit in _FIELDS.finditer(data):
        start, end = hit.span()
        before = data[max(0, start - 2 * _NEAR) : start].decode("utf-16-le", "replace")
        after = data[end : end + 2 * _NEAR].decode("utf-16-le", "replace")
        pieces = tuple(_pieces(hit[0].decode("utf-16-le", "replace")))
        found.append(LostField(_CONTROL.split(before)[-1], _CONTROL.split(after)[0], pieces))
        if len(found) == _MOST:
            break
    return tuple(found)


def _pieces(fields: str) -> Iterator[StyledRun | RubyText]:
    for instruction in re.findall("\x13([^\x13-\x15]*)", fields):
        text, reading, _ = equation(instruction) or (instruction.strip()[2:].strip(), "", False)
        if reading and sound_ruby(text, reading):
            yield RubyText(text, reading)
        else:
            yield StyledRun(f"{text}（{reading}）" if reading else text)


def put_back(blocks: Blocks, lost: Sequence[LostField], remarks: Remarks) -> Blocks:
    """The blocks with the fields that are missing in them; those without a place are told."""
    left = list(lost)

    def change(pieces: Pieces) -> Pieces:
        for one in tuple(left):
            words = words_of(pieces)
            near = one.before + one.after
            at = words.find(near) if len(near) >= _LEAST else -1
            if at >= 0:
                pieces = _inserted(pieces, at + len(one.before), one.pieces)
                left.remove(one)
        return pieces

    done = mapped(blocks, change)
    every = "\n".join(words_of(line) for block in every_block(done) for line in pieces_within(block))
    for one in left:
        if one.before + words_of(one.pieces) not in every:
            words = "".join(_shown(piece) for piece in one.pieces)
            remarks.tell(
                "import.character",
                Message(
                    "LibreOffice leaves out {words}, which stands behind “{before}”.",
                    words=words,
                    before=one.before,
                ),
                remedy=Message("Write it in by hand, or save the file as .docx in Word or WPS."),
            )
    return done


def _shown(piece: StyledRun | RubyText) -> str:
    return piece.text if isinstance(piece, StyledRun) else f"{piece.base}（{piece.reading}）"


def _inserted(pieces: Pieces, at: int, more: Sequence[CopyPiece]) -> Pieces:
    """The pieces with others at a place that is counted in characters of `words_of`."""
    done: list[CopyPiece] = []
    put = False
    for piece in pieces:
        length = len(words_of((piece,)))
        if put or at > length or (at == length and length == 0):
            done.append(piece)
            at -= length
            continue
        put = True
        if isinstance(piece, StyledRun) and at < length:
            done += [replace(piece, text=piece.text[:at]), *more, replace(piece, text=piece.text[at:])]
        else:
            done += [piece, *more]
    return tuple(done if put else [*done, *more])
