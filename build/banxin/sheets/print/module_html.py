"""A module of a made-up page as HTML: its head dressed, its text in measured legs, its pictures placed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from banxin.layouts import Grid
from banxin.makeup.page import FigureBox, Leg, Module
from banxin.makeup.story import HeadVariant
from banxin.manuscript.publication import Image, Unit
from banxin.markup.blocks import Figure
from banxin.sheets.article import render_frame, render_unit, unit_blocks
from banxin.sheets.print.figures import figure_of_rows
from banxin.sheets.print.frame import Desk
from banxin.sheets.print.galley import Part
from banxin.sheets.setting import FigureMeasure, HeadDress, Setting


def module_html(
    desk: Desk, unit: Unit, module: Module, parts: Sequence[Part], fill: float, setting: Setting
) -> Markup:
    """The story of `module`; `fill` is the air in pt that brings its head to whole rows."""
    grid = desk.layout.grid
    air = module.slack.air * grid.pitch
    setting = replace(setting, stack_fill=round(fill + air, 3), dress=dress_of(module.head))
    if unit.kind == "note":
        return render_unit(unit, desk.templates, setting)
    boxes = {box.key: box for box in module.figures}
    setting = replace(setting, figure=_figures(boxes, grid, setting))
    blocks = unit_blocks(unit, desk.templates, setting)
    opened = {block: rows for leg in module.legs for block, rows in leg.opened}
    content = Markup("\n").join(
        _placed(block, boxes[key], module, grid)
        if (key := figure_key(unit, index)) in boxes
        else _filled(block, part, opened.get(index, 0), grid)
        for index, (block, part) in enumerate(zip(blocks, parts, strict=True))
        if index not in module.dropped or figure_key(unit, index) in boxes
    )
    return render_frame(unit, content, desk.templates, setting, _legs_css(module, module.legs, grid))


def dress_of(head: HeadVariant) -> HeadDress | None:
    """How a headline stack is dressed; None for a story without one."""
    if not head.lines:
        return None
    return HeadDress(head.lines, head.size, head.spacing, head.eyebrow, head.subhead, head.deck)


def figure_key(unit: Unit, index: int) -> str:
    """The key of a figure that make-up may lift out of the text: its place in the galley."""
    blocks = unit.body.blocks
    is_figure = index < len(blocks) and isinstance(blocks[index], Figure)
    return f"figure-{index}" if is_figure else ""


def _filled(block: Markup, part: Part, opened: int, grid: Grid) -> Markup:
    """A block with the air that makes it whole rows high, and rows that make-up gave or took."""
    room = opened * grid.pitch
    above = max(0.0, room / 2)
    below = part.fill + room - above
    if not above and not below:
        return block
    style = f"padding-top: {above:.3f}pt; padding-bottom: {max(0.0, below):.3f}pt"
    if below < 0:
        style += f"; margin-bottom: {below:.3f}pt"
    return Markup('<div class="filled" style="{}">{}</div>').format(style, block)


def _placed(block: Markup, box: FigureBox, module: Module, grid: Grid) -> Markup:
    """A picture lifted out of the text, at its place in the module."""
    left = (box.x - grid.column_x(module.column) / grid.size) * grid.size
    top = (box.row - module.row) * grid.pitch
    return Markup('<div class="lifted" style="left: {}pt; top: {}pt; width: {}pt">{}</div>').format(
        round(left, 3), round(top, 3), round(box.width * grid.size, 3), block
    )


def _figures(
    boxes: Mapping[str, FigureBox], grid: Grid, setting: Setting
) -> Callable[[Image, int], FigureMeasure]:
    """Sizes pictures: a lifted one fills its box above the caption, another its leg."""
    in_leg = setting.figure
    lifted = list(boxes.values())

    def size(image: Image, columns: int) -> FigureMeasure:
        if lifted:
            box = lifted.pop(0)
            return figure_of_rows(grid, box.width, box.rows - box.caption)(image, columns)
        assert in_leg is not None
        return in_leg(image, columns)

    return size


def _legs_css(module: Module, legs: Sequence[Leg], grid: Grid) -> str:
    """`--banxin-legs`: x, y, width and height of every leg in pt from the foot of the head."""
    left = grid.column_x(module.column) / grid.size
    return ", ".join(
        f"{(leg.x - left) * grid.size:.3f} {(leg.row - module.text_row) * grid.pitch:.3f}"
        f" {leg.measure * grid.size:.3f} {leg.rows * grid.pitch:.3f}"
        for leg in legs
    )
