"""`banxin layouts`: see the themes, and begin one of your own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from banxin.cli.display import Display, records
from banxin.cli.exits import Exit
from banxin.cli.options import MANIFEST, Json, Quiet, layout_names, publication_folder, wrong_usage
from banxin.cli.reader import spoken
from banxin.findings import has_errors
from banxin.wording import Message

if TYPE_CHECKING:
    from banxin.layouts import Layout, LayoutEntry

ABOUT = """\
Layout themes (版式): list them, look at one, begin your own.

\b
Examples:
  banxin layouts list
  banxin layouts show broadsheet
  banxin layouts new ours my-paper --from broadsheet
"""

layouts = typer.Typer(help=ABOUT, no_args_is_help=True)

LayoutsHome = Annotated[
    Path,
    typer.Argument(metavar="DIR", help="Publication whose own layouts/ folder is searched first."),
]
LayoutShown = Annotated[
    str, typer.Argument(metavar="NAME", help="Name of a layout.", autocompletion=layout_names)
]


@layouts.command("list")
def list_(directory: LayoutsHome = Path(), as_json: Json = False, quiet: Quiet = False) -> None:
    """List the layouts: the publication's own first, then those that are built in.

    \b
    Examples:
      banxin layouts list
      banxin layouts list my-paper
    """
    from banxin.layouts import layout_roots, list_layouts

    display = Display("layouts list", as_json, quiet)
    entries = list_layouts(layout_roots(_publication(directory)))
    display.table([_row(entry) for entry in entries])
    display.say()
    display.say(Message("A layout's options: banxin layouts show NAME"))
    display.data(Exit.DONE, layouts=[_entry_record(entry) for entry in entries])


@layouts.command()
def show(
    name: LayoutShown, directory: LayoutsHome = Path(), as_json: Json = False, quiet: Quiet = False
) -> None:
    """Show one layout: its paper and grid, and the options that a manifest may set.

    \b
    Examples:
      banxin layouts show broadsheet
      banxin layouts show book --json
    """
    from banxin.layouts import layout_roots, open_layout

    display = Display("layouts show", as_json, quiet)
    layout, findings = open_layout(name, layout_roots(_publication(directory)))
    display.findings(findings)
    if layout is not None:
        _describe(display, layout)
    status = Exit.FINDINGS if has_errors(findings) or layout is None else Exit.DONE
    display.data(status, findings=records(findings), layout=layout and _layout_record(layout))
    raise typer.Exit(status)


@layouts.command()
def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Name for the new layout.")],
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="Publication that gets it.")] = Path(),
    parent: Annotated[
        str, typer.Option("--from", help="Layout to begin with.", autocompletion=layout_names)
    ] = "base",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Begin a layout of your own in the publication's layouts/ folder. Never overwrites a file.

    It inherits everything from another layout; its README says which file changes what.

    \b
    Examples:
      banxin layouts new ours --from broadsheet
      banxin layouts new ours my-paper --from book
    """
    from banxin.layouts import scaffold_layout

    display = Display("layouts new", as_json, quiet)
    written, findings = scaffold_layout(name, parent, publication_folder(directory))
    display.findings(findings)
    for path in written:
        display.say(f"  {path}")
    status = Exit.FINDINGS if has_errors(findings) else Exit.DONE
    if written:
        display.say()
        display.say(Message("Now write in manifest.yaml:  layout: {name}", name=name))
    display.data(status, findings=records(findings), written=[str(path) for path in written])
    raise typer.Exit(status)


def _publication(folder: Path) -> Path | None:
    """The folder if it is a publication, whose own layouts count; elsewhere the built-in ones alone do."""
    if not folder.is_dir():
        raise wrong_usage(Message("{folder} is not a folder.", folder=folder), param_hint="DIR")
    return folder if (folder / MANIFEST).is_file() else None


def _row(entry: LayoutEntry) -> tuple[str, str, str, str]:
    own = Message("own") if entry.own else ""
    return entry.name, f"{entry.title}  {entry.about}", " ".join(entry.editions), own


def _entry_record(entry: LayoutEntry) -> dict[str, object]:
    return {
        "name": entry.name,
        "title": entry.title,
        "about": entry.about,
        "editions": list(entry.editions),
        "own": entry.own,
        "path": str(entry.path),
    }


def _describe(display: Display, layout: Layout) -> None:
    display.say(f"{layout.name}  {layout.title}", "bold")
    display.say(layout.about)
    display.say()
    display.table(_measures(layout))
    display.say()
    display.say(
        Message("options, set in manifest.yaml as  options: {{name: value}}")
        if layout.options
        else Message("no options")
    )
    options = layout.options.items()
    display.table(
        [(name, str(one.default), spoken(one.expected), one.help) for name, one in options], indent="  "
    )


def _measures(layout: Layout) -> list[tuple[str, str]]:
    """Paper and grid of a layout, and what it is made of, a row each."""
    grid = layout.grid
    paper = Message("{width:g} × {height:g} mm", width=grid.trim_width, height=grid.trim_height)
    legs = (
        Message("{columns} columns of {measure:g} 字", columns=grid.columns, measure=grid.measure)
        if grid.columns > 1
        else Message("{measure:g} 字", measure=grid.measure)
    )
    area = Message(
        "{legs} × {rows} 行, {size:g}/{pitch:g} pt",
        legs=legs,
        rows=grid.rows,
        size=grid.size,
        pitch=grid.pitch,
    )
    return [
        (Message("paper 纸张"), paper),
        (Message("type area 版心"), area),
        (Message("serves"), " ".join(layout.editions)),
        (Message("inherits"), " → ".join(folder.name for folder in layout.chain)),
    ]


def _layout_record(layout: Layout) -> dict[str, object]:
    grid = layout.grid
    return {
        "name": layout.name,
        "title": layout.title,
        "about": layout.about,
        "editions": list(layout.editions),
        "chain": [folder.name for folder in layout.chain],
        "paper_mm": [grid.trim_width, grid.trim_height],
        "grid": {"columns": grid.columns, "measure": grid.measure, "rows": grid.rows},
        "type_pt": {"size": grid.size, "pitch": grid.pitch},
        "options": {
            name: {
                "kind": str(one.kind),
                "default": one.default,
                "expected": spoken(one.expected),
                "help": one.help,
            }
            for name, one in layout.options.items()
        },
    }
