"""Which element each marked stretch of a page's content comes from, noted while the tags are written."""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure.boxes import MarginBox
from weasyprint.pdf import add_tags as their_tags

from banxin.engine.session import MarkedOrigin, running

_FROM_TEXT = ("first-letter", "first-line")  # pseudo-elements that hold text of their element


def add_tags(pdf: Any, document: Any, pdf_version: Any, page_streams: Any) -> None:
    """Write the tags of a file; the session is told where the content of its pages comes from."""
    session = running()
    if session is not None:
        session.origins += [
            _origins(page, stream) for page, stream in zip(document.pages, page_streams, strict=True)
        ]
    their_tags(pdf, document, pdf_version, page_streams)


def _origins(page: Any, stream: Any) -> dict[int, MarkedOrigin]:
    marginal = {
        inner
        for child in page._page_box.children
        if isinstance(child, MarginBox)
        for inner in child.descendants()
    }
    known: dict[tuple[Any, str | None, bool], MarkedOrigin] = {}
    origins: dict[int, MarkedOrigin] = {}
    for box, kid in stream._tags.items():
        key = (box.element, box.element_tag, box in marginal)
        if key not in known:
            known[key] = _origin(*key)
        origins[kid["mcid"]] = known[key]
    return origins


def _origin(element: Any, tag: str | None, margin: bool) -> MarkedOrigin:
    pseudo = (tag or "").partition("::")[2]
    return MarkedOrigin(element, bool(pseudo) and pseudo not in _FROM_TEXT, margin)
