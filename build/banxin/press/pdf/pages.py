"""Pages set by the engine: where things came to stand, and the PDF of them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from weasyprint import HTML

from banxin.engine import (
    ChooseFamilies,
    Company,
    HearPages,
    MarkedOrigin,
    Overfull,
    PageGeometry,
    PlacedPicture,
    WideBox,
    composing,
    figures,
    fitting_sizes,
    folios_of,
    growths,
    page_geometry,
    placed_pictures,
    wide_boxes,
)
from banxin.findings import Finding, finding
from banxin.makeup.heads.sense import turns
from banxin.press.pdf.attachments import without_attachments
from banxin.press.pdf.fetcher import ConfinedFetcher
from banxin.press.pdf.journal import journal
from banxin.press.pdf.page_facts import page_facts
from banxin.press.pdf.parsed_sheets import parsed_sheets
from banxin.sheets.print.copy import Extent, PrintCopy
from banxin.wording import Message

_PT_PER_PX = 0.75  # WeasyPrint counts in CSS px
_FITTINGS = 2  # how often tables that are too wide are set again in smaller type


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages of an edition. `extents` gives where each id stands; `findings` what was noticed.

    `families` chooses the faces of words in SVG pictures. `sheet` is the root element of the HTML that
    they were set from. `overset` has the ids of the legs that did not hold their text; `wide` what stands out
    of its room, `overfull` the lines that are longer than their measure.
    """

    document: Any
    sheet: Any
    extents: Mapping[str, Extent]
    findings: tuple[Finding, ...]
    fingerprint: bytes
    families: ChooseFamilies | None = None
    overset: tuple[str, ...] = ()
    wide: tuple[WideBox, ...] = ()
    overfull: tuple[Overfull, ...] = ()

    @property
    def pictures(self) -> tuple[PlacedPicture, ...]:
        """How large each picture is printed."""
        return tuple(placed_pictures(self.document))

    @property
    def geometry(self) -> tuple[PageGeometry, ...]:
        """Where everything stands on each page."""
        return page_geometry(self.document)

    @property
    def folios(self) -> tuple[str, ...]:
        """The number of each page as it is printed; none where pages count from 1 in plain figures."""
        return tuple(figures(number, numbering) for number, numbering in folios_of(self.document))

    @property
    def count(self) -> int:
        """Number of pages."""
        return len(self.document.pages)


@dataclass(frozen=True, slots=True)
class PdfFile:
    """A finished PDF: its bytes, for each page where its marked content comes from, what was noticed.

    `sheets` is how many its pages are laid on; None for one each.
    """

    data: bytes
    origins: Sequence[Mapping[int, MarkedOrigin]]
    findings: tuple[Finding, ...] = ()
    sheets: int | None = None


def set_pages(copy: PrintCopy, told: HearPages | None = None, company: Company | None = None) -> Pages:
    """Set `copy`; `told` hears of each page as it is made.

    Nothing outside its mounts is read; what the engine ignores becomes findings. Waits while another thread
    of the process sets or prints.
    """
    fetcher = ConfinedFetcher(copy.mounts, copy.world)
    measuring = bool(copy.widths)
    beginning = composing(told, turns=turns, measuring=measuring, company=company)
    with beginning as session, journal() as kept:
        parsed = parsed_sheets(copy, fetcher, kept)
        fonts, sheets = parsed.fonts, parsed.sheets
        html = HTML(string=copy.html, base_url="https://publication.invalid/", url_fetcher=fetcher)
        attached = without_attachments(html.etree_element)
        document = html.render(font_config=fonts, stylesheets=sheets, pdf_tags=True)
        wide = tuple(wide_boxes(document))
        first, last = {one.element: one.size for one in wide}, session
        for _ in range(_FITTINGS):
            smaller = fitting_sizes(wide, first)
            if not smaller:
                break
            _set_smaller(smaller)
            with composing(told, turns=turns, measuring=measuring) as again:
                document = html.render(font_config=fonts, stylesheets=sheets, pdf_tags=True)
            wide, last = tuple(wide_boxes(document)), again
        extents = _extents(document, growths(document, copy.widths) if measuring else {})
    findings = (*attached, *_blocked(fetcher), *kept.findings())
    root = html.etree_element
    overset = tuple(dict.fromkeys(last.overset))
    print_of = _fingerprint(copy)
    overfull = tuple(last.overfull)
    return Pages(document, root, extents, findings, print_of, copy.families, overset, wide, overfull)


def _set_smaller(sizes: Mapping[Any, float]) -> None:
    """Give tables smaller type, by which their columns become narrower."""
    for element, size in sizes.items():
        style = re.sub(r";?\s*font-size:[^;]*!important", "", element.get("style", ""))
        element.set("style", f"{style}; font-size: {size:.4f}pt !important".lstrip("; "))


def measured_extents(copy: PrintCopy) -> Mapping[str, Extent]:
    """Where each id of `copy` stands once set: a proof pulled for make-up."""
    return set_pages(copy).extents


def pdf_bytes(pages: Pages) -> bytes:
    """The PDF of `pages`: same pages, same bytes."""
    return print_pages(pages).data


def print_pages(pages: Pages, first: int = 1, *, last: bool = False) -> PdfFile:
    """The PDF of `pages` with the origin of all that it prints, and what was noticed while it was drawn.

    `first` is the number of its first page where its sheets do not count pages. `last` says that the pages
    are not printed again: each gives up the memory of its text as soon as it is drawn.
    """
    with composing(families=pages.families, parting=last) as session, journal() as kept:
        data = pages.document.write_pdf(
            finisher=partial(page_facts, first=first),
            pdf_identifier=pages.fingerprint,
            pdf_tags=True,
            optimize_images=False,
        )
    return PdfFile(bytes(data), tuple(session.origins), kept.findings())


def _extents(document: Any, grown: Mapping[str, tuple[float | None, ...]]) -> dict[str, Extent]:
    extents: dict[str, Extent] = {}
    for index, page in enumerate(document.pages):
        for name, edges in page.anchors.items():
            left, top, right, bottom = (edge * _PT_PER_PX for edge in edges)
            extents.setdefault(name, Extent(index, left, top, right, bottom, grown.get(name, ())))
    return extents


def _blocked(fetcher: ConfinedFetcher) -> tuple[Finding, ...]:
    return tuple(
        finding("press.blocked", Message("Refused to fetch {url}", url=url)) for url in fetcher.blocked
    )


def _fingerprint(copy: PrintCopy) -> bytes:
    """An identifier of the PDF that depends on its copy alone."""
    digest = hashlib.sha256(copy.html.encode())
    for sheet in copy.sheets:
        digest.update(sheet.css.encode())
    return digest.hexdigest()[:32].encode()
