"""White space on a page: its share of the type area, and the largest patch that is trapped (N27)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from banxin.layouts import Grid
from banxin.makeup.model.page import Module, PageFrame
from banxin.makeup.modules.slack import AIR_IN_HEAD

InkBox = tuple[float, int, float, int]  # x and row of the left upper corner, width in 字, rows
WELL_FILLED = 0.25  # a newspaper page has no more white than this (N27)
WAITING = 0.35
"""Of a page that is white, beyond which it waits for copy."""

_BAND = 0.4  # of nameplate and banner that is white (measured on the built-in layouts)
_USUAL_FILL = 0.6  # of its span that a stack is taken to fill whose head has fewer words
_SMALL = 2  # rows of white that trouble nobody (N27)


def ink(module: Module, grid: Grid) -> Iterator[InkBox]:
    """The boxes of a module that hold ink: head, pictures, legs."""
    x = module.column * (grid.measure + grid.gutter)
    if module.head.side:
        yield (x, module.row, grid.span(module.head.taken), min(module.head.rows, module.rows))
    elif module.head.lines:
        yield (x, module.row, grid.span(module.columns), module.head_rows)
    for figure in module.figures:
        yield (figure.x, figure.row, figure.width, figure.rows)
    for leg in module.legs:
        yield (leg.x, leg.row, leg.measure, leg.rows)


def white_share(modules: Sequence[Module], frame: PageFrame, grid: Grid) -> float:
    """The part of the room for stories that holds no ink; a head counts as wide as its widest line."""
    inked = 0.0
    for module in modules:
        for _, _, width, rows in ink(module, grid):
            inked += width * rows
        if module.head.lines and not module.head.side:
            width = grid.span(module.columns)
            stack = max(0, module.head.rows - AIR_IN_HEAD)
            inked -= width * module.head_rows - width * max(module.head.fill, _USUAL_FILL) * stack
    return round(1 - inked / (frame.rows * grid.span(frame.columns)), 4)


def beside_bare_heads(modules: Sequence[Module], frame: PageFrame, grid: Grid) -> float:
    """The part of the room for stories by which it is whiter than its `white_share`: beside heads of few
    words, where no other line of the stack goes further."""
    bare = 0.0
    for module in modules:
        head = module.head
        if head.lines and not (head.side or head.deck or head.subhead or head.eyebrow):
            stack = max(0, head.rows - AIR_IN_HEAD)
            bare += grid.span(module.columns) * stack * max(0.0, _USUAL_FILL - head.fill)
    return bare / (frame.rows * grid.span(frame.columns))


def white_of_page(white: float, frame: PageFrame) -> float:
    """The part of a whole page that is white, of whose room for stories so much is: with nameplate and banner
    that stand above them, as a finished page is judged."""
    return (white * frame.rows + _BAND * frame.row) / max(1, frame.rows + frame.row)


def trapped_white(modules: Sequence[Module], frame: PageFrame, grid: Grid, gap: int) -> InkBox | None:
    """The largest empty rectangle of more than 2 rows and at least a basic column, clear of the page edge.

    The gap between two stories, where their rule stands, is no white space.
    """
    wide = round(grid.span(frame.columns))
    rows = [bytearray(wide) for _ in range(frame.rows)]
    for module in modules:
        for box in ink(module, grid):
            _fill(rows, box, frame, wide)
        foot = (module.column * (grid.measure + grid.gutter), module.row + module.rows)
        _fill(rows, (foot[0], foot[1], grid.span(module.columns), gap), frame, wide)
    best: InkBox | None = None
    heights, more = [0] * wide, 0
    for number, row in enumerate(rows[:-1]):
        more += 1
        if row == rows[number + 1]:  # what is white in this row is white in the next: it ends further down
            continue
        heights = [0 if cell else height + more for cell, height in zip(row, heights, strict=True)]
        more = 0
        for box in _rectangles(heights, number):
            x, top, width, deep = box
            if deep <= _SMALL or width < grid.measure:
                continue
            shut_in = (
                x > 0 and top > 0 and x + width < wide and any(rows[number + 1][int(x) : int(x + width)])
            )
            if shut_in and (best is None or width * deep > best[2] * best[3]):
                best = box
    return (best[0], best[1] + frame.row, best[2], best[3]) if best else None


def _fill(rows: list[bytearray], box: InkBox, frame: PageFrame, wide: int) -> None:
    x, top, width, deep = box
    left, right = max(0, round(x)), min(wide, round(x + width))
    for row in range(max(0, top - frame.row), min(frame.rows, top - frame.row + deep)):
        rows[row][left:right] = b"\1" * (right - left)


def _rectangles(heights: Sequence[int], row: int) -> Iterator[InkBox]:
    """The empty rectangles that end at `row` and cannot be made wider or higher."""
    stack: list[tuple[int, int]] = []
    for x, height in enumerate([*heights, 0]):
        start = x
        while stack and stack[-1][1] > height:
            start, tall = stack.pop()
            yield (start, row - tall + 1, x - start, tall)
        if height and (not stack or stack[-1][1] < height):
            stack.append((start, height))
