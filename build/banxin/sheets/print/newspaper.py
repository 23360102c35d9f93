"""Newspaper pages: stories measured, made up, and set where make-up put them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from markupsafe import Markup

from banxin.findings import Finding, finding, has_errors
from banxin.layouts import Grid
from banxin.makeup.model.blueprint import OPEN
from banxin.makeup.model.page import MadeUpPage, MakeUp, Module, PageFrame
from banxin.makeup.model.rules import MakeUpRules
from banxin.manuscript.form.page_plan import FurnitureChoice
from banxin.manuscript.form.sheet import MOST_PAGES
from banxin.manuscript.publication import Person, Publication, Unit
from banxin.markup import count_characters
from banxin.sheets.facts import Facts, people
from banxin.sheets.print.advertisement_rooms import advertisement_rooms
from banxin.sheets.print.advertisements import (
    AdvertisementText,
    advertisement_facts,
    advertisement_texts,
    lost_advertisements,
    text_findings,
)
from banxin.sheets.print.brief_columns import with_columns
from banxin.sheets.print.copy import MeasureExtents
from banxin.sheets.print.copyfitting import FittedStories, unit_setting
from banxin.sheets.print.fillers import made_up_with_fillers
from banxin.sheets.print.frame import EditionContext
from banxin.sheets.print.head_models import endless_heads
from banxin.sheets.print.index import without_place
from banxin.sheets.print.lead_pictures import lead_picture_findings
from banxin.sheets.print.made_up import IssueMadeUp, file_to_write, keeping_findings, keeps
from banxin.sheets.print.module_html import Passage, module_html
from banxin.sheets.print.module_rules import drawn_rules
from banxin.sheets.print.overlay import overlay_html, overlay_style
from banxin.sheets.print.page_blueprints import page_blueprints
from banxin.sheets.print.page_form import PageCopy
from banxin.sheets.print.page_furniture import Band, Furniture, GuideEntry, banner_facts, guide_entries
from banxin.sheets.print.page_plan import (
    IssuePlan,
    page_name,
    pages_asked,
)
from banxin.sheets.print.page_rules import ModulesForm, read_page_rules
from banxin.sheets.print.pin_findings import pin_findings
from banxin.sheets.print.pinned_pages import pinned_elsewhere
from banxin.sheets.print.plan_findings import pages_too_many, plan_findings
from banxin.sheets.print.room_left import room_left_findings
from banxin.sheets.print.story_alone import parted_copy
from banxin.sheets.print.unused_fillers import unused_fillers
from banxin.sheets.print.wishes import Wishes, read_wishes
from banxin.wording import Message, joined


class Modules:
    """Stories in modules on the page of a newspaper (模块组版)."""

    figures_span_columns = True
    on_line_grid = False

    def arranged(self, publication: Publication) -> Publication:
        """Sections that gather are columns of briefs."""
        return with_columns(publication)

    def first_page(self, publication: Publication) -> int:
        """The 版次 that the manifest gives to the first page."""
        return publication.issue.page

    def set(
        self, context: EditionContext, measure_extents: MeasureExtents, *, overlay: bool = False
    ) -> PageCopy:
        """The pages of `context`'s publication as `set_newspaper` makes them up."""
        return set_newspaper(context, measure_extents, overlay=overlay)


MODULES = Modules()


def set_newspaper(
    context: EditionContext, measure_extents: MeasureExtents, *, overlay: bool = False
) -> PageCopy:
    """The pages of `context`'s publication, and findings on copy that does not fit.

    `overlay` draws grid, modules and legs over the pages, for a designer.
    """
    form = read_page_rules(context.layout)
    grid = context.layout.grid
    wishes = _wishes(context, form)
    endless = endless_heads(context.publication, grid, form.head_style())
    if has_errors((*wishes.findings, *endless)):
        return PageCopy(None, (*wishes.findings, *endless))
    bands = [_furniture(context, form, wishes.plan, index) for index in range(MOST_PAGES)]
    frames, sizes = _frames(context, bands, form.rules(context.layout, 1))
    texts = advertisement_texts(context, measure_extents)
    sizes += tuple(text_findings(context.publication, texts, grid))
    if has_errors(sizes):
        return PageCopy(None, (*wishes.findings, *sizes))
    asked = context.publication
    both = made_up_with_fillers(context, form, frames, wishes, measure_extents)
    context, issue = both.context, both.issue
    fitted, made = issue.fitted, issue.made
    made = replace(made, asked=pages_asked(context.publication, wishes.plan, made))
    told = _told(asked, context, wishes, replace(issue, made=made))
    findings = (*wishes.findings, *sizes, *told)
    if has_errors(findings):
        return PageCopy(None, findings, made)
    draw = partial(_page, context, fitted, made, plan=wishes.plan, texts=texts, overlay=overlay)
    sheets = [draw(page, bands[page.number - 1]) for page in made.pages]
    lost = lost_advertisements(context, made.pages, wishes.plan, sheets)
    if lost:
        return PageCopy(None, (*findings, *lost), made)
    keep = file_to_write(context.publication, wishes, issue)
    style = overlay_style() if overlay else Markup("")
    copy = context.copy(style + Markup("\n").join(sheets))
    parted = partial(parted_copy, context, made, bands, draw)
    return PageCopy(copy, findings, made, keep, context.publication.with_advertised(), parted)


