"""Rules N01, N02 and N05–N10 of docs/rules/newspaper.yaml: the text of a story and its legs."""

from __future__ import annotations

import itertools
import math
import statistics
from collections.abc import Iterator, Sequence

from banxin.preflight.pages.glyphs import CLOSING, OPENING
from banxin.preflight.pages.judged import Judged, Leg, Remark
from banxin.preflight.pages.stories import repeated
from banxin.wording import Message, listed


def n01_text(page: Judged) -> Iterator[Remark]:
    """Every text of the manuscripts stands on the pages, in order and once."""
    yield from map(Remark, page.reading.missing)
    if not page.reading.missing:  # what was not found would be told a second time
        yield from map(Remark, repeated(page.reading.rest, page.publication))


def n02_overset(page: Judged) -> Iterator[Remark]:
    """No glyph stands outside its leg, and every glyph is seen: nothing is cut off or painted over."""
    em = page.grid.size
    for module in page.stories:
        for leg in module.legs:
            for line in leg.lines:
                left, right = line.ink
                hung = 0.5 * em  # a closing mark may reach past the edge, an opening one before it
                over = right > leg.right + (hung if line.text[-1] in CLOSING else 0.08 * em)
                under = left < leg.left - (hung if line.text[0] in OPENING else 0.08 * em)
                if over or under:
                    yield module.remark(Message("“{text}” leaves its leg", text=line.text[:12]))
    for hidden in page.unread:
        yield Remark(
            Message("“{text}” on page {page} is not to be seen", text=hidden.text[:12], page=hidden.page)
        )


def n05_grid(page: Judged) -> Iterator[Remark]:
    """At least 99 % of body baselines stand on one grid within 0.3 pt; so do neighbouring legs."""
    lines = [line for module in page.stories for line in module.passage.lines()]
    if not lines:
        return
    pitch = page.grid.pitch
    phases = [(line.y - page.grid.top) % pitch for line in lines]
    home = statistics.mode(round(phase, 1) for phase in phases)
    off = [
        line
        for line, phase in zip(lines, phases, strict=True)
        if min(abs(phase - home), pitch - abs(phase - home)) > 0.3
    ]
    if len(off) > 0.01 * len(lines):
        yield from (
            Remark(
                Message("“{text}” on page {page} is off the grid", text=line.text[:12], page=line.page + 1)
            )
            for line in off
        )


def n06_feet(page: Judged) -> Iterator[Remark]:
    """Legs but the last end on one row; the last ends no lower.

    A leg may end one row higher where the next line would be a lone line or a crosshead at a foot, and
    more where the next block (a picture, a box, a table) is in one piece.
    """
    for module in page.stories:
        feet = [_rows(page, leg.foot) for leg in module.legs]
        if len(feet) < 2:
            continue
        deepest = max(feet[:-1])
        for number, foot in enumerate(feet[:-1]):
            if deepest - foot > _pardon(module.legs[number], module.legs[number + 1]):
                yield module.remark(
                    Message(
                        "leg {number} ends {deepest} 行 above the others",
                        number=number + 1,
                        deepest=deepest - foot,
                    )
                )
        if feet[-1] > deepest:
            yield module.remark(
                Message("the last leg is {feet} 行 longer than the others", feet=feet[-1] - deepest)
            )


def _pardon(leg: Leg, following: Leg) -> int:
    """Rows by which a leg may be short because of what comes next."""
    nxt = following.lines[0]
    if nxt.kind in ("keyword", "crosshead"):
        return 5
    if nxt.kind in ("box", "table", "pull", "verse"):
        return 60
    lone_head = nxt.first and not nxt.last
    third = following.lines[1] if len(following.lines) > 1 else None
    lone_foot = third is not None and third.kind == "paragraph" and third.last and not third.first
    before = leg.lines[-1]
    only = before.kind == "paragraph" and before.first and not before.last
    return 1 if lone_head or lone_foot or only or nxt.last else 0


def _rows(page: Judged, y: float) -> int:
    return round(page.row(y))


def n07_equal_legs(page: Judged) -> Iterator[Remark]:
    """The longest leg has ⌈L / n⌉ rows, L the rows in all legs; one more where N12 or N13 asks for it.

    A story with a picture is judged by its feet alone (N06).
    """
    for module in page.stories:
        rows = [_rows(page, leg.foot) - _rows(page, leg.top) for leg in module.legs]
        if len(rows) < 2 or module.passage.lines("caption") or any(b.kind == "picture" for b in module.drawn):
            continue
        pardon = max(min(_pardon(a, b), 5) for a, b in itertools.pairwise(module.legs))
        excess = max(rows) - math.ceil(sum(rows) / len(rows))
        if excess > pardon:
            yield module.remark(Message("legs of {told}", told=_told(rows)))


def _told(rows: Sequence[int]) -> str:
    return Message("{rows} 行", rows=listed(rows))


def n08_depth(page: Judged) -> Iterator[Remark]:
    """Legs have 10 to 60 rows, and never fewer than 5; the last one may be short by content."""
    for module in page.stories:
        rows = [_rows(page, leg.foot) - _rows(page, leg.top) for leg in module.legs]
        deepest = max(rows)
        if deepest < 5:
            yield module.remark(Message("legs of {told}; 5 行 at least", told=_told(rows)))._replace(
                known=len(rows) == 1
            )
        elif not 10 <= deepest <= 60:
            yield module.remark(Message("legs of {told}; 10–60 行 are wanted", told=_told(rows)))._replace(
                known=True
            )


def n09_measure(page: Judged) -> Iterator[Remark]:
    """A body line holds 8 to 36 字; legs fill a span of basic columns."""
    grid = page.grid
    for module in page.stories:
        if not module.measured:
            continue
        measure = (module.legs[0].right - module.legs[0].left) / grid.size
        if not 8 <= round(measure, 1) <= 36:
            yield module.remark(Message("a measure of {measure:.1f} 字", measure=measure))
        pictures = [box for box in module.drawn if box.kind == "picture"]
        left = min([leg.left for leg in module.legs] + [box.left for box in pictures])
        right = max([leg.right for leg in module.legs] + [box.right for box in pictures])
        starts, ends = zip(*grid.edges(), strict=True)
        if min(abs(left - x) for x in starts) > 0.5 or min(abs(right - x) for x in ends) > 0.5:
            yield module.remark(
                Message(
                    "the text stands from {left:.1f} to {right:.1f} pt, off the columns",
                    left=left - grid.left,
                    right=right - grid.left,
                )
            )


def n10_whole_characters(page: Judged) -> Iterator[Remark]:
    """A measure counts whole 字 within 0.02."""
    for module in page.stories:
        for leg in module.legs:
            measure = (leg.right - leg.left) / page.grid.size
            if leg.measured and abs(measure - round(measure)) > 0.02:
                yield module.remark(Message("a measure of {measure:.2f} 字", measure=measure))
                break
