"""White space of a finished page (N27) and its gray (N28), measured on a raster of what stands on it.

**White share.** Ink boxes are the legs of a story (measure × rows from its first line to its last, so that
leading, indents and the ends of paragraphs are gray, not white); the headline stack of a story, one box
round its lines as far as their ink goes; every other line (captions, the page's furniture) as far as its ink
goes and 1.25 × its size high; pictures, tints and framed boxes whole. White is all the rest of the type
area, the normal gaps with it: gutters, the rows between stories with their rule, air above, below and
beside heads, unfilled feet. N27 asks 0.12–0.25 of a newspaper page; only with the normal
gaps counted as white can a full page reach 0.12.

**Trapped white.** Normal gaps are no trapped white: gutters, three rows between a story and what stands
below it, three rows below a head, the rows by which the last leg is shorter because the lines do not divide
(fewer than there are legs), and the band of a head as wide as its module (white beside a centred line
belongs to the head). What is left is trapped if it holds a rectangle of more than two rows by a basic
column that does not reach an edge of the type area.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

from banxin.preflight.pages.drawn import DrawnBox
from banxin.preflight.pages.glyphs import Line
from banxin.preflight.pages.judged import Judged, PageModule, line_box

_GAP = 3  # rows: the normal gap between stories, and the most between a head and its text
BREAKERS = ("crosshead", "pull", "box", "table", "caption")


@dataclass(frozen=True, slots=True)
class WhitePatch:
    """An empty or gray rectangle in pt on page `page`, with its rows and its width in basic columns."""

    box: DrawnBox
    rows: float
    columns: float


def tall_box(line: Line) -> DrawnBox:
    """A line as far as its ink goes, 1.25 × its size high."""
    box = line_box(line)
    air = 0.125 * line.size
    return DrawnBox("line", box.page, box.left, box.top - air, box.right, box.foot + air)


def ink(page: Judged, number: int) -> Iterator[DrawnBox]:
    """Ink boxes of page `number`."""
    for module in page.modules:
        if module.page != number:
            continue
        yield from (leg.box for leg in module.legs)
        if module.head:
            yield module.head
        yield from (tall_box(line) for line in module.passage.all_lines())
    yield from (tall_box(line) for line in page.furniture if line.page == number)
    yield from (box for box in page.drawn if box.page == number and box.kind != "rule")


def white_share(page: Judged, number: int) -> float:
    """The part of the type area of page `number` that holds no ink box."""
    image = _raster(page, ink(page, number), 1.0)
    return image.histogram()[0] / (image.width * image.height)


def _raster(page: Judged, boxes: Iterable[DrawnBox], step: float) -> Image.Image:
    """The type area at `step` pt a cell, 255 wherever a box covers the middle of the cell."""
    grid = page.grid
    image = Image.new("L", (round(grid.width / step), round(grid.height / step)), 0)
    draw = ImageDraw.Draw(image)
    for box in boxes:
        left, right = round((box.left - grid.left) / step), round((box.right - grid.left) / step)
        top, foot = round((box.top - grid.top) / step), round((box.foot - grid.top) / step)
        if right > left and foot > top:
            draw.rectangle((left, top, right - 1, foot - 1), fill=255)
    return image


def filled(page: Judged, number: int) -> Iterator[DrawnBox]:
    """Ink boxes with the normal gaps round them."""
    pitch, gutter = page.grid.pitch, page.grid.gutter
    yield from ink(page, number)
    for module in page.modules:
        if module.page != number:
            continue
        box = module.box
        yield DrawnBox("gap", number, box.left, box.foot, box.right, box.foot + _GAP * pitch)
        yield from (
            DrawnBox("gutter", number, leg.left - gutter, leg.top, leg.right + gutter, leg.foot)
            for leg in module.legs
        )
        if len(module.legs) > 1 and (last := module.legs[-1]).foot + (len(module.legs) - 0.5) * pitch > max(
            leg.foot for leg in module.legs
        ):
            yield DrawnBox("shortfall", number, last.left - gutter, last.foot, last.right + gutter, box.foot)
        if module.head:
            head = module.head
            yield DrawnBox(
                "head", number, box.left, head.top - _GAP * pitch, box.right, head.foot + _GAP * pitch
            )
    for line in page.furniture:
        if line.page == number:
            band = line_box(line)
            yield DrawnBox(
                "band", number, page.grid.left, band.top - pitch, page.grid.right, band.foot + _GAP * pitch
            )


def trapped(page: Judged, number: int) -> WhitePatch | None:
    """The largest rectangle of trapped white on page `number`."""
    half = page.grid.size / 2
    boxes = [DrawnBox(b.kind, b.page, b.left, b.top, b.right, b.foot) for b in filled(page, number)]
    image = _raster(page, boxes, half)
    rows = [image.crop((0, y, image.width, y + 1)).tobytes() for y in range(image.height)]
    best: tuple[int, int, int, int] | None = None
    heights = [0] * image.width
    for y, row in enumerate(rows):
        heights = [0 if cell else height + 1 for cell, height in zip(row, heights, strict=True)]
        if y == image.height - 1:
            break
        for left, right, height in _rectangles(heights):
            inside = left > 0 and right < image.width and height <= y
            wide = (right - left) * half >= page.grid.measure - half
            tall = height * half > 2 * page.grid.pitch + half
            if inside and wide and tall and (best is None or (right - left) * height > best[0] * best[1]):
                best = (right - left, height, left, y)
    if best is None:
        return None
    width, height, left, y = best
    box = DrawnBox(
        "white",
        number,
        page.grid.left + left * half,
        page.grid.top + (y + 1 - height) * half,
        page.grid.left + (left + width) * half,
        page.grid.top + (y + 1) * half,
    )
    return WhitePatch(box, box.height / page.grid.pitch, box.width / (page.grid.measure + page.grid.gutter))


def _rectangles(heights: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Left, right and height of every largest rectangle under the skyline `heights`."""
    stack: list[tuple[int, int]] = []
    for x, height in enumerate([*heights, 0]):
        start = x
        while stack and stack[-1][1] >= height:
            start, tall = stack.pop()
            if tall:
                yield start, x, tall
        stack.append((start, height))


