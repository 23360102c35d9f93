"""Checks of a newspaper page by newspaper.md §6, each a list of faults read off the finished PDF."""

from __future__ import annotations

import itertools
import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.pages.proofreader import CLOSING, OPENING, Glyph, Line, is_han
from tests.pages.stories import Story

_BAD_HEAD_START = set("的得地了着们、，。！？）》”’")
_BAD_HEAD_END = set("和与及或（《“‘")


@dataclass(frozen=True, slots=True)
class PageGrid:
    """Numbers of the grid in pt: type area (left, top, width, height), size and pitch of the text."""

    left: float
    top: float
    width: float
    height: float
    size: float
    pitch: float
    gutter: float


@dataclass(frozen=True, slots=True)
class Judged:
    """A page under judgement."""

    grid: PageGrid
    stories: Sequence[Story]
    glyphs: Sequence[Glyph]

    def units(self) -> list[Story]:
        """Stories that are no editor's notes."""
        return [story for story in self.stories if story.unit.kind == "unit"]


def n03_overlaps(page: Judged) -> Iterator[str]:
    """No two glyphs' ink boxes of different lines overlap by more than a hair."""
    boxes = [(line, *line.ink) for story in page.stories for line in story.all_lines()]
    boxes.sort(key=lambda box: (box[0].page, box[0].y))
    for index, (line, left, right) in enumerate(boxes):
        for other, left2, right2 in boxes[index + 1 :]:
            if other.page != line.page or other.y - line.y > 0.7 * other.glyphs[0].size:
                break
            if min(right, right2) - max(left, left2) > 1 and other.y - line.y < 0.55 * other.glyphs[0].size:
                yield f"“{line.text[:12]}” and “{other.text[:12]}” overlap"


def n04_outside(page: Judged) -> Iterator[str]:
    """Every glyph of a story lies within the type area."""
    grid = page.grid
    for story in page.stories:
        for line in story.all_lines():
            left, right = line.ink
            across = left < grid.left - 0.5 or right > grid.left + grid.width + 0.5
            down = line.y < grid.top or line.y > grid.top + grid.height
            if across or down:
                yield f"“{line.text[:12]}” leaves the type area"


def n05_off_grid(page: Judged) -> Iterator[str]:
    """At least 99 % of body baselines stand on one grid, within 0.3 pt."""
    lines = [line for story in page.units() for line in story.lines()]
    phases = [(line.y - page.grid.top) % page.grid.pitch for line in lines]
    home = statistics.median(phases)
    off = [
        line
        for line, phase in zip(lines, phases, strict=True)
        if min(abs(phase - home), page.grid.pitch - abs(phase - home)) > 0.3
    ]
    if len(off) > 0.01 * len(lines):
        yield from (f"“{line.text[:12]}” is off the grid" for line in off)


def n06_feet(page: Judged) -> Iterator[str]:
    """Legs but the last end on one line; the last ends no lower."""
    for story in page.units():
        feet = [_foot(story, leg) for leg in _legs(page, story)]
        if len(feet) > 1 and max(feet[:-1]) - min(feet[:-1]) > 1.2 * page.grid.pitch:
            yield f"{story.unit.id}: feet differ by {max(feet[:-1]) - min(feet[:-1]):.1f} pt"
        if len(feet) > 1 and feet[-1] > max(feet[:-1]) + 0.5:
            yield f"{story.unit.id}: the last leg is the longest"


def _legs(page: Judged, story: Story) -> list[list[Line]]:
    """Legs of all that stands in the columns of a story."""
    lines = story.lines(
        "paragraph", "crosshead", "keyword", "pull", "box", "list", "table", "note", "caption"
    )
    legs: list[list[Line]] = []
    for line in lines:
        leg = next((leg for leg in legs if leg[0].page == line.page and _same_leg(page, leg, line)), None)
        if leg is None:
            legs.append([line])
        else:
            leg.append(line)
    return legs


def _same_leg(page: Judged, leg: Sequence[Line], line: Line) -> bool:
    left = min(other.x0 for other in leg)
    right = max(other.ink[1] for other in leg)
    return line.x0 < right - page.grid.size and line.ink[1] > left + page.grid.size


def _foot(story: Story, leg: Sequence[Line]) -> float:
    del story
    return max(line.y for line in leg)


