"""Headline stacks (标题组) in whole rows: eyebrow, main head, subhead, deck and byline over a module.

Height in rows = ⌈(Σ sizes + Σ air) / pitch⌉ with air above, below and between: a
main head of 30 pt over a subhead of 21 pt with three rows of air takes 8 rows of 11.5 pt.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from banxin.layouts import Grid
from banxin.makeup.heads.headline import BrokenHead, advance, broken_heads, is_uneven
from banxin.makeup.heads.sense import Segmenter
from banxin.makeup.model.story import HeadVariant, Story, StoryRank

_PARTED = 20.0  # demerits of a head in two lines of which one would do
_LINE_TOO_MANY = 30.0  # demerits of each line of a head beyond two (N17)
MOST_LINES = 6  # of a headline too long for those that its style allows
WIDE = 4  # basic columns from which on a head stands in one line where a size of its rank allows
_DISPLAY = (14.0, 16.0, 18.0, 21.0, 24.0, 28.0, 32.0, 36.0, 42.0, 48.0, 54.0, 63.0, 72.0, 84.0, 96.0)
_STEP = 1.08  # times a size, from which on a larger one is seen to be one
_SCALE = MappingProxyType(
    {
        StoryRank.LEAD: (48.0, 42.0, 36.0),
        StoryRank.PEER: (30.0, 26.0, 24.0, 21.0, 18.0),
        StoryRank.NORMAL: (28.0, 26.0, 24.0, 21.0, 18.0, 16.0),
        StoryRank.BRIEF: (18.0, 16.0, 14.0),
    }
)


@dataclass(frozen=True, slots=True)
class HeadCopy:
    """The words of a headline stack, each head in the segments that its author marked with `|`."""

    headline: tuple[str, ...]
    eyebrow: tuple[str, ...] = ()
    subhead: tuple[str, ...] = ()
    deck: str = ""
    byline: str = ""


@dataclass(frozen=True, slots=True)
class HeadStyle:
    """How heads of a layout are sized: pt for sizes, body rows for air.

    `scale` gives the sizes for each rank, the wanted one first; 引题 and 副题 are ratios of the main
    head, never more than three quarters of it (N19). `lead` is the leading of lines within the deck
    and the eyebrow, as a factor of their size; `between_lines` the air between lines of one main head. On a
    page with room a head may have up to `display` times the largest size of its rank.
    """

    scale: Mapping[StoryRank, tuple[float, ...]] = field(default_factory=lambda: _SCALE)
    eyebrow: float = 0.47
    subhead: float = 0.6
    smallest: float = 10.5
    deck: float = 11
    byline: float = 9
    lead: float = 1.35
    above: float = 1
    below: float = 1
    between: float = 1
    beside: float = 0.5
    between_lines: float = 0.4
    most_lines: int = 2
    side: bool = False
    display: float = 1.75

    def sizes(self, rank: StoryRank) -> tuple[float, ...]:
        """The sizes of a rank, the wanted one first."""
        return self.scale.get(rank, self.scale[StoryRank.NORMAL])

    def display_sizes(self, rank: StoryRank) -> tuple[float, ...]:
        """The sizes beyond those of a rank that a page with room may have, the smallest first."""
        largest = max(self.sizes(rank))
        return tuple(size for size in _DISPLAY if largest * _STEP <= size <= largest * self.display + 0.01)


STANDARD_HEADS = HeadStyle()


def head_variants(
    copy: HeadCopy, width: float, rank: StoryRank, grid: Grid, style: HeadStyle, segmenter: Segmenter
) -> tuple[HeadVariant, ...]:
    """Every way to set a stack over a module `width` 字 wide, the largest head of its rank first; those of
    pages with room come last.

    For each size the best head in as few lines as will do, with the deck and without it; of narrower spans
    also the one parted into two, behind all others. Across `WIDE` basic columns and more a head is not broken
    where some size of its rank takes it in one line. A headline too long for two lines of the smallest size
    gets one more line there.
    """
    found: list[HeadVariant] = []
    sizes = style.sizes(rank)
    for size in sizes:
        found += _at_size(copy, width, size, grid, style, segmenter, style.most_lines)
    wide = width >= grid.span(min(WIDE, grid.columns)) - 0.01
    parted = [] if wide else _parted(found)
    found = _in_one_line(found, wide=wide)
    whole = wide and any(len(head.lines) == 1 for head in found)
    lines = style.most_lines
    while not found and lines < MOST_LINES:
        lines += 1
        found += _at_size(copy, width, sizes[-1], grid, style, segmenter, lines)
    if style.side:
        found += _side_heads(copy, width, sizes, grid, style, segmenter)
    every = _display(copy, width, rank, grid, style, segmenter)
    display = [head for head in every if not (wide and head.parted)]
    return (*found, *(head for head in display if len(head.lines) == 1 or not whole), *parted)


def _display(
    copy: HeadCopy, width: float, rank: StoryRank, grid: Grid, style: HeadStyle, segmenter: Segmenter
) -> Iterator[HeadVariant]:
    """Heads larger than those of their rank, in as few lines as each size takes."""
    for step, size in enumerate(style.display_sizes(rank), 1):
        heads = list(_at_size(copy, width, size, grid, style, segmenter, style.most_lines))
        both = (*_in_one_line(heads, wide=False), *_parted(heads))
        yield from (replace(head, display=step) for head in both)


def _parted(heads: Sequence[HeadVariant]) -> list[HeadVariant]:
    """The heads in two lines of like length at sizes that take the words in one."""
    whole = {head.size for head in heads if len(head.lines) == 1}
    return [
        replace(head, parted=True, faults=head.faults + _PARTED)
        for head in heads
        if len(head.lines) == 2 and head.size in whole and not is_uneven(head.lines)
    ]


def _in_one_line(heads: Sequence[HeadVariant], *, wide: bool) -> list[HeadVariant]:
    """The heads without those that are broken for nothing: at a size that takes the words in one line, and on
    a `wide` span at any size."""
    whole = {head.size for head in heads if len(head.lines) == 1}
    return [head for head in heads if len(head.lines) == 1 or not (head.size in whole or (wide and whole))]


def _at_size(
    copy: HeadCopy,
    width: float,
    size: float,
    grid: Grid,
    style: HeadStyle,
    segmenter: Segmenter,
    most_lines: int,
) -> Iterator[HeadVariant]:
    capacity = width * grid.size / size
    for head in broken_heads(copy.headline, capacity, most_lines, segmenter):
        for deck in (True, False) if copy.deck else (False,):
            yield HeadVariant(
                size=size,
                lines=head.lines,
                rows=stack_rows(copy, len(head.lines), size, width, grid, style, deck=deck),
                deck=deck,
                subhead=bool(copy.subhead),
                eyebrow=bool(copy.eyebrow),
                fill=round(head.widest / capacity, 4),
                spacing=head.spacing,
                faults=head.faults + _LINE_TOO_MANY * max(0, len(head.lines) - 2),
                main_row=main_row(copy, size, width, grid, style),
                main_rows=math.ceil(_main_height(len(head.lines), size, grid, style) / grid.pitch),
            )


def stack_rows(
    copy: HeadCopy, lines: int, size: float, width: float, grid: Grid, style: HeadStyle, *, deck: bool
) -> int:
    """Whole rows of a stack with a main head of `lines` lines, air included."""
    room = width * grid.size
    parts = [
        (_lines_height("".join(copy.eyebrow), eyebrow_size(size, style), room, style.lead), style.beside),
        (_main_height(lines, size, grid, style), 0.0),
        (_lines_height("".join(copy.subhead), subhead_size(size, style), room, style.lead), style.between),
        (_lines_height(copy.deck if deck else "", style.deck, room, style.lead), style.beside),
        (_lines_height(copy.byline, style.byline, room, style.lead), style.beside),
    ]
    height = sum(part for part, _ in parts)
    air = sum(gap for part, gap in parts if part) + style.above + style.below
    return math.ceil(height / grid.pitch + air - 1e-6)


def _main_height(lines: int, size: float, grid: Grid, style: HeadStyle) -> float:
    """pt of the main head, the air between its lines included."""
    return lines * size + (lines - 1) * style.between_lines * grid.pitch


def main_row(copy: HeadCopy, size: float, width: float, grid: Grid, style: HeadStyle) -> int:
    """The row of the stack in which the main head begins."""
    eyebrow = _lines_height("".join(copy.eyebrow), eyebrow_size(size, style), width * grid.size, style.lead)
    return int(style.above + (eyebrow / grid.pitch + style.beside if eyebrow else 0))


def eyebrow_size(size: float, style: HeadStyle) -> float:
    """Size in pt of the 引题 over a main head of `size`, to half points."""
    return min(0.75 * size, max(style.smallest, round(2 * size * style.eyebrow) / 2))


def subhead_size(size: float, style: HeadStyle) -> float:
    """Size in pt of the 副题 under a main head of `size`, to half points."""
    return min(0.75 * size, max(style.smallest, round(2 * size * style.subhead) / 2))


def _lines_height(text: str, size: float, room: float, leading: float) -> float:
    """pt of a text in lines `room` pt wide; one character a line is kept back for marks that may not
    stand at a line's start."""
    if not text:
        return 0
    width = advance(text) * size
    count = 1 if width <= room else math.ceil(width / max(size, room - size))
    return size + (count - 1) * size * leading


