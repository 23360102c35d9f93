"""What of the plan of an issue was not kept, each at the line that says it, with the reason."""

from __future__ import annotations

import math
from collections.abc import Iterator

from banxin.findings import Finding, finding
from banxin.makeup.judging.white import WELL_FILLED
from banxin.makeup.model.page import MakeUp
from banxin.makeup.model.story import PageSpan
from banxin.manuscript.publication import Publication
from banxin.sheets.print.page_plan import IssuePlan, StoryPlan
from banxin.wording import Message


def plan_findings(publication: Publication, plan: IssuePlan, made: MakeUp) -> Iterator[Finding]:
    """What of the plan was not kept, each at the line that says it, with the reason."""
    shift = publication.issue.page - 1
    for refusal in made.refused:
        one = plan.stories.get(refusal.key)
        path = one.path if one else ""
        asked = _shown(refusal.asked, shift)
        got = refusal.got + shift
        if refusal.asked.first > len(made.pages):
            yield _beyond(publication, refusal.key, path, (asked, got, len(made.pages)))
            continue
        yield finding(
            "plan.unmet",
            Message(
                "{key} stands on page {got}: page {asked} holds about {room:,} 字 of the "
                "{characters:,} 字 planned for it.",
                key=refusal.key,
                got=got,
                asked=asked,
                room=refusal.room,
                characters=refusal.characters,
            ),
            publication.places.get(path) or publication.places.get("pages"),
            remedy=_remedy(path, refusal.got, got),
        )
    yield from _sparse(publication, plan, made)
    yield from _pinned_behind(publication, plan, made)
    yield from _more_than_planned(publication, plan, made)


def _more_than_planned(publication: Publication, plan: IssuePlan, made: MakeUp) -> Iterator[Finding]:
    """A warning where an issue whose pages are all planned takes more; not where pins make it do so."""
    shift = publication.issue.page - 1
    planned = _planned_as_a_whole(plan, shift + 1)
    if planned and len(made.pages) + shift > planned:
        if any(_pinned_after(plan, planned - shift)):
            return  # told at these pins
        yield finding(
            "plan.unmet",
            Message(
                "The issue takes {count} pages, and {planned} are planned.",
                count=len(made.pages),
                planned=planned - shift,
            ),
            publication.places.get("pages"),
            remedy=Message("Plan page {planned} too, or leave out what stands there.", planned=planned + 1),
        )


def _planned_as_a_whole(plan: IssuePlan, first: int) -> int:
    """The last page (版次) of an issue of which several pages, and all up to that one, are planned; 0 where
    some are left to make-up."""
    planned = max((one.last for one in plan.pages), default=0)
    whole = planned > first and all(plan.of(number) for number in range(first, planned + 1))
    return planned if whole else 0


def _pinned_after(plan: IssuePlan, last: int) -> Iterator[tuple[str, StoryPlan]]:
    """The stories that are pinned to pages after the page `last` of this issue."""
    for key, one in plan.stories.items():
        if one.path.startswith("sheet.pins") and one.pages.first > last:
            yield key, one


def _pinned_behind(publication: Publication, plan: IssuePlan, made: MakeUp) -> Iterator[Finding]:
    """A warning for each story that is pinned to a page behind those that are planned, or, where none are,
    behind those that the copy fills."""
    shift = publication.issue.page - 1
    fewer = pages_too_many(plan, made)
    planned = _planned_as_a_whole(plan, shift + 1)
    last = planned - shift if planned else max(plan.least, _wanted(plan, made) - fewer)
    for key, one in _pinned_after(plan, last) if planned or fewer else ():
        named = {"key": key, "page": one.pages.first + shift}
        message = (
            Message(
                "{key} is pinned to page {page}, and the last page that is planned is page {planned}.",
                **named,
                planned=planned,
            )
            if planned
            else Message.counted(
                "{key} is pinned to page {page}, and the copy fills {number} page.",
                "{key} is pinned to page {page}, and the copy fills {number} pages.",
                last,
                **named,
            )
        )
        remedy = (
            Message("Write a page up to {last}, or plan the pages up to that one.", last=last)
            if planned
            else Message("Write page: {last}, or add copy.", last=last)
        )
        yield finding("plan.unmet", message, publication.places.get(one.path), remedy=remedy)


def _beyond(publication: Publication, key: str, path: str, pages: tuple[str, int, int]) -> Finding:
    """A warning for a story that is planned for a page which the issue has no stories to reach."""
    asked, got, count = pages
    return finding(
        "plan.unmet",
        Message.counted(
            "{key} stands on page {got}: there are stories for {number} page, and none for page {asked}.",
            "{key} stands on page {got}: there are stories for {number} pages, and none for page {asked}.",
            count,
            key=key,
            got=got,
            asked=asked,
        ),
        publication.places.get(path) or publication.places.get("pages"),
        remedy=_remedy(path, got - publication.issue.page + 1, got),
    )


def _shown(span: PageSpan, shift: int) -> str:
    first, last = span.first + shift, (span.last or span.first) + shift
    return str(first) if first == last else f"{first}-{last}"


def _remedy(path: str, counted: int, got: int) -> str:
    """What makes the plan agree with the pages that came of it."""
    if path.startswith("sheet.pins"):
        return Message("Write page: {counted}, or pin another story of that page elsewhere.", counted=counted)
    if ".stories." in path:
        return Message("Name it below page {got}, or name another story of that page elsewhere.", got=got)
    return Message("Let the next section start a page later, or move a story of this one to another section.")


def pages_too_many(plan: IssuePlan, made: MakeUp) -> int:
    """How many pages fewer would hold the copy of an issue that is planned for more than it fills."""
    planned = max(plan.least, len(made.pages))  # a make-up that is kept may have fewer than are planned
    if not made.fits or planned < 2 or _wanted(plan, made) < len(made.pages):
        return 0
    rooms = [page.frame.rows * page.frame.columns for page in made.pages]
    filled = [room * (1 - page.white) for room, page in zip(rooms, made.pages, strict=True)]
    need = math.ceil(sum(filled) / (1 - WELL_FILLED) / max(rooms))
    return max(0, planned - max(1, need))


def _wanted(plan: IssuePlan, made: MakeUp) -> int:
    """The pages that plans and pins ask for, as far as there are stories to reach them."""
    pinned = [one.pages.first for _, one in _pinned_after(plan, 0)]
    return max(plan.least, min(max(pinned, default=1), len(made.pages)))


def _sparse(publication: Publication, plan: IssuePlan, made: MakeUp) -> Iterator[Finding]:
    """A warning where more pages are planned than the copy fills: one for all of them."""
    count = max(plan.least, len(made.pages))
    fewer = pages_too_many(plan, made)
    if not fewer or not plan.pages or plan.least < count:  # pins that take more are told at their lines
        return
    last = max(plan.pages, key=lambda one: one.last)
    room = sum(page.room for page in made.pages)
    yield finding(
        "plan.unmet",
        Message.counted(
            "{number} page is planned, and the copy fills {filled}.",
            "{number} pages are planned, and the copy fills {filled}.",
            count,
            filled=count - fewer,
        ),
        publication.places.get(last.path) or publication.places.get("pages"),
        remedy=Message.counted(
            "Plan {number} page, or add about {room:,} 字.",
            "Plan {number} pages, or add about {room:,} 字.",
            count - fewer,
            room=room,
        ),
    )
