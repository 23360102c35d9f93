"""What lies between two neighbouring sorts: blank, gap, room to shrink and stretch, leave to break.

clreq §1.2 (adjacent marks), §1.3 (steps), C02-C19 (breaks), C50-C55 (Han-Western gap).
"""

from functools import lru_cache
from itertools import pairwise
from math import inf
from typing import Final

from . import tables as t
from .levels import PROHIBITIONS
from .marks import (
    CURRENCIES,
    HAN_LIKE,
    MARKS,
    NUMBER_UNITS,
    ORDINALS,
    TIED_BLANKS,
    WESTERN,
    WESTERN_UNITS,
    SortKind,
)
from .sorts import KEY_BITS, Joint, Sort
from .style import LineStyle

_STEP: Final = {
    SortKind.OPEN: t.STEP_BRACKET,
    SortKind.CLOSE: t.STEP_BRACKET,
    SortKind.PAUSE: t.STEP_PAUSE,
    SortKind.STOP: t.STEP_STOP,
    SortKind.BANG: t.STEP_STOP,
    SortKind.MIDDLE: t.STEP_MIDDLE,
    SortKind.NOTE: t.STEP_PAUSE,  # a note mark carries the blank of the mark it follows
}
# C45, clreq §1.3: nothing is added around these on the given side.
_TIGHT_BEFORE: Final = frozenset(
    {SortKind.MIDDLE, SortKind.LINK, SortKind.SOLIDUS, SortKind.POSTFIX, SortKind.NOTE}
)
_TIGHT_AFTER: Final = frozenset({SortKind.MIDDLE, SortKind.LINK, SortKind.SOLIDUS, SortKind.PREFIX})
_FOLLOWS_CLOSE: Final = frozenset({SortKind.NOTE, SortKind.LEADER})
_AVOIDED: Final = frozenset({SortKind.MIDDLE, SortKind.LINK, SortKind.SOLIDUS})
_MARK_OR_ITS_NOTE: Final = MARKS | {
    SortKind.NOTE
}  # a note carries the blank of the mark it follows: C21 holds
NO_JOINT: Final = Joint(glue=0, price=None)
_PAUSES: Final = frozenset({SortKind.PAUSE, SortKind.STOP, SortKind.BANG, SortKind.BLANK})
_LONG: Final = frozenset({SortKind.DASH, SortKind.ELLIPSIS})
_LINKS: Final = frozenset({SortKind.LINK, SortKind.SOLIDUS})
_MARKS_AND_LONG: Final = MARKS | _LONG | _LINKS | {SortKind.BLANK, SortKind.KEPT}


def joint(a: Sort, b: Sort, space: int | None, style: LineStyle) -> Joint:
    """The joint of two sorts; `space` is the width of a typed space between them, if there is one."""
    price = break_price(a, b, space is not None, style)
    if style.grid:
        beside = WESTERN | _LINKS
        apart = space is not None and a.kind in beside and b.kind in beside and _is_word_space(a, b)
        kept = a.after if a.kind is SortKind.KEPT else 0
        return Joint(glue=kept + (min(a.em, b.em) if apart else 0), price=price)
    shrink = [0] * t.SHRINK_STEPS
    right, left = _blanks(a, b, style)
    _add_shrink(shrink, a, right)
    _add_shrink(shrink, b, left)
    glue, room_space, room_gap = _spacing(a, b, space, style, shrink)
    if not style.stops_shrink:
        shrink[t.STEP_STOP] = 0
    return Joint(
        glue=right + left + glue + _tracking(a, b),
        shrink=tuple(shrink),
        space=room_space,
        gap=room_gap,
        open=_opens(a, b, space, style),
        spare=_spares(a, b),
        inner=a.cut == t.COST_CUT_ANYWHERE and b.kind in WESTERN and space is None,
        price=price,
        total=sum(shrink),
        stop=shrink[t.STEP_STOP],
        room=room_space + room_gap,
    )


