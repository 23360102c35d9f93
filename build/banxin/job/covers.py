"""The cover of an EPUB: set by the print press as the layout has it, or a picture that the manifest names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from banxin.findings import Finding
from banxin.job.engine_remarks import placed_findings
from banxin.job.press import Order
from banxin.manuscript.publication import Publication
from banxin.press.pdf import page_picture, pdf_bytes, set_pages
from banxin.sheets.epub.cover import WIDTH, cover_copy, jpeg
from banxin.sheets.print.frame import EditionContext, print_address


@dataclass(frozen=True, slots=True)
class MadeCover:
    """A cover as a JPEG, with what was noticed."""

    data: bytes
    findings: tuple[Finding, ...] = ()


def cover_of(order: Order, publication: Publication) -> MadeCover:
    """The cover of the EPUB; may raise LayoutFault."""
    ready = order.ready
    templates = order.templates(publication, partial(print_address, publication))
    context = EditionContext(
        publication, ready.layout, ready.values, templates, ready.typecase, (), order.edition, ready.memory
    )
    copy = cover_copy(context)
    order.watch(copy)
    pages = set_pages(copy)
    found = tuple(placed_findings(pages.findings, templates, (), ready.findings))
    return MadeCover(jpeg(page_picture(pdf_bytes(pages), WIDTH)), found)
