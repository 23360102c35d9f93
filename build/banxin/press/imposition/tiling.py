"""Large pages laid over several sheets, which are cut along marks and put together with an overlap."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, Protocol

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from banxin.press.imposition.forms import page_form, with_title_of
from banxin.press.imposition.settings import PT_PER_MM

_MARK = 5 * PT_PER_MM
_TOLERANCE = 0.5


class TileSettings(Protocol):
    """What of an office's sheet tiles need: margin and overlap in mm."""

    @property
    def margin(self) -> float:
        """On which the printer cannot print."""
        ...

    @property
    def overlap(self) -> float:
        """What neighbouring sheets share."""
        ...


def tiled(source: Pdf, paper: tuple[float, float], sheet: TileSettings) -> Pdf:
    """The pages of a file at full size over sheets of `paper` mm, row by row from the upper left.

    Sheets are labelled by page and number: 3-1, 3-2, 3-3 for those of page 3.
    """
    made = Pdf.new()
    labels: list[Any] = []
    across, down = (side * PT_PER_MM for side in paper)
    margin = sheet.margin * PT_PER_MM
    room = across - 2 * margin, down - 2 * margin
    for page in source.pages:
        left, bottom, right, top = (float(edge) for edge in page.trimbox)
        form = made.copy_foreign(page_form(source, page, (left, bottom, right, top)))
        columns = starts(right - left, room[0], sheet.overlap * PT_PER_MM)
        rows = starts(top - bottom, room[1], sheet.overlap * PT_PER_MM)
        labels += (len(made.pages), Dictionary(P=String(f"{page.label}-"), S=Name.D))
        for y in rows:
            for x in columns:
                place = margin - (left + x), down - margin - (top - y)
                made.pages.append(_sheet(made, form, place, (across, down), margin))
    made.Root.PageLabels = Dictionary(Nums=Array(labels))
    return with_title_of(source, made)


def starts(length: float, room: float, overlap: float) -> tuple[float, ...]:
    """Where each sheet begins along a side of the page: as few as go, the overlap no less than asked for."""
    if length <= room + _TOLERANCE:
        return (-(room - length) / 2,)
    count = math.ceil((length - overlap) / (room - overlap) - 1e-6)
    step = (length - room) / (count - 1)
    return tuple(number * step for number in range(count))


def _sheet(
    made: Pdf, form: Any, place: tuple[float, float], size: tuple[float, float], margin: float
) -> pikepdf.Page:
    window = f"{margin:.3f} {margin:.3f} {size[0] - 2 * margin:.3f} {size[1] - 2 * margin:.3f} re"
    content = f"q {window} W n 1 0 0 1 {place[0]:.4f} {place[1]:.4f} cm /P Do Q\n"
    content += f"q 0 G 0.25 w {' '.join(_corners(size, margin))} S Q"
    sheet = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, round(size[0], 3), round(size[1], 3)]),
        Resources=Dictionary(XObject=Dictionary({"/P": form})),
        Contents=made.make_stream(content.encode()),
    )
    return pikepdf.Page(made.make_indirect(sheet))


def _corners(size: tuple[float, float], margin: float) -> Iterator[str]:
    """Short lines into the sheet at the corners of what is printed: sheets are cut and laid over there."""
    for x, inwards in ((margin, 1), (size[0] - margin, -1)):
        for y, upwards in ((margin, 1), (size[1] - margin, -1)):
            yield f"{x:.3f} {y:.3f} m {x + inwards * _MARK:.3f} {y:.3f} l"
            yield f"{x:.3f} {y:.3f} m {x:.3f} {y + upwards * _MARK:.3f} l"
