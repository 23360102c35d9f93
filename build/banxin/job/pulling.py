"""Proofs for make-up pulled side by side, as many at once as there are cores."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from itertools import count

from banxin.job.beside import Beside, processes
from banxin.job.press import Watch
from banxin.press.pdf import measured_extents, read_sheets
from banxin.sheets.print.copy import Extent, PrintCopy


class ProofPuller:
    """Pulls proofs; `watch` is shown each copy that is set here, `told` the number of each pull, from 1.

    Where everything stands is the same whatever the number of processes.
    """

    def __init__(self, watch: Watch, told: Callable[[int], None]) -> None:
        self._watch, self._told = watch, told
        self._numbers = count(1)

    @property
    def at_once(self) -> int:
        """How many are pulled side by side."""
        return processes()

    def __call__(self, *copies: PrintCopy) -> Mapping[str, Extent]:
        """Where each id of the copies stands."""
        self._told(next(self._numbers))
        step = min(processes(), len(copies))
        own, *others = (copies[number::step] for number in range(step))
        if others:
            self._watch(copies[0])
            read_sheets(copies[0])
        begun = [Beside(partial(_extents, lot), copies[0].world) for lot in others]
        extents = _extents(own, self._watch)
        for beside in begun:
            extents = beside.value() | extents
        return extents


def _extents(copies: Iterable[PrintCopy], watch: Watch | None = None) -> dict[str, Extent]:
    extents: dict[str, Extent] = {}
    for copy in copies:
        if watch is not None:
            watch(copy)
        extents = {**measured_extents(copy), **extents}
    return extents
