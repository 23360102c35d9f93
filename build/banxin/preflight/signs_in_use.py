"""The characters that a long text is made of, found by passing over those that it had before.

An archive has millions of characters and a few thousand of them: to look for the others in it takes a
fraction of the time that it takes to look at each.
"""

from __future__ import annotations

import re

_WAITING = 1 << 15  # characters that are looked through at once
_MISSED = 1 << 10  # characters met by themselves after which those passed over are chosen anew


class SignsInUse:
    """Characters of the texts added so far."""

    def __init__(self) -> None:
        self._found: set[str] = set()
        self._texts: list[str] = []
        self._waiting = self._missed = 0
        self._others: re.Pattern[str] | None = None

    def add(self, text: str) -> None:
        """Take in the characters of a text."""
        self._texts.append(text)
        self._waiting += len(text)
        if self._waiting >= _WAITING:
            self._look()

    def all(self) -> frozenset[str]:
        """All characters that were taken in."""
        self._look()
        return frozenset(self._found)

    def _look(self) -> None:
        text = "".join(self._texts)
        self._texts, self._waiting = [], 0
        if self._others is None:
            self._found.update(text)
            if len(text) >= _WAITING:
                self._pass_over()
            return
        met = self._others.findall(text)
        self._found.update(met)
        self._missed += len(met)
        if self._missed >= _MISSED:
            self._pass_over()

    def _pass_over(self) -> None:
        """Choose anew what is passed over: all that was met."""
        self._others = re.compile(f"[^{re.escape(''.join(sorted(self._found)))}]")
        self._missed = 0
