"""Edits put into the text of a file."""

from __future__ import annotations

import re
from collections.abc import Iterable

from banxin.findings.edit import Edit

_LINE = re.compile("[^\r\n]*(?:\r\n|\r|\n|$)")


def mended(text: str, edits: Iterable[Edit]) -> str:
    """The text of a file with `edits` made; of two that meet, the first alone. Line ends stay as they are."""
    lines = _LINE.findall(text)
    taken: dict[int, int] = {}
    chosen: list[Edit] = []
    for edit in sorted(edits):
        if edit.column >= taken.get(edit.line, 1):
            chosen.append(edit)
            taken[edit.line] = edit.end_column
    for edit in reversed(chosen):
        line = lines[edit.line - 1]
        lines[edit.line - 1] = line[: edit.column - 1] + edit.replacement + line[edit.end_column - 1 :]
    return "".join(lines)
