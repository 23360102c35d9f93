"""The cover of an EPUB: set by the print press as the layout has it, or a picture that the manifest names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from banxin.findings import Finding
from banxin.job.engine_remarks import placed_findings
from banxin.job.kept_covers import KeptCovers
from banxin.job.press import Order
from banxin.manuscript.publication import Publication
from banxin.sheets.epub.cover import WIDTH, cover_copy, cropped_cover, jpeg, picture_copy
from banxin.sheets.print.copy import PrintCopy
from banxin.sheets.print.frame import EditionContext, print_address

_LARGEST = 1 << 31  # bytes; pictures are bounded where they are read first


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
    picture = publication.metadata.cover
    image = publication.images.get(picture.path) if picture else None
    if picture and image and image.media_type != "image/svg+xml":
        file = publication.root / image.printed
        return MadeCover(cropped_cover(order.world.read(file, _LARGEST), picture.focus))
    copy = picture_copy(context, picture) if picture and image else cover_copy(context)
    kept = KeptCovers(publication.root, order.world)
    key = kept.key(copy, ready.typecase)
    if data := kept.get(key):
        return MadeCover(data)
    order.watch(copy)
    data, noticed = _set(copy)
    found = tuple(placed_findings(noticed, templates, (), ready.findings))
    if not noticed:
        kept.keep(key, data)
    return MadeCover(data, found)


def _set(copy: PrintCopy) -> tuple[bytes, tuple[Finding, ...]]:
    """The cover as the press sets it, with what the press noticed."""
    from banxin.press.pdf import page_picture, pdf_bytes, set_pages  # noqa: PLC0415  seldom needed, and slow

    pages = set_pages(copy)
    data, noticed = pdf_bytes(pages), pages.findings
    del pages  # the engine's boxes go before the picture takes their room
    return jpeg(page_picture(data, WIDTH)), noticed
