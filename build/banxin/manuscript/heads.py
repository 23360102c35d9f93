"""Heads as written: `|` marks where a line may break; ends of lines in the file are no text."""

from __future__ import annotations

import re

from banxin.manuscript.publication import Head
from banxin.manuscript.scalars import unfold

_BREAK = re.compile(r"\s*[|｜]\s*")


def head(written: str | None) -> Head:
    """The segments between the bars; empty ones vanish."""
    return Head(tuple(segment for segment in _BREAK.split(one_line(written)) if segment))


def one_line(written: str | None) -> str:
    """The text on one line; an end between Han characters is no space."""
    lines = [line.strip() for line in (written or "").splitlines() if line.strip()]
    return unfold(" ".join(lines), lines)
