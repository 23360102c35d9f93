"""Straight quotation marks in Chinese copy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from banxin.manuscript.publication import Lang
from banxin.markup.characters import is_han
from banxin.proofreading.model.passages import CopyPassage
from banxin.proofreading.model.rule import CopyFault, CopyRule
from banxin.wording import Message

_SINGLE = re.compile(r"(?<![A-Za-z0-9])'([^'\"]*)'(?![A-Za-z0-9])")
_NARROW = str.maketrans("＂＇", "\"'")
_PAIRS = {Lang.HANS: ("“”", "‘’"), Lang.HANT_TW: ("「」", "『』"), Lang.HANT_HK: ("「」", "『』")}


def _faults(passage: CopyPassage) -> Iterator[CopyFault]:
    text = passage.text.translate(_NARROW)
    if ('"' not in text and "'" not in text) or not any(map(is_han, text)):
        return
    double, single = _PAIRS[passage.lang]
    yield from _doubles(text, double)
    for found in _SINGLE.finditer(text):
        if any(map(is_han, found[1])):
            yield _fault(text, found.start(), single[0])
            yield _fault(text, found.end() - 1, single[1])


def _doubles(text: str, pair: str) -> Iterator[CopyFault]:
    """The marks in turn, first and second; of an odd one no one knows which it is."""
    places = [at for at, sign in enumerate(text) if sign == '"' and not _is_inch(text, at)]
    for first, second in zip(places[::2], places[1::2], strict=False):
        if len(places) % 2:
            break
        inner = text[first + 1 : second]
        if any(map(is_han, inner + text[first - 1 : first] + text[second + 1 : second + 2])):
            yield _fault(text, first, pair[0])
            yield _fault(text, second, pair[1])
    if len(places) % 2:
        for at in places:
            yield CopyFault(
                at, at + 1, Message("{mark} is a straight quotation mark.", mark=text[at]), None, pair
            )


def _is_inch(text: str, at: int) -> bool:
    return text[max(at - 1, 0) : at].isdigit() and text.count('"') == 1


def _fault(text: str, at: int, right: str) -> CopyFault:
    return CopyFault(at, at + 1, Message("{mark} is a straight quotation mark.", mark=text[at]), right, right)


RULE = CopyRule(
    "copy.straight-quote",
    "GB/T 15834—2011, 4.8",
    _faults,
    ("他说：“好。”", 'He said "yes".', '屏幕是15"的。', "It's 不是引号。"),
    (('他说："好。"', "他说：“好。”"), ("叫作'版心'的", "叫作‘版心’的"), ("他说：＂好。＂", "他说：“好。”")),
)
