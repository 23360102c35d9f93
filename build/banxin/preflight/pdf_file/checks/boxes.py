"""Page boxes: there, one within the other, wide enough a bleed, pages of one size, paint up to the bleed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from banxin.findings.on_page import OnPage
from banxin.preflight.pdf_file.checks.faults import FileFault
from banxin.preflight.pdf_file.checks.rules import FileRules
from banxin.preflight.pdf_file.reading.marks import PathMark, PictureMark, ShadeMark, TextMark
from banxin.preflight.pdf_file.reading.pages import MM, ReadPage
from banxin.preflight.text.pdf.painted import Box
from banxin.wording import Message

_NEAR = 0.5 * MM
_ROUNDING = 0.1 * MM
_LEAST_BLEED = 0.05  # mm: less is none
_SAME = 0.5 * MM
_LEAST_EDGE = 3 * MM
_REMEDY = Message("Export the file anew with the boxes of the trimmed page and its bleed.")


def box_faults(page: ReadPage, rules: FileRules) -> Iterator[FileFault]:
    """What is wrong with the boxes of a page."""
    if "MediaBox" not in page.boxes or page.media.empty:
        yield FileFault(
            "pdf.page-box",
            Message("A page has no MediaBox with an area."),
            page.whole,
            "media",
            remedy=_REMEDY,
        )
        return
    if rules.inks and "TrimBox" not in page.boxes and "ArtBox" not in page.boxes:
        yield FileFault(
            "pdf.no-trim",
            Message("Pages do not say where they are cut: they have no TrimBox."),
            page.whole,
            expected=Message("TrimBox, within BleedBox, within MediaBox"),
            remedy=_REMEDY,
        )
    yield from _nesting(page)
    if rules.inks:
        yield from _bleed(page, rules)
    if page.unit != 1 and rules.inks:
        yield FileFault("pdf.page-box", Message("A page is enlarged by UserUnit; some programs ignore it."),
                        page.whole, "unit")  # fmt: skip


def _nesting(page: ReadPage) -> Iterator[FileFault]:
    outer = {"CropBox": "MediaBox", "BleedBox": "MediaBox", "TrimBox": "BleedBox", "ArtBox": "MediaBox"}
    for inner, around in outer.items():
        box, frame = page.boxes.get(inner), page.boxes.get(around, page.media)
        if box is None:
            continue
        if box.empty:
            yield FileFault(
                "pdf.page-box", Message("The {box} of a page has no area.", box=inner), page.whole, inner
            )
        elif not _within(box, frame):
            yield FileFault(
                "pdf.page-box",
                Message("The {box} of a page reaches out of its {frame}.", box=inner, frame=around),
                page.spot(box),
                (inner, around),
                remedy=_REMEDY,
            )


def _within(box: Box, frame: Box) -> bool:
    return (
        box.left >= frame.left - _ROUNDING
        and box.bottom >= frame.bottom - _ROUNDING
        and box.right <= frame.right + _ROUNDING
        and box.top <= frame.top + _ROUNDING
    )


def _bleed(page: ReadPage, rules: FileRules) -> Iterator[FileFault]:
    bled = [
        side for side in _sides(page) if side > _LEAST_BLEED * MM
    ]  # a page of a spread has none at the spine
    least = min(bled, default=0.0)
    if bled and least < (rules.bleed - 0.1) * MM:
        yield FileFault(
            "pdf.bleed",
            Message("The bleed of a page is {width:.1f} mm wide where it is narrowest.", width=least / MM),
            page.whole,
            expected=Message("{width:g} mm on each side", width=rules.bleed),
        )
    yield from _unpainted_bleed(page, rules)


def _sides(page: ReadPage) -> tuple[float, float, float, float]:
    """The bleed at the left, the foot, the right and the head, in pt."""
    trim, bleed = page.trim, page.bleed
    return (
        trim.left - bleed.left,
        trim.bottom - bleed.bottom,
        bleed.right - trim.right,
        bleed.top - trim.top,
    )


def _unpainted_bleed(page: ReadPage, rules: FileRules) -> Iterator[FileFault]:
    """Areas that run along the trimmed edge and stop there, with nothing else painted beyond it."""
    areas = [mark.box for mark in page.contents.marks if not isinstance(mark, TextMark) and _is_area(mark)]
    beyond = [box for box in areas if not _within(box, page.trim)]
    bled = [side > _LEAST_BLEED * MM for side in _sides(page)]
    cut = bled if any(bled) else [True] * 4  # the spine of a spread is not cut
    for box in areas:
        if any(
            not _is_painted(strip, beyond) for strip in _strips_beyond(box, page.trim, rules.bleed * MM, cut)
        ):
            yield FileFault(
                "pdf.no-bleed-paint",
                Message("Something ends at the trimmed edge: cut a hair off, paper shows beside it."),
                page.spot(box),
                expected=Message("painted {width:g} mm beyond the edge", width=rules.bleed),
                remedy=Message(
                    "Let pictures and grounds reach as far as the bleed; a layout has one with "
                    "`grid: {{bleed: 3}}`, or `bleed: 3` of a page master."
                ),
            )


def _is_area(mark: PathMark | PictureMark | ShadeMark) -> bool:
    box = mark.box
    if isinstance(mark, PathMark) and (not mark.filled or mark.painting.fill.is_blank):
        return False
    return min(box.right - box.left, box.top - box.bottom) >= _LEAST_EDGE


def _strips_beyond(box: Box, trim: Box, bleed: float, cut: Sequence[bool]) -> Iterator[Box]:
    """The strips of bleed beside edges where an area ends and `cut` (left, foot, right, head) says so."""
    inside = box.meet(trim)
    if inside.empty:
        return
    if cut[0] and -_NEAR < box.left - trim.left < _NEAR:
        yield Box(trim.left - bleed, inside.bottom, trim.left, inside.top)
    if cut[2] and -_NEAR < trim.right - box.right < _NEAR:
        yield Box(trim.right, inside.bottom, trim.right + bleed, inside.top)
    if cut[1] and -_NEAR < box.bottom - trim.bottom < _NEAR:
        yield Box(inside.left, trim.bottom - bleed, inside.right, trim.bottom)
    if cut[3] and -_NEAR < trim.top - box.top < _NEAR:
        yield Box(inside.left, trim.top, inside.right, trim.top + bleed)


def _is_painted(strip: Box, areas: list[Box]) -> bool:
    """Whether the middle of a strip is painted by one of some areas."""
    x, y = (strip.left + strip.right) / 2, (strip.bottom + strip.top) / 2
    return any(box.left <= x <= box.right and box.bottom <= y <= box.top for box in areas)


def outside_faults(page: ReadPage, rules: FileRules) -> Iterator[FileFault]:
    """Text that the cut goes through or that lies off the sheet; what an office's printer cannot reach."""
    trim, media = page.trim, page.media
    for mark in page.contents.marks:
        if isinstance(mark, TextMark):
            if not mark.seen:
                continue
            box = mark.whole
            if (
                box.right <= trim.left
                or box.left >= trim.right
                or box.top <= trim.bottom
                or box.bottom >= trim.top
            ):
                if not _within(box, media) and mark.text.strip():
                    yield _off(page, box)
            elif _cut(box, trim, mark.size) and any(map(str.isalnum, mark.text)):
                yield FileFault(
                    "pdf.cut-text",
                    Message(
                        "Text lies across the edge of the trimmed page: “{text}”.",
                        text=mark.text.strip()[:20],
                    ),
                    page.spot(box),
                    remedy=Message("Move it inwards, 3 mm and more from the edge."),
                )
    if rules.margin:
        yield from _beyond_reach(page, rules)


