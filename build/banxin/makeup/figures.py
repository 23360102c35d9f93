"""Pictures lifted out of the text: under the head, across some legs, at the right (N30).

A picture is never between a head and its first line unless it is as wide as the head; so it stands over
the last legs, or over all of them. Its height is brought to whole rows by cropping a twelfth at most.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from banxin.makeup.cuts import Cut
from banxin.makeup.rules import MakeUpRules
from banxin.makeup.story import BlockKind, Figure, Story

AIR_BELOW = 1  # one row between a caption and the text under it
_ALONE = 4  # demerits of a missed width, against those of a picture amid text


@dataclass(frozen=True, slots=True)
class Placing:
    """A picture over the last `legs` legs: `rows` with its caption, `caption` of them.

    `natural` counts the rows of the picture uncropped, not whole; `cropped` the rows that it was
    stretched (or shrunk, less than 0) beyond the nearest whole row; `cost` is in demerits.
    """

    key: str
    legs: int
    rows: int
    caption: int
    natural: float
    cropped: int
    cost: float

    @property
    def crop(self) -> float:
        """Height over the natural height, less 1: what cropping adds or takes."""
        return round((self.rows - self.caption) / self.natural - 1, 4)

    def dips(self, legs: int) -> tuple[int, ...]:
        """Rows that the picture and the air below it take from the top of each leg."""
        return (0,) * (legs - self.legs) + (self.rows + AIR_BELOW,) * self.legs


def placings(story: Story, cut: Cut, rules: MakeUpRules) -> Iterator[Placing | None]:
    """The ways to place the story's first picture: in its leg (None), or lifted out at likely widths."""
    yield None
    if not story.figures:
        return
    figure = story.figures[0]
    alone = stands_alone(story)
    if alone and figure.columns <= 1:
        return  # it stands in its leg as well as it would over it
    for legs in _likely_widths(figure, cut, rules)[: 1 if alone else 2]:
        yield from _crops(figure, cut, legs, rules, alone=alone)


def stands_alone(story: Story) -> bool:
    """Whether the story is a picture and nothing else (图片新闻, an advertisement)."""
    blocks = next(iter(story.galleys.values()), ())
    return len(blocks) == 1 and blocks[0].kind is BlockKind.FIGURE


def width_missed(figure: Figure, width: float, rules: MakeUpRules) -> float:
    """How far from the width that its author wrote a picture is that is the whole story, in basic columns
    weighed: there is no text whose measure could excuse it."""
    asked = rules.grid.span(min(figure.columns, rules.grid.columns))
    return _ALONE * abs(width - asked) / rules.grid.measure


def _likely_widths(figure: Figure, cut: Cut, rules: MakeUpRules) -> list[int]:
    """Numbers of legs next to the width that the author wrote, or to half of the module."""
    wanted = _wanted(figure, cut, rules)
    sharp = [legs for legs in range(1, cut.legs + 1) if figure.columns or cut.width(legs) <= figure.widest]
    near = sorted(sharp, key=lambda legs: (abs(cut.width(legs) - wanted), legs))
    return near[:2]


def _wanted(figure: Figure, cut: Cut, rules: MakeUpRules) -> float:
    if figure.columns:
        return rules.grid.span(min(figure.columns, cut.columns))
    return cut.width(cut.legs) / 2


def _crops(
    figure: Figure, cut: Cut, legs: int, rules: MakeUpRules, *, alone: bool = False
) -> Iterator[Placing]:
    grid, form = rules.grid, rules.form
    width = cut.width(legs)
    natural = figure.ratio * width * grid.size / grid.pitch
    caption = figure.caption_rows(width)
    off = (
        width_missed(figure, width, rules)
        if alone
        else abs(width - _wanted(figure, cut, rules)) / grid.measure
    )
    cost = form.figure_off * off + (form.whole_width_figure if legs == cut.legs > 1 and not alone else 0)
    nearest_row = max(1, round(natural))
    low = max(1, math.ceil(natural * (1 - rules.legs.crop)))
    high = max(low, math.floor(natural * (1 + rules.legs.crop)))
    for rows in sorted({min(max(nearest_row, low), high), low, high}):
        cropped = rows - nearest_row
        yield Placing(
            figure.key,
            legs,
            rows + caption,
            caption,
            natural,
            cropped,
            cost + rules.prices.picture * abs(cropped),
        )
