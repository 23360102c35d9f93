"""Slack: what a row too many costs, by what takes it up.

The order is that of a make-up editor (docs/make-up.md): air round the head (0–2 rows), crossheads on
two or three rows, the picture cropped by a twelfth at most, deck or pull quote left out, the head one
size smaller, at last a row at the module's foot above its rule. Never leading, never text. The
prices are data; their order is what makes the order of the absorbers.
"""

from __future__ import annotations

from collections.abc import Sequence

from banxin.makeup.model.prices import STANDARD_PRICES, SlackPrices


def foot_cost(rows: int, modules: int, prices: SlackPrices = STANDARD_PRICES) -> float:
    """Demerits of `rows` left at the feet of `modules` stacked one above the other, spread evenly."""
    modules = max(1, modules)  # a note alone
    rounds, rest = divmod(rows, modules)
    full = rounds * prices.foot + prices.foot_more * rounds * (rounds - 1) / 2
    return modules * full + rest * (prices.foot + prices.foot_more * rounds)


def shares(rows: int, weights: Sequence[int]) -> list[int]:
    """Whole rows split by weight, the first ones getting what is left; they sum up to `rows`."""
    total = sum(weights)
    whole = [rows * weight // total for weight in weights] if total else [0] * len(weights)
    for index in range(rows - sum(whole)):
        whole[index % len(whole)] += 1
    return whole
