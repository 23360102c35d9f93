"""The valid name nearest to a mistyped one."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_SHORT = 2


def nearest(written: str, valid: Iterable[str]) -> str:
    """The entry of `valid` most like `written`, or the empty string when none is near.

    Case is ignored, so that `Layout` leads to `layout`; ties go to the first in sorted order.
    """
    by_fold = {name.casefold(): name for name in sorted(valid, reverse=True)}
    cutoff = 0.6 if written.isascii() or len(written) > _SHORT else 0.5  # one of two characters
    close = get_close_matches(written.casefold(), sorted(by_fold), n=1, cutoff=cutoff)
    return by_fold[close[0]] if close else ""
