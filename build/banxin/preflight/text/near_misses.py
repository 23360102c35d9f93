"""A piece of which almost all is printed: what a template has cut out of it, a mark or a word."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from banxin.preflight.text.sheet_text import Span

_SHORTEST = 6  # characters of a piece that can be known by the rest of them
_PART = 8  # so much of a piece may be lacking: one in eight, and one at least
_LONGEST = 2000  # characters of a piece that is compared


@dataclass(frozen=True, slots=True)
class NearMiss:
    """Where almost all of a piece stands, and the characters that it lacks there."""

    span: Span
    lacks: str


def near_miss(piece: str, rest: str) -> NearMiss | None:
    """The place in `rest` of a piece that is not there as a whole; None where more of it is missing."""
    if not _SHORTEST <= len(piece) <= _LONGEST:
        return None
    middle = len(piece) // 2
    allowed = max(1, len(piece) // _PART)
    for known, before in ((piece[middle:], middle), (piece[:middle], 0)):
        at = rest.find(known)
        if at < 0:
            continue
        first = max(0, at - before)
        window = rest[first : at - before + len(piece)]
        blocks = SequenceMatcher(None, piece, window, autojunk=False).get_matching_blocks()
        *met, _ = blocks
        lacks = _between(piece, [(block.a, block.a + block.size) for block in met])
        if lacks and len(lacks) <= allowed:
            return NearMiss((first + met[0].b, first + met[-1].b + met[-1].size), lacks)
    return None


def _between(text: str, spans: list[Span]) -> str:
    """What of a text stands in none of the spans, which are in their order."""
    ends = [0, *(end for _, end in spans)]
    starts = [*(start for start, _ in spans), len(text)]
    return "".join(text[end:start] for end, start in zip(ends, starts, strict=True))
