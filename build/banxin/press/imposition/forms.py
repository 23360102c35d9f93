"""A page as a form that sheets draw: its content and resources, cut to a box (ISO 32000-1 §8.10)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Name, Pdf


def page_form(source: Pdf, page: pikepdf.Page, box: Sequence[float]) -> Any:
    """A form of the page, in the file of the page; `box` in its own space: left, bottom, right, top."""
    page.contents_coalesce()
    form = source.make_stream(page.Contents.read_bytes() if "/Contents" in page.obj else b"")
    form.Type, form.Subtype = Name.XObject, Name.Form
    form.BBox, form.Resources = Array([round(edge, 3) for edge in box]), page.resources
    if "/Group" in page.obj:
        form.Group = page.obj.Group
    return form


def with_title_of(source: Pdf, made: Pdf) -> Pdf:
    """`made` with the title of `source`."""
    title = source.docinfo.get("/Title")
    if title is not None:
        made.docinfo["/Title"] = str(title)
    return made
