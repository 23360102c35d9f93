"""Levels of prohibition: what may not start and what may not end a line (clreq §1.0, C01-C05)."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from .marks import SortKind


class Level(Enum):
    """Strictness of line breaking; one level serves a whole document (C01)."""

    NONE = "none"
    BASIC = "basic"
    GB = "gb"
    STRICT = "strict"


@dataclass(frozen=True, slots=True)
class Prohibition:
    """Kinds that may not stand first, and kinds that may not stand last."""

    first: frozenset[SortKind]
    last: frozenset[SortKind]


_BASIC_FIRST: Final = frozenset(
    {
        SortKind.CLOSE,
        SortKind.PAUSE,
        SortKind.STOP,
        SortKind.BANG,
        SortKind.MIDDLE,
        SortKind.LINK,
        SortKind.SOLIDUS,
    }
)

PROHIBITIONS: Final = {
    Level.NONE: Prohibition(frozenset(), frozenset()),
    Level.BASIC: Prohibition(_BASIC_FIRST, frozenset({SortKind.OPEN})),
    Level.GB: Prohibition(_BASIC_FIRST, frozenset({SortKind.OPEN, SortKind.SOLIDUS})),
    Level.STRICT: Prohibition(
        _BASIC_FIRST | {SortKind.DASH, SortKind.ELLIPSIS}, frozenset({SortKind.OPEN, SortKind.SOLIDUS})
    ),
}
