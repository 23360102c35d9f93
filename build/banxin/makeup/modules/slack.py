"""Slack: what a row too many costs, by what takes it up.

The order is that of a make-up editor (docs/make-up.md): air round the head (0–2 rows), crossheads on
two or three rows, the picture cropped by a twelfth at most, deck or pull quote left out, the head one
size smaller, at last a row at the module's foot above its rule. Never leading, never text. The
prices are data; their order is what makes the order of the absorbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SlackPrices:
    """Demerits for each step, the cheapest first. A further row at one foot costs `foot_more` more; all rows
    left over on the last page of several cost `last_foot` at most. `empty` is for a page that
    another follows, times the part of it that its copy leaves empty beyond what is usual."""

    air: float = 1
    air_most: int = 2
    crosshead: float = 2
    picture: float = 3
    pull: float = 8
    deck: float = 9
    size_step: float = 12
    foot: float = 14
    foot_more: float = 8
    over: float = 1000
    last_foot: float = 40
    empty: float = 1600


STANDARD_PRICES = SlackPrices()


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
