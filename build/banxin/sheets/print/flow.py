"""A book or magazine: front matter, contents, sections and articles flowing from page to page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from banxin.manuscript.publication import Item, Publication, Section, Unit
from banxin.sheets.article import render_unit
from banxin.sheets.facts import facts_of
from banxin.sheets.heads import chapter_label
from banxin.sheets.print.copy import MeasureExtents, PrintCopy
from banxin.sheets.print.figures import figure_in_text
from banxin.sheets.print.frame import EditionContext
from banxin.sheets.print.overlay import overlay_everywhere, overlay_style
from banxin.sheets.print.page_form import PageCopy
from banxin.sheets.print.unused_fillers import unused_fillers
from banxin.sheets.setting import Notes, PressName, Setting


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


class FlowForm:
    """Text that flows from page to page."""

    figures_span_columns = False

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
        """The whole publication; nothing has to be measured. `overlay` draws the grid over its pages."""
        del measure_extents
        left = unused_fillers(context.publication, context.publication)
        return PageCopy(set_flow(context, overlay=overlay), tuple(left))


FLOW = FlowForm()


def set_flow(context: EditionContext, *, overlay: bool = False) -> PrintCopy:
    """Copy of the whole publication in the order of its contents; `overlay` draws the grid over it."""
    return flow_copy(context, context.publication.contents, overlay=overlay)


def flow_copy(
    context: EditionContext, contents: tuple[Item, ...], *, alone: bool = False, overlay: bool = False
) -> PrintCopy:
    """Copy of `contents`; `alone` leaves out title page, imprint and contents, as for a proof.

    References to what is not among `contents` keep their words and lead nowhere. `overlay` draws the grid
    over every page.
    """
    publication = context.publication
    shown = frozenset(_idents(contents))
    parts = Markup("\n").join(_item(context, item, 1, shown) for item in contents)
    content = context.templates.render(
        "flow",
        facts=facts_of(publication),
        grid=context.layout.grid,
        entries=_entries(contents, 0, context.labels.editors_note),
        labels=context.labels,
        content=parts,
        alone=alone,
    )
    if overlay:
        content = overlay_style() + content + overlay_everywhere(context.layout.grid)
    return context.copy(content)


def _idents(items: tuple[Item, ...]) -> Iterator[str]:
    for item in items:
        yield item.id
        if isinstance(item, Section):
            yield from _idents(item.contents)


def _item(context: EditionContext, item: Item, level: int, shown: frozenset[str]) -> Markup:
    if isinstance(item, Section):
        inner = Markup("\n").join(_item(context, part, level + 1, shown) for part in item.contents)
        return context.templates.render(
            "section", title=item.title, ident=item.id, level=level, content=inner, press=PressName.PDF
        )
    return render_unit(item, context.templates, _setting(context, item, level, shown))


def _setting(context: EditionContext, unit: Unit, level: int, shown: frozenset[str]) -> Setting:
    def target(ident: str, anchor: str) -> str:
        if ident not in shown:
            return ""
        return f"#{ident}--{anchor}" if anchor else f"#{ident}"

    return Setting(
        press=PressName.PDF,
        unit=unit.id,
        notes=Notes(context.layout.notes),
        level=level,
        target=target,
        picture=context.picture,
        images=context.publication.images,
        first_note=context.first_notes.get(unit.id, 1),
        figure=figure_in_text(context.layout.grid),
        labels=context.labels,
    )


def _entries(items: tuple[Item, ...], depth: int, note: str) -> tuple[ContentsEntry, ...]:
    entries: list[ContentsEntry] = []
    for item in items:
        if isinstance(item, Section):
            entries.append(ContentsEntry(item.title, item.id, depth, "section"))
            entries += _entries(item.contents, depth + 1, note)
        else:
            title = item.stack.headline.text or (note if item.kind == "note" else item.title)
            label = chapter_label(item.stack) if item.stack.headline else ""
            entries.append(ContentsEntry(title, item.id, depth, item.kind, item.stack.byline.text, label))
    return tuple(entries)
