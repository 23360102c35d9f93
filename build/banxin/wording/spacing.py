"""Values in a Chinese sentence: a space where Han meets Western, and none between Han and Han."""

from __future__ import annotations

import re
from collections.abc import Iterable

_HAN = r"\u3007\u3400-\u9fff\U00020000-\U0003ffff"
_MIXED = re.compile(rf"[{_HAN}][A-Za-z0-9]|[A-Za-z0-9%][{_HAN}]")
_CHINESE = re.compile(rf"[{_HAN}\u3001-\u301f\uff01-\uff1f]")


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
    if _MIXED.fullmatch(left[-1:] + right[:1]):
        return f"{left} {right}"
    if closed and left[-1:] == " " and _chinese(left[-2:-1]) and _chinese(right[:1]):
        return left[:-1] + right
    if closed and right[:1] == " " and _chinese(left[-1:]) and _chinese(right[1:2]):
        return left + right[1:]
    return left + right


def _chinese(character: str) -> bool:
    return _CHINESE.fullmatch(character) is not None
