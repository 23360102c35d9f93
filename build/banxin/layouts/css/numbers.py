"""Numbers in stylesheets: those that no page needs would end as numbers that no PDF can hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import isfinite
from typing import Any

from banxin.findings import Finding
from banxin.wording import Message

LARGEST_LENGTH = 2_000_000.0
"""Of any unit, and in per cent: the page that galleys are pulled on has a million pt; a page of a PDF
has at most 14,400 (ISO 32000-1, annex C)."""

LARGEST_NUMBER = 2_147_483_647.0
"""Without a unit: what a layer (`z-index`) may have."""

SMALLEST = 1e-6
"""Below this, other than 0: lengths that are divided by."""

_MATHS = frozenset(
    {
        "calc",
        "min",
        "max",
        "clamp",
        "abs",
        "sign",
        "mod",
        "rem",
        "round",
        "pow",
        "sqrt",
        "hypot",
        "log",
        "exp",
        "sin",
        "cos",
        "tan",
        "asin",
        "acos",
        "atan",
        "atan2",
    }
)
_ENDLESS = frozenset({"infinity", "-infinity", "nan"})

FaultMaker = Callable[..., Finding]


def fault_of_number(fault: FaultMaker, token: Any, within: str) -> Iterator[Finding]:
    """A finding for a number that is too large, too small or no number; `within` names its function."""
    if token.type == "ident":
        if within in _MATHS and token.lower_value in _ENDLESS:
            yield fault(
                token, Message("`{value}` is no length.", value=token.value), expected=Message("a number")
            )
        return
    if token.type not in {"number", "percentage", "dimension"}:
        return
    largest = LARGEST_NUMBER if token.type == "number" else LARGEST_LENGTH
    if not isfinite(token.value) or abs(token.value) > largest:
        expected = Message("between {value:.0f} and {largest:.0f}", value=-largest, largest=largest)
        yield fault(
            token, Message("`{token}` is too large a number.", token=_short(token)), expected=expected
        )
    elif 0 < abs(token.value) < SMALLEST:
        yield fault(
            token,
            Message("`{token}` is too small a number.", token=_short(token)),
            expected=Message("0, or at least {smallest}", smallest=SMALLEST),
        )


def _short(token: Any) -> str:
    text = str(token.representation)
    return text if len(text) <= 24 else text[:24] + "…"
