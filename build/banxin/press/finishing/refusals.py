"""What a file for plates cannot hold, or holds otherwise than it was given: told as findings."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pikepdf

from banxin.findings import Finding, finding
from banxin.findings.on_page import OnPage
from banxin.press.finishing.boxes import boxes_of
from banxin.press.finishing.flattening import Flattening
from banxin.press.finishing.inking import Inking
from banxin.press.finishing.operations import Bounds, met
from banxin.press.finishing.pictures import PictureRules, heaviest_ink, is_rgb
from banxin.press.finishing.ticket import JobTicket
from banxin.press.imposition.settings import PT_PER_MM
from banxin.wording import Message

_MOST_SPOTS = 60


def picture_findings(inking: Inking, rules: PictureRules, ticket: JobTicket) -> tuple[Finding, ...]:
    """Pictures of RGB where the ticket refuses them; pictures of inks that were given more than is taken."""
    found: list[Finding] = []
    for picture, name in inking.placed.values():
        said = _said(name, ticket)
        if ticket.refuse_rgb and is_rgb(picture):
            remedy = Message("Have it converted for the press, or set pictures: convert.")
            found.append(finding("press.rgb-picture", Message("{name} is RGB.", name=said), remedy=remedy))
        heaviest = heaviest_ink(picture)
        limit = round(rules.limit * 100)
        if heaviest > limit + 1:
            message = Message(
                "{name} has up to {heaviest} % of ink; it is printed with {limit} %.",
                name=said, heaviest=heaviest, limit=limit,
            )  # fmt: skip
            found.append(finding("press.ink", message))
    return tuple(dict.fromkeys(found))


def transparency_findings(inking: Flattening, file: pikepdf.Pdf) -> tuple[Finding, ...]:
    """What shines through and cannot be mixed with what is below, with its places."""
    spots = tuple(dict.fromkeys(_spot(file, page, box) for page, box in inking.uneven))
    if not spots:
        return ()
    message = Message.counted(
        "{number} thing shines through on a picture, a gradient or text.",
        "{number} things shine through on pictures, gradients or text.",
        len(spots),
    )
    remedy = Message(
        "Give it a colour without transparency, a picture without transparent parts, or set standard: x-4."
    )
    return (replace(finding("press.transparency", message, remedy=remedy), spots=spots[:_MOST_SPOTS]),)


def _spot(file: pikepdf.Pdf, page: int, box: Bounds | None) -> OnPage:
    """Where a box is, in mm from the upper left corner of the trimmed page."""
    if box is None:
        return OnPage(page)
    trim = boxes_of(file.pages[page - 1]).trim
    left, bottom, right, top = met(box, trim)
    edges = (left - trim[0], trim[3] - top, right - left, top - bottom)
    return OnPage(page, *(round(max(0.0, edge) / PT_PER_MM, 1) for edge in edges))


def _said(name: str, ticket: JobTicket) -> Any:
    """How a picture is called for its editor: by its path where that is known."""
    return ticket.pictures.get(name) or Message("A picture")
