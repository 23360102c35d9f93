"""The title of an issue or book in lines of display type, for covers and title pages (N16: 意群)."""

from __future__ import annotations

import math
from functools import lru_cache

from banxin.makeup.heads.headline import advance, broken_heads
from banxin.makeup.heads.sense import jieba_words

LONGEST = 10.0
"""em that a line of display type may hold before it is turned."""

_MOST = 3
_UNEVEN = 1.6  # a line may be so much longer than an even share of the text
_TOO_LONG = 60.0  # em: no title, and turned as a paragraph is


def display_lines(segments: tuple[str, ...]) -> tuple[str, ...]:
    """The editor's segments (`|` or a full space) as they are; a long title without any turned by sense."""
    if len(segments) != 1 or not LONGEST < advance(segments[0]) <= _TOO_LONG:
        return segments
    count = min(_MOST, max(2, math.ceil(advance(segments[0]) / LONGEST)))
    return sense_lines(segments[0], count) or segments


@lru_cache(maxsize=64)
def sense_lines(text: str, count: int) -> tuple[str, ...]:
    """`text` in so many lines, as even as its sense allows; empty where no sense parts it so."""
    if not 1 < count <= _MOST or advance(text) > _TOO_LONG:
        return ()
    heads = broken_heads((text,), advance(text) / count * _UNEVEN, count, jieba_words())
    lines = heads[-1].lines if heads else ()
    return lines if len(lines) == count and min(map(len, lines)) > 1 else ()
