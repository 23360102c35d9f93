"""Sorts and joints: the pieces of type a line is made of, and what lies between two of them."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import count
from typing import Final

from . import tables as t
from .marks import CURRENCIES, NUMBER_UNITS, ORDINALS, TIED_BLANKS, WESTERN_UNITS, SortKind

_KEYS: Final[dict[tuple[object, ...], int]] = {}  # grows by what has been met; equal for the whole process
_NUMBERS: Final = count()  # no two threads are given one number
KEY_BITS: Final = 20  # two keys fit one small integer


@dataclass(frozen=True, slots=True, eq=False)
class Sort:
    """One piece of type: a Han character, a mark, a word, an object. Lengths in units (1/1024 px).

    The body is what stays at line edges; the blanks before and after belong to the joints and vanish there.
    """

    text: str
    kind: SortKind
    em: int
    body: int
    before: int = 0
    after: int = 0
    west_left: bool = False  # its left edge asks for a gap after Han (C50)
    west_right: bool = False
    glued: bool = False  # no break before it, whatever stands there (C15, C19)
    cut: float | None = None  # price of a break between it and a following Western sort; None: never
    hyphen: int = 0  # width of the hyphen a break after it needs
    tracking: int = 0  # letter-spacing after it
    parting: float = 0.0  # price of a break within its element: dear in what hangs together, inf in nowrap
    border: float | None = None  # where two elements meet before it: the same of what holds both
    hang: int = 0  # width that may hang beyond the measure at a line end (C59)
    units: int = 1  # what it counts for the last line (C80)
    lead: int = 0  # from the start of the body to the glyph's origin; -1/2 em for an opening mark
    divide: "Callable[[], list[Sort]] | None" = None  # gives its pieces where a line is in need of them
    print: object = None  # what the press needs to draw it; the model never looks
    key: int = -1  # sorts of equal keys make equal joints


@dataclass(frozen=True, slots=True, eq=False)
class Joint:
    """What lies between two sorts on one line; all of it vanishes where the line breaks."""

    glue: int
    shrink: tuple[int, ...] = (0,) * t.SHRINK_STEPS
    space: int = 0  # room to the ceiling of a word space
    gap: int = 0  # room to the ceiling of a Han-Western gap
    open: bool = False  # takes part in the last step of stretching
    spare: bool = False  # is opened where nothing else on the line can be
    inner: bool = False  # between letters of an address: opened where a line is nothing else
    price: float | None = 0.0  # of a break here; None: never
    # Sums of the above, which the search for the best lines asks for.
    total: int = 0  # all shrink
    stop: int = 0  # shrink of stops
    room: int = 0  # to both ceilings


def with_key(sort: Sort) -> Sort:
    """The same sort with the key of its behaviour beside others."""
    text = sort.text
    traits = (
        sort.kind, sort.em, sort.before, sort.after, sort.west_left, sort.west_right, sort.glued, sort.cut,
        sort.tracking, sort.parting, text in NUMBER_UNITS, text in ORDINALS, text in WESTERN_UNITS,
        text in CURRENCIES, text in TIED_BLANKS, sort.border,
    )  # fmt: skip
    key = _KEYS.get(traits)
    if key is None:
        key = _KEYS.setdefault(traits, next(_NUMBERS))
    return replace(sort, key=key)


def glued(sort: Sort) -> Sort:
    """The same sort, never to be parted from what stands before it."""
    return with_key(replace(sort, glued=True))
