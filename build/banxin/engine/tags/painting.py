"""Pages painted into a file one after another: what is known of each afterwards, and what goes with it.

A page that is painted for the last time (`Session.parting`) loses its boxes at once, so that a book is
not in memory as boxes and as a file at the same time.
"""

from typing import Any

from weasyprint import HTML
from weasyprint.document import Page

from banxin.engine.drawing.packing import pack
from banxin.engine.session import running
from banxin.engine.tags.marked_content import marks_of

_their_paint = Page.paint
_their_write_pdf = HTML.write_pdf


def paint(page: Any, stream: Any, scale: float = 1) -> None:
    """Paint a page; the session keeps what is marked on it."""
    _their_paint(page, stream, scale)
    session = running()
    if session is None:
        return
    if stream._tags is None:
        pack(stream)
    else:
        marks = session.marks_in(stream._fonts)
        marks.append([*marks_of(page, len(marks), stream)])
    if session.parting:
        stream._tags = None if stream._tags is None else {}
        for box in page._page_box.children:
            box.children = []


def write_pdf(html: Any, *arguments: Any, **named: Any) -> Any:
    """Set HTML and write it; nobody else has its pages, so that their boxes go once they are painted."""
    session = running()
    if session is None:
        return _their_write_pdf(html, *arguments, **named)
    before, session.parting = session.parting, True
    try:
        return _their_write_pdf(html, *arguments, **named)
    finally:
        session.parting = before
