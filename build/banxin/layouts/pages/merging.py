"""What masters inherit: along the layouts that extend each other, from `all`, and from the one they are
`like`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

ALL = "all"
"""The master that every other begins as, and that pages without one are set on."""

SIDES = ("head", "foot", "inner", "outer")
_OWN = ("like", "for", "restart")  # of a master alone
_NESTED = ("left", "right", "first", "blank")


def merged_pages(declared: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """The masters of layouts that extend each other, base first: key by key, nearer layouts over farther
    ones.
    """
    pages: dict[str, dict[str, Any]] = {}
    for masters in declared:
        for name, entry in masters.items():
            pages[name] = over(pages.get(name, {}), entry or {})
    return pages


def over(lower: Mapping[str, Any], upper: Mapping[str, Any]) -> dict[str, Any]:
    """One master's entries put over another's."""
    made = dict(lower)
    for key, value in upper.items():
        if key in ("margins", "bleed"):
            made[key] = by_sides(made.get(key)) | by_sides(value)
        elif key == "furniture":
            made[key] = _furniture(made.get(key), value)
        else:
            made[key] = value
    return made


def by_sides(value: Any) -> dict[str, Any]:
    """Measures by side; one measure counts for all."""
    if value is None:
        return {}
    if isinstance(value, Mapping):
        return {side: measure for side, measure in value.items() if measure is not None}
    return dict.fromkeys(SIDES, value)


def _furniture(lower: Any, upper: Any) -> Any:
    if not isinstance(lower, Mapping) or not isinstance(upper, Mapping):
        return upper
    made = {**lower, **upper}
    for key in _NESTED:
        if isinstance(lower.get(key), Mapping) and isinstance(upper.get(key), Mapping):
            made[key] = {**lower[key], **upper[key]}
    return made


def settled_master(name: str, pages: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """Master `name` with all that it has from others; names that do not exist and circles are passed over."""
    entry = pages.get(name, {})
    seen = [name]
    chain = [entry]
    while (like := chain[-1].get("like")) and like in pages and like not in seen:
        seen.append(like)
        chain.append(pages[like])
    if ALL not in seen and ALL in pages:
        general = {key: value for key, value in pages[ALL].items() if key != "numbering"}
        chain.append(general)
    made: dict[str, Any] = {}
    for lower in reversed(chain):
        inherited = {key: value for key, value in lower.items() if key not in _OWN}
        made = over(made, inherited)
    return made | {key: entry[key] for key in _OWN if key in entry}


def circle_of(name: str, pages: Mapping[str, Mapping[str, Any]]) -> tuple[str, ...]:
    """The masters that are like each other in a circle from `name` on; empty where there is none."""
    seen = [name]
    while (like := pages.get(seen[-1], {}).get("like")) in pages:
        if like in seen:
            return (*seen, like) if like == name else ()
        seen.append(str(like))
    return ()
