"""The text of a unit's own fields, which a layout may print beside the words of its article."""

from __future__ import annotations

from collections.abc import Iterator

from banxin.manuscript.fields import NamedPicture
from banxin.manuscript.people import Byline
from banxin.manuscript.publication import Unit
from banxin.preflight.text.normal import words
from banxin.sheets.bylines import byline_text


def field_texts(unit: Unit) -> tuple[str, ...]:
    """What the fields of `unit` say, free of spaces: texts, entries of lists, names, captions and credits."""
    found = (words(text) for value in unit.fields.values() for text in _texts(value))
    return tuple(text for text in found if text)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Byline):
        yield byline_text(value)
    elif isinstance(value, NamedPicture):
        yield from (value.caption, value.credit)
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)
