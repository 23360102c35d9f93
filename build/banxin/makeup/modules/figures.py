"""Pictures lifted out of the text: under the head, across some legs, at the right (N30).

A picture is never between a head and its first line unless it is as wide as the head; so it stands over
the last legs, or over all of them. Its height is brought to whole rows by cropping a twelfth at most.
A story of one picture and no text (图片新闻) stands under its head from the left, as wide as its author
wrote, or else across the module. A table beside which legs would be much shorter stands over all of them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from banxin.layouts import Grid
from banxin.makeup.model.leg_rules import SpanCut
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import Story, StoryFigure

AIR_BELOW = 1  # one row between a caption and the text under it
_NEAR = 0.5  # basic columns by which a picture may be wider than asked for: legs are not as wide as columns


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


@dataclass(frozen=True, slots=True)
class Lifted:
    """A picture that is lifted out of the text: its width in 字, its rows without the caption."""

    key: str
    width: float
    rows: float


def largest_picture(story: Story, measure: float, lifted: Lifted | None, grid: Grid) -> float:
    """字 × 行 of the largest picture of a story in legs of `measure` 字, of which one may be `lifted`."""
    pictured = lifted is not None and story.has_picture(lifted.key)
    areas = [lifted.width * lifted.rows] if lifted and pictured else [0.0]
    for figure in story.figures:
        if lifted is None or figure.key != lifted.key:
            width = min(measure, figure.widest)
            areas.append(figure.ratio * width * width * grid.size / grid.pitch)
    return max(areas)


def placings(story: Story, cut: SpanCut, rules: MakeUpRules) -> Iterator[FigurePlacing | None]:
    """The ways to place the story's first picture: in its leg (None), or lifted out at likely widths; or its
    first table over all legs."""
    yield None
    yield from _tables(story, cut, rules)
    if not story.figures:
        return
    figure, alone = story.figures[0], story.one_picture
    for legs in _likely_widths(figure, cut, _wanted(figure, cut, rules, alone=alone), rules):
        yield from _crops(figure, cut, legs, rules, alone=alone)


def _tables(story: Story, cut: SpanCut, rules: MakeUpRules) -> Iterator[FigurePlacing]:
    """The story's first table over all legs; what pictures it has stay in theirs."""
    for table in story.tables[:1] if cut.legs > 1 else ():
        rows = table.rows_at(cut.width(cut.legs))
        if rows is not None:
            cost = rules.form.table_lifted + rules.form.table_column * cut.columns
            cost += unlifted(story, cut, rules)
            yield FigurePlacing(table.key, cut.legs, rows, 0, float(rows), 0, cost)


def off_width(story: Story, cut: SpanCut, placing: FigurePlacing | None, rules: MakeUpRules) -> float:
    """Demerits of a picture without text that is not as wide as asked for, and of what is empty beside it."""
    if not story.one_picture:
        return 0
    figure = story.figures[0]
    legs = placing.legs if placing else 1
    beside = rules.form.picture_beside * (cut.width(cut.legs) - cut.width(legs)) / rules.grid.measure
    if not figure.columns:
        return beside
    return beside + rules.form.picture_off * sum(_off(figure, cut.width(legs), rules))


def columns_lacking(story: Story, cut: SpanCut, placing: FigurePlacing | None, rules: MakeUpRules) -> float:
    """Basic columns by which the first picture is narrower than its author wrote, as far as its module could
    hold it."""
    figure = story.figures[0] if story.figures else None
    if figure is None or not figure.columns:
        return 0.0
    lifted = placing is not None and story.has_picture(placing.key)
    width = cut.width(placing.legs) if placing and lifted else cut.measure
    asked = rules.grid.span(min(figure.columns, cut.columns))
    return max(0.0, asked - width) / rules.grid.measure


def _likely_widths(figure: StoryFigure, cut: SpanCut, wanted: float, rules: MakeUpRules) -> list[int]:
    """Numbers of legs next to the width in 字 that is wanted, and those up to which it may grow."""
    sharp = [legs for legs in range(1, cut.legs + 1) if figure.columns or cut.width(legs) <= figure.widest]
    near = sorted(sharp, key=lambda legs: (abs(cut.width(legs) - wanted), legs))[:2]
    open_to = rules.grid.span(min(figure.most, rules.grid.columns)) if figure.most else 0.0
    return [
        *near,
        *(legs for legs in sharp if legs not in near and wanted < cut.width(legs) <= open_to + 0.01),
    ]


def _wanted(figure: StoryFigure, cut: SpanCut, rules: MakeUpRules, *, alone: bool) -> float:
    """The width that the author wrote as far as the module goes, or half of the module, all of it where there
    is no text."""
    if figure.columns:
        return rules.grid.span(min(figure.columns, cut.columns))
    return cut.width(cut.legs) / (1 if alone else 2)


def _asked(figure: StoryFigure, rules: MakeUpRules) -> float:
    """字 of the width that the author wrote, 0 where none is."""
    return rules.grid.span(min(figure.columns, rules.grid.columns)) if figure.columns else 0.0


def _off(figure: StoryFigure, width: float, rules: MakeUpRules) -> tuple[float, float]:
    """Basic columns by which a picture `width` 字 wide is narrower, and wider, than its author lets it be."""
    least = _asked(figure, rules)
    most = max(least, rules.grid.span(min(figure.most, rules.grid.columns)) if figure.most else 0.0)
    return (max(0.0, least - width) / rules.grid.measure, max(0.0, width - most) / rules.grid.measure)


def _width_price(figure: StoryFigure, width: float, wanted: float, rules: MakeUpRules) -> float:
    """Demerits of a width in 字 other than the author wrote, or than what is `wanted` where nothing is, and
    of what a picture grows where it may."""
    form, measure = rules.form, rules.grid.measure
    if not figure.columns:
        return form.figure_off * abs(width - wanted) / measure
    narrower, wider = _off(figure, width, rules)
    grown = max(0.0, width - _asked(figure, rules)) / measure - wider if figure.most else 0.0
    much = max(0.0, wider - _NEAR)
    return form.figure_off * (narrower + wider) + form.figure_wider * much + form.figure_grown * grown


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
    cost = _width_price(figure, width, _wanted(figure, cut, rules, alone=alone), rules)
    cost += form.whole_width_figure if legs == cut.legs > 1 and not alone else 0
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
