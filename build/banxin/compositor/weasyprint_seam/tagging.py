"""Which element each marked stretch of a page's content comes from, noted while the tags are written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import weasyprint.pdf
from weasyprint.formatting_structure.boxes import MarginBox

_FROM_TEXT = ("first-letter", "first-line")  # pseudo-elements that hold text of their element


@dataclass(frozen=True, slots=True)
class Origin:
    """Where marked content comes from: its element in the sheet (None for a margin's own text).

    `generated` says that a stylesheet made the text (`::before`, a list's marker); `margin` that it stands in
    a margin box, where an element may stand on every page.
    """

    element: Any
    generated: bool = False
    margin: bool = False


@dataclass(slots=True)
class OriginJournal:
    """`pages` has for each page the origin of every marked-content identifier (MCID)."""

    pages: list[dict[int, Origin]] = field(default_factory=list)


@contextmanager
def noting_origins() -> Iterator[OriginJournal]:
    """Note origins while a PDF is written inside the block; the engine is as it was on exit."""
    kept = OriginJournal()
    original = weasyprint.pdf.add_tags

    def add_tags(pdf: Any, document: Any, pdf_version: Any, page_streams: Any) -> None:
        for page, stream in zip(document.pages, page_streams, strict=True):
            kept.pages.append(_origins(page, stream))
        original(pdf, document, pdf_version, page_streams)

    weasyprint.pdf.add_tags = add_tags
    try:
        yield kept
    finally:
        weasyprint.pdf.add_tags = original


def _origins(page: Any, stream: Any) -> dict[int, Origin]:
    marginal = {
        inner
        for child in page._page_box.children
        if isinstance(child, MarginBox)
        for inner in child.descendants()
    }
    known: dict[tuple[Any, str | None, bool], Origin] = {}
    origins: dict[int, Origin] = {}
    for box, kid in stream._tags.items():
        key = (box.element, box.element_tag, box in marginal)
        if key not in known:
            known[key] = _origin(*key)
        origins[kid["mcid"]] = known[key]
    return origins


def _origin(element: Any, tag: str | None, margin: bool) -> Origin:
    pseudo = (tag or "").partition("::")[2]
    return Origin(element, bool(pseudo) and pseudo not in _FROM_TEXT, margin)
