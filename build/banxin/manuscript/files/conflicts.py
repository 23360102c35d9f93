"""Conflicts that Git leaves in a text file where two people changed the same lines (git-merge, "How conflicts
are presented"): both versions, between lines that begin with seven signs `<`, `=` and `>`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from banxin.findings import Finding, SourceText, finding
from banxin.wording import Message

_FIRST = re.compile(r"<{7}(?:[ \t]|$)")
_BASE = re.compile(r"\|{7}(?:[ \t]|$)")
_MIDDLE = re.compile(r"={7}[ \t]*$")
_LAST = re.compile(r">{7}(?:[ \t]|$)")
_LISTING = re.compile(r" {0,3}(?:```|~~~)")


@dataclass(frozen=True, slots=True)
class _Conflict:
    """Rows from 0: its first mark, the row behind the first version, `=======`, and its last mark."""

    opening: int
    end: int
    middle: int
    closing: int


def without_conflicts(source: SourceText) -> tuple[SourceText, tuple[Finding, ...]]:
    """The text with the first version of each conflict alone, and one finding for each.

    The other lines become empty, so that places stay and the rest of the file can be checked. Marks in a
    listing (between lines of ```) are copy.
    """
    if "<<<<<<<" not in source.text:
        return source, ()
    lines = list(source.lines)
    found: list[Finding] = []
    for conflict in _conflicts(lines):
        found.append(_told(source, conflict))
        for row in (conflict.opening, *range(conflict.end, conflict.closing + 1)):
            lines[row] = ""
    return SourceText(source.name, "\n".join(lines)) if found else source, tuple(found)


def _conflicts(lines: list[str]) -> Iterator[_Conflict]:
    opening = base = middle = -1
    listing = False
    for row, line in enumerate(lines):
        if _LISTING.match(line):
            listing = not listing
        if listing:
            continue
        if _FIRST.match(line):
            opening, base, middle = row, -1, -1
        elif opening >= 0 and middle < 0 and base < 0 and _BASE.match(line):
            base = row
        elif opening >= 0 and middle < 0 and _MIDDLE.match(line):
            middle = row
        elif middle >= 0 and _LAST.match(line):
            yield _Conflict(opening, middle if base < 0 else base, middle, row)
            opening = base = middle = -1


def _told(source: SourceText, conflict: _Conflict) -> Finding:
    line = source.line(conflict.opening + 1)
    return finding(
        "file.conflict",
        Message(
            "Git left two versions here, down to line {last}: a conflict that nobody has resolved.",
            last=conflict.closing + 1,
        ),
        source.place(conflict.opening + 1, 1, len(line.rstrip())),
        expected=Message(
            "one version: {ours} or {theirs}",
            ours=_rows(conflict.opening + 1, conflict.end),
            theirs=_rows(conflict.middle + 1, conflict.closing),
        ),
        remedy=Message(
            "Delete the other version and the lines that begin with <<<<<<<, ======= and >>>>>>>."
        ),
    )


def _rows(start: int, end: int) -> str:
    """The rows from `start` up to `end` (from 0, exclusive) as lines of the file."""
    if end - start < 1:
        return Message("nothing")
    if end - start == 1:
        return Message("line {line}", line=end)
    return Message("lines {first} to {last}", first=start + 1, last=end)
