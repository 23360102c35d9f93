"""A book or magazine: front matter, contents, sections and articles flowing from page to page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby

from markupsafe import Markup

from banxin.findings import Finding, finding
from banxin.layouts.pages.grid import POINTS_PER_MM
from banxin.manuscript.articles.body_walk import figures
from banxin.manuscript.publication import Item, Publication, Section, Unit, every_item
from banxin.sheets.article import render_unit
from banxin.sheets.heads import chapter_label
from banxin.sheets.index.entries import INDEX
from banxin.sheets.print.chosen_masters import master_written, on_master
from banxin.sheets.print.copy import Extent, MeasureExtents, PrintCopy
from banxin.sheets.print.figures import LEAST_IN_MARGIN, figure_in_place, figure_in_text, text_area
from banxin.sheets.print.frame import EditionContext
from banxin.sheets.print.index import INDEX_ID, NOWHERE, set_index, without_place
from banxin.sheets.print.overlay import overlay_everywhere, overlay_style
from banxin.sheets.print.page_form import PageCopy
from banxin.sheets.print.unused_fillers import unused_fillers
from banxin.sheets.records import (
    SectionRecord,
    UnitRecord,
    every_unit,
    recorded,
    unit_record,
    with_html,
)
from banxin.sheets.setting import FigurePlaces, Notes, PressName, Setting
from banxin.wording import Message


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the contents page (目录): its text, the id it leads to, its depth from 0.

    `label` is the eyebrow of a chapter that has a short one (第一回).
    """

    title: str
    ident: str
    depth: int
    kind: str
    byline: str = ""
    label: str = ""


_NOTHING = Markup()

PARTS = ("cover", "half_title", "title_page", "colophon", "contents", "index")
"""The parts around the text of a flow; the block of each has its name with hyphens."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts around the text, set by their blocks; one that a layout does not want is empty."""

    cover: Markup = field(default_factory=Markup)
    half_title: Markup = field(default_factory=Markup)
    title_page: Markup = field(default_factory=Markup)
    colophon: Markup = field(default_factory=Markup)
    contents: Markup = field(default_factory=Markup)
    index: Markup = field(default_factory=Markup)


class FlowForm:
    """Text that flows from page to page."""

    figures_span_columns = False
    on_line_grid = True

    def arranged(self, publication: Publication) -> Publication:
        """The publication as it is: every article has its own place."""
        return publication

    def first_page(self, publication: Publication) -> int:
        """A book begins with page 1."""
        del publication
        return 1

    def set(
        self, context: EditionContext, measure_extents: MeasureExtents, *, overlay: bool = False
    ) -> PageCopy:
        """The whole publication. Only an index asks for a measure: which words stand on which page.

        `overlay` draws the grid over its pages.
        """
        left = [*unused_fillers(context.publication, context.publication), *_narrow_margins(context)]
        copy = set_flow(context, overlay=overlay)
        if context.publication.index is not None:
            if INDEX_ID not in copy.html:
                left.append(without_place(context.publication))
            else:
                copy = set_flow(context, overlay=overlay, extents=measure_extents(copy))
        return PageCopy(copy, tuple(left))


def _narrow_margins(context: EditionContext) -> Iterator[Finding]:
    """Pictures that their author wants in a margin too narrow for them."""
    for unit in context.publication.units():
        area = text_area(context.layout, context.units.kind_of(unit).page)
        if area.margin >= LEAST_IN_MARGIN:
            continue
        for figure in figures(unit.body):
            if figure.place == "margin":
                yield finding(
                    "image.no-margin",
                    Message(
                        "{image} stands in its column: the margin has {room:.0f} mm for it.",
                        image=figure.image,
                        room=area.margin / POINTS_PER_MM,
                    ),
                    unit.source.place(figure.line, max(figure.column, 1)),
                    expected=Message("at least {least:.0f} mm", least=LEAST_IN_MARGIN / POINTS_PER_MM),
                    remedy=Message("choose another place, or a layout with a wider outer margin"),
                )


FLOW = FlowForm()


def set_flow(
    context: EditionContext, *, overlay: bool = False, extents: Mapping[str, Extent] = NOWHERE
) -> PrintCopy:
    """Copy of the whole publication in the order of its contents; `overlay` draws the grid over it.

    `extents` tells the pages of what the index leads to; without them it is empty.
    """
    return flow_copy(context, context.publication.contents, overlay=overlay, extents=extents)


def flow_copy(
    context: EditionContext,
    contents: tuple[Item, ...],
    *,
    alone: bool = False,
    overlay: bool = False,
    extents: Mapping[str, Extent] = NOWHERE,
    before: Markup = _NOTHING,
) -> PrintCopy:
    """Copy of `contents`; `alone` leaves out title page, imprint and contents, as for a proof.

    References to what is not among `contents` keep their words and lead nowhere. `overlay` draws the grid
    over every page; `before` is put before everything.
    """
    tree = set_tree(context, contents, frozenset(item.id for item in every_item(contents)))
    matter = {
        "facts": context.facts(),
        "grid": context.layout.grid,
        "labels": context.labels,
        "entries": (*_entries(contents, 0, context.labels.editors_note), *_index_entry(context)),
        "sections": tree.sections,
        "units": tuple(every_unit(tree.sections)),
        "press": PressName.PDF,
    }
    parts = Parts() if alone else _parts(context, matter, extents)
    content = context.templates.render("flow", **matter, parts=parts, content=tree.html, alone=alone)
    if overlay:
        content = overlay_style() + content + overlay_everywhere(context.layout)
    return context.copy(before + content)


