"""Pins of pages that the blueprints of an issue contradict, each at its own line."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.findings import Finding, finding
from banxin.makeup.model.blueprint import Blueprint
from banxin.makeup.model.tree import leaves
from banxin.manuscript.publication import Publication
from banxin.wording import Message


def pinned_elsewhere(publication: Publication, blueprint: Blueprint) -> Iterator[Finding]:
    """An error for each story that is pinned to a page whose blueprint has no place for it, or that stands in
    the blueprint of another page."""
    pages = {number: tree for number, tree in enumerate(blueprint.pages, 1) if tree}
    stands = {leaf.key: number for number, tree in pages.items() for leaf in leaves(tree)}
    shift = publication.issue.page - 1
    for key, pin in publication.sheet.pins.items():
        own = stands.get(key)
        if pin.page is None or own == pin.page:
            continue
        if own:
            message = Message(
                "{key} is pinned to page {page}, and stands in the blueprint of page {other}.",
                key=key,
                page=pin.page + shift,
                other=own + shift,
            )
            remedy = Message("Write page: {page}, or take it out of that blueprint.", page=own)
        elif pin.page in pages:
            message = Message(
                "{key} is pinned to page {page}, whose blueprint has no place for it.",
                key=key,
                page=pin.page + shift,
            )
            remedy = Message("Name it in the blueprint, or remove this pin.")
        else:
            continue
        place = publication.places.get(f"sheet.pins.{key}.page")
        yield finding("plan.story", message, place, remedy=remedy)
