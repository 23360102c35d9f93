"""Pages on which an article ends with a line or two and nothing else stands (一页两行)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from banxin.engine import MarkedOrigin
from banxin.findings import Finding, Place, finding
from banxin.manuscript.publication import Unit
from banxin.preflight.text.normal import words
from banxin.preflight.text.pdf.painted import PaintedPage
from banxin.preflight.text.printed import PageEntry
from banxin.wording import Message

FEWEST = 3
"""Rows of text that the last page of an article holds at least; printers ask for three to five."""

_PROBE = 6  # characters

Origins = Sequence[Mapping[int, MarkedOrigin]]


def short_page_findings(
    units: Mapping[Any, Unit],
    entries: Sequence[Sequence[PageEntry]],
    pages: Sequence[PaintedPage],
    origins: Origins,
) -> Iterator[Finding]:
    """A note for each page of running text that is nothing but the last rows of an article.

    `units` has the article of each element with text, `entries` what each page prints.
    """
    before: set[str] = set()
    on_pages = [_stories_on(page, units) for page in entries]
    for index, here in enumerate(on_pages):
        after = on_pages[index + 1] if index + 1 < len(on_pages) else set()
        page = pages[index]
        if len(here) == 1 and here <= before and not here & after and not page.figures:
            yield from _short(page, origins[index], units)
        before = here


def _stories_on(entries: Sequence[PageEntry], units: Mapping[Any, Unit]) -> set[str]:
    """The ids of the articles of which a page prints text; an empty one for text that is of none."""
    return {units[one.element].id if one.element in units else "" for one in entries}


def _short(
    page: PaintedPage, origins: Mapping[int, MarkedOrigin], units: Mapping[Any, Unit]
) -> Iterator[Finding]:
    """The finding for a page of one article, if its text has few rows."""
    rows: set[int] = set()
    text: list[str] = []
    unit: Unit | None = None
    for show in page.shows:
        origin = origins.get(show.mcid)
        if origin is None or origin.generated or origin.margin or origin.element not in units:
            continue
        rows.add(round(show.matrix[5]))
        text.append(show.text)
        unit = units[origin.element]
    if unit is None or not 0 < len(rows) < FEWEST:
        return
    printed = words("".join(text))
    yield finding(
        "article.short-page",
        Message.counted(
            "{id} ends on page {page} with {number} row of text and nothing else",
            "{id} ends on page {page} with {number} rows of text and nothing else",
            len(rows),
            id=unit.id,
            page=page.number,
        ),
        _end_of(unit, printed),
        remedy=Message(
            "Shorten it by {count} characters, or let it be a few rows longer.", count=len(printed)
        ),
    )


def _end_of(unit: Unit, printed: str) -> Place:
    """The last line of an article's file that has some of what is `printed`, or is not empty."""
    source = unit.source
    lines = [n for n in range(source.line_count, unit.body_line - 1, -1) if source.line(n).strip()]
    said = (n for n in lines if printed[:_PROBE] in words(source.line(n)))
    number = next(said, lines[0] if lines else 1)
    return source.place(number, 1, len(source.line(number)))
