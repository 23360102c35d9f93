"""Pages that are looked at are drawn before they are asked for again, where they paint something else."""

from __future__ import annotations

import asyncio

from banxin.preview.drawing_ahead import AskedLast
from banxin.preview.pictures import PagePictures
from banxin.preview.seen import SeenEdition, SeenPage


class _Pictures(PagePictures):
    def __init__(self) -> None:
        super().__init__()
        self.drawn: list[tuple[int, int, str]] = []

    def of_page(self, edition: SeenEdition, page: int, width: int) -> bytes:
        self.drawn.append((page, width, edition.pages[page - 1].digest))
        if edition.data == b"broken":
            raise ValueError
        return b""


def _edition(*digests: str, data: bytes = b"") -> SeenEdition:
    return SeenEdition("print", "pdf", data, pages=tuple(SeenPage("", 1, 1, one) for one in digests))


def _drawn(asked: list[tuple[int, int]], after: SeenEdition) -> list[tuple[int, int, str]]:
    pictures = _Pictures()

    async def run() -> None:
        last = AskedLast(pictures)
        for page, width in asked:
            last.note(_edition("a", "b", "c"), page, width)
        last.draw([after])
        await asyncio.gather(*last._drawing, return_exceptions=True)
        await asyncio.sleep(0)
        assert not last._drawing

    asyncio.run(run())
    return pictures.drawn


def test_a_page_that_was_looked_at_is_drawn_when_it_is_another() -> None:
    assert _drawn([(2, 800), (3, 800)], _edition("a", "x", "c")) == [(2, 800, "x")]


def test_neither_what_was_not_asked_for_nor_little_pictures_are_drawn() -> None:
    assert _drawn([(2, 180)], _edition("x", "x", "x")) == []
    assert _drawn([], _edition("x", "x", "x")) == []


def test_a_page_that_is_gone_and_one_that_cannot_be_drawn_do_no_harm() -> None:
    assert _drawn([(3, 800)], _edition("x")) == []
    assert _drawn([(1, 800)], _edition("x", data=b"broken")) == [(1, 800, "x")]
