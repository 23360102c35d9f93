"""A budget for templates: what they may do and make before they are stopped.

Templates can be anybody's. Time and memory are bounded by counting, not by a clock, so that the same
template ends in the same way on every machine.
"""

from __future__ import annotations

from collections.abc import Mapping

from banxin.wording import Message

STEPS = 2_000_000
"""Steps in one rendering; a step is about one name, operator or piece of text that is evaluated."""

STEPS_IN_ALL = 40_000_000
"""Steps in all renderings together: a book of a million characters takes less than one million."""

CHARACTERS = 48_000_000
"""Characters made in one rendering, those of intermediate texts counted too."""

MEMBERS = 20_000
"""Members of one list, those of the lists in it counted too."""


CALLS = 48
"""Calls of macros, blocks and loops within each other."""


class ExhaustedError(Exception):
    """A template used up its budget."""


class Meter:
    """What is left of the budget of the rendering that is under way."""

    __slots__ = ("_calls", "_characters", "_in_all", "_steps")

    def __init__(self) -> None:
        self._in_all = STEPS_IN_ALL
        self.begin()

    def begin(self) -> None:
        """A new rendering begins."""
        self._steps = STEPS
        self._characters = CHARACTERS
        self._calls = 0

    def end(self) -> None:
        """The rendering is over: what it took counts towards the whole."""
        self._in_all -= STEPS - self._steps
        if self._in_all < 0:
            raise ExhaustedError(Message("The templates do too much work in all."))

    @property
    def taken(self) -> int:
        """The steps of this rendering so far."""
        return STEPS - self._steps

    def repeat(self, steps: int) -> None:
        """A rendering of so many steps counts once more, without being done."""
        self.begin()
        self._steps -= steps
        self.end()

    def step(self, count: int) -> None:
        """Take `count` steps."""
        self._steps -= count
        if self._steps < 0:
            raise ExhaustedError(Message("The template does too much: a loop runs too often."))

    def enter(self) -> None:
        """A call begins: counted, so that what calls itself ends the same however deep the stack is."""
        self._calls += 1
        if self._calls > CALLS:
            raise ExhaustedError(Message("Templates or macros call themselves without end."))

    def leave(self) -> None:
        """A call is over."""
        self._calls -= 1

    def make(self, characters: int) -> None:
        """Make a text of so many characters."""
        self._characters -= characters
        if self._characters < 0:
            raise ExhaustedError(Message("The template makes too much text."))

    def weigh(self, value: object) -> int:
        """Members of a container with those of the containers in it, each time they are met.

        Lists that hold the same list twice double in weight at every level, which comparing or
        printing them would have to pay for: beyond MEMBERS they are refused.
        """
        weight = _weight(value, {})
        self.step(1 + weight)
        if weight > MEMBERS:
            raise ExhaustedError(Message("The template makes a list that is too long."))
        return weight


def _weight(value: object, known: dict[int, int]) -> int:
    if isinstance(value, Mapping):
        members = list(value.values())
    elif isinstance(value, list | tuple):
        members = list(value)
    else:
        return 1
    if id(value) not in known:
        known[id(value)] = MEMBERS  # a list cannot hold itself; should it, it is too long
        known[id(value)] = 1 + sum(_weight(member, known) for member in members)
    return known[id(value)]
