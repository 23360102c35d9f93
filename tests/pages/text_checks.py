"""Checks N01–N15 of docs/rules/newspaper.md: the text of a story, its legs, its lines."""

from __future__ import annotations

import itertools
import math
import statistics
from collections.abc import Iterator, Sequence

from pages.judged import Judged, Leg
from pages.proofreader import CLOSING, OPENING, Glyph, Line, is_han
from pages.stories import repeated

_WHITE = 200  # a glyph whose place is nowhere darker than this has no ink there (0 is black)


def n01_text(page: Judged) -> Iterator[str]:
    """Every text of the manuscripts stands on the pages, in order and once."""
    yield from page.reading.missing
    if not page.reading.missing:  # what was not found would be told a second time
        yield from repeated(page.reading.rest, page.publication)


def n02_overset(page: Judged) -> Iterator[str]:
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
                    yield f"{module.name}: “{line.text[:12]}” leaves its leg"
    yield from _unseen(page)


def _unseen(page: Judged) -> Iterator[str]:
    for module in page.modules:
        for line in module.passage.all_lines():
            hidden = [g for g in line.glyphs if is_han(g.char) and not _seen(page, g)] if page.images else []
            if hidden:
                yield f"{module.name}: “{hidden[0].char}” of “{line.text[:12]}” is not to be seen"


def _seen(page: Judged, glyph: Glyph) -> bool:
    image = page.images[glyph.page]
    scale = image.width / page.sheets[glyph.page][0]
    left, top, right, foot = (
        round(edge * scale) for edge in (glyph.left, glyph.top, glyph.right, glyph.foot)
    )
    box = (left, top, max(right, left + 1), max(foot, top + 1))
    return image.crop(box).getextrema()[0] < _WHITE


def n05_grid(page: Judged) -> Iterator[str]:
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
        yield from (f"“{line.text[:12]}” on page {line.page + 1} is off the grid" for line in off[:20])


def n06_feet(page: Judged) -> Iterator[str]:
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
                yield f"{module.name}: leg {number + 1} ends {deepest - foot} rows above the others"
        if feet[-1] > deepest:
            yield f"{module.name}: the last leg is {feet[-1] - deepest} rows longer than the others"


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


def n07_equal_legs(page: Judged) -> Iterator[str]:
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
            yield f"{module.name}: legs of {rows} rows"


def n08_depth(page: Judged) -> Iterator[str]:
    """Legs have 10 to 60 rows, and never fewer than 5; the last one may be short by content."""
    for module in page.stories:
        rows = [_rows(page, leg.foot) - _rows(page, leg.top) for leg in module.legs]
        deepest = max(rows)
        if deepest < 5:
            yield f"{module.name}: legs of {rows} rows, fewer than 5"
        elif not 10 <= deepest <= 60:
            yield f"{module.name}: legs of {rows} rows"


def n09_measure(page: Judged) -> Iterator[str]:
    """A body line holds 8 to 36 字; legs fill a span of basic columns."""
    grid = page.grid
    for module in page.stories:
        measure = (module.legs[0].right - module.legs[0].left) / grid.size
        if not 8 <= round(measure, 1) <= 36:
            yield f"{module.name}: a measure of {measure:.1f} 字"
        pictures = [box for box in module.drawn if box.kind == "picture"]
        left = min([leg.left for leg in module.legs] + [box.left for box in pictures])
        right = max([leg.right for leg in module.legs] + [box.right for box in pictures])
        starts, ends = zip(*grid.edges(), strict=True)
        if min(abs(left - x) for x in starts) > 0.5 or min(abs(right - x) for x in ends) > 0.5:
            yield f"{module.name}: from {left - grid.left:.1f} to {right - grid.left:.1f} pt, off the columns"


def n10_whole_characters(page: Judged) -> Iterator[str]:
    """A measure counts whole 字 within 0.02."""
    for module in page.stories:
        for leg in module.legs:
            measure = (leg.right - leg.left) / page.grid.size
            if abs(measure - round(measure)) > 0.02:
                yield f"{module.name}: a measure of {measure:.2f} 字"
                break