def _side_heads(
    copy: HeadCopy, width: float, sizes: Sequence[float], grid: Grid, style: HeadStyle, segmenter: Segmenter
) -> Iterator[HeadVariant]:
    """Vertical heads (竖题) in one basic column at the left; eyebrow beside them, no deck."""
    if width < grid.span(min(3, grid.columns)) - 0.01:
        return
    for size in sizes:
        for head in broken_heads(copy.headline, 60, 2, segmenter):
            across = len(head.lines) * size * 1.25 + (eyebrow_size(size, style) * 1.5 if copy.eyebrow else 0)
            if across <= grid.measure * grid.size:
                yield _side_head(copy, head, size, grid, style)


def _side_head(copy: HeadCopy, head: BrokenHead, size: float, grid: Grid, style: HeadStyle) -> HeadVariant:
    longest = max(len(line) for line in head.lines) * size * 1.05
    eyebrow = len("".join(copy.eyebrow)) * eyebrow_size(size, style) * 1.05
    rows = math.ceil(max(longest, eyebrow) / grid.pitch) + 2
    across = len(head.lines) * size * 1.25 / (grid.measure * grid.size)
    return HeadVariant(
        size,
        head.lines,
        rows,
        eyebrow=bool(copy.eyebrow),
        fill=round(min(1, across), 4),
        faults=6 + 4.0 * (len(head.lines) - 1),
        taken=1,
    )