def _parts(context: EditionContext, matter: Mapping[str, object], extents: Mapping[str, Extent]) -> Parts:
    """The parts around the text, each as its block sets it."""
    blocks = {name: context.templates.render(name.replace("_", "-"), **matter) for name in PARTS[:-1]}
    return Parts(**blocks, index=set_index(context, matter, extents))


def _index_entry(context: EditionContext) -> Iterator[ContentsEntry]:
    """The line of the contents that leads to the index."""
    plan = context.publication.index
    if plan is not None:
        yield ContentsEntry(plan.title or context.labels.index, INDEX, 0, "index")


@dataclass(frozen=True, slots=True)
class SetTree:
    """Items that have been set: their sections with units, and all of it in the order of reading."""

    sections: tuple[SectionRecord, ...]
    html: Markup


def set_tree(
    context: EditionContext, items: tuple[Item, ...], shown: frozenset[str], level: int = 1
) -> SetTree:
    """Everything in `items`, units set; units between sections stand in sections without a title."""
    sections: list[SectionRecord] = []
    html: list[Markup] = []
    for titled, run in groupby(items, key=lambda item: isinstance(item, Section)):
        if titled:
            made = [_section(context, item, level, shown) for item in run if isinstance(item, Section)]
            sections += made
            html += [section.render() for section in made]
        else:
            units = tuple(_unit(context, item, level, shown) for item in run if isinstance(item, Unit))
            together = Markup("\n").join(unit.render() for unit in units)
            sections.append(SectionRecord("", "", 0, level, units, (), together))
            html.append(together)
    return SetTree(tuple(sections), Markup("\n").join(html))


def _section(context: EditionContext, section: Section, level: int, shown: frozenset[str]) -> SectionRecord:
    inner = set_tree(context, section.contents, shown, level + 1)
    loose = [part for part in inner.sections if not part.title]
    record = SectionRecord(
        section.title,
        section.id,
        context.units.numbers.get(section.id, 0),
        level,
        tuple(unit for part in loose for unit in part.units),
        tuple(part for part in inner.sections if part.title),
        inner.html,
    )
    html = context.templates.render(
        "section",
        title=section.title,
        ident=section.id,
        level=level,
        section=record,
        content=inner.html,
        press=PressName.PDF,
    )
    return replace(record, _html=html)


def _unit(context: EditionContext, unit: Unit, level: int, shown: frozenset[str]) -> UnitRecord:
    """An article on the page master of its kind, or on the one that its block chooses: pictures are sized for
    that.
    """
    masters, page = context.layout.pages, context.units.kind_of(unit).page
    setting = recorded(unit, _setting(context, unit, level, shown, page))
    html = render_unit(unit, context.templates, setting)
    written = master_written(html, masters)
    if written not in ("", page):
        setting = recorded(unit, _setting(context, unit, level, shown, written))
        html = render_unit(unit, context.templates, setting)
    elif not written and page in masters:
        html = on_master(html, page)
    return with_html(unit_record(unit, setting), html)


def _setting(context: EditionContext, unit: Unit, level: int, shown: frozenset[str], page: str) -> Setting:
    def target(ident: str, anchor: str) -> str:
        if ident not in shown:
            return ""
        return f"#{ident}--{anchor}" if anchor else f"#{ident}"

    area = text_area(context.layout, page)
    wanted = context.layout.figures
    usual = wanted.get("place", "column")
    return Setting(
        press=PressName.PDF,
        unit=unit.id,
        notes=Notes(context.layout.notes),
        level=level,
        target=target,
        picture=context.picture,
        images=context.publication.images,
        first_note=context.first_notes.get(unit.id, 1),
        figure=figure_in_text(area),
        places=FigurePlaces(
            usual, wanted.get("first", usual), figure_in_place(area), area.margin >= LEAST_IN_MARGIN
        ),
        labels=context.labels,
        units=context.units,
        indexed=context.publication.index is not None,
    )


def _entries(items: tuple[Item, ...], depth: int, note: str) -> tuple[ContentsEntry, ...]:
    entries: list[ContentsEntry] = []
    for item in items:
        if isinstance(item, Section):
            entries.append(ContentsEntry(item.title, item.id, depth, "section"))
            entries += _entries(item.contents, depth + 1, note)
        else:
            title = item.stack.headline.in_one_line or (note if item.kind == "note" else item.title)
            label = chapter_label(item.stack) if item.stack.headline else ""
            entries.append(ContentsEntry(title, item.id, depth, item.kind, item.stack.byline.text, label))
    return tuple(entries)
