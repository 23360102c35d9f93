"""Classes of characters that decide how marks and line ends of a manuscript are read."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Marks that Chinese shares with Latin: one code point, the width told by the neighbours (clreq §3.1.1).
SHARED_MARKS = frozenset("“”‘’…‥—―·‧")

_OPENING = frozenset("（〔［｛〈《「『【〖“‘﹁﹃")
_CLOSING = frozenset("）〕］｝〉》」』】〗”’﹂﹄")

_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff\uffa0-\uffdc]")

# Characters that an eye cannot see and that change how lines break, join or run: a byte order mark, a
# zero-width space and the controls of writing direction. They come with text copied from web pages. Not
# here, because they mean something: no-break space, soft hyphen, word joiner, joiner and non-joiner (emoji),
# variation selectors (the form of a Han character).
INVISIBLE = re.compile("[\ufeff\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]")

_HAN = re.compile(
    "[\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


def is_han(character: str) -> bool:
    """Whether it is one Han character (汉字), 々 and 〇 included."""
    return _HAN.match(character) is not None


@cache
def is_wide(character: str) -> bool:
    """Whether it fills a full square and is written without word spaces: Han, kana, full-width marks.

    Hangul is wide but parts its words by spaces, so it is not meant here.
    """
    return unicodedata.east_asian_width(character) in "WF" and not _HANGUL.match(character)


@cache
def is_chinese(character: str) -> bool:
    """Whether it is wide, or one of the marks that Chinese shares with Latin."""
    return character in SHARED_MARKS or is_wide(character)


def is_opening(character: str) -> bool:
    """Whether it opens a pair of Chinese brackets or quotation marks."""
    return character in _OPENING


def is_closing(character: str) -> bool:
    """Whether it closes a pair of Chinese brackets or quotation marks."""
    return character in _CLOSING


def is_variation_selector(character: str) -> bool:
    """Whether it chooses a form of the character before it."""
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
