"""The furniture of a newspaper page: bands at its head, and the frame that they leave for stories."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from banxin.layouts import Grid
from banxin.makeup.heads.headline import broken_heads
from banxin.makeup.heads.sense import jieba_words
from banxin.makeup.model.page import PageFrame
from banxin.manuscript.form.page_plan import FurnitureChoice
from banxin.manuscript.publication import Genre, Publication, Rank
from banxin.sheets.facts import Facts, width_in_em

_SPACE = "\u3000"  # between the parts of a banner in one line
_LEADING = 1.22  # of two lines of a banner, as a factor of their size
_FILLED = 0.92  # of a band's height that lines of type may take
_AIRY = 0.5  # a banner shorter than this part of the measure is spaced
_MOST_SPACING = 0.4  # em
_SMALL = 0.7  # of its band's size: a banner that would be smaller is turned by sense


@dataclass(frozen=True, slots=True)
class Band:
    """A band across the page: its first row (from 0), its rows, the largest type size in pt."""

    row: int
    rows: int
    size: float


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands at the head of one page: 报头 on page 1, 通栏 on the first page of the make-up, 报眉 on the
    others; `choice` is what its plan asks for."""

    number: int
    nameplate: Band
    banner: Band
    choice: FurnitureChoice | None = None

    @property
    def folio(self) -> bool:
        """Whether a running head (报眉) stands over the page."""
        return not self.nameplate.rows and self.choice is not FurnitureChoice.NONE

    def frame(self, grid: Grid) -> PageFrame:
        """The room below the bands."""
        first = self.nameplate.rows + self.banner.rows
        return PageFrame(grid.columns, first, grid.rows - first, banner=first > 0)


_GUIDED = (Rank.LEAD, Rank.PEER, Rank.NORMAL, Rank.BRIEF)


@dataclass(frozen=True, slots=True)
class GuideEntry:
    """A line of the guide to the issue (本期导读) in the ear: a headline, its page, the id it leads to."""

    title: str
    page: int
    ident: str


def guide_entries(
    publication: Publication, pages: Mapping[str, int], first: int, most: int = 6
) -> tuple[GuideEntry, ...]:
    """The stories of the pages after `first` (a 版次), the most telling first, at most `most`.

    Each page has its first line before any has a second, and on each page a `lead` goes before others and a
    brief after them, so that a guide cut short by its room still names every page. Who prints it puts the
    lines that it takes in the order of their pages.

    `pages` maps each unit to the 版次 on which it begins; stories of the first page are in sight and
    need no guide. Empty for an issue of one page.
    """
    every = (unit for unit in publication.units() if unit.stack.headline)
    told = (unit for unit in every if not unit.boxed and unit.genre is not Genre.FILLER)
    stories = [unit for unit in told if pages.get(unit.id, first) > first]
    stories.sort(key=lambda unit: _GUIDED.index(unit.rank))
    turns: dict[int, int] = {}
    entries: list[tuple[int, int, GuideEntry]] = []
    for unit in stories:
        page = pages[unit.id]
        turns[page] = turns.get(page, 0) + 1
        entries.append((turns[page], page, GuideEntry(unit.stack.headline.in_one_line, page, unit.id)))
    return tuple(entry for *_, entry in sorted(entries, key=lambda entry: entry[:2]))[:most]


def banner_facts(facts: Facts, grid: Grid, band: Band) -> dict[str, object]:
    """The banner headline (通栏): as large as its measure allows, up to the band's size.

    A title that may turn (at `|` or a full space) takes two lines where these can be larger than one; a
    long one without a place to turn is turned by sense. In one line a full space stands where it might have
    turned, as it would be read wrongly without. A short one is spaced out, as short heads are
    (newspaper practice). `size` and `leading` in pt, `spacing` in em.
    """
    whole = _SPACE.join(facts.title_lines) or facts.title
    lines: tuple[str, ...] = (whole,)
    size = _one_line(width_in_em(whole), grid, band)
    turned = _turned(facts, small=size < _SMALL * band.size)
    if turned:
        larger = _size_of_two(turned, grid, band)
        if larger > size:
            lines, size = turned, larger
    spacing = _spacing(max(map(width_in_em, lines)), size, grid) if len(lines) == 1 else 0.0
    height = round(band.rows * grid.pitch, 3)
    return {
        "title": facts.title,
        "lines": lines,
        "size": size,
        "leading": round(min(size * _LEADING, height / len(lines)), 3),
        "spacing": spacing,
        "rows": band.rows,
        "top": round(band.row * grid.pitch, 3),
        "height": height,
    }


def _one_line(width: float, grid: Grid, band: Band) -> float:
    return _half_points(min(band.size, grid.width / width, _FILLED * band.rows * grid.pitch or band.size))


def _size_of_two(lines: tuple[str, ...], grid: Grid, band: Band) -> float:
    room = _FILLED * band.rows * grid.pitch / (len(lines) * _LEADING)
    return _half_points(min(band.size, grid.width / max(map(width_in_em, lines)), room))


def _half_points(size: float) -> float:
    return max(6.0, math.floor(size * 2) / 2)


def _turned(facts: Facts, *, small: bool) -> tuple[str, ...]:
    """The title in two lines, or nothing where it had better stay in one."""
    if len(facts.title_lines) > 1:
        return _two_lines(facts.title_lines)
    if not small:
        return ()
    segmenter = jieba_words()
    heads = broken_heads((facts.title,), len(facts.title), 2, segmenter)
    return heads[-1].lines if heads and len(heads[-1].lines) > 1 else ()


def _two_lines(segments: tuple[str, ...]) -> tuple[str, ...]:
    """Segments in two lines as even as they come; the first the longer one when both ways are as good."""
    turns = range(1, len(segments))
    ways = [("".join(segments[:turn]), "".join(segments[turn:])) for turn in turns]
    return min(ways, key=lambda way: (abs(width_in_em(way[0]) - width_in_em(way[1])), -len(way[0])))


def _spacing(width: float, size: float, grid: Grid) -> float:
    """Space between the characters of a short banner, in em, so that it fills half of the measure."""
    short = _AIRY * grid.width - width * size
    if short <= 0 or width < 2:
        return 0.0
    return min(_MOST_SPACING, round(short / size / (width - 1), 2))
