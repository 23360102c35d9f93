"""`banxin layouts docs`: the reference of one layout."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from banxin.cli.display import Display, records
from banxin.cli.exits import Exit
from banxin.cli.options import Json, Quiet, wrong_usage
from banxin.cli.reader import spoken
from banxin.cli.verbs.layouts.group import LayoutsHome, LayoutShown, layouts, shelves_of
from banxin.cli.verbs.layouts.records import layout_record
from banxin.findings import has_errors, nearest
from banxin.wording import Message, listed

if TYPE_CHECKING:
    from banxin.layouts import LayoutReference

AsMarkdown = Annotated[bool, typer.Option("--markdown", help="Write Markdown, as the guide has it.")]
OfBlock = Annotated[
    str,
    typer.Option(
        "--block",
        metavar="BLOCK",
        help="Write this block alone, the layout's own or inherited, or all sheets of a name (epub.css).",
    ),
]
AsText = Annotated[bool, typer.Option("--text", help="Write plain text, which is usual.")]


@layouts.command()
def docs(
    name: LayoutShown,
    directory: LayoutsHome = Path(),
    markdown: AsMarkdown = False,
    text: AsText = False,
    block: OfBlock = "",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Tell what a designer needs to know of a layout: blocks with their data and classes, variables, options.

    \b
    Examples:
      banxin layouts docs broadsheet
      banxin layouts docs book --markdown > book.md
      banxin layouts docs ours my-paper --json
      banxin layouts docs ours my-paper --block headline
    """
    from banxin.layouts import open_layout, reference_of
    from banxin.layouts.reference.pages import as_markdown, as_text

    del text
    display = Display("layouts docs", as_json, quiet)
    places = shelves_of(directory)
    layout, findings = open_layout(name, places.roots, None, places.world)
    display.findings(findings)
    status = Exit.FINDINGS if has_errors(findings) or layout is None else Exit.DONE
    reference = reference_of(layout) if layout is not None else None
    if reference is not None and block:
        display.say(_template(reference, block))
    elif reference is not None:
        write = as_markdown if markdown else as_text
        display.say(write(reference, spoken).rstrip())
    record = reference and layout_record(reference, places)
    display.data(status, findings=records(findings), layout=record)
    raise typer.Exit(status)


def _template(reference: LayoutReference, block: str) -> str:
    """The text of the template that counts for a block, or of all sheets of a name, base first."""
    from banxin.layouts.description.strays import SHEETS
    from banxin.layouts.reference.layers import nearest_source, sheet_sources

    source = nearest_source(reference.layout, reference.layers, block)
    if source is None:
        sheets = [(f"{name}.css", one) for _, name, one in sheet_sources(reference.layout, reference.layers)]
        if parts := [f"/* {one.name} */\n{one.text.rstrip()}" for name, one in sheets if name == block]:
            return "\n\n".join(parts)
        near = nearest(block, {*(one.name for one in reference.blocks), *(name for name, _ in sheets)})
        if block in SHEETS:
            names = listed(sorted({name for name, _ in sheets}))
            told = Message("The layout has no sheet `{name}`, nor has one that it extends: {names}.",
                           name=block, names=names)  # fmt: skip
            raise wrong_usage(told)
        message: str = Message("There is no block `{name}`.", name=block)
        if near:
            message += Message(" Nearest: `{name}`.", name=near)
        raise wrong_usage(message)
    return source.text.rstrip()
