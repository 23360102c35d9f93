"""The options that a layout and its ancestors declare, checked as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from banxin.findings import Finding, Place, SourceText, finding
from banxin.layouts.options.options import DEFAULT_TEXT_LIMIT, Option, OptionKind
from banxin.layouts.options.values import ImpossibleValueError, length
from banxin.wording import Message, listed

DeclaredOptions = Mapping[str, Mapping[str, Any]]


def inherit(inherited: dict[str, dict[str, Any]], declared: DeclaredOptions) -> None:
    """Put what a layout declares over what it inherits; another type begins an option anew."""
    for name, entry in declared.items():
        before = inherited.get(name, {})
        anew = "type" in entry and entry["type"] != before.get("type")
        inherited[name] = dict(entry) if anew else {**before, **entry}


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
            continue
        key, message, expected = fault
        path = f"options.{name}.{key}" if f"options.{name}.{key}" in places else f"options.{name}"
        place = places.get(path, source.whole())
        found.append(
            finding(
                "layout.broken",
                Message("The option `{name}` {message}.", name=name, message=message),
                place,
                expected=expected,
            )
        )
    return options, tuple(found)


_Fault = tuple[str, str, str]


def _option(name: str, entry: Mapping[str, Any]) -> tuple[Option, _Fault | None]:
    kind = OptionKind(entry.get("type", "text"))
    blank = Option(name, kind, "")
    if "type" not in entry:
        return blank, ("", Message("has no type"), Message("one of {names}", names=listed(OptionKind)))
    if "default" not in entry:
        return blank, ("", Message("has no default"), blank.expected)
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
    longest = int(high) if kind is OptionKind.TEXT and isinstance(high, int | float) else DEFAULT_TEXT_LIMIT
    option = Option(
        name, kind, "", entry.get("help", ""), low, high, tuple(entry.get("choices", ())), longest
    )
    try:
        default = option.settle(entry["default"])
    except ImpossibleValueError as fault:
        return option, (
            "default",
            Message("has a default that {reason}", reason=fault.reason),
            option.expected,
        )
    return replace(option, default=default), None


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
    if kind in {OptionKind.INTEGER, OptionKind.NUMBER} or (kind is OptionKind.TEXT and key == "max"):
        if not numeric:
            raise ImpossibleValueError(Message("is not a number"), near=(key,))
        return float(limit) if isinstance(limit, float) else int(limit)
    raise ImpossibleValueError(Message("has no meaning for a {kind}", kind=kind), near=(key,))
