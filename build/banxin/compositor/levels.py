"""Levels of prohibition: what may not start and what may not end a line (clreq §1.0, C01-C05)."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from .marks import Kind


class Level(Enum):
    """Strictness of line breaking; one level serves a whole document (C01)."""

    NONE = "none"
    BASIC = "basic"
    GB = "gb"
    STRICT = "strict"


@dataclass(frozen=True, slots=True)
class Prohibition:
    """Kinds that may not stand first, and kinds that may not stand last."""

    first: frozenset[Kind]
    last: frozenset[Kind]


_BASIC_FIRST: Final = frozenset(
    {Kind.CLOSE, Kind.PAUSE, Kind.STOP, Kind.BANG, Kind.MIDDLE, Kind.LINK, Kind.SOLIDUS}
)

PROHIBITIONS: Final = {
    Level.NONE: Prohibition(frozenset(), frozenset()),
    Level.BASIC: Prohibition(_BASIC_FIRST, frozenset({Kind.OPEN})),
    Level.GB: Prohibition(_BASIC_FIRST, frozenset({Kind.OPEN, Kind.SOLIDUS})),
    Level.STRICT: Prohibition(
        _BASIC_FIRST | {Kind.DASH, Kind.ELLIPSIS}, frozenset({Kind.OPEN, Kind.SOLIDUS})
    ),
}
