"""YAML as it was written: plain data, and the place of every key and value in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from banxin.findings import Place, SourceText

KeyPath = tuple[str | int, ...]
"""The way to a value: keys of mappings and positions in lists, from the top."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single value: the characters as written and, when not in quotes, how YAML understands them.

    `raw` has a space for each line end that YAML folds, also between Han characters.
    `kind` is `text`, `null`, `bool`, `int`, `float` or `date`.
    """

    raw: str
    kind: str


@dataclass(frozen=True, slots=True)
class Written:
    """A YAML document: `data` in plain types, with places.

    `reported` holds the paths that a finding names already, so that a later check stays silent
    about them and what is below them.
    """

    source: SourceText
    data: object
    keys: Mapping[KeyPath, Place]
    values: Mapping[KeyPath, Place]
    scalars: Mapping[KeyPath, Scalar]
    reported: frozenset[KeyPath] = frozenset()

    def place(self, path: KeyPath) -> Place:
        """The place of the value at `path`, or of the nearest thing around it."""
        for end in range(len(path), -1, -1):
            if place := self.values.get(path[:end]) or self.keys.get(path[:end]):
                return place
        return self.source.whole()

    def key_place(self, path: KeyPath) -> Place:
        """The place of the key at `path`; of an entry in a list, the place of its value."""
        return self.keys.get(path) or self.place(path)

    def is_reported(self, path: KeyPath) -> bool:
        """Whether a finding speaks of this value or of something around it."""
        return any(path[:end] in self.reported for end in range(len(path) + 1))

    def at(self, path: KeyPath) -> object:
        """The data at `path`, or None."""
        found: object = self.data
        for step in path:
            if isinstance(found, dict):
                found = found.get(step)
            elif isinstance(found, list) and isinstance(step, int) and step < len(found):
                found = found[step]
            else:
                return None
        return found
