"""Galleys: stories set in one endless column, to learn how many rows each part takes at a measure.

Everything on a newspaper page stands on whole rows (占行). A part that is not a whole number of rows
high gets the missing air below it, its *fill*, when it is set on the page: a layout's stylesheet need
not do that sum.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from markupsafe import Markup

from banxin.manuscript.publication import Unit
from banxin.markup.blocks import Block, Crosshead, Figure, ListBlock, Paragraph, PullQuote, Table
from banxin.sheets.article import unit_blocks
from banxin.sheets.print.copy import MeasureExtents
from banxin.sheets.print.frame import EditionContext
from banxin.sheets.setting import Setting
from banxin.world.shipped import is_shipped

_TALLEST = 1e6  # pt
_LOT = 10_000  # characters of HTML: for fewer a process of their own gains nothing
_ROUNDING = 0.004  # rows; in pt less than what `legs` of the compositor forgives


@dataclass(frozen=True, slots=True)
class PulledBlock:
    """A block of a galley: its kind, its rows, and the air in pt that makes them whole; the rows of the
    `items` of a list that may be broken between them."""

    kind: str
    rows: int
    fill: float
    items: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Galley:
    """A story at one measure: its parts in order."""

    unit: str
    measure: float
    parts: tuple[PulledBlock, ...]

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


@dataclass(frozen=True, slots=True)
class _Section:
    """What is pulled at one width: its blocks, with their `keys` in memory. Where it is `whole`, it is pulled
    as a whole or not at all."""

    kind: str
    width: float
    ident: str
    blocks: tuple[Markup, ...]
    keys: tuple[str, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class _Run:
    """Blocks of a section one after the other, set on the proof: those of `keys`, and what follows them.

    The tops of `idents` are read, the last of which is where the last of the blocks ends.
    """

    kind: str
    width: float
    html: Markup
    idents: tuple[str, ...]
    keys: tuple[str, ...]


def pull_galleys(
    context: EditionContext,
    bodies: Iterable[tuple[Unit, float]],
    pieces: Iterable[PieceRequest],
    setting: Callable[[Unit, float], Setting],
    measure_extents: MeasureExtents,
) -> Galleys:
    """Measure all `bodies` (unit, measure in 字) and `pieces` whose heights are not known, in one setting."""
    pitch = context.layout.grid.pitch
    ground = context.fingerprint()
    wanted = sorted(set(bodies), key=lambda pair: (pair[0].id, pair[1]))
    asked = tuple(pieces)
    sections = [_body_section(context, u, measure, setting(u, measure), ground) for u, measure in wanted]
    sections += [_piece_section(context, piece, ground) for piece in asked]
    heights = _heights(context, sections, measure_extents)
    return Galleys(
        {
            (unit.id, measure): _galley(unit, measure, parts, pitch)
            for (unit, measure), parts in zip(wanted, heights[: len(wanted)], strict=True)
        },
        {
            (piece.unit, piece.key): PieceProof(*whole_rows(height, pitch), height)
            for piece, (height,) in zip(asked, heights[len(wanted) :], strict=True)
        },
    )


def _heights(
    context: EditionContext, sections: Sequence[_Section], measure_extents: MeasureExtents
) -> list[tuple[float, ...]]:
    """The heights in pt of the blocks of every section, remembered or read off a proof."""
    new = [
        run for section in {one.ident: one for one in sections}.values() for run in _runs(context, section)
    ]
    if new:
        lots = _lots(new, measure_extents.at_once)
        proofs = (context.templates.render("galleys", galleys=lot) for lot in lots)
        extents = measure_extents(*map(context.copy, proofs))
        for run in new:
            tops = [extents[ident].top for ident in run.idents]
            for key, (top, below) in zip(run.keys, pairwise(tops), strict=True):
                context.heights[key] = (round(below - top, 4),)
    return [tuple(context.heights[key][0] for key in section.keys) for section in sections]


def _lots(runs: Sequence[_Run], most: int) -> tuple[list[_Run], ...]:
    """The runs in lots of about the same length, which can be set side by side.

    A run stands alone on its proof: with which others it is set makes no difference to it.
    """
    length = sum(len(run.html) for run in runs)
    lots = max(1, min(most, length // _LOT, len(runs)))
    taken = [0] * lots
    lot_of: dict[tuple[str, ...], int] = {}
    for run in sorted(runs, key=lambda one: (-len(one.html), one.keys)):
        least = taken.index(min(taken))
        taken[least] += len(run.html)
        lot_of[run.idents] = least
    return tuple([one for one in runs if lot_of[one.idents] == number] for number in range(lots))


def _runs(context: EditionContext, section: _Section) -> Iterator[_Run]:
    """The blocks of a section whose heights are not remembered, each run with what follows it."""
    blocks = (*section.blocks, Markup(""))
    known = {key for key in section.keys if _known(context, key)}
    if section.whole and known < {*section.keys}:
        known.clear()
    at = 0
    for new, keys in groupby(section.keys, lambda key: key not in known):
        run = tuple(keys)
        first, at = at, at + len(run)
        if new:
            idents = tuple(f"{section.ident}-{index}" for index in range(first, at + 1))
            html = Markup("\n").join(
                Markup('<div id="{}">{}</div>').format(ident, block)
                for ident, block in zip(idents, blocks[first : at + 1], strict=True)
            )
            yield _Run(section.kind, section.width, html, idents, run)


def _known(context: EditionContext, key: str) -> bool:
    """Whether the context remembers a height: none is ever nothing at all high."""
    heights = context.heights.get(key, ())
    return len(heights) == 1 and 0 < heights[0] < _TALLEST


def _section(
    context: EditionContext, kind: str, width: float, blocks: Sequence[Markup], ident: str, ground: str
) -> _Section:
    """Blocks at a width. In the layouts that come with Banxin the height of a block hangs on itself and, by
    margins that meet, on the one behind it; a layout of one's own may have it hang on all of them."""
    ground = f"{ground} {kind} {width}"
    whole = not all(map(is_shipped, context.layout.chain))
    if whole:
        digest = hashlib.sha256("\n".join((ground, *blocks)).encode()).hexdigest()
        grounds = [f"{digest} {index}" for index in range(len(blocks))]
    else:
        grounds = [f"{ground} {block} {after}" for block, after in pairwise((*blocks, Markup("")))]
    keys = tuple(hashlib.sha256(one.encode()).hexdigest() for one in grounds)
    return _Section(kind, round(width, 3), ident, tuple(blocks), keys, whole)


