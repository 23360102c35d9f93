"""The presses of editions for one kind of reader, made of the bound EPUB: KEPUB for Kobo, AZW3 for Kindle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from banxin.findings import Finding, Place, finding, has_errors
from banxin.job.clock import release_time
from banxin.job.press import Order, Printed
from banxin.job.printing_epub import EPUB
from banxin.layouts import Stylesheet
from banxin.manuscript.publication import Edition, Publication
from banxin.preflight.conversion import conversion_findings
from banxin.press.epub.kepub import kepub
from banxin.press.epub.kindle import ConversionError, KindleFacts, kindle_book
from banxin.sheets.epub import facts
from banxin.wording import Message, reason_of


class KepubPress:
    """Makes KEPUB files: the EPUB with Kobo's mark-up."""

    lists_pages = True
    sets_pages = False

    def make(self, order: Order, sheets: tuple[Stylesheet, ...]) -> Printed:
        """The edition as a KEPUB."""
        made = bound_epub(order, sheets)
        return made if has_errors(made.findings) else replace(made, data=kepub(made.data))


class Azw3Press:
    """Makes AZW3 files by way of calibre, and tells what they lack of the EPUB."""

    lists_pages = True
    sets_pages = False

    def make(self, order: Order, sheets: tuple[Stylesheet, ...]) -> Printed:
        """The edition as AZW3; without calibre there is no file, and a warning says so."""
        made = bound_epub(order, sheets)
        if has_errors(made.findings):
            return made
        publication, place = order.ready.publication, _place(order)
        people = tuple(person.name for person in facts.creators(publication))
        modified = release_time(publication, order.world.environment)
        try:
            book = kindle_book(made.data, KindleFacts(people, facts.identifier(publication), modified))
        except ConversionError as error:
            return Printed(findings=(*made.findings, _unconverted(order.edition, error, place)))
        except OSError as error:
            fault = _unconverted(order.edition, ConversionError(reason_of(error)), place)
            return Printed(findings=(*made.findings, fault))
        found = conversion_findings(made.data, book.files, order.edition.name, place)
        return replace(made, data=book.data, findings=(*made.findings, *found))


def bound_epub(order: Order, sheets: tuple[Stylesheet, ...]) -> Printed:
    """The EPUB that an edition is made of: that of the first EPUB edition, so that both are the same book.

    Where the edition has bounds for its pictures of its own, the EPUB is bound once more with these.
    """
    source, pictures = next(_epub_editions(order.ready.publication), order.edition), order.edition.pictures
    return EPUB.make(replace(order, edition=replace(source, pictures=pictures or source.pictures)), sheets)


def _epub_editions(publication: Publication) -> Iterator[Edition]:
    return (edition for edition in publication.editions if edition.format == "epub")


def _place(order: Order) -> Place:
    publication = order.ready.publication
    return publication.places.get(f"editions.{order.edition.name}.format") or publication.manifest.whole()


def _unconverted(edition: Edition, error: ConversionError, place: Place) -> Finding:
    remedy = (
        Message("Install calibre (Debian: apt install calibre), or leave the edition out.")
        if error.absent
        else Message("Convert the EPUB by hand, or leave the edition out.")
    )
    return finding(
        "epub.unconverted",
        Message("The edition {name} is not made: {reason}.", name=edition.name, reason=error.reason),
        place,
        remedy=remedy,
    )


KEPUB, AZW3 = KepubPress(), Azw3Press()
