"""What a layout declares anew of an option or field that it inherits: narrower, never wider.

The templates and sheets of the layout it extends are written for the values that were declared there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from banxin.findings import Finding, finding
from banxin.layouts.description.declared import kept_of, place_of
from banxin.layouts.description.reading import Description
from banxin.layouts.options.values import ImpossibleValueError, length, points
from banxin.wording import Message, listed

DeclarationPath = tuple[str, ...]

_WORDS = frozenset({"text", "choice", "colour", "length", "face"})  # texts to a template
_FIGURES = frozenset({"integer", "number"})
_NARROWER = Message("Narrow it, or declare one of your own under another name.")
_OWN = Message("Declare one of your own under another name.")


def widened(chain: Sequence[Description], path: DeclarationPath) -> Iterator[Finding]:
    """A finding for each limit at `path` (`options`, `fields.unit`) that a nearer layout loosens."""
    inherited: dict[str, dict[str, Any]] = {}
    for described in reversed(chain):
        for name, entry in declared_at(described, path).items():
            former = inherited.get(name, {})
            before = kept_of(former, entry)
            if _is_another_kind(former, entry):
                yield _of_another_kind(described, (*path, name), former["type"], entry["type"])
            else:
                yield from _loosened(described, (*path, name), before, entry)
            inherited[name] = {**before, **entry}


def _is_another_kind(former: Mapping[str, Any], entry: Mapping[str, Any]) -> bool:
    """Whether templates are given another kind of value than the inherited ones are written for."""
    types = (former.get("type"), entry.get("type"))
    return all(types) and types[0] != types[1] and not {*types} <= _WORDS and not {*types} <= _FIGURES


def _of_another_kind(described: Description, path: DeclarationPath, former: str, now: str) -> Finding:
    message = Message(
        "`{name}` is inherited with the type `{former}`: templates cannot take a value of the type `{now}`.",
        name=path[-1],
        former=former,
        now=now,
    )
    place = place_of(described.places, described.source, *path, "type")
    return finding(
        "layout.widened", message, place, expected=Message("type: {former}", former=former), remedy=_OWN
    )


def declared_at(described: Description, path: DeclarationPath) -> Mapping[str, Mapping[str, Any]]:
    """The declarations of one layout.yaml at `path`."""
    found: Mapping[str, Any] = described.given
    for step in path:
        found = found.get(step) or {}
    return found


def _loosened(
    described: Description, path: DeclarationPath, before: Mapping[str, Any], entry: Mapping[str, Any]
) -> Iterator[Finding]:
    def told(key: str, message: str, expected: str) -> Finding:
        place = place_of(described.places, described.source, *path, key)
        return finding("layout.widened", message, place, expected=expected, remedy=_NARROWER)

    name = path[-1]
    choices = before.get("choices")
    more = [word for word in entry.get("choices", ()) if choices and word not in choices]
    if more:
        yield told(
            "choices",
            Message("`{name}` has choices that it does not inherit: {names}.", name=name, names=listed(more)),
            Message("some of {names}", names=listed(choices or ())),
        )
    for key, sign in (("min", -1), ("max", 1)):
        if key in entry and before.get(key) is not None and _beyond(entry[key], before[key], sign):
            yield told(
                key,
                Message("`{name}` has a limit wider than the one it inherits.", name=name),
                Message("{limit} or less", limit=before[key])
                if sign > 0
                else Message("{limit} or more", limit=before[key]),
            )
    if before.get("required") is True and entry.get("required") is False:
        yield told(
            "required", Message("`{name}` is needed by the layout it is inherited from.", name=name), "true"
        )


def _beyond(limit: object, before: object, sign: int) -> bool:
    """Whether `limit` lies outside `before`; one that cannot be compared is told where options are read."""
    if limit is None:
        return True
    if isinstance(limit, int | float) and isinstance(before, int | float):
        return (limit - before) * sign > 0
    try:
        inner, outer = length(limit), length(before)
        return (points(inner, outer) - points(outer, outer)) * sign > 0
    except ImpossibleValueError:
        return False
