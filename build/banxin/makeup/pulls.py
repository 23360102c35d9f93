"""Pull quotes on a page that has room: what the search left out for its prices stands again.

The search weighs a pull quote like any other slack, and may leave it out for the sake of level feet.
Where a page is whiter than a newspaper page should be (newspaper.md §4.5 W), nothing is won by that: the
author's quote fills what would be white. So the finished page is tried again with the quote in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from banxin.makeup.judging import Judged, judge
from banxin.makeup.page import Frame
from banxin.makeup.partial import Part, beside, leaf_part, shapes_of, stacked
from banxin.makeup.rules import MakeUpRules
from banxin.makeup.shapes import Manner, Shape, ShapeBook
from banxin.makeup.tree import Cutting
from banxin.makeup.white import WELL_FILLED


def pulls_kept(judged: Judged, frame: Frame, manner: Manner, rules: MakeUpRules) -> Judged:
    """The page with every pull quote in it for which there is room; the page itself where there is none."""
    if judged.page.white <= WELL_FILLED or not any(shape.slack.pull for shape in shapes_of(judged.part)):
        return judged
    book = ShapeBook(replace(rules, drop_pulls=False))
    for shape in shapes_of(judged.part):
        if shape.slack.pull and judged.page.white > WELL_FILLED:
            tries = [
                judge(judged.page.number, frame, part, judged.cost + part.cost - judged.part.cost, rules)
                for part in _parts_with(judged.part, shape, manner, book)
                if part.rows <= frame.rows
            ]
            judged = min(tries, key=lambda one: (one.verdict, one.part.rows), default=judged)
    return judged


def _parts_with(part: Part, shape: Shape, manner: Manner, book: ShapeBook) -> Iterator[Part]:
    """The page with each way to set the story of `shape`, as wide as it is, its pull quotes kept."""
    for other in book.shapes(shape.story, shape.columns, manner):
        if other.cut.legs == shape.cut.legs and other.head.taken == shape.head.taken:
            yield _exchanged(part, shape, other, book.rules)


def _exchanged(part: Part, shape: Shape, other: Shape, rules: MakeUpRules) -> Part:
    """The part joined anew with `other` in the place of `shape`."""
    if part.shape is not None:
        return leaf_part(other) if part.shape is shape else part
    assert part.first is not None
    assert part.second is not None
    first, second = (_exchanged(child, shape, other, rules) for child in (part.first, part.second))
    if first is part.first and second is part.second:
        return part
    return (stacked if part.cutting is Cutting.STACK else beside)(first, second, rules)
