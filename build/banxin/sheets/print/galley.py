"""Galleys: stories set in one endless column, to learn how many rows each part takes at a measure.

Everything on a newspaper page stands on whole rows (占行). A part that is not a whole number of rows
high gets the missing air below it, its *fill*, when it is set on the page: a layout's stylesheet need
not do that sum.

What is wanted at several widths is set at the widest; the engine tells of text how much higher it would be
at the others. What it cannot tell is pulled there too.
"""

from __future__ import annotations

import hashlib
import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Any

from markupsafe import Markup

from banxin.manuscript.publication import Unit
from banxin.markup.blocks import Block, Crosshead, Figure, ListBlock, Paragraph, PullQuote, Table
from banxin.sheets.article import unit_blocks
from banxin.sheets.print.copy import MeasureExtents, PrintCopy
from banxin.sheets.print.frame import EditionContext
from banxin.sheets.setting import Setting
from banxin.world.shipped import is_shipped

_TALLEST = 1e6  # pt
_LOT = 10_000  # characters of HTML: for fewer a process of their own gains nothing
_LINES = 4  # widths at which a text is broken into lines, in the time that it takes to set it at one
_UNSTEADY = frozenset({"table", "figure"})  # kinds of parts whose columns or pictures differ with the width
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
    """A piece to be tried (a headline stack, an editor's note): its width in 字 and its HTML.

    Not `steady`, it differs with its width by more than its lines, as a table or the title of a notice.
    """

    unit: str
    key: str
    width: float
    html: Markup
    steady: bool = True

    @property
    def ident(self) -> str:
        """The id under which the proof reports it."""
        return f"galley-piece-{self.unit}-{self.key}"


@dataclass(frozen=True, slots=True)
class _Section:
    """What is pulled at one width: its blocks, with their `keys` in memory. Where it is `whole`, it is pulled
    as a whole or not at all. `steady` are the keys of blocks whose lines alone hang on their width."""

    kind: str
    width: float
    ident: str
    blocks: tuple[Markup, ...]
    keys: tuple[str, ...]
    whole: bool
    steady: frozenset[str]


_Others = Mapping[str, tuple[tuple[float, str], ...]]
"""By the key of a block at one width: other widths in pt, and its keys there."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Blocks of a section one after the other, set on the proof: those of `keys`, and what follows them.

    The tops of `idents` are read, the last of which is where the last of the blocks ends. `others` are asked
    for beside.
    """

    kind: str
    width: float
    html: Markup
    idents: tuple[str, ...]
    keys: tuple[str, ...]
    others: _Others

    @property
    def widths(self) -> dict[str, tuple[float, ...]]:
        """The widths that are asked for beside, by the ids of the blocks."""
        asked = {ident: self.others.get(key, ()) for ident, key in zip(self.idents, self.keys, strict=False)}
        return {ident: tuple(width for width, _ in others) for ident, others in asked.items() if others}

    @property
    def labour(self) -> int:
        """What setting it takes, in characters of HTML."""
        asked = max((len(widths) for widths in self.widths.values()), default=0)
        return len(self.html) * (_LINES + asked) // _LINES


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
    distinct = tuple({one.ident: one for one in sections}.values())
    others = _others(context, distinct)
    told = frozenset(key for at in others.values() for _, key in at)
    for later, asked in ((told, others), (frozenset[str](), dict[str, Any]())):
        _pull(
            context, [run for one in distinct for run in _runs(context, one, later, asked)], measure_extents
        )
    return [tuple(context.heights[key][0] for key in section.keys) for section in sections]


def _others(context: EditionContext, sections: Iterable[_Section]) -> _Others:
    """For each block that is wanted at several widths, and not remembered, those beside the widest."""
    wanted: dict[tuple[str, Markup, Markup], dict[float, str]] = defaultdict(dict)
    for section in sections:
        copies = pairwise((*section.blocks, Markup("")))
        for key, (block, after) in zip(section.keys, copies, strict=True):
            if key in section.steady and not _known(context, key):
                wanted[section.kind, block, after][section.width] = key
    return {keys.pop(max(keys)): tuple(keys.items()) for keys in wanted.values()}


