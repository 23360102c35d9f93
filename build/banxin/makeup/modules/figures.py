"""Pictures lifted out of the text: under the head, across some legs, at the right (N30).

A picture is never between a head and its first line unless it is as wide as the head; so it stands over
the last legs, or over all of them. Its height is brought to whole rows by cropping a twelfth at most.
A story of one picture and no text (图片新闻) stands under its head from the left, as wide as its author
wrote, or else across the module.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from banxin.makeup.model.leg_rules import SpanCut
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import Story, StoryFigure

AIR_BELOW = 1  # one row between a caption and the text under it


@dataclass(frozen=True, slots=True)
class FigurePlacing:
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


def placings(story: Story, cut: SpanCut, rules: MakeUpRules) -> Iterator[FigurePlacing | None]:
    """The ways to place the story's first picture: in its leg (None), or lifted out at likely widths."""
    yield None
    if not story.figures:
        return
    figure, alone = story.figures[0], story.one_picture
    for legs in _likely_widths(figure, cut, _wanted(figure, cut, rules, alone=alone)):
        yield from _crops(figure, cut, legs, rules, alone=alone)


def off_width(story: Story, cut: SpanCut, placing: FigurePlacing | None, rules: MakeUpRules) -> float:
    """Demerits of a picture without text that is not as wide as asked for, and of what is empty beside it."""
    if not story.one_picture:
        return 0
    columns = story.figures[0].columns
    legs = placing.legs if placing else 1
    beside = rules.form.picture_beside * (cut.width(cut.legs) - cut.width(legs)) / rules.grid.measure
    if not columns:
        return beside
    wanted = rules.grid.span(min(columns, rules.grid.columns))
    return beside + rules.form.picture_off * abs(cut.width(legs) - wanted) / rules.grid.measure


def _likely_widths(figure: StoryFigure, cut: SpanCut, wanted: float) -> list[int]:
    """Numbers of legs next to the width in 字 that is wanted."""
    sharp = [legs for legs in range(1, cut.legs + 1) if figure.columns or cut.width(legs) <= figure.widest]
    near = sorted(sharp, key=lambda legs: (abs(cut.width(legs) - wanted), legs))
    return near[:2]


def _wanted(figure: StoryFigure, cut: SpanCut, rules: MakeUpRules, *, alone: bool) -> float:
    """The width that the author wrote as far as the module goes, or half of the module, all of it where there
    is no text."""
    if figure.columns:
        return rules.grid.span(min(figure.columns, cut.columns))
    return cut.width(cut.legs) / (1 if alone else 2)


def _asked(figure: StoryFigure, rules: MakeUpRules) -> float:
    """字 of the width that the author wrote, 0 where none is."""
    return rules.grid.span(min(figure.columns, rules.grid.columns)) if figure.columns else 0.0


def unlifted(story: Story, cut: SpanCut, rules: MakeUpRules) -> float:
    """Demerits of leaving the story's first picture in its leg though its author wants it wider."""
    asked = _asked(story.figures[0], rules) if story.figures and story.figures[0].columns > 1 else 0.0
    return rules.form.figure_off * max(0.0, asked - cut.measure) / rules.grid.measure


def _crops(
    figure: StoryFigure, cut: SpanCut, legs: int, rules: MakeUpRules, *, alone: bool
) -> Iterator[FigurePlacing]:
    grid, form = rules.grid, rules.form
    width = cut.width(legs)
    natural = figure.ratio * width * grid.size / grid.pitch
    caption = figure.caption_rows(width)
    off = abs(width - (_asked(figure, rules) or _wanted(figure, cut, rules, alone=alone))) / grid.measure
    cost = form.figure_off * off + (form.whole_width_figure if legs == cut.legs > 1 and not alone else 0)
    nearest_row = max(1, round(natural))
    low = max(1, math.ceil(natural * (1 - rules.legs.crop)))
    high = max(low, math.floor(natural * (1 + rules.legs.crop)))
    for rows in sorted({min(max(nearest_row, low), high), low, high}):
        cropped = rows - nearest_row
        yield FigurePlacing(
            figure.key,
            legs,
            rows + caption,
            caption,
            natural,
            cropped,
            cost + rules.prices.picture * abs(cropped),
        )
