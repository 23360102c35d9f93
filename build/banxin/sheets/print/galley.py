"""Galleys: stories set in one endless column, to learn how many rows each part takes at a measure.

Everything on a newspaper page stands on whole rows (占行). A part that is not a whole number of rows
high gets the missing air below it, its *fill*, when it is set on the page: a layout's stylesheet need
not do that sum.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from markupsafe import Markup

from banxin.manuscript.publication import Unit
from banxin.markup.blocks import Block, Crosshead, Figure, ListBlock, Paragraph, PullQuote, Table
from banxin.sheets.article import unit_blocks
from banxin.sheets.print.copy import MeasureExtents
from banxin.sheets.print.frame import EditionContext
from banxin.sheets.setting import Setting

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
    """A section of the proof: ids whose tops are read, the last of them the foot, and its key in memory."""

    kind: str
    width: float
    html: Markup
    idents: tuple[str, ...]
    key: str


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
    """The heights in pt of the parts of every section, remembered or read off a proof."""
    new = {section.key: section for section in sections if not _known(context, section)}
    if new:
        lots = _lots(list(new.values()), measure_extents.at_once)
        proofs = (context.templates.render("galleys", galleys=lot) for lot in lots)
        extents = measure_extents(*map(context.copy, proofs))
        for key, section in new.items():
            tops = [extents[ident].top for ident in section.idents]
            context.heights[key] = tuple(round(below - top, 4) for top, below in pairwise(tops))
    return [context.heights[section.key] for section in sections]


def _lots(sections: Sequence[_Section], most: int) -> tuple[list[_Section], ...]:
    """The sections in lots of about the same length, which can be set side by side.

    A section stands alone on its proof: with which others it is set makes no difference to it.
    """
    length = sum(len(section.html) for section in sections)
    lots = max(1, min(most, length // _LOT, len(sections)))
    taken = [0] * lots
    lot_of: dict[str, int] = {}
    for section in sorted(sections, key=lambda one: (-len(one.html), one.key)):
        least = taken.index(min(taken))
        taken[least] += len(section.html)
        lot_of[section.key] = least
    return tuple([one for one in sections if lot_of[one.key] == number] for number in range(lots))


def _known(context: EditionContext, section: _Section) -> bool:
    """Whether the context remembers a height for every part: none is ever nothing at all high."""
    heights = context.heights.get(section.key, ())
    return len(heights) == len(section.idents) - 1 and all(0 < height < _TALLEST for height in heights)


def _section(kind: str, width: float, blocks: Sequence[Markup], ident: str, ground: str) -> _Section:
    idents = [f"{ident}-{index}" for index in range(len(blocks))] + [f"{ident}-end"]
    html = Markup("\n").join(
        Markup('<div id="{}">{}</div>').format(one, block)
        for one, block in zip(idents, [*blocks, Markup("")], strict=True)
    )
    key = hashlib.sha256(f"{ground} {kind} {width} {html}".encode()).hexdigest()
    return _Section(kind, round(width, 3), html, tuple(idents), key)


def _body_section(
    context: EditionContext, unit: Unit, measure: float, setting: Setting, ground: str
) -> _Section:
    blocks = unit_blocks(unit, context.templates, setting)
    if listed := _one_item_lists(unit):
        apart = replace(unit, body=replace(unit.body, blocks=listed))
        blocks += unit_blocks(apart, context.templates, setting)[: len(listed)]
    ident = f"galley-{unit.id}-{round(measure * 1000)}"
    return _section(unit.kind, measure * context.layout.grid.size, blocks, ident, ground)


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
    return _section("piece", piece.width * context.layout.grid.size, [piece.html], piece.ident, ground)


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
