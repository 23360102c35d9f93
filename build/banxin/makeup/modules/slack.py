"""Slack: what a row too many costs, by what takes it up.

The order is that of a make-up editor (docs/make-up.md): air round the head (0–2 rows), crossheads on
two or three rows, the picture cropped by a twelfth at most, the deck left out, the head one size smaller,
a row at the module's foot above its rule; a pull quote goes only where nothing else does. Never leading,
never text. The prices are data; their order is what makes the order of the absorbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from banxin.makeup.model.prices import STANDARD_PRICES, SlackPrices
from banxin.makeup.model.story import HeadVariant

AIR_IN_HEAD = 2
"""Rows of a head stack that are air."""


def foot_cost(rows: int, modules: int, prices: SlackPrices = STANDARD_PRICES) -> float:
    """Demerits of `rows` left at the feet of `modules` stacked one above the other, spread evenly."""
    return (
        _spread(rows, modules or 1, prices.foot, prices.foot_more) if rows else 0.0
    )  # 0 modules: a note alone


@lru_cache(maxsize=8192)
def _spread(rows: int, modules: int, foot: float, more: float) -> float:
    """A search asks the same again and again."""
    rounds, rest = divmod(rows, modules)
    full = rounds * foot + more * rounds * (rounds - 1) / 2
    return modules * full + rest * (foot + more * rounds)


def shares(rows: int, weights: Sequence[int]) -> list[int]:
    """Whole rows split by weight, the first ones getting what is left; they sum up to `rows`."""
    total = sum(weights)
    whole = [rows * weight // total for weight in weights] if total else [0] * len(weights)
    for index in range(rows - sum(whole)):
        whole[index % len(whole)] += 1
    return whole


def head_white(head: HeadVariant, columns: int) -> float:
    """What a head above its text leaves empty beside its words, in rows of one basic column."""
    if head.side or not head.lines:
        return 0.0
    return columns * (1 - head.fill) * max(1, head.rows - AIR_IN_HEAD)
