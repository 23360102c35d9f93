"""One entry of the register of findings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding: default severity, title, and why it matters with the remedy."""

    code: str
    severity: str
    title: str
    why: str
