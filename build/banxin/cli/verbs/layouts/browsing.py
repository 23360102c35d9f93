"""`banxin layouts list` and `show`: which layouts there are, and everything about one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from banxin.cli.display import Display, records
from banxin.cli.exits import Exit
from banxin.cli.options import Json, Quiet
from banxin.cli.reader import spoken
from banxin.cli.verbs.layouts.group import LayoutsHome, LayoutShown, layouts, shelves_of
from banxin.cli.verbs.layouts.records import layout_record, plain
from banxin.findings import has_errors
from banxin.wording import Message, listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from banxin.layouts import Grid, Layout, LayoutReference, Shelves
    from banxin.layouts.reference.declarations import Declared


_HEADS = (
    Message("layout"),
    Message("title"),
    Message("paper"),
    Message("form"),
    Message("editions"),
    Message("origin"),
    Message("presets"),
)


@layouts.command("list")
def list_(directory: LayoutsHome = Path(), as_json: Json = False, quiet: Quiet = False) -> None:
    """List the layouts: the publication's own, those that are built in, those of installed packages.

    \b
    Examples:
      banxin layouts list
      banxin layouts list my-paper
    """
    from banxin.layouts import open_layout

    display = Display("layouts list", as_json, quiet)
    places = shelves_of(directory)
    findings = (*places.findings, *places.installed.findings)
    display.findings(findings)
    opened = {name: open_layout(name, places.roots, None, places.world)[0] for name in places.names}
    usable = {name: layout for name, layout in opened.items() if name != "base"}
    entries = [_entry(name, layout, places) for name, layout in usable.items()]
    rows = map(_row, usable, usable.values(), entries)
    display.table([tuple(map(spoken, _HEADS)), *rows])
    display.say()
    display.say(Message("A layout's options: banxin layouts show NAME"))
    display.data(Exit.DONE, findings=records(findings), layouts=entries)


@layouts.command()
def show(
    name: LayoutShown, directory: LayoutsHome = Path(), as_json: Json = False, quiet: Quiet = False
) -> None:
    """Show one layout: what it inherits, paper and grid, faces, options, presets, fields, blocks, files.

    \b
    Examples:
      banxin layouts show broadsheet
      banxin layouts show book --json
    """
    from banxin.layouts import open_layout, reference_of

    display = Display("layouts show", as_json, quiet)
    places = shelves_of(directory)
    layout, findings = open_layout(name, places.roots, None, places.world)
    findings = (*places.findings, *(places.installed.findings if layout is None else ()), *findings)
    display.findings(findings)
    reference = reference_of(layout) if layout is not None else None
    if reference is not None:
        _describe(display, reference, places)
    status = Exit.FINDINGS if has_errors(findings) or layout is None else Exit.DONE
    record = reference and layout_record(reference, places)
    display.data(status, findings=records(findings), layout=record)
    raise typer.Exit(status)


def _entry(name: str, layout: Layout | None, places: Shelves) -> dict[str, object]:
    """What the list has of a layout; little of one that cannot be opened."""
    from banxin.layouts.reference.declarations import declarations

    folder = places.folder(name)
    origin = spoken(places.origin(folder)) if folder else ""
    known = {"name": name, "origin": origin, "own": bool(folder and places.is_own(folder))}
    if layout is None:
        return {**known, "broken": True}
    return {
        **known,
        "title": spoken(layout.title),
        "about": spoken(layout.about),
        "paper_mm": [layout.grid.trim_width, layout.grid.trim_height],
        "make_up": layout.make_up,
        "editions": list(layout.editions),
        "presets": sorted(declarations(layout).get("presets", {})),
        "licence": layout.licence,
        "path": str(layout.path),
    }


def _row(name: str, layout: Layout | None, entry: dict[str, object]) -> tuple[str, ...]:
    if layout is None:
        say = Message("cannot be opened: banxin layouts show {name}", name=name)
        return name, say, "", "", "", str(entry["origin"]), ""
    presets = entry["presets"] if isinstance(entry["presets"], list) else []
    return (
        name,
        layout.title,
        _paper(layout.grid),
        _form(layout.make_up),
        " ".join(layout.editions),
        str(entry["origin"]),
        listed(presets),
    )


def _paper(grid: Grid) -> str:
    return Message("{width:g} × {height:g} mm", width=grid.trim_width, height=grid.trim_height)


def _form(make_up: str) -> str:
    return {"modules": Message("newspaper page"), "flow": Message("running text")}.get(make_up, make_up)


def _describe(display: Display, reference: LayoutReference, places: Shelves) -> None:
    layout = reference.layout
    display.say(f"{layout.name}  {spoken(layout.title)}", "bold")
    display.say(layout.about)
    display.say()
    display.table([*_measures(layout), *_rights(layout), (Message("origin"), places.origin(layout.path))])
    _faces(display, layout)
    _options(display, layout)
    for key, entries in reference.declared.items():
        _declared(display, key, entries)
    _blocks(display, reference)
    _files(display, reference)


def _measures(layout: Layout) -> list[tuple[str, str]]:
    """Paper and grid of a layout, and what it is made of, a row each."""
    grid = layout.grid
    return [
        (Message("paper 纸张"), _paper(grid)),
        (Message("type area 版心"), _area(grid)),
        (
            Message("margins 白边"),
            Message(
                "head {top:.1f}, foot {bottom:.1f}, inner {left:.1f}, outer {right:.1f} mm",
                top=grid.top,
                bottom=grid.bottom,
                left=grid.left,
                right=grid.right,
            ),
        ),
        (Message("form"), _form(layout.make_up)),
        (Message("serves"), " ".join(layout.editions)),
        (Message("inherits"), " → ".join(folder.name for folder in layout.chain)),
    ]


def _area(grid: Grid) -> str:
    legs = (
        Message("{columns} columns of {measure:g} 字", columns=grid.columns, measure=grid.measure)
        if grid.columns > 1
        else Message("{measure:g} 字", measure=grid.measure)
    )
    return Message(
        "{legs} × {rows} 行, {size:g}/{pitch:g} pt",
        legs=legs,
        rows=grid.rows,
        size=grid.size,
        pitch=grid.pitch,
    )


def _rights(layout: Layout) -> list[tuple[str, str]]:
    given = [(Message("licence"), layout.licence), (Message("requires"), layout.requires)]
    return [(name, value) for name, value in given if value]


def _faces(display: Display, layout: Layout) -> None:
    display.say()
    display.say(Message("faces by role"))
    display.table([(use, role) for use, role in layout.faces.items()], indent="  ")


def _options(display: Display, layout: Layout) -> None:
    display.say()
    display.say(
        Message("options, set in manifest.yaml as  options: {{name: value}}")
        if layout.offered
        else Message("no options")
    )
    options = layout.offered.items()
    display.table(
        [(name, plain(one.default), spoken(one.expected), one.help) for name, one in options], indent="  "
    )


def _declared(display: Display, key: str, entries: Mapping[str, Declared]) -> None:
    """Whatever else layout.yaml declares by name: presets, fields, kinds, pages, labels."""
    from banxin.layouts.reference.declared_rows import declared_rows
    from banxin.layouts.reference.folding import folded

    display.say()
    display.say(key)
    display.table([*folded(declared_rows(key, entries, spoken))], indent="  ")


def _blocks(display: Display, reference: LayoutReference) -> None:
    display.say()
    display.say(Message("blocks, with the layers that have them; banxin layouts docs tells their data"))
    display.table([(block.name, " → ".join(block.layers)) for block in reference.blocks], indent="  ")


def _files(display: Display, reference: LayoutReference) -> None:
    display.say()
    display.say(Message("files, nearest layer first"))
    rows = []
    for layer in reference.layers:
        sheets = listed(f"sheets/{name}.css" for name in layer.sheets)
        count = Message.counted("{number} block", "{number} blocks", len(layer.blocks))
        rows.append((layer.shown, count, sheets, listed(layer.others)))
    display.table(rows, indent="  ")
