"""Pins of stories that were not granted, each at its line, with the reason and what to write instead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from banxin.findings import Finding, Place, finding
from banxin.makeup.model.page import MakeUp, Unmet
from banxin.makeup.outcome.pin_remedies import pin_remedy
from banxin.manuscript.form.sheet import Pin
from banxin.manuscript.publication import Publication
from banxin.sheets.print.wishes import Wishes
from banxin.wording import Message

_OF_PAGE = ("region", "columns", "legs")  # pins that depend on the other stories of a page


def pin_findings(publication: Publication, wishes: Wishes, made: MakeUp) -> Iterator[Finding]:
    """A warning for each pin that was not granted. Where stories are over-set, which is told, only those are
    told that no page could grant."""
    yield from _of_columns(publication)
    places = publication.places
    for one in made.unmet:
        pin = wishes.pins.get(one.key)
        if not made.fits and pin and one.wish in _OF_PAGE and getattr(pin, one.wish) is not None:
            continue
        yield finding(
            "sheet.unmet",
            _by_blueprint(publication, wishes, made, one) or one.message,
            places.get(f"sheet.pins.{one.key}.{one.wish}") or places.get("sheet"),
            remedy=pin_remedy(one, made),
        )


def _of_columns(publication: Publication) -> Iterator[Finding]:
    """A warning for what is pinned for a brief although its column, or another brief of it, has it pinned
    already."""
    wishes = [one.name for one in fields(Pin)]
    for unit in publication.units():
        of_members = [_place(publication, one.id, wish) for one in unit.members for wish in wishes]
        of_column = {wish: _place(publication, unit.id, wish) for wish in wishes}
        pinned = {wish: unit.id for wish, place in of_column.items() if place and place not in of_members}
        for member in unit.members:
            for wish in wishes:
                place = _place(publication, member.id, wish)
                if place is None:
                    continue
                if wish in pinned:
                    message = Message(
                        "{key} stands in one column with {other}, for which {wish} is pinned already",
                        key=member.id,
                        other=pinned[wish],
                        wish=wish,
                    )
                    yield finding("sheet.unmet", message, place, remedy=Message("Remove this pin."))
                pinned.setdefault(wish, member.id)


def _place(publication: Publication, key: str, wish: str) -> Place | None:
    return publication.places.get(f"sheet.pins.{key}.{wish}")


def _by_blueprint(publication: Publication, wishes: Wishes, made: MakeUp, unmet: Unmet) -> Message | None:
    """What is said where the blueprint of the page has the story otherwise than it is pinned."""
    stands = made.standing(unmet.key)
    if stands is None or not unmet.pinned or wishes.blueprint is wishes.kept.blueprint:
        return None
    page, module = stands
    trees = wishes.blueprint.pages
    if page.number > len(trees) or trees[page.number - 1] is None:
        return None
    number = publication.issue.page + page.number - 1
    if unmet.wish == "region":
        return Message(
            "{key} is pinned to the {value}, and the blueprint of page {page} has it elsewhere",
            key=unmet.key,
            value=unmet.pinned,
            page=number,
        )
    named = {"key": unmet.key, "pinned": unmet.pinned, "page": number}
    if unmet.wish == "legs":
        return Message(
            "{key} is pinned to {pinned} legs, and by the blueprint of page {page} it stands in {stands}",
            **named,
            stands=module.cut.legs,
        )
    return Message(
        "{key} is pinned to {pinned} columns, and by the blueprint of page {page} it stands in {stands}",
        **named,
        stands=module.columns,
    )