def n09_measure(page: Judged) -> Iterator[str]:
    """A body line holds 8 to 36 字, and measures are whole characters (N10)."""
    for story in page.units():
        for line in story.lines():
            if not line.last and not 8 <= len(line.glyphs) <= 44:
                yield f"{story.unit.id}: “{line.text[:12]}” has {len(line.glyphs)} characters"


def n11_lone_characters(page: Judged) -> Iterator[str]:
    """A paragraph's last line holds at least two characters."""
    for story in page.stories:
        for line in story.lines():
            words = [g for g in line.glyphs if is_han(g.char) or g.char.isalnum()]
            if line.last and not line.first and len(words) < 2:
                yield f"{story.unit.id}: “{line.text}” stands alone"


def n12_lone_lines(page: Judged) -> Iterator[str]:
    """No leg begins with a paragraph's last line or ends with a paragraph's first line."""
    for story in page.units():
        legs = story.legs(page.grid.size)
        for before, after in itertools.pairwise(legs):
            if (
                len(before) >= 8
                and before[-1].kind == "paragraph"
                and before[-1].first
                and not before[-1].last
            ):
                yield f"{story.unit.id}: “{before[-1].text[:12]}” alone at a foot"
            if len(after) >= 8 and after[0].kind == "paragraph" and after[0].last and not after[0].first:
                yield f"{story.unit.id}: “{after[0].text[:12]}” alone at a head"


def n13_crossheads_at_feet(page: Judged) -> Iterator[str]:
    """Two lines of text follow a crosshead in its leg."""
    for story in page.units():
        for leg in story.legs(page.grid.size):
            for index, line in enumerate(leg):
                if line.kind == "crosshead" and len(leg) - index - 1 < 2:
                    yield f"{story.unit.id}: crosshead “{line.text}” at a foot"


def n14_line_ends(page: Judged) -> Iterator[str]:
    """No closing mark starts a line, no opening mark ends one, no dash, ellipsis or number is parted."""
    for story in page.stories:
        for before, line in itertools.pairwise(story.lines()):
            if line.first:
                continue
            start, end = line.text[0], before.text[-1]
            if start in CLOSING or start in "·" or end in OPENING:
                yield f"{story.unit.id}: “{before.text[-6:]}|{line.text[:6]}”"
            if (start == end and start in "—…") or (start in "0123456789%‰℃" and end in "0123456789.,"):
                yield f"{story.unit.id}: parted at “{before.text[-6:]}|{line.text[:6]}”"


def n15_ragged(page: Judged) -> Iterator[str]:
    """Every inner line ends at the edge of its leg within 0.05 em of full or half a mark."""
    em = page.grid.size
    for story in page.units():
        for leg in story.legs(em):
            edges = [_edge(line, em) for line in leg if line.kind == "paragraph" and not line.last]
            if len(edges) < 3:
                continue
            home = statistics.median(edges)
            yield from (
                f"{story.unit.id}: “{line.text[-10:]}” ends {_edge(line, em) - home:+.2f} pt off"
                for line in leg
                if line.kind == "paragraph" and not line.last and abs(_edge(line, em) - home) > 0.05 * em
            )


def _edge(line: Line, em: float) -> float:
    glyph = max(line.glyphs, key=lambda glyph: glyph.x)
    if is_han(glyph.char) or glyph.char in "？！—…":
        return glyph.x + em
    if glyph.char in CLOSING:
        return glyph.x + 0.5 * em
    return glyph.right


def n16_head_breaks(page: Judged) -> Iterator[str]:
    """Heads do not turn before 的 or after 和, nor inside a number."""
    for story in page.units():
        if len(story.unit.stack.headline.segments) > 1:
            continue
        for before, line in itertools.pairwise(story.head["headline"].lines):
            start, end = line.text[0], before.text[-1]
            if start in _BAD_HEAD_START or end in _BAD_HEAD_END or (end.isdigit() and not start.isspace()):
                yield f"{story.unit.id}: “{before.text}|{line.text}”"


def n17_head_lines(page: Judged) -> Iterator[str]:
    """A main head has at most two lines, alike in length, the last of at least three 字."""
    for story in page.units():
        lengths = [len(line.glyphs) for line in story.head["headline"].lines]
        authored = len(story.unit.stack.headline.segments) > 1
        if len(lengths) > 2 or lengths[-1] < 3 or (not authored and min(lengths) / max(lengths) < 0.6):
            yield f"{story.unit.id}: head lines of {lengths}"


