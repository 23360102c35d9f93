"""Gray: the largest rectangle of plain text in a module, with no crosshead or picture to break it (N28)."""

from __future__ import annotations

from banxin.makeup.model.page import Module, PlacedLeg
from banxin.makeup.model.story import BlockKind, GalleyBlock, Story

RowRun = tuple[int, int]  # rows from and up to


def grayest(module: Module, story: Story) -> float:
    """Area in 字 times 行 of the largest plain rectangle across adjacent legs."""
    runs = [plain_runs(leg, module, story) for leg in module.legs]
    largest = 0.0
    for first in range(len(runs)):
        common = runs[first]
        for last in range(first, len(runs)):
            common = _common(common, runs[last]) if last > first else common
            deepest = max((end - start for start, end in common), default=0)
            width = module.legs[last].x + module.legs[last].measure - module.legs[first].x
            largest = max(largest, width * deepest)
    return round(largest, 4)


def plain_runs(leg: PlacedLeg, module: Module, story: Story) -> list[RowRun]:
    """Stretches of rows of a leg that hold nothing but lines of paragraphs."""
    blocks = story.galleys[leg.measure]
    opened = dict(leg.opened)
    runs: list[RowRun] = []
    row = leg.row
    for index in range(leg.start.block, leg.end.block + 1):
        own = index - story.first_block
        if own >= len(blocks) or index - story.first_block in module.dropped:
            continue
        block = blocks[own]
        if block.kind is not BlockKind.PARAGRAPH:
            row += _rows_in(leg, index, block) + opened.get(index, 0)
            continue
        start = leg.start.line if index == leg.start.block else 0
        end = leg.end.line if index == leg.end.block else block.lines
        if runs and runs[-1][1] == row:
            runs[-1] = (runs[-1][0], row + end - start)
        elif end > start:
            runs.append((row, row + end - start))
        row += end - start
    return runs


def _rows_in(leg: PlacedLeg, index: int, block: GalleyBlock) -> int:
    """Rows of a block that is no paragraph in a leg, which may begin and end between items of a list."""
    start = leg.start.line if index == leg.start.block else 0
    end = leg.end.line if index == leg.end.block else len(block.pieces)
    return sum(block.pieces[start:end])


def _common(one: list[RowRun], other: list[RowRun]) -> list[RowRun]:
    """Where both runs are plain."""
    met = [(max(a, c), min(b, d)) for a, b in one for c, d in other]
    return [(start, end) for start, end in met if end > start]