def _told(
    asked: Publication, context: EditionContext, wishes: Wishes, issue: IssueMadeUp
) -> Iterator[Finding]:
    """What there is to say of the make-up of the publication that was `asked` for."""
    made, publication = issue.made, context.publication
    yield from unused_fillers(asked, publication)
    if "index" in asked.places:
        yield without_place(asked)
    yield from keeping_findings(publication, wishes, issue)
    yield from lead_picture_findings(publication, issue.fitted.stories, made.pages, context.layout.grid)
    yield from plan_findings(publication, wishes.plan, made)
    yield from pin_findings(publication, wishes, made)
    yield from _findings(context, made, sparse=bool(pages_too_many(wishes.plan, made)))


def _wishes(context: EditionContext, form: ModulesForm) -> Wishes:
    """What the editor wishes, blueprints of single pages put in."""
    publication, grid = context.publication, context.layout.grid
    wishes = read_wishes(publication, grid.columns, form.blueprints, may_keep=keeps(context))
    blueprint, faults = page_blueprints(publication, grid, form.blueprints)
    if not blueprint.auto:
        wishes = replace(wishes, blueprint=blueprint)
    given = OPEN if wishes.blueprint is wishes.kept.blueprint else wishes.blueprint
    contradicted = pinned_elsewhere(publication, given)
    return replace(wishes, findings=(*wishes.findings, *faults, *contradicted))


def _frames(
    context: EditionContext, bands: Sequence[Furniture], rules: MakeUpRules
) -> tuple[list[PageFrame], tuple[Finding, ...]]:
    """The room for stories on each page, with the advertisements in it, and findings on these."""
    grid = context.layout.grid
    rooms = [advertisement_rooms(context.publication, page.number, page.frame(grid), rules) for page in bands]
    return [frame for frame, _ in rooms], tuple(one for _, found in rooms for one in found)


def _furniture(context: EditionContext, form: ModulesForm, plan: IssuePlan, index: int) -> Furniture:
    """The bands of the page `index` pages after the first."""
    number = context.publication.issue.page + index
    own = plan.of(number)
    choice = own.furniture if own else None
    named = choice is FurnitureChoice.NAMEPLATE or (choice is None and number == 1)
    nameplate = Band(0, form.nameplate.rows if named else 0, form.nameplate.size)
    titled = index == 0 and bool(context.publication.banner)
    banner = Band(nameplate.rows, form.banner.rows if titled else 0, form.banner.size)
    return Furniture(number, nameplate, banner, choice)


def _page(
    context: EditionContext,
    fitted: FittedStories,
    made: MakeUp,
    page: MadeUpPage,
    furniture: Furniture,
    *,
    plan: IssuePlan,
    texts: Mapping[str, AdvertisementText],
    overlay: bool,
) -> Markup:
    grid = context.layout.grid
    facts = _page_facts(context, made, plan, furniture.number)
    units = {unit.id: unit for unit in context.publication.units()}
    standing = [module for module in page.modules if module.key in units]
    modules = sorted(standing, key=lambda module: list(units).index(module.key))
    return context.templates.render(
        "page",
        facts=facts,
        labels=context.labels,
        grid=grid,
        number=furniture.number,
        nameplate=_nameplate(furniture.nameplate, grid),
        folio=furniture.folio,
        advertisements=advertisement_facts(context, page, plan, texts),
        banner=banner_facts(facts, grid, furniture.banner),
        stories=[_story(context, fitted, made, page, units[module.key], module) for module in modules],
        rules=drawn_rules(page, {key for key, unit in units.items() if unit.boxed}, grid),
        guide=_guide(context, made),
        pages=len(made.pages),
        overlay=overlay_html(page, furniture, grid) if overlay else Markup(""),
    )


