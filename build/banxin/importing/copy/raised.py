"""Raised and lowered digits as characters of their own: m², H₂O."""

from __future__ import annotations

_RAISED = str.maketrans("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎")


def shifted(text: str, shift: str) -> tuple[str, bool]:
    """Raised or lowered text in characters of its own; whether there are such for all of it."""
    table = {"superscript": _RAISED, "subscript": _LOWERED}.get(shift)
    if table is None or not text.strip():
        return text, True
    if all(ord(one) in table for one in text):
        return text.translate(table), True
    return text, False
