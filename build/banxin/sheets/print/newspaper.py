"""Newspaper pages: stories measured, made up, and set where make-up put them."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from banxin.findings import Finding, finding
from banxin.layouts import Grid
from banxin.makeup.issue import make_up
from banxin.makeup.page import MadeUpPage, MakeUp, Module, PageRule
from banxin.makeup.sense import jieba_words, one_by_one
from banxin.manuscript.publication import Unit
from banxin.sheets.facts import Facts, facts_of
from banxin.sheets.print.copy import PrintCopy, Proof
from banxin.sheets.print.copyfitting import Fitted, fit_copy, unit_setting
from banxin.sheets.print.frame import Desk
from banxin.sheets.print.module_html import module_html
from banxin.sheets.print.page_furniture import Band, Furniture, banner_facts
from banxin.sheets.print.page_rules import ModulesForm, read_page_rules

MOST_PAGES = 8


def set_newspaper(desk: Desk, proof: Proof) -> tuple[PrintCopy, tuple[Finding, ...]]:
    """Copy for the pages of `desk`'s publication, and findings on copy that does not fit."""
    form = read_page_rules(desk.layout)
    pages = [_furniture(desk, form, index) for index in range(MOST_PAGES)]
    fitted, made = _made_up(desk, form, pages, proof)
    html = [_page(desk, fitted, page, pages[page.number - 1]) for page in made.pages]
    return desk.copy(Markup("\n").join(html)), _findings(desk, made)


def _made_up(
    desk: Desk, form: ModulesForm, pages: Sequence[Furniture], proof: Proof
) -> tuple[Fitted, MakeUp]:
    """One cut for every span first, so that modules of a width look alike; more cuts where it must be."""
    frames = [page.frame(desk.layout.grid) for page in pages]
    for per_span in (1, 2):
        rules = form.rules(desk.layout, per_span)
        fitted = fit_copy(desk, rules, form.head_style(), _words, proof)
        made = make_up(fitted.stories, frames, rules)
        if made.fits and len(made.pages) <= 1:
            break
    return fitted, made


def _words(text: str) -> Sequence[str]:
    """Words of a headline; the dictionary is loaded when the first one has to be broken by sense."""
    return (jieba_words() or one_by_one)(text)


def _furniture(desk: Desk, form: ModulesForm, index: int) -> Furniture:
    """The bands of the page `index` pages after the first."""
    number = desk.publication.issue.page + index
    nameplate = Band(0, form.nameplate.rows if number == 1 else 0, form.nameplate.size)
    banner = Band(nameplate.rows, form.banner.rows if index == 0 else 0, form.banner.size)
    return Furniture(number, nameplate, banner)


def _page(desk: Desk, fitted: Fitted, page: MadeUpPage, furniture: Furniture) -> Markup:
    grid = desk.layout.grid
    facts = facts_of(desk.publication)
    units = {unit.id: unit for unit in desk.publication.units()}
    modules = {module.key: module for module in page.modules}
    return desk.templates.render(
        "page",
        facts=facts,
        grid=grid,
        number=furniture.number,
        nameplate=_nameplate(furniture.nameplate, grid),
        banner=banner_facts(facts, grid, furniture.banner),
        stories=[_story(desk, fitted, units[key], modules[key]) for key in units if key in modules],
        rules=[_rule(rule, grid) for rule in page.rules],
    )


def _nameplate(band: Band, grid: Grid) -> dict[str, object]:
    return {"rows": band.rows, "size": band.size, "height": round(band.rows * grid.pitch, 3)}


def _story(desk: Desk, fitted: Fitted, unit: Unit, module: Module) -> dict[str, object]:
    grid = desk.layout.grid
    width = grid.span(module.columns)
    fill = fitted.fills[unit.id, width, module.head if module.head.lines else None]
    measure = module.cut.measure
    parts = fitted.parts(unit.id, measure) if unit.kind == "unit" else ()
    setting = unit_setting(desk, unit, measure)
    return {
        "key": unit.id,
        "left": round(grid.column_x(module.column), 3),
        "top": round(module.row * grid.pitch, 3),
        "width": round(width * grid.size, 3),
        "html": module_html(desk, unit, module, parts, fill, setting),
    }


def _rule(rule: PageRule, grid: Grid) -> dict[str, object]:
    """A rule between modules in pt."""
    return {
        "upright": rule.upright,
        "left": round(rule.x * grid.size, 3),
        "top": round(rule.row * grid.pitch, 3),
        "length": round(rule.length * (grid.pitch if rule.upright else grid.size), 3),
    }


def _findings(desk: Desk, made: MakeUp) -> tuple[Finding, ...]:
    """Over-set stories as errors with the cheapest remedies, stories with much room as warnings."""
    places = {unit.id: unit.place for unit in desk.publication.units()}
    first = desk.publication.issue.page
    found = [
        finding(
            "setting.overset",
            f"{misfit.key}: over-set by {misfit.rows} 行 ≈ {misfit.characters} 字"
            f" on page {first + misfit.page - 1}",
            places.get(misfit.key),
            remedy="; or ".join(remedy.text for remedy in misfit.remedies),
        )
        for misfit in made.over
    ]
    found += [
        finding("setting.overset", f"{key}: no module of the page can take this story", places.get(key))
        for key in made.left_out
    ]
    found += [
        finding(
            "setting.underset",
            f"{fill.key}: room for {fill.under_rows} 行 ≈ {fill.under_characters} 字 more"
            f" on page {first + fill.page - 1}",
            places.get(fill.key),
        )
        for fill in made.under
    ]
    return tuple(found)