def n19_order(page: Judged) -> Iterator[str]:
    """引题, 主题, 副题, 提要题, text: from top to bottom; 主题 strictly the largest, 引题 ≤ 0.75 of it."""
    for story in page.units():
        parts = [
            story.head[k] for k in ("eyebrow", "headline", "subhead", "deck", "byline") if k in story.head
        ]
        tops = [part.lines[0].y for part in parts] + [min(line.y for line in story.lines())]
        if tops != sorted(tops):
            yield f"{story.unit.id}: parts of the head are out of order"
        main = story.head["headline"].glyphs[0].size
        for kind, found in story.head.items():
            if kind != "headline" and found.glyphs[0].size > 0.75 * main:
                yield f"{story.unit.id}: {kind} is too large beside the head"


def n20_gap(page: Judged) -> Iterator[str]:
    """At most three empty rows between the head and the first line."""
    for story in page.units():
        foot = max(line.y for found in story.head.values() for line in found.lines)
        gap = min(line.y for block in story.blocks for line in block.lines) - foot
        if gap > 4.2 * page.grid.pitch:
            yield f"{story.unit.id}: {gap / page.grid.pitch:.1f} rows below the head"


def n21_butting_heads(page: Judged) -> Iterator[str]:
    """碰题: heads of two stories side by side at one level, alike in size."""
    for a, b in itertools.combinations(page.units(), 2):
        one, two = a.head["headline"], b.head["headline"]
        if one.glyphs[0].page != two.glyphs[0].page:
            continue
        top1, foot1 = one.lines[0].y - one.glyphs[0].size, one.lines[-1].y
        top2, foot2 = two.lines[0].y - two.glyphs[0].size, two.lines[-1].y
        alike = abs(one.glyphs[0].size / two.glyphs[0].size - 1) < 0.2
        if alike and min(foot1, foot2) > max(top1, top2):
            yield f"{a.unit.id} and {b.unit.id} butt"


def n23_peers(page: Judged) -> Iterator[str]:
    """Peers have heads of one face and size."""
    peers = [story for story in page.units() if story.unit.rank == "peer"]
    looks = {(s.head["headline"].glyphs[0].size, s.head["headline"].glyphs[0].font) for s in peers}
    if len(looks) > 1:
        yield f"heads of peers differ: {sorted(looks)}"


def n25_reading_order(page: Judged) -> Iterator[str]:
    """Each leg of a story stands to the right of the one before, or on a later page."""
    for story in page.units():
        legs = story.legs(page.grid.size)
        for before, after in itertools.pairwise(legs):
            right = max(line.ink[1] for line in before)
            if after[0].page == before[0].page and min(line.x0 for line in after) < right - 1:
                yield f"{story.unit.id}: a leg does not stand to the right of the one before"


def n26_under_head(page: Judged) -> Iterator[str]:
    """Text stands below its own head: between the outer edges of the module."""
    for story in page.units():
        left = min(line.x0 for line in story.lines())
        right = max(line.ink[1] for line in story.lines())
        head = [line.ink for line in story.head["headline"].lines]
        if min(i[0] for i in head) < left - 1 or max(i[1] for i in head) > right + page.grid.size:
            yield f"{story.unit.id}: the head is wider than its text"


def n29_gutters(page: Judged) -> Iterator[str]:
    """Legs of a story stand at least one 字 apart."""
    for story in page.units():
        legs = story.legs(page.grid.size)
        for before, after in itertools.pairwise(legs):
            if before[0].page != after[0].page:
                continue
            right = max(_edge(line, page.grid.size) for line in before if line.kind == "paragraph")
            gap = min(line.x0 for line in after if line.kind == "paragraph" and not line.first) - right
            if gap < page.grid.size * 0.95:
                yield f"{story.unit.id}: legs {gap:.1f} pt apart"


def white_share(page: Judged, pictures: float = 0.0) -> float:
    """Share of the type area that neither ink boxes of lines (with their leading) nor pictures cover."""
    area = page.grid.width * page.grid.height
    inked = pictures
    for glyphs in {id(line): line for s in page.stories for line in s.all_lines()}.values():
        left, right = glyphs.ink
        inked += (right - left) * max(page.grid.pitch, 1.25 * glyphs.glyphs[0].size)
    return 1 - inked / area


CHECKS = {name: check for name, check in globals().items() if re.match(r"n\d\d_", name)}
