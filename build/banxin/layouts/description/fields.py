"""The fields that a layout and its ancestors declare, checked as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from banxin.findings import Finding, finding, nearest
from banxin.layouts.description.declared import helps_of, inherit, place_of, typed_option, with_default
from banxin.layouts.description.narrowing import declared_at, widened
from banxin.layouts.description.reading import Description
from banxin.layouts.fields.declaration import (
    MOST_ENTRIES,
    OF_EVERY_MAPPING,
    OF_FIGURES,
    Field,
    FieldHolder,
    Fields,
)
from banxin.layouts.options.options import OptionKind
from banxin.markup.targets import FIGURE_ATTRIBUTES
from banxin.wording import Message, listed

LONGEST_TEXT = 1000
"""Characters of a text unless `max` says otherwise: a lede of some lines."""
_WITHOUT_DEFAULT = frozenset({OptionKind.IMAGE, OptionKind.LIST, OptionKind.PERSON, OptionKind.DATE})


def declared_fields(
    chain: Sequence[Description], places: Mapping[str, Any]
) -> tuple[Fields, tuple[Finding, ...]]:
    """The fields by holder and name; `chain` is most specific first, `places` by dotted path."""
    fields: dict[FieldHolder, Mapping[str, Field]] = {}
    found: list[Finding] = []
    for holder in FieldHolder:
        path = ("fields", holder.value)
        merged: dict[str, dict[str, Any]] = {}
        for described in reversed(chain):
            inherit(merged, declared_at(described, path))
        found += widened(chain, path)
        declared: dict[str, Field] = {}
        for name, entry in merged.items():
            one, fault = _field(holder, name, entry)
            declared[name] = one
            if fault:
                key, message, expected = fault
                place = place_of(places, chain[0].source, *path, name, key)
                told = Message("The field `{name}` {message}.", name=name, message=message)
                found.append(finding("layout.broken", told, place, expected=expected))
        fields[holder] = MappingProxyType(declared)
    return MappingProxyType(fields), tuple(found)


_Fault = tuple[str, str, str]


def _field(holder: FieldHolder, name: str, entry: Mapping[str, Any]) -> tuple[Field, _Fault | None]:
    option, fault = typed_option(name, entry, LONGEST_TEXT)
    most = option.maximum if option.kind is OptionKind.LIST else None
    declared = Field(
        holder,
        option,
        bool(entry.get("required")),
        helps_of(entry.get("help", "")),
        tuple(entry.get("kinds", ())),
        int(most) if isinstance(most, int | float) else MOST_ENTRIES,
    )
    faults = iter(filter(None, (fault, *_impossible(declared, entry))))
    if first := next(faults, None):
        return declared, first
    if entry.get("default") is None:
        return declared, None
    option, fault = with_default(option, entry["default"])
    return replace(declared, option=option), fault


def _impossible(declared: Field, entry: Mapping[str, Any]) -> Iterator[_Fault]:
    if declared.kind in _WITHOUT_DEFAULT and entry.get("default") is not None:
        kinds = listed(kind for kind in OptionKind if kind not in _WITHOUT_DEFAULT)
        yield "default", Message("cannot have a default"), Message("no default; {kinds} have", kinds=kinds)
    if declared.required and entry.get("default") is not None:
        yield "default", Message("is required and has a default"), Message("one of the two")
    if declared.name in OF_EVERY_MAPPING:
        yield "", Message("has a name that templates cannot reach"), Message("another name")
    if declared.kinds and declared.holder is not FieldHolder.UNIT:
        yield "kinds", Message("cannot be bound to kinds of units"), Message("no kinds")
    if declared.holder is not FieldHolder.FIGURE:
        return
    if declared.kind not in OF_FIGURES:
        yield "type", Message("cannot stand behind a picture"), listed(sorted(OF_FIGURES))
    if near := nearest(declared.name, FIGURE_ATTRIBUTES):
        yield "", Message("is too like the attribute `{near}`", near=near), Message("another name")
