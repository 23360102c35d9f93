"""Tokens of stylesheets, as tinycss2 reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any


def every_token(tokens: Iterable[Any] | None) -> Iterator[Any]:
    """All tokens of a value or prelude, those in functions and brackets too, without recursion."""
    waiting = list(tokens or ())
    while waiting:
        token = waiting.pop(0)
        yield token
        inner = getattr(token, "arguments", None) or getattr(token, "content", None)
        if isinstance(inner, list):
            waiting[:0] = inner
