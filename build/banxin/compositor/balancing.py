"""Lines of display type that are about as long as one another: heads, decks and the like.

A paragraph's last line is as short as it comes. In a head of two or three lines that looks like a slip; the
same number of lines is set to the narrowest measure that holds them.
"""

from collections.abc import Sequence

from . import tables as t
from .copy import Copy
from .optimum import Lines, compose


def balanced(copy: Copy, start: int, stop: int, measures: Sequence[int]) -> Lines:
    """The best lines of sorts start..stop, evened out if their style asks for it and none need be flush."""
    lines = compose(copy, start, stop, measures)
    style = copy.style
    if not style.balanced or style.justified or not 1 < len(lines.ends) <= t.BALANCED_LINES:
        return lines
    step = max(1, copy.em // t.BALANCE_STEPS)
    fits, fails = 0, min(measures) // step
    while fails - fits > 1:
        cut = (fits + fails) // 2
        trial = compose(copy, start, stop, [measure - cut * step for measure in measures])
        if len(trial.ends) == len(lines.ends) and len(trial.needy) <= len(lines.needy):
            fits, lines = cut, Lines(trial.ends, lines.overfull, trial.needy, trial.strain)
        else:
            fails = cut
    return lines
