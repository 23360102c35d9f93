"""Values of the fields that a layout declares, as they stand in a publication that was read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from banxin.findings import Place
from banxin.manuscript.people import Byline


@dataclass(frozen=True, slots=True)
class NamedPicture:
    """A picture that a field names: its path as written, and words about it as a figure has them.

    `decorative` is one whose text alternative was left empty on purpose; `place` is where it is named.
    """

    path: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    decorative: bool = False
    place: Place | None = field(default=None, compare=False)


FieldValue = str | int | float | bool | dt.date | tuple[str, ...] | Byline | NamedPicture | None
FieldValues = Mapping[str, FieldValue]
"""A value for every declared field; one that is not given is empty, or None where nothing is empty."""


def no_fields() -> FieldValues:
    """The values where no layout has been asked yet, or it declares none."""
    return MappingProxyType({})


def field_texts(values: FieldValues) -> Iterator[str]:
    """The texts among values, in their order: what a layout may print."""
    for value in values.values():
        match value:
            case str():
                yield value
            case tuple():
                yield from value
            case Byline():
                yield value.text
            case NamedPicture():
                yield value.caption + value.credit