def n11_lone_characters(page: Judged) -> Iterator[str]:
    """A paragraph's last line holds at least two characters, marks not counted."""
    for module in page.modules:
        for line in module.passage.lines():
            words = [glyph for glyph in line.glyphs if glyph.char.isalnum()]
            if line.last and not line.first and len(words) < 2:
                yield f"{module.name}: “{line.text}” stands alone"


def n12_lone_lines(page: Judged) -> Iterator[str]:
    """No leg begins with a paragraph's last line or ends with a paragraph's first line (legs of 8 rows)."""
    for module in page.stories:
        for before, after in itertools.pairwise(module.legs):
            last, first = before.lines[-1], after.lines[0]
            if len(before.lines) >= 8 and last.kind == "paragraph" and last.first and not last.last:
                yield f"{module.name}: “{last.text[:12]}” alone at a foot"
            if len(after.lines) >= 8 and first.kind == "paragraph" and first.last and not first.first:
                yield f"{module.name}: “{first.text[:12]}” alone at a head"


def n13_crossheads(page: Judged) -> Iterator[str]:
    """Two lines of text follow a crosshead in its leg; its keywords are not parted from it."""
    for module in page.stories:
        for leg in module.legs:
            for index, line in enumerate(leg.lines):
                following = leg.lines[index + 1 :]
                if line.kind == "crosshead" and not _carried(line, following):
                    yield f"{module.name}: crosshead “{line.text}” at a foot"
                if line.kind == "keyword" and not any(other.kind == "crosshead" for other in following):
                    yield f"{module.name}: keywords “{line.text}” at a foot"


def _carried(line: Line, following: Sequence[Line]) -> bool:
    """A paragraph of one line that ends the story counts as well; so does a box or a table."""
    text = [other for other in following if other.kind != "crosshead"]
    return line.last is False or len(text) >= 2 or any(other.first and other.last for other in text[:1])


def n14_line_ends(page: Judged) -> Iterator[str]:
    """No closing mark starts a line, no opening mark ends one, no dash, ellipsis or number is parted."""
    for module in page.modules:
        for before, line in itertools.pairwise(module.passage.lines()):
            if line.first:
                continue
            start, end = line.text[0], before.text[-1]
            where = f"{module.name}: “{before.text[-6:]}|{line.text[:6]}”"
            if start in CLOSING or start == "·" or end in OPENING:
                yield where
            elif start == end and start in "—…":
                yield f"{where}, a mark parted"
            elif start in "0123456789%‰℃" and end in "0123456789.,":
                yield f"{where}, a number parted"


def n15_flush(page: Judged) -> Iterator[str]:
    """Inner lines end at their leg's edge within 0.05 em.

    Between two ideographs a gap grows by 0.25 em at most, and by 0.08 em on the average of a story.
    """
    em = page.grid.size
    for module in page.stories:
        every: list[float] = []
        for leg in module.legs:
            for line in leg.lines:
                if line.kind != "paragraph" or line.last:
                    continue
                off = min((end - leg.right for end in line.ends()), key=abs)
                if abs(off) > 0.05 * em:
                    yield f"{module.name}: “{line.text[-10:]}” ends {off:+.2f} pt off"
                gaps = list(_gaps(line, em))
                every += gaps
                if gaps and max(gaps) > 0.25:
                    yield f"{module.name}: “{line.text[:12]}” is spaced by {max(gaps):.2f} em"
        if every and statistics.mean(every) > 0.08:
            yield f"{module.name}: spaced by {statistics.mean(every):.2f} em on average"


def _gaps(line: Line, em: float) -> Iterator[float]:
    """Gaps between neighbouring ideographs of one size, in em beyond solid setting."""
    for left, right in itertools.pairwise(line.glyphs):
        neighbours = right.order == left.order + 1 and left.size == right.size
        if neighbours and is_han(left.char) and is_han(right.char):
            yield (right.x - left.x) / em - 1
