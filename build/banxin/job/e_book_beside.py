"""An e-book made beside the pages that it lists: it waits for these only where it has come to the list."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from banxin.job.beside import WaitingBeside
from banxin.job.press import Bound, Order, Printed, print_edition
from banxin.job.steps import READER, Steps
from banxin.sheets.page_starts import PageStart

_MOST = 150_000  # characters: of a longer publication, what is bound is not to be in memory beside its pages


@dataclass(frozen=True, slots=True)
class _Made:
    printed: Printed
    bound: Mapping[Bound, Printed]
    apart: bool


class EBookBeside:
    """The edition of `order`, begun in another process where there is one for it, else made when asked for.

    A preview, which shows pages first, makes it afterwards: all cores are to set these.
    """

    def __init__(self, order: Order) -> None:
        self._order, self._here = order, os.getpid()
        short = sum(len(unit.source.text) for unit in order.ready.publication.units()) <= _MOST
        apart = short and not order.traces
        self._beside = WaitingBeside(self._make, order.world, apart=apart)

    @property
    def is_apart(self) -> bool:
        """Whether another process is at it."""
        return self._beside.is_apart

    def printed(self, starts: tuple[PageStart, ...]) -> Printed:
        """The edition, with a list of the pages that begin at `starts`."""
        self._beside.give(starts)
        steps = Steps(self._order.progress, self._order.edition.name, READER)
        if self.is_apart:
            steps.begin()
        made = self._beside.value()
        self._order.bound.update(made.bound)
        for _ in READER if made.apart else ():
            steps.begin()
        return made.printed

    def _make(self, given: Callable[[], Any]) -> _Made:
        """Make it, in silence where it is made apart: the steps of the pages are told meanwhile."""
        apart = os.getpid() != self._here
        order = replace(self._order, progress=_unheard, watch=_unheard) if apart else self._order
        order = replace(order, list_pages=cache(lambda: given()[0]))
        return _Made(print_edition(order), dict(order.bound), apart)


def _unheard(*told: Any) -> None:
    del told
