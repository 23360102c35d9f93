"""The profile `screen`: a small file to read, with links, bookmarks and structure (PDF/UA-1)."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf

from banxin.press.finishing.boxes import trim
from banxin.press.finishing.gradients import plain_gradients
from banxin.press.finishing.identity import identify_reading_copy, printed_content, structure_claim
from banxin.press.finishing.picture_colours import told_colours
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
        content = printed_content(opened)
        for page in opened.pages:
            trim(page)
        plain_gradients(opened)
        told_colours(opened)
        smaller_pictures(opened, RESOLUTION)
        if not ticket.keeps_codes:
            small_programs(opened)
        identify_reading_copy(opened, ticket, content, structure_claim(opened))
        return replace(file, data=saved(opened))
