"""Pages with more room than copy, each at the line that plans it, or at the first story that stands on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from banxin.findings import Finding, Place, finding
from banxin.makeup.model.page import MadeUpPage, MakeUp, StoryFill
from banxin.manuscript.publication import Publication
from banxin.wording import Message

_WHITEST = 0.35  # share of a page that may stay white without a word (N27 wants 0.12–0.25)
_LOOSE = 8  # a story is worth a warning when more than an eighth of its legs stays empty


def room_left_findings(publication: Publication, made: MakeUp) -> Iterator[Finding]:
    """Pages with much white, and on other pages the stories with much room: one warning for a page."""
    places = {unit.id: unit.place for unit in publication.units()}
    for page in made.pages:
        number = publication.issue.page + page.number - 1
        loose = [fill for fill in page.fills if fill.under_rows * _LOOSE > fill.room]
        if page.white > _WHITEST:
            yield finding(
                "setting.underset",
                Message(
                    "Page {page} is {white:.0%} white; there is room for {room} 字",
                    page=number,
                    white=page.white,
                    room=page.room,
                ),
                _place(publication, page, number),
                remedy=_to_fill(publication, last=page is made.pages[-1]),
            )
        elif loose:
            most = max(loose, key=lambda fill: fill.under_characters)
            yield finding("setting.underset", _of_stories(most.key, loose, number), places.get(most.key))


def _of_stories(key: str, loose: Sequence[StoryFill], number: int) -> Message:
    """What room is left in stories of a page: in the one of `key` most."""
    rows, characters = sum(one.under_rows for one in loose), sum(one.under_characters for one in loose)
    if len(loose) == 1:
        return Message(
            "{key}: room for {rows} 行 ≈ {characters} 字 more on page {page}",
            key=key,
            rows=rows,
            characters=characters,
            page=number,
        )
    return Message.counted(
        "{key} and {number} other: room for {rows} 行 ≈ {characters} 字 more on page {page}",
        "{key} and {number} others: room for {rows} 行 ≈ {characters} 字 more on page {page}",
        len(loose) - 1,
        key=key,
        rows=rows,
        characters=characters,
        page=number,
    )


def _place(publication: Publication, page: MadeUpPage, number: int) -> Place | None:
    """Where the page `number` (版次) is planned, or else where the first story that stands on it is named."""
    plan = next((one for one in publication.pages if one.first <= number <= one.last), None)
    planned = publication.places.get(plan.path) if plan else None
    standing = {module.key for module in page.modules}
    first = next((unit.place for unit in publication.units() if unit.id in standing), None)
    return planned or first or publication.places.get("contents")


def _to_fill(publication: Publication, *, last: bool) -> str:
    """What fills a page that is white: copy that waits, or more of it."""
    if last:
        return Message("add copy, or short pieces under `fillers` for such room")
    if not publication.sheet.jumps:
        return Message("let stories go on on the next page (sheet: {{jumps: true}}), or plan others for it")
    return Message("plan other stories for it (`pages`), or add short pieces under `fillers`")
