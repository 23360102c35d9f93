"""Proofs pulled and drawn pages read beside the process that sets, with the same outcome as within it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from importlib import import_module
from itertools import count
from typing import TYPE_CHECKING, Any, TypeVar

from banxin.job.beside import Beside, Besides, ReadyBeside, processes
from banxin.job.job_tickets import is_for_press
from banxin.job.press import Order, Watch
from banxin.layouts import Layout
from banxin.makeup.model.page import MakeUp
from banxin.manuscript.publication import Publication
from banxin.press.pdf import Pages, PdfFile, measured_extents
from banxin.sheets.print.copy import Extent, PrintCopy

if TYPE_CHECKING:
    from banxin.preflight.text.print_check import WordsRead

_Value = TypeVar("_Value")
_READING = "banxin.preflight.finished_pdf"  # loads a third of all that a build loads
_MOST = 150_000  # characters: of a longer publication, what is set is not to be in memory twice


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


class Setters(Besides):
    """The same, begun in the midst of a session of the engine, which goes on in each of them."""

    def begin(self, work: Callable[[], _Value], /) -> Callable[[], _Value]:
        """Have `work` begun in one of them; what is returned gives its value."""
        return Beside(work, self._world, composing=True).value


class DrawnReader:
    """Reads the pages of an order's edition once they are drawn, beside this process where it can.

    For a short publication the other process begins at once, and makes ready while pages are set. For a long
    one it begins when they are drawn and their boxes are gone: it finds the publication in memory, where
    nothing has to be sent to it.
    """

    def __init__(self, order: Order) -> None:
        self._order = order
        plates = order.unit is None and is_for_press(order.edition)
        publication = order.ready.publication
        self._work = partial(_read, order.ready.layout, plates)
        self._early: ReadyBeside[WordsRead] | None = None
        self._reading: Beside[WordsRead]
        unread = order.first_page is not None  # a chapter is seen before the whole, which is read
        if unread or sum(len(unit.source.text) for unit in publication.units()) <= _MOST:
            self._early = ReadyBeside(_make_ready, self._work, order.world, apart=not unread)
            self._reading = self._early

    def read(
        self,
        publication: Publication,
        pages: Pages,
        made: MakeUp | None,
        labels: tuple[str, ...],
        file: PdfFile,
    ) -> None:
        """Begin to read a file of these pages, whose folios are `labels` where it is to be told what they
        begin with."""
        followed = {unit.id for unit in self._order.ready.publication.without_advertisements().articles()}
        sheet = (pages.sheet, file.origins, made, labels, pages.wide, pages.overfull, followed)
        drawn = (file.data, *sheet, self._order.traces)
        if self._early is not None:
            self._early.give(publication, drawn)
        else:
            self._reading = Beside(partial(self._work, publication, drawn), self._order.world)

    def found(self) -> WordsRead:
        """What the file shows: damage, words that are lost, doubled or hidden; where its pages begin."""
        return self._reading.value()


def _make_ready() -> None:
    import_module(_READING)


def _read(layout: Layout, plates: bool, publication: Publication, drawn: tuple[Any, ...]) -> WordsRead:
    """What a file shows; `drawn` has the fields of a `PrintedSheet`, in their order."""
    from banxin.preflight.finished_pdf import read_print  # noqa: PLC0415  (where it is read)
    from banxin.preflight.text.print_check import PrintedSheet  # noqa: PLC0415

    return read_print(publication, layout, PrintedSheet(*drawn), plates=plates)