def _body_section(
    context: EditionContext, unit: Unit, measure: float, setting: Setting, ground: str
) -> _Section:
    blocks = unit_blocks(unit, context.templates, setting)
    if listed := _one_item_lists(unit):
        apart = replace(unit, body=replace(unit.body, blocks=listed))
        blocks += unit_blocks(apart, context.templates, setting)[: len(listed)]
    ident = f"galley-{unit.id}-{round(measure * 1000)}"
    return _section(context, unit.kind, measure * context.layout.grid.size, blocks, ident, ground)


def _one_item_lists(unit: Unit) -> tuple[ListBlock, ...]:
    """Each item of the unit's lists as a list of its own, by which its height is learnt."""
    if unit.members:
        return ()
    return tuple(
        replace(block, items=(item,), start=block.start + index)
        for block in unit.body.blocks
        if isinstance(block, ListBlock)
        for index, item in enumerate(block.items)
    )


def _piece_section(context: EditionContext, piece: PieceRequest, ground: str) -> _Section:
    width = piece.width * context.layout.grid.size
    return _section(context, "piece", width, [piece.html], piece.ident, ground)


def _galley(unit: Unit, measure: float, heights: Sequence[float], pitch: float) -> Galley:
    kinds = part_kinds(unit)
    parts = [
        PulledBlock(kind, *whole_rows(height, pitch))
        for kind, height in zip(kinds, heights[: len(kinds)], strict=True)
    ]
    pulled = [whole_rows(height, pitch) for height in heights[len(kinds) :]]
    for index, block in enumerate(unit.body.blocks if pulled else ()):
        if isinstance(block, ListBlock):
            own, pulled = pulled[: len(block.items)], pulled[len(block.items) :]
            parts[index] = _with_items(parts[index], own)
    return Galley(unit.id, measure, tuple(parts))


def _with_items(part: PulledBlock, items: Sequence[tuple[int, float]]) -> PulledBlock:
    """A list with the rows of its items, where these and all of it are whole rows."""
    rows = tuple(rows for rows, _ in items)
    fills = [part.fill, *(fill for _, fill in items)]
    return replace(part, items=rows) if max(fills) == 0 and sum(rows) == part.rows else part


def whole_rows(height: float, pitch: float) -> tuple[int, float]:
    """The rows that `height` pt takes, and the pt that are missing to make them whole."""
    rows = math.ceil(height / pitch - _ROUNDING)
    return rows, max(0.0, round(rows * pitch - height, 3))


def part_kinds(unit: Unit) -> tuple[str, ...]:
    """The kinds of the parts of a unit's galley: its blocks in order, then its notes."""
    kinds = tuple(_kind(block) for block in unit.body.blocks)
    if unit.members:  # whatever stands in a brief stays in it
        kinds = tuple("block" if kind == "pull" else kind for kind in kinds)
    return (*kinds, "notes") if unit.body.notes else kinds


def _kind(block: Block) -> str:
    if isinstance(block, Paragraph):
        return "paragraph"
    if isinstance(block, Crosshead):
        if block.level == 1:
            return "brief-head"
        return "keyed" if block.keywords else "crosshead"
    if isinstance(block, PullQuote):
        return "pull"
    if isinstance(block, Table):
        return "table"
    if isinstance(block, ListBlock):
        return "list"
    return "figure" if isinstance(block, Figure) else "block"
