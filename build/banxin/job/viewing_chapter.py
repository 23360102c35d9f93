"""A chapter of a book as it will stand in the book, set alone: seen at once, the whole follows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from banxin.job.child import in_child
from banxin.job.intake import Ready
from banxin.job.limits import Limits
from banxin.job.press import Order, Printed, print_edition
from banxin.manuscript.articles.body_walk import references
from banxin.manuscript.publication import Edition, Unit
from banxin.sheets.print.page_form import page_form
from banxin.sheets.print.proof import FirstPage
from banxin.world import DISK


@dataclass(frozen=True, slots=True)
class Chapter:
    """An article by its `file`, and the `first` of the pages that it had when the whole was set."""

    file: str
    first: FirstPage


class _DrawnError(Exception):
    """The pages are drawn; nothing more is wanted."""

    def __init__(self, printed: Printed) -> None:
        super().__init__()
        self.printed = printed


def print_chapter(ready: Ready, edition: Edition, chapter: Chapter, limits: Limits) -> Printed | None:
    """The pages of a chapter, in a process with limits; None where they may be others in the whole.

    That is so on newspaper pages, where text refers to other chapters, and where setting fails.
    """
    unit = next((one for one in ready.publication.units() if one.source.name == chapter.file), None)
    in_flow = not page_form(ready.layout.make_up).figures_span_columns
    if unit is None or not in_flow or any(one.unit != unit.id for one in references(unit.body)):
        return None

    def work(tell: Callable[[Any], None]) -> Printed | None:
        del tell
        try:
            print_edition(_order(ready, edition, unit, chapter.first))
        except _DrawnError as drawn:
            return drawn.printed
        return None

    return in_child(work, limits.for_copy(len(unit.source.text)), lambda news: None).value


def _order(ready: Ready, edition: Edition, unit: Unit, first: FirstPage) -> Order:
    def drawn(printed: Printed) -> None:
        raise _DrawnError(printed)

    def unheard(*told: Any) -> None:
        del told

    return Order(
        ready, edition, DISK, unheard, unheard, traces=True, unit=unit, drawn=drawn, first_page=first
    )
