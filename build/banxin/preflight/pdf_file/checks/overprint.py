"""Overprint: white that vanishes, black text that leaves a hole in what lies below."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.preflight.pdf_file.checks.colours import colours_of
from banxin.preflight.pdf_file.checks.faults import FileFault
from banxin.preflight.pdf_file.reading.colour_spaces import SpaceKind
from banxin.preflight.pdf_file.reading.marks import PageMark, PathMark, PictureMark, ShadeMark, TextMark
from banxin.preflight.pdf_file.reading.pages import ReadPage
from banxin.preflight.text.pdf.painted import Box
from banxin.wording import Message

_TEXT = 14.0  # pt: black text below this has to overprint, larger may knock out
_GROUND = 0.1  # ink of colours that shows a gap
_MOST_GROUNDS = 3000


def overprint_faults(page: ReadPage, limit: float) -> Iterator[FileFault]:
    """What is overprinted and should not be, and the reverse; `limit` of ink, 1 being solid on one plate."""
    yield from _white(page)
    yield from _knocked_out(page, limit)


def _white(page: ReadPage) -> Iterator[FileFault]:
    for mark in page.contents.marks:
        for part, colour in colours_of(mark):
            over = mark.painting.over_stroke if part == "line" else _fill_over(mark)
            # nothing overprints with mode 1 of a colour of four inks, or in a spot colour: nothing is printed
            vanishes = (
                over
                and colour.is_blank
                and (
                    colour.space.kind is SpaceKind.SPOT
                    or (colour.space.name == "DeviceCMYK" and mark.painting.mode == 1)
                    or colour.space.name in ("Separation", "DeviceN")
                )
            )
            if vanishes and not mark.box.empty:
                yield FileFault(
                    "pdf.white-overprint",
                    Message("White is set to overprint: it is not printed, and what lies below shows."),
                    page.spot(mark.box),
                    part,
                    remedy=Message("Switch overprint off for what is white."),
                )


def _fill_over(mark: PageMark) -> bool:
    return mark.over if isinstance(mark, TextMark) else mark.painting.over


def _knocked_out(page: ReadPage, limit: float) -> Iterator[FileFault]:
    """Small text in black alone, on a ground that has room for black on top."""
    grounds: list[tuple[Box, float]] = []
    for mark in page.contents.marks:
        if isinstance(mark, TextMark):
            if not grounds or not mark.seen or mark.over or mark.height >= _TEXT or mark.painting.shines:
                continue
            if mark.colour.is_black_alone and _gapes(mark, grounds, limit):
                yield FileFault(
                    "pdf.black-knockout",
                    Message(
                        "Black text is cut out of the colour below instead of printed on top: “{text}”.",
                        text=mark.text.strip()[:20],
                    ),
                    page.spot(mark.box),
                    remedy=Message("Let black text overprint."),
                )
        elif len(grounds) < _MOST_GROUNDS and not mark.box.empty:
            grounds.append((mark.box, _ink_of_ground(mark)))


def _ink_of_ground(mark: PathMark | PictureMark | ShadeMark) -> float:
    """Ink of colours that an area has; a negative number where it differs from place to place."""
    if not isinstance(mark, PathMark) or mark.painting.shines or not mark.upright:
        return -1.0
    return mark.painting.fill.total - mark.painting.fill.inks.get("Black", 0.0) if mark.filled else -1.0


def _gapes(mark: TextMark, grounds: list[tuple[Box, float]], limit: float) -> bool:
    box = mark.whole
    x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    for ground, ink in reversed(grounds):
        if ground.left <= x <= ground.right and ground.bottom <= y <= ground.top:
            inside = ground.left <= box.left and box.right <= ground.right
            return inside and ink >= _GROUND and ink + 1 <= limit + 0.001
    return False