def _pull(context: EditionContext, runs: Sequence[_Run], measure_extents: MeasureExtents) -> None:
    """Have the runs set, and remember the heights of their blocks, at other widths too if these are told."""
    if not runs:
        return
    copies = [_proof(context, lot) for lot in _lots(runs, measure_extents.at_once)]
    extents = measure_extents(*copies)
    for run in runs:
        tops = [extents[ident].top for ident in run.idents]
        for ident, key, (top, below) in zip(run.idents, run.keys, pairwise(tops), strict=False):
            context.heights[key] = (round(below - top, 4),)
            for (_, other), grown in zip(run.others.get(key, ()), extents[ident].grown, strict=False):
                if grown is not None:
                    context.heights[other] = (round(below - top + grown, 4),)


def _proof(context: EditionContext, runs: Sequence[_Run]) -> PrintCopy:
    """The copy of a proof."""
    copy = context.copy(context.templates.render("galleys", galleys=runs))
    return replace(copy, widths={ident: widths for run in runs for ident, widths in run.widths.items()})


def _lots(runs: Sequence[_Run], most: int) -> tuple[list[_Run], ...]:
    """The runs in lots of about the same length, which can be set side by side.

    A run stands alone on its proof: with which others it is set makes no difference to it.
    """
    length = sum(run.labour for run in runs)
    lots = max(1, min(most, length // _LOT, len(runs)))
    taken = [0] * lots
    lot_of: dict[tuple[str, ...], int] = {}
    for run in sorted(runs, key=lambda one: (-one.labour, one.keys)):
        least = taken.index(min(taken))
        taken[least] += run.labour
        lot_of[run.idents] = least
    return tuple([one for one in runs if lot_of[one.idents] == number] for number in range(lots))


def _runs(
    context: EditionContext, section: _Section, later: Collection[str], others: _Others
) -> Iterator[_Run]:
    """The blocks of a section whose heights are neither remembered nor come `later`, in runs."""
    blocks = (*section.blocks, Markup(""))
    known = {key for key in section.keys if key in later or _known(context, key)}
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
            yield _Run(section.kind, section.width, html, idents, run, others)


def _known(context: EditionContext, key: str) -> bool:
    """Whether the context remembers a height: none is ever nothing at all high."""
    heights = context.heights.get(key, ())
    return len(heights) == 1 and 0 < heights[0] < _TALLEST


def _section(
    context: EditionContext,
    kind: str,
    width: float,
    blocks: Sequence[tuple[Markup, bool]],
    ident: str,
    ground: str,
) -> _Section:
    """Blocks at a width, each with whether it is steady. In the layouts that come with Banxin the height of a
    block hangs on itself and, by margins that meet, on the one behind it; a layout of one's own may have it
    hang on all of them."""
    html = tuple(block for block, _ in blocks)
    ground = f"{ground} {kind} {width}"
    whole = not all(map(is_shipped, context.layout.chain))
    if whole:
        digest = hashlib.sha256("\n".join((ground, *html)).encode()).hexdigest()
        grounds = [f"{digest} {index}" for index in range(len(html))]
    else:
        grounds = [f"{ground} {block} {after}" for block, after in pairwise((*html, Markup("")))]
    keys = tuple(hashlib.sha256(one.encode()).hexdigest() for one in grounds)
    steady = frozenset(
        key for key, (_, is_steady) in zip(keys, blocks, strict=True) if is_steady and not whole
    )
    return _Section(kind, round(width, 3), ident, html, keys, whole, steady)


def _body_section(
    context: EditionContext, unit: Unit, measure: float, setting: Setting, ground: str
) -> _Section:
    blocks = unit_blocks(unit, context.templates, setting)
    if listed := _one_item_lists(unit):
        apart = replace(unit, body=replace(unit.body, blocks=listed))
        blocks += unit_blocks(apart, context.templates, setting)[: len(listed)]
    ident = f"galley-{unit.id}-{round(measure * 1000)}"
    unsteady = [index for index, kind in enumerate(part_kinds(unit)) if kind in _UNSTEADY]
    asked = [(block, index not in unsteady) for index, block in enumerate(blocks)]
    return _section(context, unit.kind, measure * context.layout.grid.size, asked, ident, ground)


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
    return _section(context, "piece", width, [(piece.html, piece.steady)], piece.ident, ground)


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
