"""A book or magazine: front matter, contents, sections and articles flowing from page to page."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from banxin.manuscript.publication import Item, Publication, Section, Unit
from banxin.sheets.article import render_unit
from banxin.sheets.facts import facts_of
from banxin.sheets.print.copy import MeasureExtents, PrintCopy
from banxin.sheets.print.figures import figure_in_text
from banxin.sheets.print.frame import EditionContext
from banxin.sheets.print.page_form import PageCopy
from banxin.sheets.setting import Notes, Press, Setting


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the contents page (目录): its text, the id it leads to, its depth from 0."""

    title: str
    ident: str
    depth: int
    kind: str
    byline: str = ""


class Flow:
    """Text that flows from page to page."""

    figures_span_columns = False

    def first_page(self, publication: Publication) -> int:
        """A book begins with page 1."""
        del publication
        return 1

    def set(self, desk: EditionContext, proof: MeasureExtents, *, overlay: bool = False) -> PageCopy:
        """The whole publication; nothing has to be measured, and there is no grid to be drawn."""
        del proof, overlay
        return PageCopy(set_flow(desk))


FLOW = Flow()


def set_flow(desk: EditionContext) -> PrintCopy:
    """Copy of the whole publication in the order of its contents."""
    publication = desk.publication
    parts = Markup("\n").join(_item(desk, item, 1) for item in publication.contents)
    content = desk.templates.render(
        "flow",
        facts=facts_of(publication),
        grid=desk.layout.grid,
        entries=_entries(publication.contents, 0, desk.labels.editors_note),
        labels=desk.labels,
        content=parts,
    )
    return desk.copy(content)


def _item(desk: EditionContext, item: Item, level: int) -> Markup:
    if isinstance(item, Section):
        inner = Markup("\n").join(_item(desk, part, level + 1) for part in item.contents)
        return desk.templates.render(
            "section", title=item.title, ident=item.id, level=level, content=inner, press=Press.PDF
        )
    return render_unit(item, desk.templates, _setting(desk, item, level))


def _setting(desk: EditionContext, unit: Unit, level: int) -> Setting:
    return Setting(
        press=Press.PDF,
        unit=unit.id,
        notes=Notes(desk.layout.notes),
        level=level,
        target=lambda target, anchor: f"#{target}--{anchor}" if anchor else f"#{target}",
        picture=desk.picture,
        images=desk.publication.images,
        first_note=desk.first_notes.get(unit.id, 1),
        figure=figure_in_text(desk.layout.grid),
        labels=desk.labels,
    )


def _entries(items: tuple[Item, ...], depth: int, note: str) -> tuple[ContentsEntry, ...]:
    entries: list[ContentsEntry] = []
    for item in items:
        if isinstance(item, Section):
            entries.append(ContentsEntry(item.title, item.id, depth, "section"))
            entries += _entries(item.contents, depth + 1, note)
        else:
            title = item.stack.headline.text or note
            entries.append(ContentsEntry(title, item.id, depth, item.kind, item.stack.byline.text))
    return tuple(entries)
