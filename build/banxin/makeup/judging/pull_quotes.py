"""Pull quotes on a page that has room: what the search left out stands again.

A search keeps the likely parts of a page and forgets others, so that a quote may be left out although the
page that was found has room for it. So the finished page is tried again with the quote in it.
"""

from __future__ import annotations

from dataclasses import replace

from banxin.makeup.judging.choice import JudgedPage, judge
from banxin.makeup.model.page import PageFrame
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.tree import Cutting
from banxin.makeup.modules.shapes import PeerForm, Shape, ShapeBook
from banxin.makeup.search.partial import PartialPage, beside, leaf_part, shapes_of, stacked


def pulls_kept(judged: JudgedPage, frame: PageFrame, peer_form: PeerForm, rules: MakeUpRules) -> JudgedPage:
    """The page with every pull quote in it for which there is room; the page itself where there is none."""
    missing = [shape for shape in shapes_of(judged.part) if shape.slack.pull]
    book = ShapeBook(replace(rules, drop_pulls=False))
    for shape in missing:
        judged = _with_pull(judged, shape, frame, peer_form, book) or judged
    return judged


def _with_pull(
    judged: JudgedPage, shape: Shape, frame: PageFrame, peer_form: PeerForm, book: ShapeBook
) -> JudgedPage | None:
    """The best page with the story of `shape` as wide as it is and its quotes kept, in as many legs if it can
    be; None where that is too tall."""
    best: list[tuple[bool, float, JudgedPage]] = []
    for other in book.shapes(shape.story, shape.columns, peer_form):
        part = _exchanged(judged.part, shape, other, book.rules)
        if part.rows <= frame.rows and other.head.taken == shape.head.taken:
            cost = judged.cost + part.cost - judged.part.cost
            tried = judge(judged.page.number, frame, part, cost, book.rules)
            best.append((other.cut.legs != shape.cut.legs, tried.verdict, tried))
    return min(best, key=lambda one: one[:2], default=(False, 0.0, None))[2]


def _exchanged(part: PartialPage, shape: Shape, other: Shape, rules: MakeUpRules) -> PartialPage:
    """The part joined anew with `other` in the place of `shape`."""
    if part.shape is not None:
        return leaf_part(other) if part.shape is shape else part
    assert part.first is not None
    assert part.second is not None
    first, second = (_exchanged(child, shape, other, rules) for child in (part.first, part.second))
    if first is part.first and second is part.second:
        return part
    return (stacked if part.cutting is Cutting.STACK else beside)(first, second, rules)
