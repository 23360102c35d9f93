"""The make-up report: what an editor wants to know of each page and each story, as data and as a table."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from banxin.makeup.model.page import MadeUpPage, MakeUp, Misfit, Module, PageAsked, PlacedLeg, StoryFill
from banxin.wording import Message, joined


def report_data(made: MakeUp) -> dict[str, object]:
    """The report as plain data for `--json`."""
    return {
        "fits": made.fits,
        "pages": [_page_data(page) for page in made.pages],
        "over": [_misfit_data(misfit) for misfit in made.over],
        "under": [_fill_data(fill) for fill in made.under],
        "jumps": [
            {"story": jump.key, "page": jump.page, "to": jump.to, "block": jump.block} for jump in made.jumps
        ],
        "unmet": [unmet.message for unmet in made.unmet],
        "planned": [_planned_data(asked, page) for asked, page in zip(made.asked, made.pages, strict=False)],
        "refused": [
            {"story": one.key, "asked": [one.asked.first, one.asked.last], "page": one.got}
            for one in made.refused
        ],
        "left_out": list(made.left_out),
        "tried": made.tried,
    }


def _page_data(page: MadeUpPage) -> dict[str, object]:
    return {
        "page": page.number,
        "blueprint": page.blueprint,
        "score": page.score.total,
        "terms": [
            {"name": term.name, "value": term.value, "weight": term.weight, "fact": term.fact}
            for term in page.score.terms
        ],
        "white": page.white,
        "trapped": page.trapped,
        "room": page.room,
        "modules": [_module_data(module) for module in page.modules],
        "fills": [_fill_data(fill) for fill in page.fills],
    }


def _module_data(module: Module) -> dict[str, object]:
    return {
        "story": module.key,
        "column": module.column,
        "columns": module.columns,
        "row": module.row,
        "rows": module.rows,
        "head": {
            "size": module.head.size,
            "lines": list(module.head.lines),
            "rows": module.head_rows,
            "deck": module.head.deck,
        },
        "legs": [_leg_data(leg) for leg in module.legs],
        "uneven": module.uneven,
        "lone": module.lone,
        "foot": module.slack.foot,
        "left_out": {"deck": module.slack.deck, "pull": module.slack.pull},
    }


def _leg_data(leg: PlacedLeg) -> dict[str, object]:
    return {
        "x": leg.x,
        "measure": leg.measure,
        "row": leg.row,
        "rows": leg.rows,
        "from": [leg.start.block, leg.start.line],
        "to": [leg.end.block, leg.end.line],
    }


def _fill_data(fill: StoryFill) -> dict[str, object]:
    return {
        "story": fill.key,
        "page": fill.page,
        "characters": fill.characters,
        "rows": fill.rows,
        "room": fill.room,
        "over": {"rows": fill.over_rows, "characters": fill.over_characters},
        "under": {"rows": fill.under_rows, "characters": fill.under_characters},
    }


def _misfit_data(misfit: Misfit) -> dict[str, object]:
    return {
        "story": misfit.key,
        "page": misfit.page,
        "rows": misfit.rows,
        "characters": misfit.characters,
        "remedies": [
            {"kind": remedy.kind, "text": remedy.text, "cost": remedy.cost, "characters": remedy.characters}
            for remedy in misfit.remedies
        ],
    }


def report_table(made: MakeUp) -> str:
    """The report as a table for people."""
    parts = [_plan_table(made)] if made.asked else []
    parts += [_page_table(page) for page in made.pages]
    parts += [line for page in made.pages for module in page.modules for line in _spared(module)]
    parts += [_misfit_line(misfit) for misfit in made.over]
    parts += [f"{jump.key}: 第{jump.page}版下转第{jump.to}版" for jump in made.jumps]
    parts += [f"未能照办: {unmet.message}" for unmet in made.unmet]
    parts += [f"未能上版: {key}" for key in made.left_out]
    return "\n".join(parts) + "\n"


def _planned_data(asked: PageAsked, page: MadeUpPage) -> dict[str, object]:
    stands = _standing(page)
    return {
        "page": asked.number,
        "name": asked.name,
        "asked": list(asked.asked),
        "got": [key for key in asked.asked if key in stands],
        "white": page.white,
        "stories": stands,
    }


def _standing(page: MadeUpPage) -> list[str]:
    return [module.key for module in page.modules]


def _plan_table(made: MakeUp) -> str:
    """What was planned for each page, and what came of it."""
    rows: list[tuple[str, ...]] = [("版", "版名", "安排", "照办", "空白", "排成")]
    for asked, page in zip(made.asked, made.pages, strict=False):
        stands = _standing(page)
        got = sum(key in stands for key in asked.asked)
        missing = [key for key in asked.asked if key not in stands]
        met = f"{got}" + (f"，缺 {'、'.join(missing)}" if missing else "")
        white = f"{page.white:.0%}"
        count = str(len(asked.asked))
        rows.append((str(asked.number), asked.name or "-", count, met, white, "、".join(stands)))
    return "\n".join(["各版安排", *_aligned(rows)])


def _page_table(page: MadeUpPage) -> str:
    head = f"第{page.number}版  评分 {page.score.total:.1f}  空白 {page.white:.0%}  围白 {page.trapped} 行"
    if page.room:
        head += f"  尚可容 {page.room} 字"
    rows: list[tuple[str, ...]] = [("稿件", "字数", "栏", "行数", "题号", "用行", "容行", "余缺")]
    rows += [_story_row(module, fill) for module, fill in zip(page.modules, page.fills, strict=True)]
    return "\n".join([head, f"  {page.blueprint}", *_aligned(rows)])


def _story_row(module: Module, fill: StoryFill) -> tuple[str, ...]:
    spare = f"+{fill.over_rows} 行 ≈ {fill.over_characters} 字" if fill.over_rows else ""
    spare = spare or (f"-{fill.under_rows} 行 ≈ {fill.under_characters} 字" if fill.under_rows else "0")
    return (
        module.key,
        str(fill.characters),
        f"{module.columns}栏{module.cut.legs}破",
        str(module.rows),
        f"{module.head.size:g}" if module.head.lines else "-",
        str(fill.rows),
        str(fill.room),
        spare,
    )


def _spared(module: Module) -> list[str]:
    """What was left out of a story to fill its rows: never anything without a word."""
    spared = [name for name, gone in (("提要题", module.slack.deck), ("引文", module.slack.pull)) if gone]
    return [f"{module.key}: 省去{name}" for name in spared]


def _misfit_line(misfit: Misfit) -> str:
    offered = joined((remedy.text for remedy in misfit.remedies), "; ")
    return Message(
        "{key}: over-set by {rows} 行 ≈ {characters} 字 — {offered}",
        key=misfit.key,
        rows=misfit.rows,
        characters=misfit.characters,
        offered=offered,
    )


def _aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    widths = [max(cell_len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return [
        "  "
        + "  ".join(
            cell + " " * (wide - cell_len(cell)) for cell, wide in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]
