"""Copy-fitting: what make-up is told of every story, measured on one proof.

Each story is pulled at every measure that the grid's cuts offer, each headline at every width in every
style; make-up then works in whole rows alone.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from types import MappingProxyType

from markupsafe import Markup

from banxin.layouts import Grid
from banxin.makeup.heads.sense import Segmenter
from banxin.makeup.heads.stacks import HeadCopy, HeadStyle, heads_for
from banxin.makeup.legs.cuts import measures, measures_asked
from banxin.makeup.model.rules import MakeUpRules
from banxin.makeup.model.story import (
    BlockKind,
    GalleyBlock,
    HeadVariant,
    Story,
    StoryFigure,
    StoryRank,
    StoryTable,
)
from banxin.manuscript.publication import Image, Item, Section, Unit
from banxin.manuscript.publication import Rank as ManuscriptRank
from banxin.markup import count_characters, plain_text
from banxin.markup.blocks import Figure as FigureText
from banxin.markup.blocks import Verse
from banxin.sheets.article import render_frame, render_unit, unit_blocks
from banxin.sheets.bylines import byline_text
from banxin.sheets.facts import width_in_em
from banxin.sheets.print.copy import MeasureExtents
from banxin.sheets.print.figures import figure_in_leg, figure_of_rows, natural_width, ratio_of
from banxin.sheets.print.fitted_before import ground_of, kept_by, set_from
from banxin.sheets.print.frame import EditionContext
from banxin.sheets.print.galley import Galleys, PieceRequest, PulledBlock, pull_galleys, whole_rows
from banxin.sheets.print.head_models import head_height, models
from banxin.sheets.print.module_html import figure_key, lifted_key
from banxin.sheets.setting import Notes, PressName, Setting

HEADLINE_LEVEL = 2  # the banner is level 1
_RANKS = {
    ManuscriptRank.LEAD: StoryRank.LEAD,
    ManuscriptRank.PEER: StoryRank.PEER,
    ManuscriptRank.NORMAL: StoryRank.NORMAL,
    ManuscriptRank.BRIEF: StoryRank.BRIEF,
}
_KINDS = {
    "paragraph": BlockKind.PARAGRAPH,
    "crosshead": BlockKind.CROSSHEAD,
    "keyed": BlockKind.CROSSHEAD,
    "figure": BlockKind.FIGURE,
    "pull": BlockKind.PULL,
    "table": BlockKind.TABLE,
    "list": BlockKind.LIST,
    "notes": BlockKind.NOTES,
}

LegsAsked = tuple[int | None, int]
"""Legs that an editor asks for: in so many basic columns, or in any number, how many."""

Heads = Mapping[tuple[str, float], tuple[HeadVariant, ...]]


@dataclass(frozen=True, slots=True)
class FittedStories:
    """Stories as make-up knows them, with what setting them needs to know again."""

    stories: tuple[Story, ...]
    galleys: Galleys
    fills: Mapping[tuple[str, float, HeadVariant | None], float]

    def parts(self, unit: str, measure: float) -> tuple[PulledBlock, ...]:
        """The parts of a unit's galley at `measure` 字."""
        return self.galleys.bodies[unit, measure].parts

    def alone(self, story: Story) -> FittedStories:
        """One of them, with nothing of the others."""
        bodies = {key: one for key, one in self.galleys.bodies.items() if key[0] == story.key}
        pieces = {key: one for key, one in self.galleys.pieces.items() if key[0] == story.key}
        fills = {key: one for key, one in self.fills.items() if key[0] == story.key}
        return FittedStories((story,), Galleys(bodies, pieces), fills)

    def beside(self, others: FittedStories) -> FittedStories:
        """These and the others, which are others in truth."""
        galleys = Galleys(
            {**self.galleys.bodies, **others.galleys.bodies}, {**self.galleys.pieces, **others.galleys.pieces}
        )
        return FittedStories((*self.stories, *others.stories), galleys, {**self.fills, **others.fills})


