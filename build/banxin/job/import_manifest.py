"""The manifest of an import: that of a first publication with other contents, or one with units added."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from banxin.importing.copy.model import Import
from banxin.manuscript.yaml.edits_by_place import (
    NoPlaceError,
    Way,
    appended,
    commented_out,
    set_value,
    with_items,
    without_value,
)

_OF_SAMPLES = ("sheet", "pages", "fillers", "advertisements", "fields", "options", "index", "slug")
_UNKNOWN: tuple[tuple[str, ...], ...] = (
    ("publication", "publisher"), ("issue", "number"), ("issue", "label"), ("issue", "editors"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class KnownFacts:
    """What is known of a new publication; empty what is not. `date` is an ISO 8601 day."""

    title: str = ""
    authors: str = ""
    publisher: str = ""
    date: str = ""

    def or_else(self, found: Import) -> KnownFacts:
        """These facts, with what an imported file says where nothing is known."""
        return KnownFacts(
            self.title or found.title,
            self.authors or found.authors,
            self.publisher or found.publisher,
            self.date or found.date,
        )


def new_manifest(
    sample: str, units: Sequence[str], known: KnownFacts, today: str
) -> tuple[str, tuple[str, ...]]:
    """The manifest of a sample with these units as its contents, and the keys that are to be filled in.

    What only the sample has is taken out; what it says of a publisher or an author that nobody knows of
    stands as a comment.
    """
    text = with_items(sample, ["contents"], [{"unit": path} for path in units])
    for key in _OF_SAMPLES:
        text = without_value(text, [key])
    text = set_value(set_value(text, ["title"], known.title), ["publication", "title"], known.title)
    text = set_value(text, ["issue", "date"], date.fromisoformat(known.date or today))
    stated: dict[Way, str] = {
        ("publication", "publisher"): known.publisher,
        ("metadata", "authors"): known.authors,
    }
    for way, value in stated.items():
        if value:
            text = set_value(text, way, value)
    left = []
    for way in (*_UNKNOWN, ("metadata",)):
        full = ("metadata", "authors") if way == ("metadata",) else way
        if stated.get(full):
            continue
        before, text = text, commented_out(text, way)
        left += [".".join(full)] * (before != text)
    return re.sub(r"\n{3,}", "\n\n", text), tuple(left)


def with_units(manifest: str, units: Sequence[str]) -> str | None:
    """The manifest with units at the end of its contents; None where contents cannot take them.

    That is so too where it is written in such a way that anything else would change with them.
    """
    items = [{"unit": path} for path in units]
    try:
        made = appended(manifest, ["contents"], items)
        before, after = _as_text(manifest), _as_text(made)
    except NoPlaceError:
        return None
    there = before.get("contents")
    return (
        made
        if after == {**before, "contents": [*(there if isinstance(there, list) else ()), *items]}
        else None
    )


def _as_text(manifest: str) -> dict[str, Any]:
    """A manifest whose values are words as they are written; raises NoPlaceError for one with aliases too."""
    try:
        if not any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(manifest, yaml.BaseLoader)):
            read = yaml.load(manifest, yaml.BaseLoader)
            return read if isinstance(read, dict) else {}
    except (yaml.YAMLError, RecursionError) as fault:
        raise NoPlaceError(str(fault)) from None
    raise NoPlaceError("*")
