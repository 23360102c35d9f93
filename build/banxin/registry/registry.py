"""Things by name, each loaded when it is first asked for."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any


class UnknownNameError(LookupError):
    """A name that is not registered; its text lists those that are."""


class Registry:
    """Entries by name, in the order in which they were registered.

    An entry is the thing itself, or where it is to be found, as `module:attribute` (the notation of
    Python's entry points).
    """

    def __init__(self, entries: Mapping[str, object]) -> None:
        self._entries = dict(entries)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, as a layout or manifest writes it."""
        return tuple(self._entries)

    def register(self, name: str, entry: object) -> None:
        """Add `entry`; raises ValueError where the name is taken."""
        if name in self._entries:
            raise ValueError(f"{name} is registered already")
        self._entries[name] = entry

    @contextlib.contextmanager
    def registered(self, name: str, entry: object) -> Iterator[None]:
        """Have `entry` under `name` for a while, instead of one that is there."""
        before = dict(self._entries)
        self._entries[name] = entry
        try:
            yield
        finally:
            self._entries = before

    def __getitem__(self, name: str) -> Any:
        """The entry of this name, loaded; raises UnknownNameError where there is none."""
        if name not in self._entries:
            raise UnknownNameError(f"{name} is none of {', '.join(self._entries)}")
        entry = self._entries[name]
        if not isinstance(entry, str):
            return entry
        module, _, attribute = entry.partition(":")
        return getattr(import_module(module), attribute)
