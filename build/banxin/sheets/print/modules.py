"""A newspaper page in fixed modules: furniture at the head, stories stacked in strips."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from banxin.findings import Finding, finding
from banxin.layouts import Grid
from banxin.makeup.filling import depth_of_legs
from banxin.makeup.plans import Modules, PagePlan, allot, page_plans, read_modules
from banxin.makeup.strips import Placed, Strip, StripFill, stack
from banxin.manuscript.publication import Publication, Unit
from banxin.sheets.article import render_frame, render_unit, unit_blocks
from banxin.sheets.facts import Facts, facts_of
from banxin.sheets.print.copy import PUBLICATION, PrintCopy, Proof, address
from banxin.sheets.print.figures import figure_in_leg
from banxin.sheets.print.frame import Desk
from banxin.sheets.print.galley import Galleys, PieceRequest, filled, pull_galleys
from banxin.sheets.setting import Notes, Press, Setting

_HEADLINE_LEVEL = 2  # the banner is level 1


@dataclass(frozen=True, slots=True)
class _Page:
    """One page to be: its number, its plan and the units of each strip."""

    number: int
    plan: PagePlan
    units: tuple[tuple[Unit, ...], ...]
    banner: bool

    def allotted(self) -> list[tuple[Strip, Unit]]:
        """Every unit of the page with its strip."""
        return [
            (strip, unit) for strip, units in zip(self.plan.strips, self.units, strict=True) for unit in units
        ]


@dataclass(frozen=True, slots=True)
class _Story:
    """A story measured: rows of its head or box, the fill below it, depth of its legs in rows."""

    head: int
    fill: float
    depth: int

    @property
    def rows(self) -> int:
        return self.head + self.depth


def set_modules(desk: Desk, proof: Proof) -> tuple[PrintCopy, tuple[Finding, ...]]:
    """Copy for the pages of `desk`'s publication, and findings on copy that does not fit."""
    modules = read_modules(desk.layout.modules)
    pages = _pages(desk.publication, modules)
    galleys = _pull(desk, pages, proof)
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


def _setting(desk: Desk, strip: Strip, unit: Unit) -> Setting:
    return Setting(
        press=Press.PDF,
        unit=unit.id,
        notes=Notes.END,
        level=_HEADLINE_LEVEL,
        target=lambda target, anchor: f"#{target}--{anchor}" if anchor else f"#{target}",
        picture=lambda path: address(PUBLICATION, path),
        images=desk.publication.images,
        figure=figure_in_leg(desk.layout.grid, strip.measure(desk.layout.grid)),
    )


def _pull(desk: Desk, pages: Sequence[_Page], proof: Proof) -> Galleys:
    """One proof of every story in the strip it goes to."""
    grid = desk.layout.grid
    allotted = {unit.id: (strip, unit) for page in pages for strip, unit in page.allotted()}
    stories = [(unit, strip.measure(grid)) for strip, unit in allotted.values() if unit.kind == "unit"]

    def setting(unit: Unit, measure: float) -> Setting:
        del measure
        return _setting(desk, allotted[unit.id][0], unit)

    pieces = [
        PieceRequest(unit.id, "head", grid.span(strip.columns), _piece(desk, strip, unit))
        for strip, unit in allotted.values()
    ]
    return pull_galleys(desk, stories, pieces, setting, proof)


def _piece(desk: Desk, strip: Strip, unit: Unit) -> Markup:
    """What stands across a whole module: the head of a story, or a whole editor's note."""
    setting = _setting(desk, strip, unit)
    if unit.kind == "note":
        return render_unit(unit, desk.templates, setting)
    return render_frame(unit, Markup(""), desk.templates, setting)


def _measured(galleys: Galleys, strip: Strip, unit: Unit, grid: Grid) -> _Story:
    head = galleys.pieces[unit.id, "head"]
    if unit.kind == "note":
        return _Story(head.rows, head.fill, 0)
    parts = galleys.bodies[unit.id, strip.measure(grid)].parts
    return _Story(head.rows, head.fill, depth_of_legs(parts, strip.legs))


def _page(
    desk: Desk, modules: Modules, page: _Page, galleys: Galleys
) -> tuple[Markup, tuple[StripFill, ...]]:
    grid = desk.layout.grid
    nameplate = modules.nameplate.rows if page.number == 1 else 0
    banner = modules.banner.rows if page.banner else 0
    first = nameplate + banner
    stories = {unit.id: _measured(galleys, strip, unit, grid) for strip, unit in page.allotted()}
    rows = {key: story.rows for key, story in stories.items()}
    placed: dict[str, Placed] = {}
    fills: list[StripFill] = []
    for strip, units in zip(page.plan.strips, page.units, strict=True):
        boxes, fill = stack(strip, rows, [unit.id for unit in units], first, grid.rows - first, modules.gap)
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
        stories=[_module(desk, galleys, unit, placed[unit.id], stories[unit.id], first) for unit in by_order],
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


def _module(
    desk: Desk, galleys: Galleys, unit: Unit, placed: Placed, story: _Story, first: int
) -> dict[str, object]:
    grid = desk.layout.grid
    return {
        "unit": unit,
        "left": round(grid.column_x(placed.strip.column), 3),
        "width": round(grid.span(placed.strip.columns) * grid.size, 3),
        "top": round(placed.row * grid.pitch, 3),
        "rule": round((placed.row - placed.gap / 2) * grid.pitch, 3) if placed.row > first else None,
        "html": _story_html(desk, galleys, unit, placed.strip, story),
    }


def _story_html(desk: Desk, galleys: Galleys, unit: Unit, strip: Strip, story: _Story) -> Markup:
    setting = replace(_setting(desk, strip, unit), stack_fill=story.fill)
    if unit.kind == "note":
        return render_unit(unit, desk.templates, setting)
    grid = desk.layout.grid
    measure = strip.measure(grid)
    parts = galleys.bodies[unit.id, measure].parts
    content = filled(unit_blocks(unit, desk.templates, setting), parts)
    step = (measure + strip.gutter) * grid.size
    legs = ", ".join(
        f"{leg * step:.3f} 0 {measure * grid.size:.3f} {story.depth * grid.pitch:.3f}"
        for leg in range(strip.legs)
    )
    return render_frame(unit, content, desk.templates, setting, legs)


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
