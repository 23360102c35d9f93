"""The press of EPUB editions: documents written, bound, and held against the manuscript."""

from __future__ import annotations

from banxin.job.clock import release_time
from banxin.job.press import Order, Printed
from banxin.job.steps import READER, CountedTemplates, Steps
from banxin.layouts import Stylesheet
from banxin.preflight.text.epub_check import epub_findings
from banxin.press.epub import pack
from banxin.sheets.epub.edition import epub_copy


class EpubPress:
    """Makes EPUB 3 files, with the page list of the print edition."""

    lists_pages = True

    def make(self, order: Order, sheets: tuple[Stylesheet, ...]) -> Printed:
        """The edition as an EPUB; its documents ask for the stylesheets themselves."""
        del sheets
        ready = order.ready
        steps = Steps(order.progress, order.edition.name, READER)
        steps.begin()
        publication = ready.publication.without_advertisements()
        copy = epub_copy(
            publication,
            ready.layout,
            CountedTemplates(order.templates(), steps),
            ready.values,
            ready.typecase,
            release_time(ready.publication, order.world.environment),
            order.pages,
        )
        steps.begin()
        data = pack(copy)
        findings = epub_findings(publication, ready.layout, data)
        steps.begin()
        return Printed(data, findings)


EPUB = EpubPress()
