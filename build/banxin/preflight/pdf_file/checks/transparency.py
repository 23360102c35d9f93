"""Transparency, layers, and what only some devices do."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.preflight.pdf_file.checks.faults import FileFault
from banxin.preflight.pdf_file.reading.marks import PictureMark
from banxin.preflight.pdf_file.reading.pages import ReadPage
from banxin.wording import Message, listed


def transparency_faults(page: ReadPage) -> Iterator[FileFault]:
    """What shines through: for standards that know no transparency."""
    for mark in page.contents.marks:
        masked = (
            isinstance(mark, PictureMark)
            and mark.picture.stream is not None
            and "/SMask" in mark.picture.stream
        )
        if mark.painting.shines or masked:
            yield FileFault(
                "pdf.transparency",
                Message("Something shines through, which a file of this standard cannot have."),
                page.spot(mark.box),
                remedy=Message("Flatten transparency, or hand over PDF/X-4."),
            )


def device_faults(page: ReadPage) -> Iterator[FileFault]:
    """Transfer curves and screens of one device; content that lies elsewhere; layers."""
    settings = page.contents.device_settings
    if settings:
        yield FileFault(
            "pdf.device-setting",
            Message("The page sets curves or screens of a device: {names}.", names=listed(sorted(settings))),
            page.whole,
            tuple(sorted(settings)),
        )
    for name in sorted(page.contents.foreign):
        yield FileFault(
            "pdf.foreign",
            Message(
                "Content is PostScript or lies in another file ({name}), and may not be printed.", name=name
            ),
            page.whole,
            name,
        )
    if page.contents.layers:
        yield FileFault("pdf.layers", Message("Parts of the page can be switched off as layers."), page.whole)


def empty_faults(page: ReadPage) -> Iterator[FileFault]:
    """A page that paints nothing, and one that could not be read."""
    if page.unread == "spent":
        yield FileFault(
            "pdf.unread", Message("The page is too much to be read in full."), page.whole, "spent"
        )
    elif page.unread:
        yield FileFault(
            "pdf.unread", Message("The content of the page is damaged or missing."), page.whole, "damaged"
        )
    elif page.contents.faults:
        yield FileFault(
            "pdf.damaged", Message("The page has operations that mean nothing."), page.whole, "operations"
        )
    if page.unread:
        return
    if all(mark.box.meet(page.trim).empty for mark in page.contents.marks):
        yield FileFault("pdf.empty-page", Message("A page is empty."), page.whole)
