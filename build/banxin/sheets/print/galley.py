"""Galleys: stories set in one endless column, to learn how many rows each part takes at a measure.

Everything on a newspaper page stands on whole rows (占行). A part that is not a whole number of rows
high gets the missing air below it, its *fill*, when it is set on the page: a layout's stylesheet need
not do that sum.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from banxin.layouts import Grid
from banxin.manuscript.publication import Unit
from banxin.markup.blocks import Block, Crosshead, Figure, Paragraph
from banxin.sheets.article import render_headline, unit_blocks
from banxin.sheets.print.copy import Extent, Proof
from banxin.sheets.print.frame import Desk
from banxin.sheets.setting import Setting

_ROUNDING = 0.02  # rows


@dataclass(frozen=True, slots=True)
class Part:
    """A block of a galley: its kind, its rows, and the air in pt that makes them whole."""

    kind: str
    rows: int
    fill: float


@dataclass(frozen=True, slots=True)
class Galley:
    """A story at one measure: its parts in order."""

    unit: str
    measure: float
    parts: tuple[Part, ...]

    @property
    def rows(self) -> int:
        """Rows of the whole galley."""
        return sum(part.rows for part in self.parts)


@dataclass(frozen=True, slots=True)
class HeadProof:
    """A headline stack at one width: its rows and its fill in pt."""

    rows: int
    fill: float


@dataclass(frozen=True, slots=True)
class Galleys:
    """What a proof told: galleys by (unit, measure), heads by (unit, key of the head asked for)."""

    bodies: Mapping[tuple[str, float], Galley]
    heads: Mapping[tuple[str, str], HeadProof]


@dataclass(frozen=True, slots=True)
class HeadRequest:
    """A headline stack to be tried: a key to find it again, its width in pt and its setting."""

    unit: Unit
    key: str
    width: float
    setting: Setting


def pull_galleys(
    desk: Desk,
    bodies: Iterable[tuple[Unit, float]],
    heads: Iterable[HeadRequest],
    setting: Callable[[Unit, float], Setting],
    proof: Proof,
) -> Galleys:
    """Pull one proof of all `bodies` (unit, measure in 字) and `heads`."""
    grid = desk.layout.grid
    wanted = sorted(set(bodies), key=lambda pair: (pair[0].id, pair[1]))
    asked = tuple(heads)
    sections = [_body_section(desk, unit, measure, setting(unit, measure)) for unit, measure in wanted]
    sections += [_head_section(desk, head) for head in asked]
    extents = proof(desk.copy(desk.templates.render("galleys", galleys=sections)))
    return Galleys(
        {(unit.id, measure): _galley(unit, measure, extents, grid) for unit, measure in wanted},
        {(head.unit.id, head.key): _head(extents[_head_ident(head)], grid) for head in asked},
    )


def _body_section(desk: Desk, unit: Unit, measure: float, setting: Setting) -> dict[str, object]:
    blocks = unit_blocks(unit, desk.templates, setting)
    ident = _ident(unit.id, measure)
    html = Markup("\n").join(
        Markup('<div id="{}-{}">{}</div>').format(ident, index, block) for index, block in enumerate(blocks)
    )
    end = Markup('<div id="{}-end"></div>').format(ident)
    return {"kind": unit.kind, "width": round(measure * desk.layout.grid.size, 3), "html": html + end}


def _head_section(desk: Desk, head: HeadRequest) -> dict[str, object]:
    html = Markup('<div id="{}">{}</div>').format(
        _head_ident(head), render_headline(head.unit, desk.templates, head.setting)
    )
    return {"kind": "head", "width": round(head.width, 3), "html": html}


def _ident(unit: str, measure: float) -> str:
    return f"galley-{unit}-{round(measure * 1000)}"


def _head_ident(head: HeadRequest) -> str:
    return f"galley-head-{head.unit.id}-{head.key}"


def _galley(unit: Unit, measure: float, extents: Mapping[str, Extent], grid: Grid) -> Galley:
    ident = _ident(unit.id, measure)
    kinds = part_kinds(unit)
    tops = [extents[f"{ident}-{index}"].top for index in range(len(kinds))] + [extents[f"{ident}-end"].top]
    parts = [
        Part(kind, *whole_rows(below - top, grid.pitch))
        for kind, top, below in zip(kinds, tops, tops[1:], strict=True)
    ]
    return Galley(unit.id, measure, tuple(parts))


def _head(extent: Extent, grid: Grid) -> HeadProof:
    return HeadProof(*whole_rows(extent.height, grid.pitch))


def whole_rows(height: float, pitch: float) -> tuple[int, float]:
    """The rows that `height` pt takes, and the pt that are missing to make them whole."""
    rows = math.ceil(height / pitch - _ROUNDING)
    return rows, max(0.0, round(rows * pitch - height, 3))


def part_kinds(unit: Unit) -> tuple[str, ...]:
    """The kinds of the parts of a unit's galley: its blocks in order, then its notes."""
    kinds = tuple(_kind(block) for block in unit.body.blocks)
    return (*kinds, "notes") if unit.body.notes else kinds


def _kind(block: Block) -> str:
    if isinstance(block, Paragraph):
        return "paragraph"
    if isinstance(block, Crosshead):
        return "crosshead"
    return "figure" if isinstance(block, Figure) else "block"


def filled(blocks: Sequence[Markup], parts: Sequence[Part]) -> Markup:
    """The blocks of a galley with their fills, as they go onto the page."""
    return Markup("\n").join(
        Markup('<div class="filled" style="padding-bottom: {}pt">{}</div>').format(part.fill, block)
        if part.fill
        else block
        for block, part in zip(blocks, parts, strict=True)
    )
