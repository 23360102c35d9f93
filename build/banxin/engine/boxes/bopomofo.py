"""Bopomofo at the right of its base, in horizontal lines too (C72)."""

from dataclasses import replace
from typing import Any, Final

from banxin.compositor import tables as t
from banxin.compositor.copy import CopyFitter
from banxin.compositor.marks import HAN_LIKE, MARKS, SortKind
from banxin.engine.boxes.symbols import Symbol, set_words, small

_RANGE: Final = ("\u3100", "\u31bf")
_TONES: Final = frozenset("ˊˇˋ")
_NEUTRAL: Final = "˙"
_SQUARE: Final = MARKS | {SortKind.BLANK}  # what takes a whole cell where characters stand in cells


def is_bopomofo(text: str) -> bool:
    """Whether a reading is in bopomofo."""
    return _RANGE[0] <= text.strip(f"{_NEUTRAL}ˊˇˋ")[:1] <= _RANGE[1]


def beside(text: str, text_box: Any, fitter: CopyFitter, last: int) -> tuple[Symbol, ...]:
    """A column behind the sort before `last`: the neutral tone above, the other tones at the side."""
    sort = fitter.sorts[last - 1]
    em = sort.em / t.UNITS_PER_PX
    widen(fitter, last - 1)
    size = t.BOPOMOFO_RATIO * em
    type_style = small(text_box, size)
    column = [c for c in text if c not in _TONES and c != _NEUTRAL]
    x = sort.body / 2 / t.UNITS_PER_PX - size / 2 - size * t.BOPOMOFO_LEFT  # from the middle of the cell
    dot = t.BOPOMOFO_DOT if _NEUTRAL in text else 0.0
    first = -t.BOPOMOFO_MIDDLE * em + size * (t.BOPOMOFO_BASELINE + (dot - len(column)) / 2)
    places = [(c, x, first + nth * size) for nth, c in enumerate(column)]
    if dot:
        places.insert(0, (_NEUTRAL, x, first - dot * size))
    last_symbol = first + (len(column) - 1) * size
    places += [(c, x + size, last_symbol) for c in text if c in _TONES]
    return tuple(Symbol(set_words(c, type_style)[0], type_style, c, x, y) for c, x, y in places)


def widen(fitter: CopyFitter, place: int) -> None:
    """Room for a column behind a sort."""
    sort = fitter.sorts[place]
    fitter.sorts[place] = replace(sort, body=sort.body + round(t.BOPOMOFO_BLOCK * sort.em))


def keep_even(fitter: CopyFitter, spans: list[tuple[int, int]], taken: set[int]) -> None:
    """Give characters without a reading the room of one; in cells (`--banxin-grid`) marks as well."""
    kinds = HAN_LIKE | _SQUARE if fitter.style.grid else HAN_LIKE
    for place in {place for first, last in spans for place in range(first, last)} - taken:
        if fitter.sorts[place].kind in kinds:
            widen(fitter, place)