def fit_copy(
    context: EditionContext,
    rules: MakeUpRules,
    style: HeadStyle,
    segmenter: Segmenter,
    measure_extents: MeasureExtents,
    asked: Mapping[str, Collection[LegsAsked]] = MappingProxyType({}),
) -> FittedStories:
    """Measure every unit of the publication at all measures and widths of `rules`, and those units for which
    an editor has `asked` for legs at their measures too. What was fitted before in this process is taken as
    it was, where the context keeps that."""
    units = tuple(context.publication.units())
    before = kept_by(context)
    kept = {} if before is None else before.on(ground_of(context, rules, style))
    source = {} if before is None else {u.id: set_from(context, u, asked.get(u.id, ())) for u in units}
    known = {one for one, held in source.items() if one in kept and kept[one][0] == held}
    new = tuple(unit for unit in units if unit.id not in known)
    fitted = _fitted(context, new, rules, style, segmenter, measure_extents, asked)
    if before is None:
        return _in_place(context, units, fitted)
    for unit, story in zip(new, fitted.stories, strict=True):
        kept[unit.id] = source[unit.id], fitted.alone(story)
    if known:
        before.remind(context.heights)
    return _in_place(context, units, _together(kept[unit.id][1] for unit in units))


def _together(fitted: Iterable[FittedStories]) -> FittedStories:
    return reduce(FittedStories.beside, fitted, FittedStories((), Galleys({}, {}), {}))


def _in_place(context: EditionContext, units: Sequence[Unit], fitted: FittedStories) -> FittedStories:
    """The stories of all units with their place in the issue."""
    sections = section_names(context.publication.contents)
    placed = (
        replace(story, order=order, section=sections.get(unit.id, ""))
        for order, (unit, story) in enumerate(zip(units, fitted.stories, strict=True))
    )
    return replace(fitted, stories=tuple(placed))


def _fitted(
    context: EditionContext,
    units: Sequence[Unit],
    rules: MakeUpRules,
    style: HeadStyle,
    segmenter: Segmenter,
    measure_extents: MeasureExtents,
    asked: Mapping[str, Collection[LegsAsked]],
) -> FittedStories:
    """The stories of some units, in their order."""
    grid = context.layout.grid
    widths = tuple(grid.span(columns) for columns in range(1, grid.columns + 1))
    heads = _heads(units, grid, style, segmenter)
    wanted = {unit.id: _wanted(asked.get(unit.id, ()), rules) for unit in units}
    galleys = pull_galleys(
        context,
        [(unit, measure) for unit in units if not unit.boxed for measure in wanted[unit.id]],
        _pieces(context, units, heads, widths),
        lambda unit, measure: unit_setting(context, unit, measure),
        measure_extents,
    )
    fills: dict[tuple[str, float, HeadVariant | None], float] = {}
    stories = tuple(
        _story(order, unit, wanted[unit.id], heads, widths, galleys, fills, context.publication.images, grid)
        for order, unit in enumerate(units)
    )
    return FittedStories(stories, galleys, fills)


def _wanted(asked: Collection[LegsAsked], rules: MakeUpRules) -> tuple[float, ...]:
    """The measures at which a galley is pulled: those of all, and those of the legs that are asked for."""
    own = {one for pair in asked for one in measures_asked(rules.grid, *pair, rules.cut_rules)}
    return tuple(sorted({*measures(rules.grid, rules.cut_rules), *own}))


def unit_setting(context: EditionContext, unit: Unit, measure: float) -> Setting:
    """How a unit is set on a newspaper page, its pictures as wide as a leg of `measure` 字."""
    return Setting(
        press=PressName.PDF,
        unit=unit.id,
        notes=Notes.END,
        level=HEADLINE_LEVEL,
        target=lambda target, anchor: f"#{target}--{anchor}" if anchor else f"#{target}",
        picture=context.picture,
        images=context.publication.images,
        first_note=context.first_notes.get(unit.id, 1),
        figure=figure_in_leg(context.layout.grid, measure),
        readings_inline=True,
        standing_head=context.standing_heads.get(unit.id, ""),
        framed=unit.boxed,
        labels=context.labels,
        units=context.units,
    )


