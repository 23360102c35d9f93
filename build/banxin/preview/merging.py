"""Two revisions of one text brought together, line by line."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class _Change:
    """Lines from `start` to before `end` replaced by others."""

    start: int
    end: int
    lines: tuple[str, ...]

    def touches(self, other: _Change) -> bool:
        return self.start <= other.end and other.start <= self.end


def merged(base: str, mine: str, theirs: str) -> str | None:
    """What both revisions made of `base`; None where they changed the same lines, or lines side by side."""
    before = base.splitlines(keepends=True)
    ours, others = _changes(before, mine), _changes(before, theirs)
    news = [one for one in ours if one not in others]
    if any(one.touches(other) for one in news for other in others):
        return None
    lines = list(before)
    for change in sorted([*news, *others], key=lambda one: one.start, reverse=True):
        lines[change.start : change.end] = change.lines
    return "".join(lines)


def _changes(before: list[str], text: str) -> list[_Change]:
    after = text.splitlines(keepends=True)
    compared = SequenceMatcher(None, before, after, autojunk=False)
    return [
        _Change(start, end, tuple(after[first:last]))
        for kind, start, end, first, last in compared.get_opcodes()
        if kind != "equal"
    ]
