"""The one generator of editions: in order, one at a time, with the pages of those before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from banxin.job import beside
from banxin.job.editions import printed_in_turn
from banxin.job.intake import Ready, take_in
from banxin.job.press import Order, Printed
from banxin.layouts import Stylesheet
from banxin.registry import PRESSES
from banxin.sheets.page_starts import PageStart
from banxin.world import InMemory
from job.small_paper import lay_out


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Toy presses note what they do in this process."""
    monkeypatch.setattr(beside._COMPANY, "processes", 1)


class Numbering:
    """A toy press that notes when it runs, and numbers one page or lists those that it is told of."""

    def __init__(self, ran: list[str], *, lists_pages: bool) -> None:
        self.ran, self.lists_pages, self.sets_pages = ran, lists_pages, not lists_pages

    def make(self, order: Order, sheets: tuple[Stylesheet, ...]) -> Printed:
        self.ran.append(order.edition.name)
        order.progress(order.edition.name, "setting", 0, 1)
        starts = () if self.lists_pages or not order.counts_pages else (PageStart("7", "cha"),)
        return Printed(repr([one.owner for one in order.starts]).encode(), starts=starts)


def test_editions_are_printed_one_at_a_time_those_with_pages_first(tmp_path: Path) -> None:
    ready = take_in(lay_out(tmp_path, "book"))
    assert isinstance(ready, Ready)
    ran: list[str] = []
    told: list[Any] = []
    pdf, epub = Numbering(ran, lists_pages=False), Numbering(ran, lists_pages=True)
    editions = ready.publication.editions[::-1]
    with PRESSES.registered("pdf", pdf), PRESSES.registered("epub", epub):
        turns = printed_in_turn(ready, editions, InMemory({}), told.append)
        first = next(turns)
        assert (first.edition.name, first.printed.data, ran) == ("print", b"[]", ["print"])
        (last,) = turns
    assert (last.edition.name, last.printed.data, last.seconds) == ("reader", b"['cha']", 0)
    assert told == [("print", "setting", 0, 1), ("reader", "setting", 0, 1)]


def test_an_e_book_alone_has_the_pages_all_the_same(tmp_path: Path) -> None:
    ready = take_in(lay_out(tmp_path, "book"))
    assert isinstance(ready, Ready)
    ran: list[str] = []
    pdf, epub = Numbering(ran, lists_pages=False), Numbering(ran, lists_pages=True)
    reader = [edition for edition in ready.publication.editions if edition.format == "epub"]
    with PRESSES.registered("pdf", pdf), PRESSES.registered("epub", epub):
        (only,) = printed_in_turn(ready, reader, InMemory({}), lambda told: None)
    assert (ran, only.edition.name, only.printed.data) == (["print", "reader"], "reader", b"['cha']")
