"""An issue under judgement: modules with their legs, worked out from what stands on the finished pages.

Positions are pt from the top left of the trimmed page. A row is one pitch of the text; the numbers of the
grid come from the layout, all else from the PDF.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from banxin.layouts.pages.grid import POINTS_PER_MM, Grid
from banxin.manuscript.publication import Publication, Unit
from banxin.preflight.pages.drawn import DrawnBox, bounds, mark_lettering, read_drawn
from banxin.preflight.pages.glyphs import CLOSING, OPENING, Line, PageGlyph, legs_of, lines_of, read_glyphs
from banxin.preflight.pages.stories import Reading, StoryPassage, read_stories
from banxin.preflight.text.pdf.painted import PaintedPage
from banxin.preflight.text.sight import Unread
from banxin.sheets.labels import Labels
from banxin.wording import Message

ASIDE = ("caption", "credit")  # kinds that stand beside the text


@dataclass(frozen=True, slots=True)
class PageGrid:
    """Numbers of the grid in pt: type area, size and pitch of the text, basic columns and their gutter."""

    left: float
    top: float
    width: float
    height: float
    size: float
    pitch: float
    columns: int
    measure: float
    gutter: float

    @classmethod
    def of(cls, grid: Grid) -> PageGrid:
        """The numbers of a layout's grid."""
        return cls(
            grid.left * POINTS_PER_MM,
            grid.top * POINTS_PER_MM,
            grid.width,
            grid.height,
            grid.size,
            grid.pitch,
            grid.columns,
            grid.measure * grid.size,
            grid.gutter * grid.size,
        )

    @property
    def right(self) -> float:
        """Right edge of the type area."""
        return self.left + self.width

    @property
    def foot(self) -> float:
        """Foot of the type area."""
        return self.top + self.height

    def span(self, columns: int) -> float:
        """Width of `columns` basic columns."""
        return columns * self.measure + (columns - 1) * self.gutter

    def edges(self) -> list[tuple[float, float]]:
        """Left and right edge of each basic column."""
        return [
            (
                self.left + i * (self.measure + self.gutter),
                self.left + i * (self.measure + self.gutter) + self.measure,
            )
            for i in range(self.columns)
        ]


@dataclass(slots=True)
class Leg:
    """A leg: its lines in order, what is drawn or captioned in it, and its edges.

    `measured` says that its right edge is known, by a line of its story that is full.
    """

    lines: list[Line]
    left: float = 0.0
    right: float = 0.0
    top: float = 0.0
    foot: float = 0.0
    measured: bool = True

    @property
    def page(self) -> int:
        """Page index."""
        return self.lines[0].page

    @property
    def box(self) -> DrawnBox:
        """Its rectangle."""
        return DrawnBox("leg", self.page, self.left, self.top, self.right, self.foot)


@dataclass(slots=True)
class PageModule:
    """A passage of a story on its page, with its legs, the rectangle of its head and its own rectangle."""

    passage: StoryPassage
    legs: list[Leg]
    head: DrawnBox | None
    drawn: list[DrawnBox]
    box: DrawnBox

    @property
    def name(self) -> str:
        """The story's id."""
        return self.passage.name

    @property
    def page(self) -> int:
        """Page index."""
        return self.passage.page

    @property
    def measured(self) -> bool:
        """Whether the width of its legs is known."""
        return all(leg.measured for leg in self.legs)

    def remark(self, words: str) -> Remark:
        """A remark on this module."""
        return Remark(Message("{name}: {words}", name=self.name, words=words), self.passage.unit, self.page)

    @property
    def headline(self) -> list[Line]:
        """Lines of the main head; none for a note or a passage without one."""
        return self.passage.head["headline"].lines if "headline" in self.passage.head else []


