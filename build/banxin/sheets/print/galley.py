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
from banxin.markup.blocks import Block, Crosshead, Figure, Paragraph, PullQuote, Table
from banxin.sheets.article import unit_blocks
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
class PieceProof:
    """A piece that stands across a module, at one width: its rows, its fill and its height in pt."""

    rows: int
    fill: float
    height: float


@dataclass(frozen=True, slots=True)
class Galleys:
    """What a proof told: galleys by (unit, measure), pieces by (unit, key that was asked for)."""

    bodies: Mapping[tuple[str, float], Galley]
    pieces: Mapping[tuple[str, str], PieceProof]


@dataclass(frozen=True, slots=True)
class PieceRequest:
    """A piece to be tried (a headline stack, an editor's note): its width in 字 and its HTML."""

    unit: str
    key: str
    width: float
    html: Markup

    @property
    def ident(self) -> str:
        """The id under which the proof reports it."""
        return f"galley-piece-{self.unit}-{self.key}"


def pull_galleys(
    desk: Desk,
    bodies: Iterable[tuple[Unit, float]],
    pieces: Iterable[PieceRequest],
    setting: Callable[[Unit, float], Setting],
    proof: Proof,
) -> Galleys:
    """Pull one proof of all `bodies` (unit, measure in 字) and `pieces`."""
    grid = desk.layout.grid
    wanted = sorted(set(bodies), key=lambda pair: (pair[0].id, pair[1]))
    asked = tuple(pieces)
    sections = [_body_section(desk, unit, measure, setting(unit, measure)) for unit, measure in wanted]
    sections += [_piece_section(desk, piece) for piece in asked]
    extents = proof(desk.copy(desk.templates.render("galleys", galleys=sections)))
    return Galleys(
        {(unit.id, measure): _galley(unit, measure, extents, grid) for unit, measure in wanted},
        {(piece.unit, piece.key): _piece(extents[piece.ident], grid) for piece in asked},
    )


def _body_section(desk: Desk, unit: Unit, measure: float, setting: Setting) -> dict[str, object]:
    blocks = unit_blocks(unit, desk.templates, setting)
    ident = _ident(unit.id, measure)
    html = Markup("\n").join(
        Markup('<div id="{}-{}">{}</div>').format(ident, index, block) for index, block in enumerate(blocks)
    )
    end = Markup('<div id="{}-end"></div>').format(ident)
    return {"kind": unit.kind, "width": round(measure * desk.layout.grid.size, 3), "html": html + end}


def _piece_section(desk: Desk, piece: PieceRequest) -> dict[str, object]:
    html = Markup('<div id="{}">{}</div>').format(piece.ident, piece.html)
    return {"kind": "piece", "width": round(piece.width * desk.layout.grid.size, 3), "html": html}


def _ident(unit: str, measure: float) -> str:
    return f"galley-{unit}-{round(measure * 1000)}"


def _galley(unit: Unit, measure: float, extents: Mapping[str, Extent], grid: Grid) -> Galley:
    ident = _ident(unit.id, measure)
    kinds = part_kinds(unit)
    tops = [extents[f"{ident}-{index}"].top for index in range(len(kinds))] + [extents[f"{ident}-end"].top]
    parts = [
        Part(kind, *whole_rows(below - top, grid.pitch))
        for kind, top, below in zip(kinds, tops[:-1], tops[1:], strict=True)
    ]
    return Galley(unit.id, measure, tuple(parts))


def _piece(extent: Extent, grid: Grid) -> PieceProof:
    return PieceProof(*whole_rows(extent.height, grid.pitch), extent.height)


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
        return "keyed" if block.keywords else "crosshead"
    if isinstance(block, PullQuote):
        return "pull"
    if isinstance(block, Table):
        return "table"
    return "figure" if isinstance(block, Figure) else "block"


def filled(blocks: Sequence[Markup], parts: Sequence[Part]) -> Markup:
    """The blocks of a galley with their fills, as they go onto the page."""
    return Markup("\n").join(
        Markup('<div class="filled" style="padding-bottom: {}pt">{}</div>').format(part.fill, block)
        if part.fill
        else block
        for block, part in zip(blocks, parts, strict=True)
    )
