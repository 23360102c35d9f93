"""From a sized part to modules on the page: rows left over go to the feet, missing rows are counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from banxin.makeup.legs.breaking import LegText, even_legs, overflowing_legs
from banxin.makeup.model.leg_rules import Spot
from banxin.makeup.model.page import FigureBox, Module, PageRule, PlacedLeg
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.tree import Cutting
from banxin.makeup.modules.shapes import Shape, at_foot
from banxin.makeup.modules.slack import shares
from banxin.makeup.search.partial import PartialPage, children


def place(
    part: PartialPage,
    column: int,
    row: int,
    rows: int,
    rules: MakeUpRules,
    heights: Mapping[str, int] | None = None,
) -> Iterator[Module | PageRule]:
    """The modules of `part` in the rectangle from `column` and `row`, `rows` deep, and the rules between.

    `heights` says how many rows each module takes; without it rows left over are shared out. A shape that
    takes rows of the gaps above and below stands in these too.
    """
    if part.shape is not None and part.shape.story.fixed:
        corner = part.shape.story.fixed.corner
        below = rows - part.rows if not corner.top else 0
        before = part.columns - part.shape.columns if corner.right else 0
        yield _module(part.shape, column + before, row + below, part.rows, rules)
    elif part.shape is not None:
        slack = part.shape.slack
        yield _module(part.shape, column, row - slack.above, rows + slack.above + slack.below, rules)
    elif part.cutting is Cutting.STACK:
        yield from _place_stack(part, column, row, rows, rules, heights)
    else:
        yield from _place_beside(part, column, row, rows, rules, heights)


def _place_stack(
    part: PartialPage,
    column: int,
    row: int,
    rows: int,
    rules: MakeUpRules,
    heights: Mapping[str, int] | None,
) -> Iterator[Module | PageRule]:
    stack = children(part)
    grid, gap = rules.grid, rules.gap
    depths = _shared(stack, rows, gap) if heights is None else _as_decided(stack, rows, heights, gap)
    x = column * (grid.measure + grid.gutter)
    for index, child in enumerate(stack):
        if index:
            middle = row - (gap + _taken(child, upper=True) - _taken(stack[index - 1], upper=False)) / 2
            yield PageRule(False, x, middle, grid.span(part.columns))
        yield from place(child, column, row, depths[index], rules, heights)
        row += depths[index] + gap


def _taken(part: PartialPage, *, upper: bool) -> int:
    """Rows that stories at the `upper` edge of a part, or at its lower one, take of the gap there."""
    if part.shape is not None:
        return part.shape.slack.above if upper else part.shape.slack.below
    parts = children(part)
    if part.cutting is Cutting.STACK:
        return _taken(parts[0 if upper else -1], upper=upper)
    return max(_taken(child, upper=upper) for child in parts)


def _shared(stack: Sequence[PartialPage], rows: int, gap: int) -> list[int]:
    """The rows of the parts of a stack, what is left over or missing shared out among them."""
    spare = rows - sum(child.rows for child in stack) - gap * (len(stack) - 1)
    weights = [child.stack if spare >= 0 else max(1, child.rows - 8) for child in stack]
    extra = shares(abs(spare), weights)
    return [child.rows + (more if spare >= 0 else -more) for child, more in zip(stack, extra, strict=True)]


def _as_decided(stack: Sequence[PartialPage], rows: int, heights: Mapping[str, int], gap: int) -> list[int]:
    """The rows of the parts of a stack as they are decided; an advertisement has what is left over."""
    depths = [decided_rows(child, heights, gap) for child in stack]
    spare = rows - sum(depths) - gap * (len(stack) - 1)
    rigid = next((index for index, child in enumerate(stack) if child.rigid), None)
    if rigid is not None and spare > 0:
        depths[rigid] += spare
    return depths


def decided_rows(part: PartialPage, heights: Mapping[str, int], gap: int) -> int:
    """The rows of a part whose modules have decided rows."""
    if part.shape is not None:
        return heights[part.shape.story.key]
    depths = [decided_rows(child, heights, gap) for child in children(part)]
    return sum(depths) + gap * (len(depths) - 1) if part.cutting is Cutting.STACK else max(depths)


def _place_beside(
    part: PartialPage,
    column: int,
    row: int,
    rows: int,
    rules: MakeUpRules,
    heights: Mapping[str, int] | None,
) -> Iterator[Module | PageRule]:
    grid = rules.grid
    for index, child in enumerate(children(part)):
        if index:
            yield PageRule(True, column * (grid.measure + grid.gutter) - grid.gutter / 2, row, rows)
        yield from place(child, column, row, rows, rules, heights)
        column += child.columns


def _module(shape: Shape, column: int, row: int, rows: int, rules: MakeUpRules) -> Module:
    grid, head = rules.grid, shape.head
    x = (column + head.taken) * (grid.measure + grid.gutter)
    module = Module(
        shape.story.key,
        column,
        row,
        rows,
        shape.cut,
        x,
        head,
        (),
        slack=at_foot(shape, rows),
        dropped=tuple(sorted(set(range(len(_blocks(shape)))) - set(shape.kept))),
        over=max(0, shape.rows - rows),
        uneven=shape.plan.uneven,
        lone=shape.plan.lone,
        first_block=shape.story.first_block,
    )
    return _with_text(module, shape)


def _blocks(shape: Shape) -> tuple[object, ...]:
    return shape.story.galleys.get(shape.cut.measure, ())


def _with_text(module: Module, shape: Shape) -> Module:
    """The legs and the picture of a module; an over-set one runs out of the last leg, nothing is cut."""
    cut, placing = shape.cut, shape.placing
    dips = placing.dips(cut.legs) if placing else (0,) * cut.legs
    level = len(set(dips)) == 1  # a table across the legs, or nothing, stands over them
    even = even_legs(shape.galley, cut.legs, shape.plan.depth - dips[0]) if level else None
    texts = (even or shape.plan).legs
    if module.over:
        room = max(max(dips) + 1, module.rows - module.head_rows)
        texts = overflowing_legs(shape.galley, cut.legs, room, dips)
    legs = tuple(
        _leg(module, shape, index, text, dips[index]) for index, text in enumerate(texts) if text.rows
    )
    return replace(module, legs=legs, figures=_figures(module, shape))


def _leg(module: Module, shape: Shape, index: int, text: LegText, dip: int) -> PlacedLeg:
    return PlacedLeg(
        round(module.text_x + shape.cut.x(index), 6),
        shape.cut.measure,
        module.text_row + dip,
        text.rows,
        _in_galley(text.start, shape),
        _in_galley(text.end, shape),
        tuple((_block(index_kept, shape), rows) for index_kept, rows in text.opened),
    )


def _in_galley(spot: Spot, shape: Shape) -> Spot:
    """A spot in the whole galley of the story, blocks before a jump and blocks left out counted in."""
    return Spot(_block(spot.block, shape), spot.line)


def _block(index: int, shape: Shape) -> int:
    kept = shape.kept
    last = len(_blocks(shape)) - shape.story.jumped  # a jump line is no block of the manuscript
    return min(kept[index] if index < len(kept) else last, last) + shape.story.first_block


def _figures(module: Module, shape: Shape) -> tuple[FigureBox, ...]:
    placing, cut = shape.placing, shape.cut
    if placing is None:
        return ()
    first = cut.legs - placing.legs if shape.galley.units else 0
    x = round(module.text_x + cut.x(first), 6)
    width = cut.width(placing.legs)
    return (FigureBox(placing.key, x, width, module.text_row, placing.rows, placing.caption, placing.crop),)
