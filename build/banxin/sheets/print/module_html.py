"""A module of a made-up page as HTML: its head styled, its text in measured legs, its pictures placed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from banxin.layouts import Grid
from banxin.makeup.model.page import FigureBox, Module, PlacedLeg
from banxin.makeup.model.story import HeadVariant
from banxin.manuscript.publication import Image, Unit
from banxin.markup.blocks import Figure, Table
from banxin.sheets.article import render_frame, render_unit, unit_blocks
from banxin.sheets.print.figures import figure_of_rows
from banxin.sheets.print.frame import EditionContext
from banxin.sheets.print.galley import PulledBlock
from banxin.sheets.setting import FigureMeasure, Setting, StackStyle

_MOST_BELOW = 1.0  # rows of air below a head beyond its own, so that it stays with its text (N20)


@dataclass(frozen=True, slots=True)
class Passage:
    """The stretch of a story that a module holds: its blocks from `first` up to `end`.

    `goes_to` is the 版次 on which it goes on (下转), `comes_from` the one it comes from (上接); None where it
    does not.
    """

    first: int
    end: int
    goes_to: int | None = None
    comes_from: int | None = None


def module_html(
    context: EditionContext,
    unit: Unit,
    module: Module,
    passage: Passage,
    parts: Sequence[PulledBlock],
    setting: Setting,
    fill: float,
) -> Markup:
    """The story of `module`, or the passage of it; `fill` is the air in pt that makes its head whole rows."""
    grid = context.layout.grid
    above = (module.slack.air + 1) // 2
    loose = fill + (module.slack.air - above) * grid.pitch
    below = min(loose, _MOST_BELOW * grid.pitch)
    setting = replace(
        setting,
        stack_fill=round(below, 3),
        stack_air=round(above * grid.pitch + loose - below, 3),
        stack_style=stack_style_of(module.head, grid),
    )
    if unit.boxed:
        return render_unit(unit, context.templates, setting)
    setting = replace(setting, figure=_figure_sizes(module, unit, grid, setting))
    blocks = unit_blocks(unit, context.templates, setting)
    content = Markup("\n").join(_text(context, unit, module, passage, blocks, parts))
    legs = _legs_css(module, module.legs, grid)
    if passage.comes_from is None:
        return render_frame(unit, content, context.templates, setting, legs)
    return context.templates.render(
        "continued",
        ident=setting.ident("continued"),
        origin=setting.ident(),
        labels=context.labels,
        number=passage.comes_from,
        stack_style=setting.stack_style,
        height=round((module.head_rows) * grid.pitch, 3),
        content=content,
        legs=legs,
    )


def stack_style_of(head: HeadVariant, grid: Grid) -> StackStyle | None:
    """How a headline stack is styled; None for a story without one."""
    if not head.lines:
        return None
    side = grid.span(head.taken) * grid.size if head.side else 0
    return StackStyle(head.lines, head.size, head.spacing, head.eyebrow, head.subhead, head.deck, side)


def figure_key(unit: Unit, index: int) -> str:
    """The key of a figure that make-up may lift out of the text: its place in the galley."""
    blocks = unit.body.blocks
    is_figure = index < len(blocks) and isinstance(blocks[index], Figure)
    return f"figure-{index}" if is_figure else ""


def lifted_key(unit: Unit, index: int) -> str:
    """The key of a figure, or of a table of an article, that make-up may lift out of the text."""
    blocks = unit.body.blocks
    is_table = index < len(blocks) and isinstance(blocks[index], Table) and not unit.members
    return f"table-{index}" if is_table else figure_key(unit, index)


def _text(
    context: EditionContext,
    unit: Unit,
    module: Module,
    passage: Passage,
    blocks: Sequence[Markup],
    parts: Sequence[PulledBlock],
) -> Iterator[Markup]:
    """The blocks of the passage as they go into the legs, in order; a jump line ends them."""
    grid = context.layout.grid
    boxes = {box.key: box for box in module.figures}
    opened = {block: rows for leg in module.legs for block, rows in leg.opened}
    dropped = {block + module.first_block for block in module.dropped}
    for index in range(passage.first, passage.end):
        key = lifted_key(unit, index)
        if key in boxes:
            yield _lifted(blocks[index], boxes[key], module, grid)
        elif index not in dropped:
            yield _filled(blocks[index], parts[index], opened.get(index, 0), grid)
    if passage.goes_to is not None:
        target = f"{unit.id}--continued"
        yield context.templates.render("jump", labels=context.labels, number=passage.goes_to, target=target)


def _filled(block: Markup, part: PulledBlock, opened: int, grid: Grid) -> Markup:
    """A block with the air that makes it whole rows high and rows that make-up gave, half of it above; rows
    that make-up took go from below."""
    room = part.fill + opened * grid.pitch
    above = max(0.0, room / 2)
    below = room - above
    if not above and not below:
        return block
    style = f"padding-top: {above:.3f}pt; padding-bottom: {max(0.0, below):.3f}pt"
    if below < 0:
        style += f"; margin-bottom: {below:.3f}pt"
    return Markup('<div class="filled" style="{}">{}</div>').format(style, block)


def _lifted(block: Markup, box: FigureBox, module: Module, grid: Grid) -> Markup:
    """A picture lifted out of the text, at its place in the module."""
    left = box.x * grid.size - grid.column_x(module.column)
    top = (box.row - module.row) * grid.pitch
    return Markup('<div class="lifted" style="left: {}pt; top: {}pt; width: {}pt">{}</div>').format(
        round(left, 3), round(top, 3), round(box.width * grid.size, 3), block
    )


def _figure_sizes(
    module: Module, unit: Unit, grid: Grid, setting: Setting
) -> Callable[[Image, int], FigureMeasure]:
    """Sizes pictures in order: a lifted one fills its box above the caption, another its leg.

    Make-up lifts the first picture of a story, a table, or nothing.
    """
    pictures = {figure_key(unit, index) for index in range(len(unit.body.blocks))}
    lifted = [box for box in module.figures if box.key in pictures]
    in_leg = setting.figure
    assert in_leg is not None

    def size(image: Image, columns: int) -> FigureMeasure:
        if not lifted:
            return in_leg(image, columns)
        box = lifted.pop(0)
        return figure_of_rows(grid, box.width, box.rows - box.caption)(image, columns)

    return size


def _legs_css(module: Module, legs: Sequence[PlacedLeg], grid: Grid) -> str:
    """`--banxin-legs`: x, y, width and height of every leg in pt from the foot of the head."""
    left = grid.column_x(module.column) / grid.size
    return ", ".join(
        f"{(leg.x - left) * grid.size:.3f} {(leg.row - module.text_row) * grid.pitch:.3f}"
        f" {leg.measure * grid.size:.3f} {leg.rows * grid.pitch:.3f}"
        for leg in legs
    )
