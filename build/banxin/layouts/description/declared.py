"""The options that a layout and its ancestors declare, checked as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from banxin.findings import Finding, Place, SourceText, finding
from banxin.layouts.options.options import DEFAULT_TEXT_LIMIT, FIELDS_ONLY, Option, OptionKind
from banxin.layouts.options.values import ImpossibleValueError, length
from banxin.layouts.pages.papers import OWN
from banxin.wording import Message, in_languages, listed

DeclaredOptions = Mapping[str, Mapping[str, Any]]
OptionFault = tuple[str, str, str]
"""The key that is wrong, what completes the sentence “The option `x` …”, and what was expected."""


def inherit(inherited: dict[str, dict[str, Any]], declared: DeclaredOptions) -> None:
    """Put what a layout declares over what it inherits; another type begins an option anew."""
    for name, entry in declared.items():
        inherited[name] = {**kept_of(inherited.get(name, {}), entry), **entry}


def kept_of(before: Mapping[str, Any], entry: Mapping[str, Any]) -> Mapping[str, Any]:
    """What of an inherited option a new declaration leaves standing: all, or nothing for another type."""
    return {} if "type" in entry and entry["type"] != before.get("type") else before


def with_own_values(declared: DeclaredOptions, merged: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The declarations; an option that sets an entry of layout.yaml and has no default has that entry's."""
    complete: dict[str, dict[str, Any]] = {}
    for name, entry in declared.items():
        key, _, inner = str(entry.get("sets", "")).partition(".")
        own = OWN if inner == "paper" else merged.get(key, {}).get(inner)
        fills = "default" not in entry and inner and own is not None
        complete[name] = {**entry, "default": own} if fills else dict(entry)
    return complete


def declared_options(
    declared: DeclaredOptions, places: Mapping[str, Place], source: SourceText
) -> tuple[dict[str, Option], tuple[Finding, ...]]:
    """The options by name; a default that is no value of its own option is a finding."""
    options: dict[str, Option] = {}
    found: list[Finding] = []
    for name, entry in declared.items():
        option, fault = _option(name, entry)
        if fault is None:
            options[name] = option
        else:
            key, message, expected = fault
            told = Message("The option `{name}` {message}.", name=name, message=message)
            taken = key == "default" and f"options.{name}.default" not in places
            steps = str(entry["sets"]).split(".") if taken and entry.get("sets") else ("options", name, key)
            place = place_of(places, source, *steps)
            found.append(finding("layout.broken", told, place, expected=expected))
    return options, tuple(found)


def place_of(places: Mapping[str, Place], source: SourceText, *steps: str) -> Place:
    """The place of the entry at `steps`, or of the nearest one around it that is written."""
    kept = [step for step in steps if step]
    while kept:
        if place := places.get(".".join(kept)):
            return place
        kept.pop()
    return source.whole()


def _option(name: str, entry: Mapping[str, Any]) -> tuple[Option, OptionFault | None]:
    option, fault = typed_option(name, entry)
    if fault is not None:
        return option, fault
    if option.kind in FIELDS_ONLY:
        others = listed(kind for kind in OptionKind if kind not in FIELDS_ONLY)
        return option, ("type", Message("has a type of fields"), Message("one of {names}", names=others))
    if option.kind is OptionKind.IMAGE:
        if entry.get("default"):
            return option, ("default", Message("is a picture of the publication"), Message("no default"))
        return option, None
    if "default" not in entry:
        return option, ("", Message("has no default"), option.expected)
    return with_default(option, entry["default"])


def with_default(option: Option, given: object) -> tuple[Option, OptionFault | None]:
    """The option with its default, or what is wrong with that."""
    try:
        return replace(option, default=option.settle(given)), None
    except ImpossibleValueError as fault:
        return option, (
            "default",
            Message("has a default that {reason}", reason=fault.reason),
            option.expected,
        )


def typed_option(
    name: str, entry: Mapping[str, Any], longest: int = DEFAULT_TEXT_LIMIT
) -> tuple[Option, OptionFault | None]:
    """The option with type and limits, still without default; `longest` is the usual limit of a text."""
    kind = OptionKind(entry.get("type", "text"))
    blank = Option(name, kind, "")
    if "type" not in entry:
        return blank, ("", Message("has no type"), Message("one of {names}", names=listed(OptionKind)))
    if kind is OptionKind.CHOICE and not entry.get("choices"):
        return blank, ("choices", Message("is a choice without choices"), "choices: [a, b]")
    try:
        low, high = _limit(kind, entry, "min"), _limit(kind, entry, "max")
    except ImpossibleValueError as fault:
        return blank, (
            fault.near[0],
            Message("has a limit that {reason}", reason=fault.reason),
            Message("a limit of the option's own type"),
        )
    if kind is OptionKind.TEXT and isinstance(high, int | float):
        longest = int(high)
    helps = helps_of(entry.get("help", ""))
    return Option(
        name,
        kind,
        "",
        in_languages(helps) if helps else "",
        low,
        high,
        tuple(entry.get("choices", ())),
        longest,
        helps,
        sets=entry.get("sets", ""),
        offered=entry.get("offered", True),
    ), None


def helps_of(written: str | Mapping[str, str]) -> Mapping[str, str]:
    """Texts by language tag; a text for all languages has the empty tag."""
    return MappingProxyType({"": written} if isinstance(written, str) and written else dict(written or {}))


def _limit(kind: OptionKind, entry: Mapping[str, Any], key: str) -> float | str | None:
    limit = entry.get(key)
    if limit is None:
        return None
    numeric = isinstance(limit, int | float)
    if kind is OptionKind.LENGTH:
        try:
            return length(limit)
        except ImpossibleValueError as fault:
            raise ImpossibleValueError(fault.reason, near=(key,)) from None
    counted = key == "max" and kind in (OptionKind.TEXT, OptionKind.LIST)
    if kind in {OptionKind.INTEGER, OptionKind.NUMBER} or counted:
        if not numeric:
            raise ImpossibleValueError(Message("is not a number"), near=(key,))
        return float(limit) if isinstance(limit, float) else int(limit)
    raise ImpossibleValueError(Message("has no meaning for a {kind}", kind=kind), near=(key,))
