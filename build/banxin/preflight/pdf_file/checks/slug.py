"""The slug, outside the bleed: room for marks alone, which nothing of the page is to reach."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.preflight.pdf_file.checks.faults import FileFault
from banxin.preflight.pdf_file.checks.rules import FileRules
from banxin.preflight.pdf_file.reading.marks import PageMark, PathMark, TextMark
from banxin.preflight.pdf_file.reading.pages import MM, ReadPage
from banxin.preflight.text.pdf.painted import Box
from banxin.wording import Message

_FARTHEST = 1 * MM  # beyond the bleed: marks begin there
_DEEPEST = 3 * MM  # inside the trim: marks never are
_FAINTEST = 0.05


def slug_faults(page: ReadPage, rules: FileRules) -> Iterator[FileFault]:
    """Pictures and grounds that reach from the page over its bleed into the room of marks.

    What stands outside the trimmed page alone is taken for a mark; so are lines, and paths of several parts.
    A file without a BleedBox does not say where the slug begins.
    """
    if not rules.inks or "BleedBox" not in page.boxes:
        return
    core = _grown(page.trim, -_DEEPEST)
    usual = _grown(page.trim, rules.bleed * MM)  # a BleedBox that is too narrow is a fault of its own
    bleed = _grown(_around(page.bleed, usual), _FARTHEST)
    for mark in page.contents.marks:
        seen = mark.box.meet(page.media)
        if _is_paint(mark) and not seen.meet(core).empty and _reaches_out(seen, bleed):
            yield FileFault(
                "pdf.beyond-bleed",
                Message("Something of the page is painted beyond its bleed, where marks stand."),
                page.spot(seen),
                expected=Message("nothing but marks outside the BleedBox"),
                remedy=Message("Cut pictures and grounds at the bleed, with a frame or a clipping path."),
            )


def _is_paint(mark: PageMark) -> bool:
    """Whether a mark is an area with ink: marks around a page are lines, letters and small patches."""
    if isinstance(mark, TextMark) or mark.painting.alpha < _FAINTEST:
        return False
    if not isinstance(mark, PathMark):
        return True
    one = mark.upright or len(mark.outline.starts) == 1
    return mark.filled and one and not mark.painting.fill.is_blank


def _reaches_out(box: Box, bleed: Box) -> bool:
    return (
        box.left < bleed.left or box.right > bleed.right or box.bottom < bleed.bottom or box.top > bleed.top
    )


def _around(one: Box, other: Box) -> Box:
    return Box(
        min(one.left, other.left),
        min(one.bottom, other.bottom),
        max(one.right, other.right),
        max(one.top, other.top),
    )


def _grown(box: Box, by: float) -> Box:
    return Box(box.left - by, box.bottom - by, box.right + by, box.top + by)
