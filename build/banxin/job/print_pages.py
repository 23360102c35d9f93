"""The pages of the print edition found again in the documents of the e-book."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from banxin.manuscript.publication import Publication, Unit, every_item
from banxin.preflight.text.collation import collate
from banxin.preflight.text.pieces import pieces_of
from banxin.preflight.text.sheet_text import Span
from banxin.preflight.text.written_bytes import WrittenText, written_text
from banxin.sheets.epub.copy import EpubDocument
from banxin.sheets.epub.page_breaks import PageBreak
from banxin.sheets.page_starts import PageStart, Part

_PLAIN = re.compile(r"[A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class PrintPages:
    """Finds the pages that `list_pages` gives in the documents of `publication`."""

    publication: Publication
    list_pages: Callable[[], tuple[PageStart, ...]]

    def __call__(self, documents: Sequence[EpubDocument], files: dict[str, str]) -> tuple[PageBreak, ...]:
        """The breaks in the order of reading; `files` gives the document of each unit, section and part.

        A page without text, or with text that the e-book has not, begins where the next page does; behind the
        last text if none does.
        """
        order = {document.href: number for number, document in enumerate(documents)}
        texts = _Documents({document.href: document.xhtml for document in documents}, self.publication)
        found: list[tuple[tuple[int, int, int], PageBreak]] = []
        waiting: list[tuple[int, PageStart]] = []
        for number, start in enumerate(_cited(self.list_pages())):
            href = files.get(start.owner, "")
            if href not in order:
                waiting.append((number, start))
                continue
            at, end = texts.place(start, href)
            for count, same in (*waiting, (number, start)):
                key = (order[href], -1 if at is None else at, count)
                found.append((key, PageBreak(href, same.label, _ident(same, count), at, end)))
            waiting.clear()
        found += self._last(waiting, order, files, texts)
        return tuple(one for _, one in sorted(found, key=lambda pair: pair[0]))

    def _last(
        self,
        waiting: Sequence[tuple[int, PageStart]],
        order: Mapping[str, int],
        files: Mapping[str, str],
        texts: _Documents,
    ) -> Iterator[tuple[tuple[int, int, int], PageBreak]]:
        """The breaks of pages that no text follows, an advertisement or a blank: at the end of the text."""
        hrefs = {files.get(item.id, "") for item in every_item(self.publication.contents)} & order.keys()
        if waiting and hrefs:
            href = max(hrefs, key=order.__getitem__)
            at = texts.end(href)
            for count, start in waiting:
                yield (order[href], at, count), PageBreak(href, start.label, _ident(start, count), at)


def _cited(starts: Sequence[PageStart]) -> tuple[PageStart, ...]:
    """The pages that a list of pages can lead to: each figure once (EPUB Accessibility 1.1 §3.3).

    Where folios begin anew, a cover and the text may both have a page 1. Of pages with the same figures those
    of the longest run are cited, then those of the first.
    """
    runs: list[dict[str, PageStart]] = [{}]
    for start in starts:
        if start.label in runs[-1]:
            runs.append({})
        runs[-1][start.label] = start
    cited: dict[str, PageStart] = {}
    for run in sorted(runs, key=len, reverse=True):
        cited |= {label: start for label, start in run.items() if label not in cited}
    kept = {id(start) for start in cited.values()}
    return tuple(start for start in starts if id(start) in kept)


def _ident(start: PageStart, number: int) -> str:
    return f"page-{start.label}" if _PLAIN.fullmatch(start.label) else f"page-n{number + 1}"


class _Documents:
    """The documents as bytes, each scanned once when a page begins within it."""

    def __init__(self, files: Mapping[str, bytes], publication: Publication) -> None:
        self._files = files
        self._units: Mapping[str, Unit] = {unit.id: unit for unit in publication.articles()}
        self._texts: dict[str, WrittenText] = {}
        self._spans: dict[str, tuple[Span | None, ...]] = {}

    def end(self, href: str) -> int:
        """The byte at the end of the document's text."""
        return self._files[href].rindex(b"</body>")

    def place(self, start: PageStart, href: str) -> tuple[int | None, int | None]:
        """The byte before which the page begins, None for the top of the document; the end of its heading.

        At the beginning of a document a break stands in its first text: beside the article it would move
        that, and all places in it, by one. A page of contents begins at the end of what is before them:
        auditors look for no page breaks in the navigation document.
        """
        if start.owner == Part.CONTENTS:
            return self.end(href), None
        text = self._text(href)
        if not text.runs:
            return None, None
        unit = self._units.get(start.owner)
        if unit is None or start.piece < 0:
            return text.byte_of(0)
        if href not in self._spans:
            self._spans[href] = collate(pieces_of(unit), text.story).spans
        spans = self._spans[href]
        span = next(_from(spans, start.piece), None)
        if span is None:
            return text.byte_of(0)
        offset = start.offset if spans[start.piece] is span else 0
        return text.byte_of(min(span[0] + offset, span[1] - 1))

    def _text(self, href: str) -> WrittenText:
        if href not in self._texts:
            self._texts[href] = written_text(self._files[href])
        return self._texts[href]


def _from(spans: Sequence[Span | None], piece: int) -> Iterator[Span]:
    """The places of the pieces from `piece` on."""
    return (span for span in spans[piece:] if span is not None and span[0] < span[1])
