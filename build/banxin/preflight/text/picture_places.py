"""Where pictures are named in a publication, for findings."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.findings import Place
from banxin.layouts.settling.fields import field_pictures
from banxin.manuscript.articles.body_walk import figures
from banxin.manuscript.images.reading import place_of
from banxin.manuscript.publication import Publication


def picture_places(publication: Publication) -> dict[str, Place]:
    """Where each picture is first named."""
    return {path: places[0] for path, places in all_picture_places(publication).items()}


def all_picture_places(publication: Publication) -> dict[str, list[Place]]:
    """Where each picture is named: by articles, in fields, as an advertisement."""
    places: dict[str, list[Place]] = {}
    for path, place in _named(publication):
        places.setdefault(path, []).append(place)
    return places


def _named(publication: Publication) -> Iterator[tuple[str, Place]]:
    for unit in publication.articles():
        for figure in figures(unit.body):
            yield figure.image, place_of(unit, figure)
    for named in field_pictures(publication):
        if named.place:
            yield named.path, named.place
    for plan in publication.pages:
        for one in plan.advertisements:
            if one.image and (place := publication.places.get(f"{one.path}.image")):
                yield one.image, place
