"""Page numbers: those that readers show against those that are printed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pikepdf

from banxin.preflight.pdf_file.checks.faults import FileFault
from banxin.preflight.pdf_file.reading.marks import TextMark
from banxin.preflight.pdf_file.reading.pages import ReadPage
from banxin.wording import Message

_FOLIO = re.compile(r"\W*第?\s*(\d{1,4})\s*[版页頁]?\W*")
_BAND = 0.15  # of the height of a page, at head and foot, where folios stand
_LONGEST = 12  # characters
_FEWEST = 2  # pages
_SHARE = 0.6  # of pages whose folios have to agree


class FolioCheck:
    """Notes the numbers that stand at head and foot of pages."""

    def __init__(self) -> None:
        self._offsets: Counter[int] = Counter()
        self._pages = 0

    def note(self, page: ReadPage) -> None:
        """Take in a page: by how much each number on it that may be its folio is ahead of its place."""
        trim = page.trim
        band = _BAND * (trim.top - trim.bottom)
        offsets = set()
        for mark in page.contents.marks:
            if not isinstance(mark, TextMark) or len(mark.operand) > 8 * _LONGEST or not mark.seen:
                continue
            if trim.bottom + band < mark.matrix[5] < trim.top - band:
                continue
            found = _FOLIO.fullmatch(mark.text)
            if found:
                offsets.add(int(found[1]) - page.number)
        self._offsets.update(offsets)
        self._pages += 1

    def told(self) -> tuple[dict[int, int], int]:
        """How many pages each offset has, and how many pages were taken in, for another check."""
        return dict(self._offsets), self._pages

    def take(self, told: tuple[dict[int, int], int]) -> None:
        """Take in later pages."""
        self._offsets.update(told[0])
        self._pages += told[1]

    def faults(self, file: pikepdf.Pdf) -> Iterator[FileFault]:
        """Where all pages are numbered otherwise than readers count them, and no labels say so."""
        if "/PageLabels" in file.Root or not self._offsets:
            return
        offset, pages = max(self._offsets.items(), key=lambda one: (one[1], one[0] == 0))
        if offset and pages >= max(_FEWEST, _SHARE * self._pages):
            yield FileFault(
                "pdf.page-labels",
                Message("Readers show page 1 where {printed} is printed.", printed=1 + offset),
                remedy=Message("Write the printed page numbers into the file (PageLabels)."),
            )
