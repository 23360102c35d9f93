"""The press of EPUB editions: documents written, bound, and held against the manuscript."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from banxin.findings import Finding, finding
from banxin.job.clock import release_time
from banxin.job.covers import cover_of
from banxin.job.press import Order, Printed
from banxin.job.print_pages import PrintPages
from banxin.job.steps import READER, CountedTemplates, Steps
from banxin.layouts import Stylesheet
from banxin.manuscript.articles.body_walk import references
from banxin.manuscript.publication import Edition, EpubFonts, Publication
from banxin.preflight.text.epub_check import epub_findings
from banxin.press.epub import pack
from banxin.sheets.epub.copy import EpubCopy
from banxin.sheets.epub.edition import epub_copy, reader_pictures
from banxin.sheets.epub.rare import rare_in
from banxin.typecase import FaceOrigin, Typecase
from banxin.wording import Message, listed


class EpubPress:
    """Makes EPUB 3 files, with the page list of the print edition."""

    lists_pages = True
    sets_pages = False

    def make(self, order: Order, sheets: tuple[Stylesheet, ...]) -> Printed:
        """The edition as an EPUB; its documents ask for the stylesheets themselves.

        What an order for another kind of reader has bound already is taken, without its findings: they are
        told there.
        """
        key = (order.edition.name, order.edition.pictures)
        if key in order.bound:
            return replace(order.bound[key], findings=())
        order.bound[key] = self._bound(order, sheets)
        return order.bound[key]

    def _bound(self, order: Order, sheets: tuple[Stylesheet, ...]) -> Printed:
        ready = order.ready
        steps = Steps(order.progress, order.edition.name, READER)
        steps.begin()
        publication = ready.publication.without_advertisements()
        pictures = reader_pictures(publication, ready.layout, ready.values)
        templates = order.templates(publication, lambda path: pictures.get(path, ""))
        cover = cover_of(order, publication)
        copy = epub_copy(
            publication,
            ready.layout,
            CountedTemplates(templates, steps),
            ready.values,
            ready.typecase,
            release_time(ready.publication, order.world.environment),
            cover.data,
            PrintPages(publication, order.list_pages),
            order.edition,
        )
        steps.begin()
        data = pack(copy)
        findings = (
            *cover.findings,
            *_undated(publication),
            *_unlinked(publication),
            *lacking_signs(publication, order.edition, copy),
            *own_fonts(publication, order.edition, copy, ready.typecase),
            *epub_findings(publication, ready.layout, data, sheets),
        )
        steps.begin()
        return Printed(data, findings)


def _undated(publication: Publication) -> tuple[Finding, ...]:
    """A warning where neither the issue nor a revision has a date: the package then states a fixed one."""
    if publication.released is not None:
        return ()
    place = publication.places.get("issue.number") or publication.places.get("publication.title")
    return (
        finding(
            "epub.no-date",
            Message("The issue has no date; the e-book states 1980-01-01, because EPUB must state one."),
            place or publication.manifest.whole(),
            expected=Message("issue: with date: YYYY-MM-DD"),
        ),
    )


def _unlinked(publication: Publication) -> Iterator[Finding]:
    """A note for each link to an article that the e-book leaves out: an advertisement."""
    known = {unit.id for unit in publication.units()}
    for unit in publication.units():
        for found in references(unit.body):
            if found.unit and found.unit not in known:
                yield finding(
                    "epub.unlinked",
                    Message("The e-book leaves out {unit}; its words stand without a link.", unit=found.unit),
                    unit.source.place(found.line, found.column),
                )


def lacking_signs(publication: Publication, edition: Edition, copy: EpubCopy) -> Iterator[Finding]:
    """A note where an edition without fonts has characters that many reading systems lack."""
    if edition.fonts is not EpubFonts.NONE:
        return
    rare = sorted(set[str]().union(*(rare_in(document.xhtml.decode()) for document in copy.documents)))
    if rare:
        written = publication.written
        yield finding(
            "epub.rare-characters",
            Message(
                "The edition {name} carries no fonts, and many reading systems lack {signs}.",
                name=edition.name,
                signs=listed(rare[:12]),
            ),
            written.place(("editions", edition.name, "fonts")) if written else publication.manifest.whole(),
            remedy=Message("Write fonts: default."),
        )


def own_fonts(
    publication: Publication, edition: Edition, copy: EpubCopy, typecase: Typecase
) -> Iterator[Finding]:
    """A note for each family of the publication's own that goes along though no one has asked for it."""
    written = publication.written
    if written is None or written.at(("editions", edition.name, "fonts")) is not None:
        return
    css = b"".join(one.data for one in copy.resources if one.media_type == "text/css").decode()
    carried = set(re.findall(r'@font-face { font-family: "([^"]*)"', css))
    own = {face.family for face in typecase.faces if face.origin is FaceOrigin.PUBLICATION}
    for family in sorted(carried & own):
        yield finding(
            "epub.own-fonts",
            Message("The e-book {name} carries a part of {family}.", name=edition.name, family=family),
            written.key_place(("editions", edition.name)),
            expected=Message("a licence of that face for e-books"),
        )


EPUB = EpubPress()
