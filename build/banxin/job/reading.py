"""The reader of a drawn PDF, who makes ready beside the process that sets, and reads while that goes on."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from banxin.job.beside import ReadyBeside
from banxin.job.job_tickets import is_for_press
from banxin.job.press import Order
from banxin.layouts import Layout
from banxin.makeup.model.page import MakeUp
from banxin.manuscript.publication import Publication
from banxin.press.pdf import Pages, PdfFile

if TYPE_CHECKING:
    from banxin.preflight.text.print_check import WordsRead

_LOOKING_OVER = "banxin.job.looking_over"  # loads a third of all that a build loads
_MOST = 150_000  # characters: of a longer publication two processes would take much memory


class DrawnReader:
    """Reads the pages of an order's edition once they are drawn, beside this process where it can."""

    def __init__(self, order: Order) -> None:
        self._order = order
        plates = order.unit is None and is_for_press(order.edition)
        publication = order.ready.publication
        short = sum(len(unit.source.text) for unit in publication.units()) <= _MOST
        work = partial(_read, order.ready.layout, plates)
        self._reading = ReadyBeside(_make_ready, work, order.world, apart=short)

    def read(
        self,
        publication: Publication,
        pages: Pages,
        file: PdfFile,
        made: MakeUp | None,
        labels: tuple[str, ...],
    ) -> None:
        """Begin to read a file of these pages, whose folios are `labels` where it is to be told what they
        begin with."""
        followed = {unit.id for unit in self._order.ready.publication.without_advertisements().articles()}
        sheet = (pages.sheet, file.origins, made, labels, pages.wide, pages.overfull, followed)
        self._reading.give(publication, (file.data, *sheet, self._order.traces))

    def found(self) -> WordsRead:
        """What the file shows: damage, words that are lost, doubled or hidden; where its pages begin."""
        return self._reading.value()


def _make_ready() -> None:
    import_module(_LOOKING_OVER)


def _read(layout: Layout, plates: bool, publication: Publication, drawn: tuple[Any, ...]) -> WordsRead:
    look_over = import_module(_LOOKING_OVER).look_over
    found: WordsRead = look_over(layout, plates, publication, drawn)
    return found
