"""A newspaper page in fixed modules: furniture at the head, stories stacked in strips."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from banxin.findings import Finding, finding
from banxin.layouts import Grid, Layout, Templates
from banxin.makeup.plans import Modules, PagePlan, allot, page_plans, read_modules
from banxin.makeup.strips import Placed, Strip, StripFill, stack
from banxin.manuscript.publication import Publication, Unit
from banxin.sheets.article import render_unit
from banxin.sheets.facts import Facts, facts_of
from banxin.sheets.print.copy import PUBLICATION, Extent, PrintCopy, Proof, Sheet, address
from banxin.sheets.print.figures import figure_measure
from banxin.sheets.print.frame import Desk
from banxin.sheets.setting import Notes, Press, Setting

_HEADLINE_LEVEL = 2  # the banner is level 1


@dataclass(frozen=True, slots=True)
class _Page:
    """One page to be: its number, its plan and the units of each strip."""

    number: int
    plan: PagePlan
    units: tuple[tuple[Unit, ...], ...]
    banner: bool


@dataclass(frozen=True, slots=True)
class Galley:
    """A story set at its measure: the rows it needs, and the air in pt below its stack."""

    rows: int
    fill: float


def set_modules(desk: Desk, proof: Proof) -> tuple[PrintCopy, tuple[Finding, ...]]:
    """Copy for the pages of `desk`'s publication, and findings on copy that does not fit."""
    modules = read_modules(desk.layout.modules)
    pages = _pages(desk.publication, modules)
    galleys = _measure(desk, pages, proof)
    html: list[Markup] = []
    findings: list[Finding] = []
    for page in pages:
        content, fills = _page(desk, modules, page, galleys)
        html.append(content)
        findings += _fit_findings(desk, page, fills)
    return desk.copy(Markup("\n").join(html)), tuple(findings)


def _pages(publication: Publication, modules: Modules) -> tuple[_Page, ...]:
    notes = [unit for unit in publication.units() if unit.kind == "note"]
    stories = [unit for unit in publication.units() if unit.kind == "unit"]
    pages: list[_Page] = []
    for index, plan in enumerate(allot(len(stories), page_plans(modules))):
        strips: list[tuple[Unit, ...]] = []
        for strip in plan.strips:
            strips.append(tuple(stories[: strip.stories]))
            stories = stories[strip.stories :]
        if index == 0 and notes:
            strips[-1] = (*notes, *strips[-1])
        pages.append(_Page(publication.issue.page + index, plan, tuple(strips), index == 0))
    return tuple(pages)


def _setting(desk: Desk, strip: Strip, unit: Unit, fill: float) -> Setting:
    return Setting(
        press=Press.PDF,
        unit=unit.id,
        notes=Notes.END,
        level=_HEADLINE_LEVEL,
        target=lambda target, anchor: f"#{target}--{anchor}" if anchor else f"#{target}",
        picture=lambda path: address(PUBLICATION, path),
        images=desk.publication.images,
        figure=figure_measure(desk.layout.grid, strip),
        stack_fill=fill,
    )


def _story(desk: Desk, strip: Strip, unit: Unit, fill: float = 0) -> Markup:
    return render_unit(unit, desk.templates, _setting(desk, strip, unit, fill))


def _measure(desk: Desk, pages: Sequence[_Page], proof: Proof) -> Mapping[str, Galley]:
    """The galley of each story in its strip, from a proof on an endless page."""
    grid = desk.layout.grid
    galleys = [
        {"unit": unit, "strip": strip, "html": _story(desk, strip, unit), "box": _box(grid, strip)}
        for page in pages
        for strip, units in zip(page.plan.strips, page.units, strict=True)
        for unit in units
    ]
    copy = desk.copy(desk.templates.render("galleys", galleys=galleys, grid=grid))
    extents = proof(copy)
    return {
        unit.id: _galley(extents, unit.id, grid) for page in pages for units in page.units for unit in units
    }


def _galley(extents: Mapping[str, Extent], unit: str, grid: Grid) -> Galley:
    """Whole rows of the stack and of the text below it: both stand on the grid."""
    whole = extents[f"galley-{unit}"].height / grid.pitch
    stack_extent = extents.get(f"{unit}--stack")
    head = stack_extent.height / grid.pitch if stack_extent else 0.0
    rows = _rows(head) + _rows(whole - head)
    return Galley(rows, round((_rows(head) - head) * grid.pitch, 3))


