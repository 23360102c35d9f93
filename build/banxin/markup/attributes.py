"""Attributes in braces: `{#anchor key="value" word}` behind a crosshead or a picture."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from banxin.findings import Place, nearest
from banxin.markup.source import FindingLog
from banxin.wording import Message, listed

# Quotation marks of an input method (“ ”) are taken like straight ones: nobody means anything else there.
_ITEM = re.compile(
    r"""\s*(?:
        \#(?P<anchor>[^\s{}"“”=|]+)
      | (?P<name>[^\s{}"“”=|\#]+)
        (?P<assigned>\s*=\s*(?:"(?P<straight>[^"]*)"|“(?P<curly>[^”]*)”|(?P<bare>[^\s{}"“”=|]+)))?
    )(?=[\s}])""",
    re.VERBOSE,
)
_DECLARED = re.compile(r"[a-z][a-z0-9]*([-_][a-z0-9]+)*")  # as layouts name their fields
_END = re.compile(r"\s*\}")

PlaceAt = Callable[[int, int], Place]
"""The place of some characters, by their offset in the text a brace was read from, and their number."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute: its name (`#` for an anchor), its value (None for a bare word), where it stands."""

    name: str
    value: str | None
    offset: int


def read_attributes(
    text: str, start: int, limit: int | None = None
) -> tuple[tuple[Attribute, ...], int] | None:
    """The attributes of the brace at `text[start]` and the offset behind its end; None if malformed."""
    limit = len(text) if limit is None else limit
    found: list[Attribute] = []
    position = start + 1
    while not (end := _END.match(text, position, limit)):
        item = _ITEM.match(text, position, limit)
        if item is None:
            return None
        if item["anchor"] is not None:
            found.append(Attribute("#", item["anchor"], item.start("anchor") - 1))
        else:
            found.append(Attribute(item["name"], _value(item), item.start("name")))
        position = item.end()
    return tuple(found), end.end()


def _value(item: re.Match[str]) -> str | None:
    if item["assigned"] is None:
        return None
    return next(value for value in (item["straight"], item["curly"], item["bare"]) if value is not None)


def accepted(
    attributes: Collection[Attribute],
    known: Collection[str],
    log: FindingLog,
    placing: PlaceAt,
    *,
    others: bool = False,
) -> dict[str, Attribute]:
    """The attributes whose names are known here, by name; the others and repeated ones are reported.

    With `others` a name that a layout may have declared, and is like none of those known, is kept too.
    """
    kept: dict[str, Attribute] = {}
    for attribute in attributes:
        name = attribute.name
        place = placing(attribute.offset, len(name))
        if name in kept:
            log.report(
                "article.attribute-value", Message("{shown} is given twice.", shown=_shown(name)), place
            )
        elif name in known or (others and _DECLARED.fullmatch(name) and not nearest(name, known)):
            kept[name] = attribute
        else:
            log.report(
                "article.unknown-attribute",
                Message("{shown} is not known here.", shown=_shown(name)),
                place,
                expected=Message("one of: {names}", names=listed(sorted(map(_shown, known))))
                if known
                else Message("no attributes"),
                nearest=nearest(name, known),
            )
    return kept


def _shown(name: str) -> str:
    return "#anchor" if name == "#" else name
