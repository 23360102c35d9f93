"""Tables and other boxes of a story that are wider than the column or page they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from banxin.engine import MarkedOrigin, WideBox
from banxin.findings import Finding, finding
from banxin.manuscript.publication import Unit
from banxin.preflight.text.normal import excerpt
from banxin.preflight.text.pieces import Piece
from banxin.preflight.text.places import place_in
from banxin.preflight.text.sight import SightFault, Unread
from banxin.wording import Message

_MM = 25.4 / 72
_OF_WIDTH = (SightFault.OFF, SightFault.CUT, SightFault.OVER)

PieceOf = Mapping[Any, tuple[Unit, Piece]]
"""The story and the piece that the text of an element belongs to."""


def too_wide_findings(
    wide: Sequence[WideBox],
    hidden: Sequence[Unread],
    origins: Sequence[Mapping[int, MarkedOrigin]],
    pieces: PieceOf,
) -> tuple[list[Finding], list[Unread]]:
    """A finding for each box that is too wide, at its line, and what is still to be said of `hidden` text.

    What of a table cannot be seen follows from its width, and is not told once more; what else is off the
    page is told as such.
    """
    found: list[Finding] = []
    told: set[int] = set()
    rest = [*hidden]
    for one in wide:
        if id(one.element) in told:
            continue
        told.add(id(one.element))
        inside = {id(element) for element in one.element.iter()}
        mine = [text for text in rest if _element(text, origins) in inside and text.fault in _OF_WIDTH]
        owner = next(_owners(one.element, pieces), None)
        if owner is None or (mine and not one.table):
            continue
        found.append(_finding(one, *owner))
        rest = [text for text in rest if not any(text is other for other in mine)]
    return found, rest


def _element(text: Unread, origins: Sequence[Mapping[int, MarkedOrigin]]) -> int:
    origin = origins[text.page - 1].get(text.show.mcid)
    return id(origin.element) if origin is not None else 0


def _owners(element: Any, pieces: PieceOf) -> Iterator[tuple[Unit, Piece]]:
    return (pieces[inner] for inner in element.iter() if inner in pieces)


def _finding(one: WideBox, unit: Unit, piece: Piece) -> Finding:
    place = place_in(unit, (piece.text,), piece.line, piece.kind)
    width, room = one.width * _MM, one.room * _MM
    if one.table:
        return finding(
            "setting.table-too-wide",
            Message(
                "{id}: the table is {width:.0f} mm wide on page {page}, its column {room:.0f} mm",
                id=unit.id,
                width=width,
                page=one.page,
                room=room,
            ),
            place,
            remedy=Message(
                "turn it (rows as columns), part it into two tables, shorten words that cannot be parted,"
                " or set it where columns are wider"
            ),
        )
    return finding(
        "setting.text-outside",
        Message(
            "{id}: “{text}” stands {excess:.1f} mm outside its column on page {page}",
            id=unit.id,
            text=excerpt(piece.text),
            excess=width - room,
            page=one.page,
        ),
        place,
        remedy=Message(
            "make its box as wide as the column: look for a `width`, `padding` or `margin` in the stylesheets"
        ),
    )
