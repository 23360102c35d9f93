"""The profile `office`: the same pages on the sheets of an office's printer."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pikepdf
from pikepdf import Array, Name

from banxin.press.finishing.boxes import boxes_of
from banxin.press.finishing.gradients import plain_gradients
from banxin.press.finishing.identity import identify_reading_copy, printed_content
from banxin.press.finishing.operations import Bounds
from banxin.press.finishing.picture_colours import told_colours
from banxin.press.finishing.programs import small_programs
from banxin.press.finishing.saving import saved
from banxin.press.finishing.small_pictures import smaller_pictures
from banxin.press.finishing.ticket import JobTicket, OfficeSheet
from banxin.press.imposition.settings import PAPERS, PT_PER_MM
from banxin.press.imposition.tiling import tiled
from banxin.press.pdf.pages import PdfFile

RESOLUTION = 300
_PAPERS = (PAPERS["A4"], PAPERS["A3"])  # what offices have
_SAME = 1.0  # mm: a page and a sheet of one size


def for_office(file: PdfFile, ticket: JobTicket) -> PdfFile:
    """The pages fitted on sheets, or laid over several; colours stay those of a screen."""
    with pikepdf.open(io.BytesIO(file.data)) as opened:
        content = printed_content(opened)
        plain_gradients(opened)
        told_colours(opened)
        smaller_pictures(opened, RESOLUTION)
        small_programs(opened)
        if ticket.office.tiled and any(_is_larger(page, ticket.office) for page in opened.pages):
            with tiled(opened, _paper(opened.pages[0], ticket.office), ticket.office) as sheets:
                identify_reading_copy(sheets, ticket, content)
                return replace(file, data=saved(sheets), sheets=len(sheets.pages))
        placings = [_fit(opened, page, ticket.office) for page in opened.pages]
        _move_destinations(opened, placings)
        identify_reading_copy(opened, ticket, content)
        return replace(file, data=saved(opened))


def _paper(page: Any, sheet: OfficeSheet) -> tuple[float, float]:
    """Width and height of the sheet for a page, in mm, turned as the page is."""
    left, bottom, right, top = boxes_of(page).trim
    width, height = (right - left) / PT_PER_MM, (top - bottom) / PT_PER_MM
    short, long = sorted((width, height))
    fits = [paper for paper in _PAPERS if short <= paper[0] + _SAME and long <= paper[1] + _SAME]
    across, down = sorted(sheet.paper or (fits[0] if fits else _PAPERS[-1]))
    return (across, down) if width <= height else (down, across)


def _is_larger(page: Any, sheet: OfficeSheet) -> bool:
    """Whether a page is larger than the sheet for it, which is more than its margins."""
    left, bottom, right, top = boxes_of(page).trim
    return any(
        side / PT_PER_MM > room + _SAME
        for side, room in zip((right - left, top - bottom), _paper(page, sheet), strict=True)
    )


def _fit(opened: pikepdf.Pdf, page: Any, sheet: OfficeSheet) -> tuple[float, float, float]:
    """Put a page in the middle of its sheet: the scale, and where its origin goes, in pt.

    A page without bleed that is as large as the sheet stays as it is: its own margins are wider than those of
    a printer. Any other is made as small as the printer's margins ask for.
    """
    boxes = boxes_of(page)
    left, bottom, right, top = boxes.trim
    width, height = right - left, top - bottom
    across, down = (side * PT_PER_MM for side in _paper(page, sheet))
    margin = (
        0.0 if not boxes.bleeds and _is_as_large(width, height, across, down) else sheet.margin * PT_PER_MM
    )
    scale = min(1.0, (across - 2 * margin) / width, (down - 2 * margin) / height)
    dx, dy = (across - width * scale) / 2 - left * scale, (down - height * scale) / 2 - bottom * scale
    _place(opened, page, (scale, dx, dy), boxes.trim, (0.0, 0.0, across, down))
    return scale, dx, dy


def _is_as_large(width: float, height: float, across: float, down: float) -> bool:
    return abs(width - across) <= _SAME * PT_PER_MM and abs(height - down) <= _SAME * PT_PER_MM


def _place(
    opened: pikepdf.Pdf, page: Any, placing: tuple[float, float, float], trim: Bounds, sheet: Bounds
) -> None:
    """Draw a page smaller and cut to its trim, on a sheet; its links go along."""
    scale, dx, dy = placing
    left, bottom, right, top = trim
    before = f"q {scale:.6f} 0 0 {scale:.6f} {dx:.4f} {dy:.4f} cm "
    before += f"{left:.4f} {bottom:.4f} {right - left:.4f} {top - bottom:.4f} re W n q\n"
    page.obj.Contents = opened.make_stream(before.encode() + page.obj.Contents.read_bytes() + b"\nQ Q\n")
    page.obj.MediaBox = page.obj.TrimBox = page.obj.BleedBox = Array([round(edge, 3) for edge in sheet])
    for annotation in page.obj.get("/Annots", []):
        x1, y1, x2, y2 = (float(edge) for edge in annotation.Rect)
        moved = (x1 * scale + dx, y1 * scale + dy, x2 * scale + dx, y2 * scale + dy)
        annotation.Rect = Array([round(edge, 3) for edge in moved])


def _move_destinations(opened: pikepdf.Pdf, placings: list[tuple[float, float, float]]) -> None:
    """Have bookmarks and links lead to where things stand now."""
    numbers = {page.obj.objgen: number for number, page in enumerate(opened.pages)}
    for target in _destinations(opened):
        page = target[0]
        if isinstance(page, pikepdf.Dictionary) and target[1] == Name.XYZ and page.objgen in numbers:
            scale, dx, dy = placings[numbers[page.objgen]]
            target[2] = round(float(target[2] or 0) * scale + dx, 3)
            target[3] = round(float(target[3] or 0) * scale + dy, 3)


def _destinations(opened: pikepdf.Pdf) -> Iterator[Any]:
    """Every destination of the file once: those of names, those of bookmarks and of links."""
    seen: set[object] = set()
    pending: list[Any] = [opened.Root.get("/Names", {}), opened.Root.get("/Outlines", {})]
    pending += (link for page in opened.pages for link in page.obj.get("/Annots", ()))
    while pending:
        thing = pending.pop()
        if not isinstance(thing, pikepdf.Dictionary) or thing.objgen in seen:
            continue
        if thing.objgen != (0, 0):
            seen.add(thing.objgen)
        pending += (thing[key] for key in ("/Dests", "/First", "/Next") if key in thing)
        pending += thing.get("/Kids", ())
        for target in (*thing.get("/Names", ()), thing.get("/Dest")):
            if isinstance(target, pikepdf.Array) and len(target) >= 4 and target.objgen not in seen:
                seen.update({target.objgen} - {(0, 0)})
                yield target