def section_names(items: Sequence[Item], within: str = "") -> dict[str, str]:
    """The section of each unit, by its title and those of the sections round it."""
    names: dict[str, str] = {}
    for item in items:
        if isinstance(item, Section):
            names |= section_names(item.contents, f"{within}/{item.title}")
        else:
            names[item.id] = within
    return names


def _heads(units: Sequence[Unit], grid: Grid, style: HeadStyle, segmenter: Segmenter) -> Heads:
    heads: dict[tuple[str, float], tuple[HeadVariant, ...]] = {}
    for unit in units:
        if unit.stack.headline and not unit.boxed:
            for width, variants in heads_for(_copy(unit), _rank(unit), grid, style, segmenter).items():
                heads[unit.id, width] = variants
    return heads


def _copy(unit: Unit) -> HeadCopy:
    stack = unit.stack
    return HeadCopy(
        stack.headline.spelt,
        stack.eyebrow.spelt,
        stack.subhead.spelt,
        stack.deck,
        byline_text(stack.byline),
    )


def _rank(unit: Unit) -> StoryRank:
    if unit.boxed:
        return StoryRank.NOTE if unit.kind == "note" else StoryRank.NOTICE
    return _RANKS[unit.rank]


def _pieces(
    context: EditionContext, units: Sequence[Unit], heads: Heads, widths: Sequence[float]
) -> list[PieceRequest]:
    """Every head at every width in its model styles, every note and notice at every width."""
    pieces: list[PieceRequest] = []
    for unit in units:
        for width in widths:
            setting = unit_setting(context, unit, width)
            if unit.boxed:
                html = render_unit(unit, context.templates, setting)
                pieces.append(PieceRequest(unit.id, _key(width), width, html, steady=False))
            for model in models(heads.get((unit.id, width), ())):
                html = render_frame(
                    unit, Markup(""), context.templates, replace(setting, stack_style=model.stack_style)
                )
                pieces.append(PieceRequest(unit.id, f"{_key(width)}-{model.key}", width, html))
            pieces += _captions(context, unit, width)
    return pieces


def _captions(context: EditionContext, unit: Unit, width: float) -> list[PieceRequest]:
    """Every picture of a unit at this width and one row high: what it takes beyond that is caption; and every
    table that may be lifted."""
    setting = replace(
        unit_setting(context, unit, width), figure=figure_of_rows(context.layout.grid, width, 1)
    )
    keys = [lifted_key(unit, index) for index in range(len(unit.body.blocks))]
    if not any(keys):
        return []
    blocks = unit_blocks(unit, context.templates, setting)
    return [
        PieceRequest(unit.id, f"{key}-{_key(width)}", width, block, steady=False)
        for key, block in zip(keys, blocks, strict=False)
        if key
    ]


def _key(width: float) -> str:
    return f"{round(width * 1000)}"


def _story(
    order: int,
    unit: Unit,
    wanted: Sequence[float],
    heads: Heads,
    widths: Sequence[float],
    galleys: Galleys,
    fills: dict[tuple[str, float, HeadVariant | None], float],
    images: Mapping[str, Image],
    grid: Grid,
) -> Story:
    if unit.boxed:
        return _boxed(order, unit, widths, galleys, fills)
    measured: dict[float, tuple[HeadVariant, ...]] = {}
    if not unit.stack.headline:
        fills |= {(unit.id, width, None): 0.0 for width in widths}
    for width in widths if unit.stack.headline else ():
        variants = heads[unit.id, width]
        proofs = {m.key: galleys.pieces[unit.id, f"{_key(width)}-{m.key}"].height for m in models(variants)}
        sized = tuple(_sized(variant, proofs, grid.pitch) for variant in variants)
        fills |= {(unit.id, width, variant): fill for variant, fill in sized}
        measured[width] = tuple(variant for variant, _ in sized)
    return Story(
        key=unit.id,
        order=order,
        rank=_rank(unit),
        characters=count_characters(unit.body),
        galleys={measure: _blocks(unit, galleys.bodies[unit.id, measure].parts) for measure in wanted},
        heads=measured,
        figures=_figures(unit, galleys, widths, images, grid.size),
        tables=tuple(_tables(unit, galleys, widths)),
    )


