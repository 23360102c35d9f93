"""Total ink (总墨量): what all plates together put on one place, by colour, by overprint, by picture."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.preflight.pdf_file.checks.colours import colours_of
from banxin.preflight.pdf_file.checks.faults import FileFault
from banxin.preflight.pdf_file.checks.plate_map import PlateMap
from banxin.preflight.pdf_file.reading.colour_spaces import ALL_PLATES
from banxin.preflight.pdf_file.reading.marks import InkColour, PathMark, PictureMark, ShadeMark, TextMark
from banxin.preflight.pdf_file.reading.pages import ReadPage
from banxin.preflight.text.pdf.painted import Box
from banxin.wording import Message, listed

_ROUNDING = 0.025  # of a plate: the levels of 8 bits, and of whole percent
_BLURRED = 0.06  # of pictures: what compression adds at edges


def ink_faults(page: ReadPage, limit: float) -> Iterator[FileFault]:
    """Places with more ink than `limit` percent."""
    most = limit / 100
    told = most + _ROUNDING
    plates: PlateMap | None = None
    has_areas = False
    for mark in page.contents.marks:
        for _, colour in colours_of(mark):
            if ALL_PLATES not in colour.space.plates and colour.total > told:
                yield _of_colour(page, colour, mark.box, limit)
        is_text = isinstance(mark, TextMark)
        if (is_text and not has_areas) or mark.box.meet(page.bleed).empty:
            continue
        if isinstance(mark, TextMark):
            if plates is not None and mark.over and mark.seen:
                yield from _of_text(page, mark, plates, limit)
            continue
        plates = plates or PlateMap(page.bleed)
        has_areas = True
        if isinstance(mark, PathMark):
            if not _is_told(mark, told):
                plates.path(mark)
        elif isinstance(mark, PictureMark):
            plates.picture(mark)
        else:
            heaviest = _heaviest(mark)
            plates.shade(mark.box, heaviest if heaviest and heaviest.total <= told else None, mark.painting)
    found = plates.heaviest(most + _BLURRED) if plates is not None else None
    if found is not None:
        yield _over(page, found[0], found[1], limit)


def _is_told(mark: PathMark, most: float) -> bool:
    """Whether a colour is told by itself, over the limit or on all plates."""
    fill = mark.painting.fill
    return fill.total > most or ALL_PLATES in fill.space.plates


def _heaviest(mark: ShadeMark) -> InkColour | None:
    return max(mark.colours, key=lambda colour: colour.total, default=None)


def _of_colour(page: ReadPage, colour: InkColour, box: Box, limit: float) -> FileFault:
    inks = listed(f"{plate} {amount * 100:.0f}" for plate, amount in colour.inks.items() if amount)
    return FileFault(
        "pdf.ink",
        Message("A colour has {total:.0f} % ink: {inks}.", total=colour.total * 100, inks=inks),
        page.spot(box),
        colour.values,
        expected=Message("at most {limit:g} %", limit=limit),
    )


def _of_text(page: ReadPage, mark: TextMark, plates: PlateMap, limit: float) -> Iterator[FileFault]:
    below = plates.below(mark.box)
    black = mark.colour.total
    if below and below + black > limit / 100 + _BLURRED and black + below > 1.5:
        yield _over(page, below + black, mark.box, limit)


def _over(page: ReadPage, total: float, box: Box, limit: float) -> FileFault:
    return FileFault(
        "pdf.ink",
        Message("Colours on top of one another come to {total:.0f} % ink.", total=total * 100),
        page.spot(box),
        "sum",
        expected=Message("at most {limit:g} %", limit=limit),
        remedy=Message("Have the pictures and colours separated for this paper."),
    )
