"""Text cut down to a width in 字, as a guide to the issue (导读) or a running head needs it.

Counting characters cuts Latin titles to half of their line and through their words. Here a Chinese
character or full-width mark takes 1 字, a Latin letter or figure about a half, a space a third; a cut is
between two Chinese characters or at the end of a word.
"""

from __future__ import annotations

from itertools import accumulate
from unicodedata import combining, east_asian_width

ELLIPSIS = "……"  # six points in Chinese (GB/T 15834—2011, 4.11)
LATIN_ELLIPSIS = "…"  # three in a text of Latin letters alone
_FULL_WIDTH = "“”‘’—…·"  # as Chinese fonts set them, though Unicode calls them ambiguous
_LETTER, _SPACE = 0.55, 0.3
_WITHIN_WORDS = "'’-_.@/&+"
_NOT_LAST = (
    " \u3000，、；：,;:—·-（《〈「『【〔“‘([{"  # nothing that waits for more stands before the ellipsis
)


def shortened(text: str, width: float) -> str:
    """`text` if it is at most `width` 字 wide, else as much of it as goes in with an ellipsis: of 2 字 in
    Chinese, of 1 字 in a text of Latin letters alone.

    A word is cut only where not even the first one goes in; at least one character is left.
    """
    ends = list(accumulate(map(_width, "\u3000" + text, text), initial=0.0))
    if ends[-1] <= width + 1e-6:
        return text
    mark = ELLIPSIS if any(east_asian_width(character) in "WF" for character in text) else LATIN_ELLIPSIS
    most = max(1, sum(end <= width - len(mark) + 1e-6 for end in ends) - 1)
    cut = next((place for place in range(most, 0, -1) if not _within_word(text, place)), most)
    return (text[:cut].rstrip(_NOT_LAST) or text[:most]) + mark


def _width(before: str, character: str) -> float:
    if combining(character):
        return 0.0
    apostrophe = character == "’" and not _full(before)
    if _full(character) and not apostrophe:
        return 1.0
    return _SPACE if character == " " else _LETTER


def _full(character: str) -> bool:
    return east_asian_width(character) in "WF" or character in _FULL_WIDTH


def _within_word(text: str, place: int) -> bool:
    """Whether the cut before `place` runs through a word, or between a letter and its mark."""
    before, after = text[place - 1], text[place]
    if combining(after):
        return True
    return _of_word(before) and _of_word(after)


def _of_word(character: str) -> bool:
    narrow = not _full(character) or character == "’"
    return narrow and (character.isalnum() or bool(combining(character)) or character in _WITHIN_WORDS)