def gray(page: Judged, number: int) -> WhitePatch | None:
    """The largest rectangle of plain text, in basic columns by rows; crossheads, pictures and heads break it.

    A cell (basic column by row) is plain if lines of text stand in it and nothing else; the gutter
    between two plain cells of one story or of two is plain as well.
    """
    grid = page.grid
    depth = round(grid.height / grid.pitch)
    cells = [[False] * grid.columns for _ in range(depth)]
    modules = [module for module in page.modules if module.page == number]
    for module in modules:
        for leg in module.legs:
            _mark(page, cells, leg.box, plain=True)
    for module in modules:
        for box in _breakers(module):
            _mark(page, cells, box, plain=False)
    best: WhitePatch | None = None
    heights = [0] * grid.columns
    for y, row in enumerate(cells):
        heights = [height + 1 if plain else 0 for plain, height in zip(row, heights, strict=True)]
        for left, right, height in _rectangles(heights):
            if best is None or (right - left) * height > best.columns * best.rows:
                edges = grid.edges()
                top = grid.top + (y + 1 - height) * grid.pitch
                box = DrawnBox(
                    "gray", number, edges[left][0], top, edges[right - 1][1], grid.top + (y + 1) * grid.pitch
                )
                best = WhitePatch(box, height, right - left)
    return best


def _breakers(module: PageModule) -> Iterator[DrawnBox]:
    yield from (line_box(line) for line in module.passage.lines(*BREAKERS))
    yield from module.drawn
    if module.head:
        yield module.head


def _mark(page: Judged, cells: list[list[bool]], box: DrawnBox, *, plain: bool) -> None:
    top = max(0, math.floor(page.row(box.top) + 0.3))
    foot = min(len(cells), math.ceil(page.row(box.foot) - 0.3))
    for column, (left, right) in enumerate(page.grid.edges()):
        if min(box.right, right) - max(box.left, left) > page.grid.size:
            for row in range(top, foot):
                cells[row][column] = plain