def _off(page: ReadPage, box: Box) -> FileFault:
    return FileFault("pdf.off-page", Message("Text lies off the sheet and is not printed."), page.spot(box))


def _cut(box: Box, trim: Box, size: float) -> bool:
    slack = 0.2 * abs(size)
    return (
        box.left < trim.left - slack
        or box.right > trim.right + slack
        or box.bottom < trim.bottom - slack
        or box.top > trim.top + slack
    )


def _beyond_reach(page: ReadPage, rules: FileRules) -> Iterator[FileFault]:
    """What stands in the margin of the paper that a printer cannot print on."""
    frame, edge = page.crop, rules.margin * MM
    inner = Box(frame.left + edge, frame.bottom + edge, frame.right - edge, frame.top - edge)
    for mark in page.contents.marks:
        if isinstance(mark, TextMark) and mark.seen and not _within(mark.box, inner) and mark.text.strip():
            box = mark.box.meet(frame)
            if not box.empty:
                yield FileFault(
                    "pdf.margin",
                    Message(
                        "Text stands nearer than {margin:g} mm to the edge of the paper.", margin=rules.margin
                    ),
                    page.spot(box),
                )


def size_faults(pages: list[tuple[int, tuple[float, float]]]) -> Iterator[FileFault]:
    """Pages of another size than most; given are their numbers and trimmed sizes in mm."""
    sizes = Counter(size for _, size in pages)
    if len(sizes) < 2:
        return
    usual, _ = sizes.most_common(1)[0]
    for number, size in pages:
        if max(abs(one - other) for one, other in zip(size, usual, strict=True)) * MM > _SAME:
            yield FileFault(
                "pdf.page-size",
                Message(
                    "Pages are of several sizes: most of {wide:g} × {high:g} mm.",
                    wide=usual[0],
                    high=usual[1],
                ),
                OnPage(number),
            )