def _page_facts(context: EditionContext, made: MakeUp, plan: IssuePlan, number: int) -> Facts:
    """The facts of the issue with the name and the editors of one page."""
    facts = context.facts()
    own = plan.of(number)
    label = page_name(context.publication, plan, made, number)
    persons = tuple(Person(name, role) for role, name in own.editors) if own else ()
    return replace(facts, label=label, editors=people(persons) if persons else facts.editors)


def _guide(context: EditionContext, made: MakeUp) -> tuple[GuideEntry, ...]:
    """What stands on which page, for the ear beside the nameplate (报眼)."""
    first = context.publication.issue.page
    pages: dict[str, int] = {}
    for page in made.pages:
        for module in page.modules:
            pages.setdefault(module.key, first + page.number - 1)
    return guide_entries(context.publication, pages, first)


def _nameplate(band: Band, grid: Grid) -> dict[str, object]:
    return {"rows": band.rows, "size": band.size, "height": round(band.rows * grid.pitch, 3)}


def _story(
    context: EditionContext, fitted: FittedStories, made: MakeUp, page: MadeUpPage, unit: Unit, module: Module
) -> dict[str, object]:
    grid = context.layout.grid
    width = grid.span(module.columns)
    measure = module.cut.measure
    parts = fitted.parts(unit.id, measure) if not unit.boxed else ()
    passage = _passage(context, made, page, module, len(parts))
    fill = 0.0
    if passage.comes_from is None:
        fill = fitted.fills[unit.id, width, module.head if module.head.lines else None]
    setting = unit_setting(context, unit, measure)
    return {
        "key": unit.id,
        "left": round(grid.column_x(module.column), 3),
        "top": round(module.row * grid.pitch, 3),
        "width": round(width * grid.size, 3),
        "html": module_html(context, unit, module, passage, parts, setting, fill),
    }


def _passage(context: EditionContext, made: MakeUp, page: MadeUpPage, module: Module, blocks: int) -> Passage:
    """What of its story a module holds, and the 版次 it goes to or comes from."""
    jump = next((jump for jump in made.jumps if jump.key == module.key), None)
    if jump is None:
        return Passage(0, blocks)
    first = context.publication.issue.page - 1
    if page.number == jump.page:
        return Passage(0, jump.block, goes_to=first + jump.to)
    return Passage(jump.block, blocks, comes_from=first + jump.page)


def _homeless(context: EditionContext, unit: Unit) -> Finding:
    """A story that stands nowhere: never lost in silence, whatever the reason."""
    grid = context.layout.grid
    room = int(grid.characters * grid.rows)
    return finding(
        "setting.overset",
        Message(
            "{id}: no page can take this story of {count_characters} 字",
            id=unit.id,
            count_characters=count_characters(unit.body),
        ),
        unit.place,
        expected=Message(
            "a page of {name} has room for {room} 字 in all, heads and air included",
            name=context.layout.name,
            room=room,
        ),
        remedy=Message("shorten it, part it into two articles, or let it jump (sheet: {{jumps: true}})"),
    )


def _findings(context: EditionContext, made: MakeUp, *, sparse: bool) -> tuple[Finding, ...]:
    """Over-set stories as errors with the cheapest remedies, stories with much room as warnings; not those of
    a plan that is told to be `sparse`."""
    standing = {module.key for page in made.pages for module in page.modules}
    return (
        *_overset(context, made),
        *(_homeless(context, unit) for unit in context.publication.units() if unit.id not in standing),
        *(() if sparse else room_left_findings(context.publication, made)),
    )


def _overset(context: EditionContext, made: MakeUp) -> Iterator[Finding]:
    places = {unit.id: unit.place for unit in context.publication.units()}
    for misfit in made.over:
        yield finding(
            "setting.overset",
            Message(
                "{key}: over-set by {rows} 行 ≈ {characters} 字 on page {page}",
                key=misfit.key,
                rows=misfit.rows,
                characters=misfit.characters,
                page=context.publication.issue.page + misfit.page - 1,
            ),
            places.get(misfit.key),
            remedy=joined((remedy.text for remedy in misfit.remedies), Message("; or ")),
        )
