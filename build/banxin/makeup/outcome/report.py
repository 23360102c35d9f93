"""The make-up report: what an editor wants to know of each page and each story, as data and as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rich.cells import cell_len

from banxin.makeup.model.page import MadeUpPage, MakeUp, Misfit, Module, PageAsked, PlacedLeg, StoryFill
from banxin.wording import Message, joined, listed

_COLUMNS = (
    Message("story"),
    Message("characters"),
    Message("columns in legs"),
    Message("rows"),
    Message("head"),
    Message("rows used"),
    Message("rows there"),
    Message("fit"),
)
_PLAN_COLUMNS = (
    Message("page"),
    Message("name"),
    Message("asked"),
    Message("met"),
    Message("white"),
    Message("stands there"),
)


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


def report_table(made: MakeUp, say: Callable[[str], str] = str) -> str:
    """The report as a table for people; `say` puts its words into their language."""
    parts: list[str] = [_plan_table(made, say)] if made.asked else []
    parts += [_page_table(page, say) for page in made.pages]
    told = [line for page in made.pages for module in page.modules for line in _spared(module)]
    told += [_misfit_line(misfit) for misfit in made.over]
    told += [
        Message("{story}: jumps from page {page} to page {to}", story=jump.key, page=jump.page, to=jump.to)
        for jump in made.jumps
    ]
    told += [Message("not granted: {wish}", wish=unmet.message) for unmet in made.unmet]
    told += [Message("on no page: {story}", story=key) for key in made.left_out]
    return "\n".join(parts + list(map(say, told))) + "\n"


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


def _plan_table(made: MakeUp, say: Callable[[str], str]) -> str:
    """What was planned for each page, and what came of it."""
    rows: list[tuple[str, ...]] = [tuple(map(say, _PLAN_COLUMNS))]
    for asked, page in zip(made.asked, made.pages, strict=False):
        stands = _standing(page)
        missing = [key for key in asked.asked if key not in stands]
        met: str = Message("{count}", count=len(asked.asked) - len(missing))
        if missing:
            met += Message(", without {stories}", stories=listed(missing))
        white, count = f"{page.white:.0%}", str(len(asked.asked))
        row = (str(asked.number), asked.name or "-", count, met, white, listed(stands))
        rows.append(tuple(map(say, row)))
    return "\n".join([say(Message("Plan of the pages")), *_aligned(rows)])


def _page_table(page: MadeUpPage, say: Callable[[str], str]) -> str:
    head: str = Message(
        "Page {number}  score {score:.1f}  white {white:.0%}  shut in {trapped} 行",
        number=page.number,
        score=page.score.total,
        white=page.white,
        trapped=page.trapped,
    )
    if page.room:
        head += Message("  room for {room} 字", room=page.room)
    rows: list[tuple[str, ...]] = [tuple(map(say, _COLUMNS))]
    rows += [
        tuple(map(say, _story_row(module, fill)))
        for module, fill in zip(page.modules, page.fills, strict=True)
    ]
    return "\n".join([say(head), f"  {page.blueprint}", *_aligned(rows)])


def _story_row(module: Module, fill: StoryFill) -> tuple[str, ...]:
    return (
        module.key,
        str(fill.characters),
        Message("{columns} in {legs}", columns=module.columns, legs=module.cut.legs),
        str(module.rows),
        f"{module.head.size:g}" if module.head.lines else "-",
        str(fill.rows),
        str(fill.room),
        _spare(fill),
    )


def _spare(fill: StoryFill) -> str:
    if fill.over_rows:
        return Message(
            "over {rows} 行 ≈ {characters} 字", rows=fill.over_rows, characters=fill.over_characters
        )
    if fill.under_rows:
        return Message(
            "under {rows} 行 ≈ {characters} 字", rows=fill.under_rows, characters=fill.under_characters
        )
    return Message("fits")


def _spared(module: Module) -> Iterator[str]:
    """What was left out of a story to fill its rows: never anything without a word."""
    if module.slack.deck:
        yield Message("{story}: without its deck", story=module.key)
    if module.slack.pull:
        yield Message("{story}: without its pull quote", story=module.key)


def _misfit_line(misfit: Misfit) -> str:
    return Message(
        "{story}: over-set by {rows} 行 ≈ {characters} 字 — {offered}",
        story=misfit.key,
        rows=misfit.rows,
        characters=misfit.characters,
        offered=joined((remedy.text for remedy in misfit.remedies), "; "),
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
