"""Boxes and marks of all pages of a file."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from banxin.press.finishing.boxes import boxes_of, set_boxes, with_slug
from banxin.press.finishing.marks import MarkInks, marks
from banxin.press.finishing.operations import Bounds
from banxin.press.finishing.plates import Plates, registration
from banxin.press.finishing.slug_text import OutlinedText, outlined
from banxin.press.finishing.ticket import JobTicket

_EVERYWHERE = "/AllPlates"
_LONG: Bounds = (0, -1, 200, 2)  # of a line 1 pt high
_MOST_OF_TITLE = 60  # characters


def mark_pages(opened: pikepdf.Pdf, plates: Plates, ticket: JobTicket) -> None:
    """Have the boxes of pages right, and marks where they are wanted: by default where pages bleed.

    Nothing of a page is seen outside its bleed: the engine draws what layouts let stand out farther, and
    its sheet ended there.
    """
    spots = {f"/MarkSpot{number}": space for number, space in enumerate(plates.spots.values(), 1)}
    inks = MarkInks(_EVERYWHERE, tuple(spots))
    shared, title = None, outlined("")
    for number, page in enumerate(opened.pages, 1):
        boxes = boxes_of(page)
        if ticket.marks if ticket.marks is not None else boxes.bleeds:
            boxes = with_slug(boxes)
            words = outlined(f"{number}/{len(opened.pages)}　")
            if shared is None:
                title = _title(opened, ticket)
                shared = _shared(opened, title, spots)
            operators = f"{words.operators} 1 0 0 1 {words.width:.4f} 0 cm /SlugTitle Do"
            line = OutlinedText(operators, words.width + title.width)
            form = _form(opened, marks(boxes, inks, line), boxes.media, shared)
            name = f"/PressMarks{number}"  # pages share their resources
            page.add_resource(form, Name.XObject, Name(name))
            page.contents_add(_cut_at(boxes.bleed), prepend=True)
            page.contents_add(f"Q\n{name} Do\n".encode(), prepend=False)
        set_boxes(page, boxes)


def _cut_at(box: Bounds) -> bytes:
    """Operators that let what follows be seen inside `box` alone, up to the next `Q`."""
    left, bottom, right, top = box
    return f"q {left:.4f} {bottom:.4f} {right - left:.4f} {top - bottom:.4f} re W n\n".encode()


def _shared(opened: pikepdf.Pdf, title: OutlinedText, spots: Mapping[str, Any]) -> Any:
    """The resources of the marks, the same on every page."""
    words = _form(opened, title.operators.encode(), _LONG, Dictionary())
    spaces = Dictionary({_EVERYWHERE: registration(opened), **spots})
    return opened.make_indirect(Dictionary(ColorSpace=spaces, XObject=Dictionary(SlugTitle=words)))


def _title(opened: pikepdf.Pdf, ticket: JobTicket) -> OutlinedText:
    """What stands beside every page: the issue, the printing condition, the standard."""
    title = str(opened.docinfo.get("/Title", "")) or ticket.title
    condition = ticket.condition
    named = condition.about if condition.identifier == "Custom" else condition.identifier
    return outlined(
        f"{title[:_MOST_OF_TITLE]}　{named}　{condition.ink_limit}%　PDF/{ticket.standard.upper()}"
    )


def _form(opened: pikepdf.Pdf, content: bytes, box: Bounds, resources: Any) -> Any:
    left, bottom, right, top = box
    return opened.make_stream(
        content,
        Type=Name.XObject,
        Subtype=Name.Form,
        BBox=Array([math.floor(left), math.floor(bottom), math.ceil(right), math.ceil(top)]),
        Resources=resources,
    )
