"""The rules of one make-up: grid, cuts, prices and weights, all of them data that a layout may set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from banxin.layouts import Grid
from banxin.makeup.model.leg_rules import STANDARD_CUTS, STANDARD_LEGS, CutRules, LegRules
from banxin.makeup.model.prices import STANDARD_PRICES, SlackPrices

MOST_DISPLAY = 3
"""Sizes by which a head may be larger than the largest of its rank on a page with room."""

STANDARD_GAP = 3
"""Rows between two stories one above the other."""


@dataclass(frozen=True, slots=True)
class FormRules:
    """The form of a module, with the demerits of leaving it.

    Legs of 10–60 rows (N08), modules 0.3–2.5 times as high as wide (Banxin's value), a measure of
    12–24 字 preferred (N09). `tombstone` is for two heads of like size side by side (碰题, N21), `panel` for
    a cut through the whole page (断版, N24), `strip` for the second one that lies and more and more for those
    beyond, `top_heavy` for a head over a larger one of no more weight (N22), `note_below` for an editor's
    note that is not at the top of the page, `unmet` for a pin that is not granted, `off_pin` for a story that
    stands in other columns, or legs, than are pinned, `off_region` for one that is cut off from an edge where
    it is pinned, `across_corner` for one that takes the whole edge at whose end it is pinned, `unlike` for
    equals of one width that are not cut alike,
    `one_row_legs` for a text of a few lines that is cut into legs of one row,
    `frame_character` for each 字 by which a notice is wider than a line should be, `jump` for a story that
    goes on on another page, `moved` (times its weight) for one that stands a page earlier or later than its
    turn, `figure_off` and `picture_off` for each basic column by which a picture in a text, or one that is
    the whole story, is not as wide as its author wrote, `figure_pinned` for each by which one is narrower in
    a story whose columns are pinned, `picture_beside` for each that stays empty beside one that is the whole
    story, `figure_wider` for each by which one in a text is wider, beyond half a column, `figure_grown` for
    each that it takes of those that its author leaves open, `table_lifted` for a table that stands over the
    legs and `table_column` for each basic column of these, `alone_beside` for each beside a short story that
    has a page to itself, `verse_white` for each row of a basic column that stays white beside a verse,
    `verse_turned` for legs too narrow for its longest line.
    """

    soft_least: int = 10
    deepest: int = 60
    flattest: float = 0.3
    tallest: float = 2.5
    narrow: float = STANDARD_CUTS.narrow
    wide: float = STANDARD_CUTS.wide
    leg_row: float = 8
    one_row_legs: float = 300
    frame_character: float = 6
    per_form: float = 40
    per_character: float = 4
    tombstone: float = 260
    panel: float = 60
    strip: float = 30
    top_heavy: float = 80
    note_below: float = 120
    unmet: float = 500
    off_pin: float = 5000
    off_region: float = 5000
    across_corner: float = 160
    jump: float = 80
    moved: float = 15
    unlike: float = 120
    figure_off: float = 40
    figure_pinned: float = 400
    figure_wider: float = 100
    figure_grown: float = 6
    picture_off: float = 100
    picture_beside: float = 20
    alone_beside: float = 8
    verse_white: float = 2
    whole_width_figure: float = 4
    table_lifted: float = 60
    table_column: float = 10
    verse_turned: float = 150


@dataclass(frozen=True, slots=True)
class MakeUpRules:
    """Everything that a make-up goes by, beside the stories and the frames.

    `gap` counts the rows between two stories one above the other, their rule in the middle. `sides`
    allows vertical side heads. A deck is the author's text: it is left out only with `drop_decks`; a
    pull quote repeats what stands in the text and may go. On a page whose copy leaves room, heads may be up
    to `display` sizes larger than the largest of their rank. Heads that are `parted` for nothing but the head
    beside them are tried only where that is asked for.
    """

    grid: Grid
    cut_rules: CutRules = STANDARD_CUTS
    legs: LegRules = STANDARD_LEGS
    prices: SlackPrices = STANDARD_PRICES
    form: FormRules = FormRules()
    gap: int = STANDARD_GAP
    sides: bool = False
    drop_decks: bool = False
    drop_pulls: bool = True
    display: int = 0
    parted: bool = False
    weights: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
