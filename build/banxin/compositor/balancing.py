"""Lines of display type that are about as long as one another: heads, decks and the like.

A paragraph's last line is as short as it comes. In a head of two or three lines that looks like a slip; the
same number of lines is set to the narrowest measure that holds them. Where a line then ends anywhere but
behind a mark, sense is asked: a clause is not parted where as many lines end behind marks and none is
ugly short, and a word is not parted for a few points of evenness.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from . import tables as t
from .copy import Copy
from .marks import SortKind
from .optimum import Lines, compose

AskSense = Callable[[], frozenset[int]]
"""Tells the sorts before which no line should begin by sense."""

_RESTS = frozenset({SortKind.PAUSE, SortKind.STOP, SortKind.BANG, SortKind.BLANK, SortKind.CLOSE})


def balanced(
    copy: Copy, start: int, stop: int, measures: Sequence[int], torn: AskSense | None = None
) -> Lines:
    """The best lines of sorts start..stop, evened out if their style asks for it and none need be flush.

    `torn` is asked where lines end in mid-sentence; what it tells never makes more lines.
    """
    lines = compose(copy, start, stop, measures)
    style = copy.style
    if not style.balanced or style.justified or not 1 < len(lines.ends) <= t.BALANCED_LINES:
        return lines
    even = _even(copy, start, stop, measures, lines)
    if not all(_rests(copy, end) for end in even.ends[:-1]):
        even = _rested(copy, start, stop, measures, lines, even)
    if torn is None or all(_rests(copy, end) for end in even.ends[:-1]):
        return even
    places = torn()
    if places.isdisjoint(even.ends):
        return even
    held = _held(copy, places)
    sensible = compose(held, start, stop, measures)
    if len(sensible.ends) != len(lines.ends) or len(sensible.overfull) > len(lines.overfull):
        return even
    return _even(held, start, stop, measures, sensible, places)


def _rested(copy: Copy, start: int, stop: int, measures: Sequence[int], lines: Lines, even: Lines) -> Lines:
    """As many lines of which more end where the sentence rests, if there are such and none is short."""
    parted = frozenset(place for place in range(start + 1, stop) if not _rests(copy, place))
    if len(parted) == stop - start - 1:
        return even
    held = _held(copy, parted)
    restful = compose(held, start, stop, measures)
    if (
        len(restful.ends) != len(lines.ends)
        or len(restful.overfull) > len(lines.overfull)
        or len(restful.needy) > len(lines.needy)
        or _faults(restful, parted) >= _faults(even, parted)
        or _is_uneven(copy, start, restful)
    ):
        return even
    return _even(held, start, stop, measures, restful, parted)


def _is_uneven(copy: Copy, start: int, lines: Lines) -> bool:
    """Whether a line is less than so much of the longest."""
    edges = zip([start, *lines.ends], lines.ends, strict=False)
    widths = [sum(sort.body for sort in copy.sorts[first:end]) for first, end in edges]
    return min(widths) < t.SHORTEST_RESTED * max(widths)


def _even(
    copy: Copy, start: int, stop: int, measures: Sequence[int], lines: Lines, torn: Collection[int] = ()
) -> Lines:
    """As many lines, set to the narrowest measure at which none is worse off."""
    step = max(1, copy.em // t.BALANCE_STEPS)
    fits, fails = 0, min(measures) // step
    while fails - fits > 1:
        cut = (fits + fails) // 2
        trial = compose(copy, start, stop, [measure - cut * step for measure in measures])
        kept = len(trial.ends) == len(lines.ends) and len(trial.needy) <= len(lines.needy)
        if kept and _faults(trial, torn) <= _faults(lines, torn):
            fits, lines = cut, Lines(trial.ends, lines.overfull, trial.needy, trial.strain)
        else:
            fails = cut
    return lines


def _faults(lines: Lines, torn: Collection[int]) -> int:
    return sum(end in torn for end in lines.ends[:-1])


def _rests(copy: Copy, end: int) -> bool:
    """Whether a line that ends here ends where the sentence rests."""
    return end in copy.spaces or copy.sorts[end - 1].kind in _RESTS


def _held(copy: Copy, torn: Collection[int]) -> Copy:
    """The copy with a price on lines that begin at these sorts."""
    joints = list(copy.joints)
    for place in torn:
        joint = joints[place]
        if joint.price is not None:
            joints[place] = replace(joint, price=joint.price + t.COST_TORN)
    return replace(copy, joints=joints)
