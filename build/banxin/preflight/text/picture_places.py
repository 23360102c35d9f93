"""Where pictures are named in a publication, for findings."""

from __future__ import annotations

from banxin.findings import Place
from banxin.layouts.settling.fields import field_pictures
from banxin.manuscript.articles.body_walk import figures
from banxin.manuscript.images.reading import place_of
from banxin.manuscript.publication import Publication


def picture_places(publication: Publication) -> dict[str, Place]:
    """Where each picture is first named."""
    places: dict[str, Place] = {}
    for unit in publication.articles():
        for figure in figures(unit.body):
            if figure.image not in places:
                places[figure.image] = place_of(unit, figure)
    for named in field_pictures(publication):
        if named.place:
            places.setdefault(named.path, named.place)
    for plan in publication.pages:
        for one in plan.advertisements:
            if one.image and (place := publication.places.get(f"{one.path}.image")):
                places.setdefault(one.image, place)
    return places
