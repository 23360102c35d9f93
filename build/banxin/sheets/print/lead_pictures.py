"""Leads whose picture is not the largest on their page, each told with the reason."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from banxin.findings import Finding, finding
from banxin.layouts import Grid
from banxin.makeup.judging.pictures import outdone
from banxin.makeup.model.page import MadeUpPage
from banxin.makeup.model.story import Story
from banxin.manuscript.publication import Publication
from banxin.wording import Message


def lead_picture_findings(
    publication: Publication, stories: Sequence[Story], pages: Sequence[MadeUpPage], grid: Grid
) -> Iterator[Finding]:
    """A warning for each page on which another story has a larger picture than the lead (N30)."""
    known = {story.key: story for story in stories}
    places = {unit.id: unit.place for unit in publication.units()}
    for page in pages:
        whole = [module for module in page.modules if module.key in known and not module.first_block]
        if found := outdone(whole, known, grid):
            lead, other = (known[key] for key in found)
            reason, remedy = _why(lead, other, grid)
            yield finding(
                "sheet.lead-picture",
                Message(
                    "{key}: on page {page} the picture of {other} is larger than that of the lead: {reason}",
                    key=lead.key,
                    page=publication.issue.page + page.number - 1,
                    other=other.key,
                    reason=reason,
                ),
                places.get(lead.key),
                remedy=remedy,
            )


def _why(lead: Story, other: Story, grid: Grid) -> tuple[Message, Message]:
    """Why that is so, and what mends it."""
    own, asked = lead.figures[0], other.figures[0].columns
    wider = Message("Write a larger width= for the picture of {key}", key=lead.key)
    if own.columns:
        return Message("its author asks for width={width}", width=own.columns), wider
    sharp = _columns(own.widest, grid)
    if sharp < grid.columns:
        message = Message.counted(
            "it prints sharp up to {number} column", "it prints sharp up to {number} columns", sharp
        )
        return message, Message("Bring it in more pixels, or write width= for it")
    if asked:
        smaller = Message("Write width={width} or more for the picture of {key}", key=lead.key, width=asked)
        return Message("width={width} is asked for that one", width=asked), smaller
    return Message("no page was found on which it is the largest"), wider


def _columns(width: float, grid: Grid) -> int:
    """The basic columns in a width in 字."""
    if math.isinf(width):
        return grid.columns
    return sum(grid.span(columns) <= width for columns in range(1, grid.columns + 1))