class Remark(NamedTuple):
    """What is not as a rule asks, in words; the story and the page (from 0) that it is about, if one.

    `wrong` text says what is not so. `known` is what make-up itself tells of, or weighed and chose: how
    white a page is (`setting.underset`), a head in the largest size that its layout has, short legs of a
    short story.
    """

    words: str
    unit: Unit | None = None
    page: int = -1
    wrong: bool = False
    known: bool = False


def line_box(line: Line) -> DrawnBox:
    """The em boxes of a line as far as its ink goes: 0.88 em above the baseline, 0.12 em below."""
    left, right = line.ink
    return DrawnBox("line", line.page, left, line.y - 0.88 * line.size, right, line.y + 0.12 * line.size)


@dataclass
class Judged:
    """An issue under judgement; what is worked out from it is kept."""

    grid: PageGrid
    publication: Publication
    glyphs: Sequence[PageGlyph]
    drawn: Sequence[DrawnBox]
    reading: Reading
    labels: Labels
    sheets: Sequence[tuple[float, float]] = ()
    unread: Sequence[Unread] = ()

    @cached_property
    def modules(self) -> list[PageModule]:
        """Every passage that was found, notes of the editor too."""
        return [_module(self, passage) for passage in self.reading.passages if passage.all_lines()]

    @cached_property
    def stories(self) -> list[PageModule]:
        """Modules that are no editor's notes and hold text."""
        return [m for m in self.modules if not m.passage.unit.boxed and m.legs]

    @cached_property
    def heads(self) -> list[PageModule]:
        """Modules with a main head and text."""
        return [module for module in self.modules if module.headline and module.legs]

    @cached_property
    def furniture(self) -> list[Line]:
        """Lines of no story: 报头, 报眉, 通栏, labels; lettering of pictures is no furniture."""
        return lines_of(self.reading.rest)

    @property
    def pages(self) -> range:
        """Indices of the pages."""
        return range(len(self.sheets))

    def row(self, y: float) -> float:
        """Rows from the top of the type area down to `y`."""
        return (y - self.grid.top) / self.grid.pitch


def read_issue(
    pages: Sequence[PaintedPage],
    publication: Publication,
    grid: PageGrid,
    labels: Labels,
    unread: Sequence[Unread] = (),
) -> Judged:
    """The finished `pages` of `publication`, with the words that its edition prints; `unread` is what of
    their text cannot be seen."""
    drawn = read_drawn(pages)
    glyphs = read_glyphs(pages)
    mark_lettering(glyphs, drawn)
    sheets = [(page.trim.right - page.trim.left, page.trim.top - page.trim.bottom) for page in pages]
    reading = read_stories(publication, glyphs, grid.size, len(sheets), labels)
    return Judged(grid, publication, glyphs, drawn, reading, labels, sheets, unread)


def _module(page: Judged, passage: StoryPassage) -> PageModule:
    em, pitch = page.grid.size, page.grid.pitch
    aside = _beside(passage)
    beside = {id(line) for line in aside}
    lines = [line for line in passage.column_lines() if id(line) not in beside]
    legs = [Leg(lines_) for lines_ in legs_of(lines, em)] if lines else []
    head = [line_box(line) for found in passage.head.values() for line in found.lines]
    every = [line_box(line) for line in passage.all_lines()]
    own = bounds(every)
    captions = [line_box(line) for line in aside]
    drawn = [
        box
        for box in page.drawn
        if box.kind != "rule"
        and box.meets(own, -0.5 * pitch)
        and (_within(box, own, em) or any(_stands_over(box, caption, pitch) for caption in captions))
    ]
    if passage.unit.boxed:
        return PageModule(passage, [], None, drawn, bounds([own, *drawn], "module"))
    drawn += [
        box
        for box in page.drawn
        if box.kind == "rule" and not box.upright and box.meets(own) and _among(box, lines, pitch)
    ]
    _edges(legs, em)
    for leg in legs:
        _depth(leg, [*drawn, *captions], page.grid)
    parts = [*every, *drawn, *(leg.box for leg in legs)]
    return PageModule(passage, legs, bounds(head, "head") if head else None, drawn, bounds(parts, "module"))


