"""Where words that a layout prints beside the stories were written: in the manifest, or in a layout.yaml."""

from __future__ import annotations

from banxin.findings import Place
from banxin.layouts import Layout
from banxin.manuscript.publication import Publication
from banxin.preflight.text.normal import words

_PRINTED = ("publication", "issue", "title", "fields", "contents", "labels")
_NAMES = ("unit", "note", "lang", "number", "date")  # values that are no words of print
_LEAST = 4  # characters of a part that tells which value it is of


def place_of_added(text: str, publication: Publication, layout: Layout) -> Place:
    """The value of the manifest, or the printed word of a layout, that is `text`; else the one that holds it,
    else the layout."""
    wanted = words(text)
    every = (*publication.places.items(), *layout.places.items())
    values = {
        place: words(_written(place))
        for path, place in every
        if path.split(".")[0] in _PRINTED and path.split(".")[-1] not in _NAMES and place.line
    }
    whole = (place for place, value in values.items() if value == wanted)
    part = (place for place, value in values.items() if len(wanted) >= _LEAST and wanted in value)
    return next(whole, None) or next(part, None) or Place(layout.file.name)


def _written(place: Place) -> str:
    """The value at a place, without its quotes."""
    return place.text[place.column - 1 : place.end_column - 1].strip("\"'")
