"""The prices of slack: what is tried to level the feet of stories, the cheapest first (docs/make-up.md)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SlackPrices:
    """Demerits for each step, the cheapest first. A further row at one foot costs `foot_more` more; all rows
    left over on the last page of several cost `last_foot` at most, each on a page that its copy cannot fill
    `sparse_foot`. `pull` is for a pull quote that is left
    out: what its author wrote goes only where nothing else does. `empty` is for a page that another follows,
    times the part of it that its copy leaves empty beyond what is usual; `head_white`, on a page with room,
    for each row of one basic column that a head leaves empty beside its words."""

    air: float = 1
    air_most: int = 2
    crosshead: float = 2
    picture: float = 3
    pull: float = 1000
    deck: float = 9
    size_step: float = 12
    display_step: float = 5
    ink: float = 2
    foot: float = 14
    foot_more: float = 8
    over: float = 1000
    last_foot: float = 40
    sparse_foot: float = 14
    empty: float = 1600
    head_white: float = 3


STANDARD_PRICES = SlackPrices()
