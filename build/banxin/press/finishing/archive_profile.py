"""The profile `archive`: a file that opens in fifty years as today, PDF/A-2u; 3u with manuscripts in it.

ISO 19005-2 and 19005-3: nothing from outside, nothing that runs, every colour and every character defined.
"""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
from pikepdf import Array

from banxin.press.finishing.attaching import attach
from banxin.press.finishing.boxes import trim
from banxin.press.finishing.gradients import plain_gradients
from banxin.press.finishing.identity import archive_claim, identify_reading_copy, printed_content
from banxin.press.finishing.lasting import lasting
from banxin.press.finishing.picture_colours import told_colours
from banxin.press.finishing.programs import small_programs
from banxin.press.finishing.saving import saved
from banxin.press.finishing.screen_intent import screen_intent
from banxin.press.finishing.small_pictures import smaller_pictures
from banxin.press.finishing.ticket import JobTicket
from banxin.press.pdf.pages import PdfFile

RESOLUTION = 450
"""Pixels of a picture for an inch of the page: what the finest screen of a press shows, and a quarter."""


def for_archive(file: PdfFile, ticket: JobTicket) -> PdfFile:
    """The file cut to its trimmed pages, with the colours of all that it shows; nothing in it runs."""
    with pikepdf.open(io.BytesIO(file.data)) as opened:
        content = printed_content(opened)
        for page in opened.pages:
            trim(page)
        plain_gradients(opened)
        told_colours(opened, ticket.condition.profile)
        smaller_pictures(opened, RESOLUTION)
        small_programs(opened)
        lasting(opened)
        attach(opened, ticket)
        content += b"".join(one.data for one in ticket.attached)
        claim = archive_claim(opened, attaches=bool(ticket.attached))
        identify_reading_copy(opened, ticket, content, claim)
        opened.Root.OutputIntents = Array([screen_intent(opened)])
        return replace(file, data=saved(opened))
