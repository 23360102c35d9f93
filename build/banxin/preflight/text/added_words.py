"""Where words that a layout prints beside the stories were written: in the manifest, or in a layout.yaml."""

from __future__ import annotations

from banxin.findings import Place
from banxin.layouts import Layout
from banxin.manuscript.publication import Publication
from banxin.preflight.text.normal import words

_PRINTED = ("publication", "issue", "title", "fields", "contents")
_NAMES = ("unit", "note", "lang", "number", "date")  # values that are no words of print
_LEAST = 4  # characters of a part that tells which value it is of


def place_of_added(text: str, publication: Publication, layout: Layout) -> Place:
    """The value of the manifest, or the printed word of a layout, that is `text`; else the one that holds it,
    else the layout."""
    wanted = words(text)
    values = {
        place: words(_written(place))
        for path, place in (*_of_manifest(publication), *_labels(layout))
        if place.line and path.split(".")[-1] not in _NAMES
    }
    if wanted.isdecimal() and len(wanted) < _LEAST:  # the number of a page as often as not
        values = {}
    whole = (place for place, value in values.items() if value == wanted)
    part = (place for place, value in values.items() if len(wanted) >= _LEAST and wanted in value)
    return next(whole, None) or next(part, None) or Place(layout.file.name)


def _of_manifest(publication: Publication) -> list[tuple[str, Place]]:
    every = publication.places.items()
    return [(path, place) for path, place in every if path.split(".")[0] in _PRINTED]


def _labels(layout: Layout) -> list[tuple[str, Place]]:
    return [(path, place) for path, place in layout.places.items() if path.startswith("labels.")]


def _written(place: Place) -> str:
    """The value at a place, without its quotes."""
    return place.text[place.column - 1 : place.end_column - 1].strip("\"'")
