"""The cover of an EPUB: set by the print press as the layout has it, or a picture that the manifest names."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from banxin.findings import Finding
from banxin.job.child import StoppedError, can_fork, in_child
from banxin.job.cover_contrast import faint_on_cover
from banxin.job.engine_remarks import placed_findings
from banxin.job.kept_covers import KeptCovers
from banxin.job.limits import Limits, silence
from banxin.job.machine import libraries_in_use
from banxin.job.press import Order
from banxin.manuscript.publication import Publication
from banxin.press.raster import page_picture
from banxin.sheets.epub.cover import WIDTH, cover_copy, cropped_cover, jpeg, picture_copy
from banxin.sheets.print.copy import PrintCopy
from banxin.sheets.print.frame import EditionContext, print_address
from banxin.world import Watched

_LARGEST = 1 << 31  # bytes; pictures are bounded where they are read first
_LIMITS = Limits(memory=0)
"""Of the process that sets a cover: the memory is bounded by the process that it is forked from."""


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
    look = partial(faint_on_cover, layout=ready.layout, values=ready.values, places=publication.places)
    page = _set_apart(copy, _unseen if picture else look)
    data = jpeg(page_picture(page.data, WIDTH))
    found = (*placed_findings(page.noticed, templates, (), ready.findings), *page.seen)
    if not found:
        kept.keep(key, data, page.libraries)
    return MadeCover(data, found)


@dataclass(frozen=True, slots=True)
class _CoverPage:
    """A cover as a PDF, what the press noticed and what was seen on it, what it asked of the disk, and the
    libraries that set it."""

    data: bytes
    noticed: tuple[Finding, ...]
    seen: tuple[Finding, ...]
    asked: frozenset[Path]
    libraries: tuple[tuple[str, str], ...] | None


_Look = Callable[[bytes], Iterable[Finding]]
"""What is to be seen on a cover, given as a PDF."""


def _unseen(data: bytes) -> Iterable[Finding]:
    del data
    return ()


def _set_apart(copy: PrintCopy, look: _Look) -> _CoverPage:
    """The cover set and looked at in a process of its own, where the engine is not loaded here for pages.

    Else the engine would take room beside all the documents until the e-book is bound.
    """
    if "banxin.engine" in sys.modules or not can_fork():
        return _set(copy, look)
    done = in_child(lambda tell: _set_in_time(copy, look), _LIMITS, lambda told: None)
    if done.stopped:
        raise StoppedError(done.stopped)
    if done.fault is not None:
        raise done.fault
    page: _CoverPage | None = done.value
    assert page is not None
    copy.world.note(page.asked | {Path(path) for path, _ in page.libraries or ()})
    return page


def _set_in_time(copy: PrintCopy, look: _Look) -> _CoverPage:
    """The cover set by a process that ends some time, even where nobody waits for it any more."""
    signal.alarm(round(silence(_LIMITS)))
    return _set(copy, look)


def _set(copy: PrintCopy, look: _Look) -> _CoverPage:
    """The cover as the press sets it."""
    from banxin.press.pdf import pdf_bytes, set_pages  # noqa: PLC0415  seldom needed, and slow

    world = Watched(copy.world)
    pages = set_pages(replace(copy, world=world))
    data = pdf_bytes(pages)
    return _CoverPage(data, pages.findings, tuple(look(data)), frozenset(world.asked), libraries_in_use())
