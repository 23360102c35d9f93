"""The index of a book in print: the pages of its entries are known once the text has been set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from markupsafe import Markup

from banxin.findings import Finding, Place, finding
from banxin.manuscript.publication import Publication
from banxin.sheets.index.entries import INDEX, IndexSpot, index_groups, marked_spots
from banxin.sheets.print.copy import Extent
from banxin.sheets.print.frame import EditionContext
from banxin.wording import Message

INDEX_ID = f'id="{INDEX}"'
"""What the block of an index writes, wherever a layout prints it."""

NOWHERE: Mapping[str, Extent] = MappingProxyType({})


def set_index(context: EditionContext, matter: Mapping[str, object], extents: Mapping[str, Extent]) -> Markup:
    """The index as its block sets it; nothing where the publication has none."""
    publication = context.publication
    plan = publication.index
    if plan is None:
        return Markup()
    spots = _spots(publication, extents)
    groups = index_groups(plan, publication.masthead.lang, context.labels, spots) if extents else ()
    title = plan.title or context.labels.index
    return context.templates.render("index", **matter, title=title, ident=INDEX, groups=groups)


def _spots(publication: Publication, extents: Mapping[str, Extent]) -> Iterator[IndexSpot]:
    """The pages that marks stand on; of a mark that is on none, nothing is told."""
    for term, unit, number in marked_spots(publication):
        ident = f"{unit}--index-{number}"
        if ident in extents:
            yield IndexSpot(term, extents[ident].page, f"#{ident}")


def without_place(publication: Publication) -> Finding:
    """What is said where the layout prints no index."""
    place = publication.places.get("index") or Place(publication.manifest.name)
    return finding(
        "index.no-place",
        Message("The layout {layout} prints no index.", layout=publication.layout),
        place,
        remedy=Message("print {{{{ parts.index }}}} in blocks/flow.html.j2 of the layout"),
    )
