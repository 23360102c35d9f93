"""The profile `screen`: a small file to read, with links, bookmarks and structure (PDF/UA-1)."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pikepdf

from banxin.press.finishing.boxes import PageBoxes, boxes_of, set_boxes
from banxin.press.finishing.identity import PDF_UA_1, identify_reading_copy
from banxin.press.finishing.programs import small_programs
from banxin.press.finishing.saving import saved
from banxin.press.finishing.small_pictures import smaller_pictures
from banxin.press.finishing.ticket import JobTicket
from banxin.press.pdf.pages import PdfFile

RESOLUTION = 200
"""Pixels of a picture for an inch of the page: enough for a screen that enlarges it twice."""


def for_screen(file: PdfFile, ticket: JobTicket) -> PdfFile:
    """The file in the colours of a screen, cut to its trimmed pages, pictures no larger than screens show."""
    with pikepdf.open(io.BytesIO(file.data)) as opened:
        for page in opened.pages:
            _trim(page)
        smaller_pictures(opened, RESOLUTION)
        small_programs(opened)
        identify_reading_copy(opened, ticket, file.data, PDF_UA_1 if _is_tagged(opened) else "")
        return replace(file, data=saved(opened))


def _trim(page: Any) -> None:
    """Leave off the bleed: a screen shows the page as it is once cut."""
    boxes = boxes_of(page)
    if boxes.bleeds:
        set_boxes(page, PageBoxes(boxes.trim, boxes.trim, boxes.trim))


def _is_tagged(opened: pikepdf.Pdf) -> bool:
    return all(key in opened.Root for key in ("/StructTreeRoot", "/MarkInfo", "/Lang"))
