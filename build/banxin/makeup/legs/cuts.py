"""Broken columns (破栏): into how many legs a span of basic columns may be cut, and how wide they are."""

from __future__ import annotations

import math

from banxin.layouts import Grid
from banxin.makeup.model.leg_rules import STANDARD_CUTS, CutRules, SpanCut


def cuts(grid: Grid, columns: int, rules: CutRules = STANDARD_CUTS) -> tuple[SpanCut, ...]:
    """The best cuts of `columns` basic columns, the preferred first."""
    found = [
        cut
        for legs in range(1, int(grid.span(columns) / rules.narrowest) + 1)
        if (cut := cut_into(grid, columns, legs, rules)) is not None
    ]
    return tuple(sorted(found, key=lambda cut: _dislike(cut, grid, rules))[: rules.per_span])


def cut_table(grid: Grid, rules: CutRules = STANDARD_CUTS) -> dict[int, tuple[SpanCut, ...]]:
    """The cuts of every span of the grid."""
    return {columns: cuts(grid, columns, rules) for columns in range(1, grid.columns + 1)}


def column_cuts(
    grid: Grid, columns: int, rules: CutRules = STANDARD_CUTS, *, partly: bool = False
) -> tuple[SpanCut, ...]:
    """Cuts whose legs are as wide as two or more basic columns: few legs, for a story of few lines.

    They take all columns, or `partly` some of them alone, the others staying white at the right.
    """
    wholes = (
        SpanCut(columns, legs, grid.gutter, grid.span(each))
        for each in range(2, columns)
        for legs in range(columns // each, 0, -1)
        if partly or legs * each == columns
    )
    return tuple(cut for cut in wholes if cut.measure <= rules.widest)


def measures(grid: Grid, rules: CutRules = STANDARD_CUTS) -> tuple[float, ...]:
    """Every measure in 字 at which galleys have to be pulled, the narrow ones first."""
    return tuple(sorted({cut.measure for table in cut_table(grid, rules).values() for cut in table}))


def cut_into(grid: Grid, columns: int, legs: int, rules: CutRules = STANDARD_CUTS) -> SpanCut | None:
    """The cut into `legs` whose measure is nearest to whole characters; None if out of bounds."""
    if legs == 1:
        options = [SpanCut(columns, 1, grid.gutter, grid.span(columns))]
    elif legs == columns:  # the basic columns themselves
        options = [SpanCut(columns, legs, grid.gutter, float(grid.measure))]
    else:
        options = [
            SpanCut(columns, legs, gutter, grid.broken(columns, legs, gutter))
            for gutter in rules.gutters
            if grid.span(columns) - (legs - 1) * gutter > 0
        ]
        if all(_fraction(cut.measure) > 1 for cut in options):
            options += _whole(grid, columns, legs, rules)
    options = [cut for cut in options if rules.narrowest <= cut.measure <= rules.widest]
    return min(options, key=lambda cut: (_fraction(cut.measure), cut.gutter), default=None)


def measures_asked(
    grid: Grid, columns: int | None, legs: int, rules: CutRules = STANDARD_CUTS
) -> tuple[float, ...]:
    """The measures in 字 of so many legs that an editor asks for, in `columns` or in any number of them."""
    spans = range(1, grid.columns + 1) if columns is None else (columns,)
    found = (cut_into(grid, span, legs, rules) for span in spans if 0 < span <= grid.columns)
    return tuple(sorted({cut.measure for cut in found if cut}))


def _whole(grid: Grid, columns: int, legs: int, rules: CutRules) -> list[SpanCut]:
    """The cut into whole characters (N10) whose gutter is least among those that `rules` allow, if any."""
    span, least, most = grid.span(columns), min(rules.gutters), max(rules.gutters)
    measure = math.floor((span - (legs - 1) * least) / legs + 1e-9)
    gutter = round((span - legs * measure) / (legs - 1), 6)
    return [SpanCut(columns, legs, gutter, float(measure))] if measure > 0 and gutter <= most else []


def _fraction(measure: float) -> float:
    """Demerits of a measure that is not whole characters (N10): half characters are the lesser evil."""
    if abs(measure - round(measure)) < 0.005:
        return 0
    return 1 if abs(2 * measure - round(2 * measure)) < 0.005 else 6


def _dislike(cut: SpanCut, grid: Grid, rules: CutRules) -> tuple[float, float, int]:
    """Order of preference: measures that read well, whole characters, near 1.5 basic columns."""
    outside = max(0.0, rules.narrow - cut.measure, cut.measure - rules.wide)
    return (outside + _fraction(cut.measure), abs(cut.measure - 1.5 * grid.measure), cut.legs)
