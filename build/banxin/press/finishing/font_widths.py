"""The widths of a font with CIDs (ISO 32000-1, 9.7.4.3): those that differ from the most frequent one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pikepdf
from pikepdf import Array

_FULL = 1000  # what a reader takes where a font says nothing


def widths_of(font: Any) -> dict[int, Any]:
    """The CIDs whose widths a font lists, each with its width in 1/1000 em."""
    found: dict[int, Any] = {}
    parts = iter(font.get("/W", ()))
    for first in parts:
        following = next(parts)
        if isinstance(following, pikepdf.Array):
            found.update(enumerate(following, int(first)))
        else:
            found.update(dict.fromkeys(range(int(first), int(following) + 1), next(parts)))
    return found


def set_widths(font: Any, widths: Mapping[int, Any]) -> None:
    """List `widths` by CID; the most frequent one is said once."""
    ((common, _),) = Counter(widths.values()).most_common(1) or [(_FULL, 0)]
    for name in ("/W", "/DW"):
        if name in font:
            del font[name]
    if common != _FULL:
        font.DW = common
    runs: list[tuple[int, list[Any]]] = []
    for cid, width in sorted(widths.items()):
        if width == common:
            continue
        if not runs or cid != runs[-1][0] + len(runs[-1][1]):
            runs.append((cid, []))
        runs[-1][1].append(width)
    if runs:
        font.W = Array([part for first, run in runs for part in (first, Array(run))])
