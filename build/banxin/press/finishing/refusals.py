"""What a file for plates cannot hold, or holds otherwise than it was given: told as findings."""

from __future__ import annotations

from typing import Any

from banxin.findings import Finding, finding
from banxin.press.finishing.flattening import Flattening
from banxin.press.finishing.inking import Inking
from banxin.press.finishing.pictures import PictureRules, heaviest_ink, is_rgb
from banxin.press.finishing.ticket import JobTicket
from banxin.wording import Message


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


def transparency_findings(inking: Flattening) -> tuple[Finding, ...]:
    """What shines through and cannot be mixed with what is below."""
    places = inking.uneven + len(inking.masks)
    if not places:
        return ()
    message = Message.counted(
        "{number} thing shines through on a picture, a gradient or text.",
        "{number} things shine through on pictures, gradients or text.",
        places,
    )
    return (
        finding("press.transparency", message, remedy=Message("Set standard: x-4, which has transparency.")),
    )


def _said(name: str, ticket: JobTicket) -> Any:
    """How a picture is called for its editor: by its path where that is known."""
    return ticket.pictures.get(name) or Message("A picture")
