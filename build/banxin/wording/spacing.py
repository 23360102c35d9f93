"""Values in a Chinese sentence: a space where Han meets Western, and none between Han and Han."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_HAN: Final = (range(0x3007, 0x3008), range(0x3400, 0xA000), range(0x20000, 0x40000))
_MARKS: Final = (range(0x3001, 0x3020), range(0xFF01, 0xFF20))
# Compared by numbers: two classes of so many characters take 5 ms to compile, at every start.


def sentence_of(stretches: Iterable[tuple[str, bool]]) -> str:
    """Stretches of a sentence, one after the other, spaced as Chinese text is (W3C clreq, 3.2.4).

    A space is put in where Han and Western come together. With each stretch goes whether it is a message:
    a space that the sentence has beside a message is taken out between Chinese and Chinese; beside a name
    it stays.
    """
    text, closed = "", False
    for stretch, message in stretches:
        text, closed = _met(text, stretch, closed or message), message
    return text


def _met(left: str, right: str, closed: bool) -> str:
    if _mixed(left[-1:], right[:1]):
        return f"{left} {right}"
    if closed and left[-1:] == " " and _chinese(left[-2:-1]) and _chinese(right[:1]):
        return left[:-1] + right
    if closed and right[:1] == " " and _chinese(left[-1:]) and _chinese(right[1:2]):
        return left + right[1:]
    return left + right


def _mixed(left: str, right: str) -> bool:
    """Whether a Han character and a Western letter or figure meet; a per cent sign belongs to its figure."""
    if _is_in(_HAN, left):
        return right.isascii() and right.isalnum()
    return _is_in(_HAN, right) and left.isascii() and (left.isalnum() or left == "%")


def _chinese(character: str) -> bool:
    return _is_in(_HAN, character) or _is_in(_MARKS, character)


def _is_in(ranges: tuple[range, ...], character: str) -> bool:
    return bool(character) and any(ord(character) in one for one in ranges)