def _beside(passage: StoryPassage) -> list[Line]:
    """Lines that stand in no leg: captions, and the cells of tables that stand over all of the text."""
    text = [line.y for line in passage.column_lines() if line.kind not in (*ASIDE, "table")]
    cells = passage.lines("table")
    return [*passage.lines(*ASIDE), *(line for line in cells if text and line.y < min(text))]


def _within(box: DrawnBox, own: DrawnBox, em: float) -> bool:
    return box.left > own.left - em and box.right < own.right + 2 * em


def _stands_over(box: DrawnBox, caption: DrawnBox, pitch: float) -> bool:
    """Whether a box is the picture right above a caption."""
    near = -2 < caption.top - box.foot < pitch + 1 and box.left - 2 < caption.left < box.right
    return box.kind == "picture" and box.page == caption.page and near


def _among(rule: DrawnBox, lines: Sequence[Line], pitch: float) -> bool:
    """Whether a lying rule has text of the story within two rows above it and below it (tables, quotes)."""
    near = [
        line.y - rule.top
        for line in lines
        if line.page == rule.page and line.ink[0] < rule.right and line.ink[1] > rule.left
    ]
    return any(-2 * pitch < gap < 0 for gap in near) or any(0 < gap < 2 * pitch for gap in near)


def _edges(legs: Sequence[Leg], em: float) -> None:
    """Left and right edge of each leg from its inner lines; a short leg takes its sisters' measure."""
    for leg in legs:
        inner = [line for line in leg.lines if line.kind == "paragraph" and not line.first]
        lefts = [line.x0 for line in inner if line.text[0] not in OPENING]
        ends = [
            line.ends()[-1]
            for line in leg.lines
            if line.kind == "paragraph" and not line.last and line.text[-1] not in CLOSING
        ]
        opened = [line.x0 - 2 * em for line in _openings(leg) if line.text[0] not in OPENING]
        leg.left = statistics.median(lefts or opened or [min(line.x0 for line in leg.lines)])
        leg.right = statistics.median(ends) if ends else math.nan
        leg.measured = bool(lefts or opened)
    widths = [leg.right - leg.left for leg in legs if not math.isnan(leg.right)]
    for leg in legs:
        if math.isnan(leg.right):
            widest = max(line.ink[1] for line in leg.lines)
            leg.measured = leg.measured and bool(widths)  # a leg of list items alone begins at an indent
            leg.right = leg.left + statistics.median(widths) if leg.measured else widest


def _openings(leg: Leg) -> Iterator[Line]:
    """The lines that begin paragraphs: where a dateline (电头) opens one, that and not what follows it."""
    behind: Line | None = None
    for line in leg.lines:
        run_in = behind is not None and behind.kind == "dateline" and abs(behind.y - line.y) < 1
        if line.first and not run_in and line.kind in ("dateline", "paragraph"):
            yield line
        behind = line


def _depth(leg: Leg, others: Sequence[DrawnBox], grid: PageGrid) -> None:
    """Top and foot of a leg with what is drawn in it, in whole rows of the grid."""
    top = min(line.y - 0.88 * line.size for line in leg.lines)
    foot = max(line.y + 0.12 * line.size for line in leg.lines)
    column = DrawnBox("leg", leg.page, leg.left, top - 2 * grid.pitch, leg.right, foot + 2 * grid.pitch)
    inside = [box for box in others if box.meets(column, 2.0) and box.width < 1.2 * (leg.right - leg.left)]
    top = min([top, *(box.top for box in inside)])
    foot = max([foot, *(box.foot for box in inside)])
    slip = 0.15
    leg.top = grid.top + math.floor((top - grid.top) / grid.pitch + slip) * grid.pitch
    leg.foot = grid.top + math.ceil((foot - grid.top) / grid.pitch - slip) * grid.pitch