def _rows(height: float) -> int:
    """Whole rows of a height in rows; a hundredth of a row is rounding, not copy."""
    return math.ceil(height - 0.01)


def _box(grid: Grid, strip: Strip) -> dict[str, float]:
    return {
        "left": round(grid.column_x(strip.column), 3),
        "width": round(grid.span(strip.columns) * grid.size, 3),
        "legs": strip.legs,
        "gutter": round(strip.gutter * grid.size, 3),
    }


def _page(
    desk: Desk, modules: Modules, page: _Page, galleys: Mapping[str, Galley]
) -> tuple[Markup, tuple[StripFill, ...]]:
    grid = desk.layout.grid
    nameplate = modules.nameplate.rows if page.number == 1 else 0
    banner = modules.banner.rows if page.banner else 0
    first = nameplate + banner
    rows = {key: galley.rows for key, galley in galleys.items()}
    placed: dict[str, Placed] = {}
    fills: list[StripFill] = []
    for strip, units in zip(page.plan.strips, page.units, strict=True):
        boxes, fill = stack(
            strip, rows, [unit.id for unit in units], first, grid.rows - first, modules.gap
        )
        placed |= {box.key: box for box in boxes}
        fills.append(fill)
    by_order = [unit for unit in desk.publication.units() if unit.id in placed]
    facts = facts_of(desk.publication)
    html = desk.templates.render(
        "page",
        facts=facts,
        grid=grid,
        number=page.number,
        nameplate={"rows": nameplate, "size": modules.nameplate.size},
        banner=_banner(facts, grid, nameplate, banner, modules.banner.size),
        stories=[_placed_story(desk, unit, placed[unit.id], galleys[unit.id].fill, first) for unit in by_order],
        strip_rules=_strip_rules(grid, page.plan, first),
    )
    return html, tuple(fills)


def _banner(facts: Facts, grid: Grid, row: int, rows: int, largest: float) -> dict[str, object]:
    """The banner headline (通栏): as large as its measure allows, up to `largest` pt."""
    title = facts.title
    size = min(largest, math.floor(grid.width / max(1, len(title))))
    return {
        "title": title,
        "size": size,
        "top": round(row * grid.pitch, 3),
        "height": round(rows * grid.pitch, 3),
        "rows": rows,
    }


def _placed_story(desk: Desk, unit: Unit, placed: Placed, fill: float, first: int) -> dict[str, object]:
    grid = desk.layout.grid
    return {
        **_box(grid, placed.strip),
        "unit": unit,
        "top": round(placed.row * grid.pitch, 3),
        "rule": round((placed.row - placed.gap / 2) * grid.pitch, 3) if placed.row > first else None,
        "html": _story(desk, placed.strip, unit, fill),
    }


def _strip_rules(grid: Grid, plan: PagePlan, first: int) -> list[dict[str, float]]:
    """Column rules between strips, in the middle of the gutter."""
    return [
        {
            "left": round(grid.column_x(strip.column) - grid.gutter * grid.size / 2, 3),
            "top": round(first * grid.pitch, 3),
            "height": round((grid.rows - first) * grid.pitch, 3),
        }
        for strip in plan.strips[1:]
    ]


def _fit_findings(desk: Desk, page: _Page, fills: Sequence[StripFill]) -> list[Finding]:
    """Over-set strips as errors, strips with much room as warnings, both in 行 and 字."""
    found: list[Finding] = []
    place = desk.publication.places.get("contents")
    for fill in fills:
        names = "、".join(fill.keys)
        rows = abs(fill.over) * fill.strip.legs
        characters = int(rows * fill.strip.measure(desk.layout.grid))
        amount = f"{rows} 行 ≈ {characters} 字"
        if fill.over > 0:
            found.append(
                finding(
                    "setting.overset",
                    f"Page {page.number}: {names} together are over-set by {amount}",
                    place,
                    remedy=f"cut {characters} 字 from these stories, or move one to another page",
                )
            )
        elif -fill.over > desk.layout.grid.rows // 6:
            found.append(
                finding(
                    "setting.underset",
                    f"Page {page.number}: below {names} there is room for {amount}",
                    place,
                )
            )
    return found


