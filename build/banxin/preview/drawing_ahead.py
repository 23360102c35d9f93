"""Pages drawn before the browser asks for them: those that it looks at, once they are others."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Iterable

from banxin.preview.pictures import PagePictures
from banxin.preview.seen import SeenEdition

_MOST = 4  # pages that are looked at
_SMALL = 200  # px up to which a picture is one of the list of pages


class AskedLast:
    """The pages that were asked for last at reading size, and what each of them painted then."""

    def __init__(self, pictures: PagePictures) -> None:
        self._pictures = pictures
        self._pages: OrderedDict[tuple[str, int], tuple[int, str]] = OrderedDict()
        self._drawing: set[asyncio.Future[bytes]] = set()

    def note(self, edition: SeenEdition, page: int, width: int) -> None:
        """Take in that page `page` (from 1) was asked for, `width` px wide."""
        if width <= _SMALL:
            return
        self._pages[edition.name, page] = width, edition.pages[page - 1].digest
        self._pages.move_to_end((edition.name, page))
        while len(self._pages) > _MOST:
            self._pages.popitem(last=False)

    def draw(self, editions: Iterable[SeenEdition]) -> None:
        """Begin to draw those of these pages that paint something else now; the picture is kept."""
        there = {one.name: one for one in editions}
        for (name, page), (width, digest) in tuple(self._pages.items()):
            edition = there.get(name)
            if edition is None or page > len(edition.pages) or edition.pages[page - 1].digest == digest:
                continue
            work = asyncio.ensure_future(asyncio.to_thread(self._pictures.of_page, edition, page, width))
            self._drawing.add(work)
            work.add_done_callback(self._done)

    def _done(self, work: asyncio.Future[bytes]) -> None:
        self._drawing.discard(work)
        if not work.cancelled():
            work.exception()  # whoever asks for the picture is told