def _tracking(a: Sort, b: Sort) -> int:
    """Letter-spacing behind the first; that of Han holds on both sides of a word that is set solid."""
    if a.tracking or a.kind not in WESTERN or b.kind in WESTERN:
        return a.tracking
    return b.tracking


def _blanks(a: Sort, b: Sort, style: LineStyle) -> tuple[int, int]:
    """Blank left of the first and before the second after C21: half an em goes, of the first mark first."""
    close = b.kind in _FOLLOWS_CLOSE and a.kind is not SortKind.KEPT
    right, left = (0 if close else a.after), b.before
    if style.adjacent and right + left and a.kind in _MARK_OR_ITS_NOTE and b.kind in MARKS:
        cut = round(t.PAIR_CUT * min(a.em, b.em))
        taken = min(cut, right)
        right -= taken
        left -= min(cut - taken, left)
    return right, left


def _add_shrink(shrink: list[int], sort: Sort, blank: int) -> None:
    if blank and sort.kind is not SortKind.KEPT:
        shrink[_STEP[sort.kind]] += blank


def _spacing(
    a: Sort, b: Sort, space: int | None, style: LineStyle, shrink: list[int]
) -> tuple[int, int, int]:
    """Natural width of gap or word space, and the room each has to its ceiling."""
    gap = _gap(a, b, style)
    if gap is not None:
        em = a.em if a.kind in HAN_LIKE else b.em
        if style.autospace_fixed:
            return gap, 0, 0
        shrink[t.STEP_AUTOSPACE] += max(0, gap - round(t.AUTOSPACE_FLOOR * em))
        return gap, 0, max(0, round(t.AUTOSPACE_CEILING * em) - gap)
    if space is None or not _is_word_space(a, b):
        return 0, 0, 0  # C52: a typed space beside a Chinese mark adds nothing to the mark's own blank
    em = min(a.em, b.em)
    shrink[t.STEP_SPACE] += max(0, space - round(t.WORD_SPACE_FLOOR * em))
    return space, max(0, round(t.WORD_SPACE_CEILING * em) - space), 0


def _is_word_space(a: Sort, b: Sort) -> bool:
    """Whether a typed space between the two is one of Western text: `Paris – London`, `x - y`, `and / or`."""
    if a.kind in WESTERN:
        return b.kind in _LINKS or b.kind not in _MARKS_AND_LONG
    if b.kind in WESTERN:
        return a.kind in _LINKS or a.kind not in _MARKS_AND_LONG
    return a.kind not in _MARKS_AND_LONG and b.kind not in _MARKS_AND_LONG


def _gap(a: Sort, b: Sort, style: LineStyle) -> int | None:
    """Width of the Han-Western gap (C50), None where none is due."""
    if not style.autospace:
        return None
    if a.kind in HAN_LIKE and b.west_left:
        return round(style.autospace * a.em)
    if a.west_right and b.kind in HAN_LIKE:
        return round(style.autospace * b.em)
    return None


def _opens(a: Sort, b: Sort, space: int | None, style: LineStyle) -> bool:
    """Whether the last step of stretching may open this joint (C45); marks side by side stay as they are."""
    if a.kind in WESTERN and b.kind in WESTERN:
        return space is not None
    if b.glued or a.kind is SortKind.KEPT or _numeral(a, b):
        return False
    if style.autospace_fixed and _gap(a, b, style) is not None:
        return False
    if b.kind in _TIGHT_BEFORE or a.kind in _TIGHT_AFTER or (a.kind in MARKS and b.kind in MARKS):
        return False
    return not (a.kind in _LONG and b.kind is a.kind)


def _spares(a: Sort, b: Sort) -> bool:
    """Whether a line with no other joint to open may open this one: clreq §1.3 avoids it, C40 needs it."""
    return not b.glued and not _AVOIDED.isdisjoint((a.kind, b.kind))


def _numeral(a: Sort, b: Sort) -> bool:
    """A number with its Chinese unit or ordinal (C17), or with the currency behind it (C14)."""
    return _counted(a, b) or _priced(a, b)


