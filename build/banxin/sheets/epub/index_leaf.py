"""The index of an e-book (EPUB Indexes 1.0): entries lead to the words and are named by print pages.

Without pages an entry names the articles that its words stand in, each once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from banxin.manuscript.publication import Unit, every_item
from banxin.sheets.epub.copy import EpubDocument
from banxin.sheets.epub.navigation import label_of
from banxin.sheets.epub.page_breaks import PageBreak
from banxin.sheets.epub.reader import INDEX_FILE, ReaderEdition
from banxin.sheets.index.entries import INDEX, IndexSpot, index_groups, marked_spots, spread

_MARK = re.compile(rb'id="([^"]+--index-[0-9]+)"')


def index_leaf(
    edition: ReaderEdition, documents: Sequence[EpubDocument], breaks: Sequence[PageBreak]
) -> Iterator[EpubDocument]:
    """The document of the index; none where the publication has no index."""
    plan = edition.publication.index
    if plan is None:
        return
    spots = _on_pages(edition, documents, breaks) if breaks else spread(_in_articles(edition))
    title = plan.title or edition.labels.index
    groups = index_groups(plan, edition.publication.masthead.lang, edition.labels, spots)
    content = edition.templates.render("epub-index", title=title, ident=INDEX, groups=groups)
    yield edition.document(INDEX_FILE, title, content, kind="index", division="backmatter")


def _ident(edition: ReaderEdition, unit: str, number: int) -> str:
    return f"{edition.names[unit]}--index-{number}"


def _in_articles(edition: ReaderEdition) -> Iterator[IndexSpot]:
    units = [item for item in every_item(edition.publication.contents) if isinstance(item, Unit)]
    labels = {unit.id: label_of(edition, unit) for unit in units}
    order = {unit.id: at for at, unit in enumerate(units)}
    for term, unit, number in marked_spots(edition.publication):
        href = f"{edition.href(unit)}#{_ident(edition, unit, number)}"
        yield IndexSpot(term, order[unit], href, labels[unit])


def _on_pages(
    edition: ReaderEdition, documents: Sequence[EpubDocument], breaks: Sequence[PageBreak]
) -> Iterator[IndexSpot]:
    pages = _pages(documents, breaks)
    for term, unit, number in marked_spots(edition.publication):
        ident = _ident(edition, unit, number)
        if ident in pages:
            position, label = pages[ident]
            yield IndexSpot(term, position, f"{edition.href(unit)}#{ident}", label)


def _pages(documents: Sequence[EpubDocument], breaks: Sequence[PageBreak]) -> Mapping[str, tuple[int, str]]:
    """The page of each mark, counted from 0, and its label: the last that begins before it."""
    found: dict[str, tuple[int, str]] = {}
    position, label = -1, ""
    for document in documents:
        waiting = [one for one in breaks if one.href == document.href]
        for mark in _MARK.finditer(document.xhtml):
            while waiting and (waiting[0].at or 0) <= mark.start():
                position, label = position + 1, waiting.pop(0).label
            if label:
                found[mark[1].decode()] = position, label
        for one in waiting:
            position, label = position + 1, one.label
    return found
