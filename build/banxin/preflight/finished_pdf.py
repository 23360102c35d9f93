"""A finished PDF held against its publication: opened once, its words looked for, its pages judged."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from banxin.findings import Finding, has_errors
from banxin.layouts import Layout
from banxin.manuscript.publication import Publication
from banxin.preflight.pages.findings import page_findings
from banxin.preflight.plates import plate_findings
from banxin.preflight.reopened import looked_over
from banxin.preflight.text.pdf.reading import OpenedPage, read_pages
from banxin.preflight.text.places import SourceSpot
from banxin.preflight.text.print_check import PrintedSheet, WordsRead, word_findings
from banxin.sheets.labels import labels_of
from banxin.sheets.page_starts import PageStart


def read_print(
    publication: Publication, layout: Layout, printed: PrintedSheet, *, plates: bool = False
) -> WordsRead:
    """What is wrong with a finished PDF, and where in the manuscript its pages begin.

    It is damaged, else something is wrong with its words, else with newspaper pages: those are judged by the
    rules of newspapers where they come of a make-up. Where pages begin is told if `printed` has labels for
    them; with `plates`, what those do not hold.
    """
    starts: list[PageStart] = []
    spots: list[SourceSpot] = []

    def read(opened: Sequence[OpenedPage]) -> tuple[Finding, ...]:
        pages = [*read_pages(opened)]
        found = word_findings(publication, layout, printed, pages)
        starts.extend(found.starts)
        spots.extend(found.spots)
        if has_errors(found.findings):
            return found.findings
        findings = (*found.findings, *(plate_findings(pages) if plates else ()))
        if printed.made is None:
            return findings
        labels = labels_of(publication, layout)
        return (*findings, *page_findings(publication, layout.grid, labels, pages))

    with _no_collecting():
        findings = looked_over(printed.data, len(printed.origins), read)
    return WordsRead(findings, tuple(starts), tuple(spots))


@contextmanager
def _no_collecting() -> Iterator[None]:
    """A book just set is millions of objects: to look through them for rubbish takes a fifth of the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
