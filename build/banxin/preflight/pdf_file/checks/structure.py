"""Tags and the order of reading: what a screen reader makes of the file (ISO 14289-1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import pikepdf

from banxin.findings.on_page import OnPage
from banxin.preflight.pdf_file.checks.faults import FileFault
from banxin.preflight.pdf_file.reading.marks import TextMark
from banxin.preflight.pdf_file.reading.pages import ReadPage, ToldPage
from banxin.preflight.pdf_file.reading.structure import StructureElement, elements_of
from banxin.preflight.text.pdf.painted import Box
from banxin.wording import Message, listed

_BLOCKS = {"P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "Caption", "LBody", "TD", "TH"}
_HOLDERS = {
    "TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"}, "THead": {"Table"},
    "TBody": {"Table"}, "TFoot": {"Table"}, "LI": {"L"}, "LBody": {"LI"}, "RB": {"Ruby"}, "RT": {"Ruby"},
    "RP": {"Ruby"}, "TOCI": {"TOC"},
}  # fmt: skip
"""What elements stand in that have no meaning elsewhere (ISO 32000-1, 14.8.4)."""
_PICTURES = {"Figure", "Formula"}
_REMEDY = Message("Export the file anew with tags (accessible PDF).")
_MOST_LOOSE = 100


class MarkedPages(NamedTuple):
    """What pages paint, by their objects: their numbers, their marked content; text that is not marked."""

    pages: dict[object, int]
    painted: dict[object, tuple[ToldPage, dict[int, Box]]]
    loose: list[OnPage]


class StructureCheck:
    """Notes the marked content of pages; held against the structure when all are through."""

    def __init__(self) -> None:
        self._pages: dict[object, int] = {}
        self._painted: dict[object, tuple[ToldPage, dict[int, Box]]] = {}
        self._loose: list[OnPage] = []

    def note(self, page: ReadPage) -> None:
        """Take in what a page paints."""
        painted: dict[int, Box] = {}
        for mark in page.contents.marks:
            number, artifact = mark.tagged
            if number >= 0:
                if number not in painted:
                    painted[number] = mark.box
            elif not artifact and isinstance(mark, TextMark) and mark.seen and len(self._loose) < _MOST_LOOSE:
                self._loose.append(page.spot(mark.box))
        self._pages[page.obj.objgen] = page.number
        self._painted[page.obj.objgen] = page.frame, painted

    def told(self) -> MarkedPages:
        """What was taken in, for another check of the same file."""
        return MarkedPages(self._pages, self._painted, self._loose)

    def take(self, told: MarkedPages) -> None:
        """Take in what later pages paint."""
        self._pages |= told.pages
        self._painted |= told.painted
        self._loose = [*self._loose, *told.loose][:_MOST_LOOSE]

    def faults(self, file: pikepdf.Pdf) -> Iterator[FileFault]:
        """What is wrong with the structure."""
        marked = file.Root.get("/MarkInfo")
        says_so = isinstance(marked, pikepdf.Dictionary) and bool(marked.get("/Marked"))
        elements = list(elements_of(file))
        if not elements:
            yield FileFault(
                "pdf.untagged", Message("The file has no structure to be read aloud by."), remedy=_REMEDY
            )
            return
        if not says_so:
            yield FileFault(
                "pdf.tags", Message("The file has a structure but does not say so (MarkInfo)."), key="mark"
            )
        for spot in self._loose:
            yield FileFault(
                "pdf.untagged-content",
                Message("Text is neither in the structure nor an artifact: nobody reads it aloud."),
                spot,
                remedy=_REMEDY,
            )
        yield from self._of_content(elements)
        yield from self._of_elements(elements)
        yield from _of_headings(elements)

    def _of_content(self, elements: list[StructureElement]) -> Iterator[FileFault]:
        """Content that the structure names and no page paints, names twice, or leaves out."""
        named: dict[object, set[int]] = defaultdict(set)
        for element in elements:
            for page, number in element.content:
                if number in named[page]:
                    spot = self._spot(page, number)
                    said = Message("A piece of content is in the structure twice: it is read twice.")
                    yield FileFault("pdf.tags", said, spot, "twice")
                named[page].add(number)
        for page, (frame, painted) in self._painted.items():
            for number, box in painted.items():
                if number not in named[page]:
                    yield FileFault(
                        "pdf.untagged-content",
                        Message("Marked content is not in the structure: nobody reads it aloud."),
                        frame.spot(box),
                        "left out",
                    )
                    break

    def _of_elements(self, elements: list[StructureElement]) -> Iterator[FileFault]:
        for element in elements:
            found = (self._spot(*one) for one in element.content)
            spot = next((one for one in found if one is not None), None)
            if element.role in _PICTURES and not (element.alt or element.actual or _is_frame(element)):
                yield FileFault(
                    "pdf.no-alt",
                    Message("A picture has no text for those who cannot see it."),
                    spot,
                    remedy=Message("Write alternative texts, or have ornaments as artifacts."),
                )
            if element.role == "TH" and not element.scope:
                said = Message("A head of a table does not say whether it heads a row or a column.")
                yield FileFault("pdf.tags", said, spot, "scope", expected="Scope")
            holders = _HOLDERS.get(element.role)
            if holders and element.parent not in holders:
                said = Message(
                    "An element {role} does not stand in {holders}.",
                    role=element.role,
                    holders=listed(sorted(holders)),
                )
                yield FileFault("pdf.tags", said, spot, ("holder", element.role))
            if element.role in _BLOCKS:
                pages = [self._pages[page] for page, _ in element.content if page in self._pages]
                if any(later < earlier for earlier, later in pairwise(pages)):
                    yield FileFault(
                        "pdf.reading-order",
                        Message("A paragraph goes back to an earlier page where it is read aloud."),
                        spot,
                    )

    def _spot(self, page: object, number: int) -> OnPage | None:
        frame, painted = self._painted.get(page, (None, {}))
        box = painted.get(number)
        return None if frame is None or box is None else frame.spot(box)


def _is_frame(element: StructureElement) -> bool:
    """Whether a figure only holds another and its caption, as browsers write it: that one has the text."""
    return not element.content and not _PICTURES.isdisjoint(element.kids)


def _of_headings(elements: list[StructureElement]) -> Iterator[FileFault]:
    """Ranks of headings that leave one out on the way down."""
    last = 0
    for element in elements:
        if len(element.role) == 2 and element.role[0] == "H" and element.role[1].isdigit():
            rank = int(element.role[1])
            if rank > last + 1:
                said = Message("Headings go from rank {last} to {rank}.", last=last, rank=rank)
                yield FileFault("pdf.tags", said, key=("rank", last, rank))
            last = rank