def heads_for(
    copy: HeadCopy, rank: StoryRank, grid: Grid, style: HeadStyle, segmenter: Segmenter
) -> dict[float, tuple[HeadVariant, ...]]:
    """The variants of a stack at the width of every span of the grid."""
    widths = [grid.span(columns) for columns in range(1, grid.columns + 1)]
    return {width: head_variants(copy, width, rank, grid, style, segmenter) for width in widths}


def common_sizes(
    stories: Iterable[Story], widths: Iterable[float] | None = None, *, display: int = 0
) -> tuple[float, ...]:
    """Sizes at which every one of these equals can be set, the largest first (N23).

    Without `widths` a size counts when each story has some width that takes it; with them, when each
    story takes it at every one of these widths. `display` counts those of pages with room too, up to so many
    sizes beyond the largest of their rank.
    """
    wanted = tuple(widths) if widths is not None else None
    common: set[float] | None = None
    for story in stories:
        if not story.heads:
            continue
        sizes = {
            width: {head.size for head in heads if head.display <= display}
            for width, heads in story.heads.items()
        }
        if wanted is None:
            own = set().union(*sizes.values())
        else:
            own = set.intersection(*(sizes.get(width, set()) for width in wanted)) if wanted else set()
        common = own if common is None else common & own
    return tuple(sorted(common or (), reverse=True))