def _sized(variant: HeadVariant, proofs: Mapping[str, float], pitch: float) -> tuple[HeadVariant, float]:
    if variant.side:  # stands beside the text; its rows follow from its characters
        return variant, 0.0
    rows, fill = whole_rows(head_height(variant, proofs), pitch)
    return replace(variant, rows=rows), fill


def _boxed(
    order: int,
    unit: Unit,
    widths: Sequence[float],
    galleys: Galleys,
    fills: dict[tuple[str, float, HeadVariant | None], float],
) -> Story:
    """A note or notice is one block, whatever is in it, across whatever it stands over."""
    blocks: dict[float, tuple[GalleyBlock, ...]] = {}
    for width in widths:
        piece = galleys.pieces[unit.id, _key(width)]
        blocks[width] = (GalleyBlock(BlockKind.BOX, piece.rows),)
        fills[unit.id, width, None] = piece.fill
    return Story(unit.id, order, _rank(unit), count_characters(unit.body), blocks)


def _blocks(unit: Unit, parts: Sequence[PulledBlock]) -> tuple[GalleyBlock, ...]:
    return tuple(
        GalleyBlock(
            kind=_kind(part),
            rows=part.rows,
            lines=part.rows if _kind(part) is BlockKind.PARAGRAPH else 0,
            keep_with_next=part.kind in ("crosshead", "keyed", "brief-head"),
            rigid=part.kind in ("keyed", "figure"),
            key=lifted_key(unit, index),
            items=part.items,
            width=_longest_line(unit, index),
        )
        for index, part in enumerate(parts)
    )


def _longest_line(unit: Unit, index: int) -> float:
    """字 of the longest line of a verse; 0 for other blocks."""
    block = unit.body.blocks[index] if index < len(unit.body.blocks) else None
    if not isinstance(block, Verse):
        return 0.0
    return max((width_in_em(plain_text(line)) for line in block.lines), default=0.0)


def _kind(part: PulledBlock) -> BlockKind:
    """What make-up may do with a part: a paragraph off the grid, which has a fill, stays in one piece."""
    if part.kind == "paragraph" and part.fill:
        return BlockKind.BOX
    return _KINDS.get(part.kind, BlockKind.BOX)


def _figures(
    unit: Unit, galleys: Galleys, widths: Sequence[float], images: Mapping[str, Image], size: float
) -> tuple[StoryFigure, ...]:
    """Pictures that make-up may lift out of the text."""
    figures: list[StoryFigure] = []
    for index, block in enumerate(unit.body.blocks):
        if isinstance(block, FigureText):
            key = figure_key(unit, index)
            captions = {w: galleys.pieces[unit.id, f"{key}-{_key(w)}"].rows - 1 for w in widths}
            image = images.get(block.image)
            widest = natural_width(image) / size if image else math.inf
            figures.append(StoryFigure(key, ratio_of(image), captions, block.width, widest, block.widest))
    return tuple(figures)


def _tables(unit: Unit, galleys: Galleys, widths: Sequence[float]) -> Iterator[StoryTable]:
    """Tables that make-up may lift out of the text."""
    for index in range(len(unit.body.blocks)):
        key = lifted_key(unit, index)
        if key and key != figure_key(unit, index):
            yield StoryTable(key, {w: galleys.pieces[unit.id, f"{key}-{_key(w)}"].rows for w in widths})