def _counted(a: Sort, b: Sort) -> bool:
    """A number with its Chinese unit or ordinal (C17)."""
    return (a.kind is SortKind.NUMBER and b.text in NUMBER_UNITS) or (
        a.text in ORDINALS and b.kind is SortKind.NUMBER
    )


def _priced(a: Sort, b: Sort) -> bool:
    """A number with the currency behind it (C14)."""
    return a.kind is SortKind.NUMBER and b.text in CURRENCIES


def break_price(a: Sort, b: Sort, spaced: bool, style: LineStyle) -> float | None:
    """What a break between two sorts costs; None where it is forbidden at this level."""
    prohibition = PROHIBITIONS[style.level]
    # CSS Text 3 §5.1: it is for the nearest common ancestor to say
    parting = max(a.parting, b.parting) if b.border is None else b.border
    if b.kind in prohibition.first or a.kind in prohibition.last or parting == inf:
        return None
    if b.glued or b.kind is SortKind.NOTE or _together(a, b, spaced):
        return None
    if a.kind in WESTERN and b.kind in WESTERN and not spaced:
        return None if a.cut is None else a.cut + t.SENSE_WORD * parting
    if a.kind in _PAUSES:
        parting *= t.SENSE_PAUSE
    if _counted(a, b):
        return t.COST_COUNTED + parting
    if b.kind in _LONG:
        return t.COST_LONG_START + parting
    return parting + (t.COST_MIDDLE_END if a.kind is SortKind.MIDDLE else 0.0)


def _together(a: Sort, b: Sort, spaced: bool) -> bool:
    """Unbreakable pairs whatever the level: C12-C14."""
    if _priced(a, b) or b.kind is SortKind.POSTFIX or a.text in TIED_BLANKS or b.text in TIED_BLANKS:
        return True
    if a.kind is SortKind.PREFIX and b.kind in WESTERN:
        return True
    return spaced and a.kind is SortKind.NUMBER and b.text in WESTERN_UNITS


def _at_link_of_han(sorts: list[Sort], at: int) -> bool:
    """Whether the space before a sort is at a connector or solidus that has Han on a side: it takes none."""
    place = at if sorts[at].kind in _LINKS else at - 1
    if sorts[place].kind not in _LINKS:
        return False
    return any(
        sort.kind is SortKind.HAN for sort in (*sorts[place - 1 : place], *sorts[place + 1 : place + 2])
    )


class Joiner:
    """Makes the joints of a run of sorts and remembers what equal neighbours gave."""

    def __init__(self, style: LineStyle) -> None:
        self.style = style
        self._made: dict[int, Joint] = {}
        self._spaced: dict[tuple[int, int], Joint] = {}

    def join(self, sorts: list[Sort], spaces: dict[int, int]) -> list[Joint]:
        """Joint before each sort (the first has none); `spaces`: typed spaces by the sort after them."""
        keys = [sort.key for sort in sorts]
        made = self._made
        joints = [NO_JOINT]
        try:
            joints += [made[a << KEY_BITS | b] for a, b in pairwise(keys)]
        except KeyError:
            joints += [self._make(a, b) for a, b in pairwise(sorts)]
        for at, width in spaces.items():
            if 0 < at < len(sorts) and not _at_link_of_han(sorts, at):
                joints[at] = self._make_spaced(sorts[at - 1], sorts[at], width)
        return joints

    def _make(self, a: Sort, b: Sort) -> Joint:
        key = a.key << KEY_BITS | b.key
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = joint(a, b, None, self.style)
        return found

    def _make_spaced(self, a: Sort, b: Sort, width: int) -> Joint:
        key = (a.key << KEY_BITS | b.key, width)
        found = self._spaced.get(key)
        if found is None:
            found = self._spaced[key] = joint(a, b, width, self.style)
        return found


@lru_cache(maxsize=64)
def joiner(style: LineStyle) -> Joiner:
    """The joint-maker of a style; its memory is bounded by the classes of characters there are."""
    return Joiner(style)
