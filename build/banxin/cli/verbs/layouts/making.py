"""`banxin layouts new`: begin a layout of your own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from banxin.cli.display import Display, records
from banxin.cli.exits import Exit
from banxin.cli.options import Json, Quiet, layout_names, publication_folder
from banxin.cli.verbs.layouts.group import layouts
from banxin.findings import has_errors
from banxin.wording import Message


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

    It inherits everything from another layout. Its README has exercises of ten minutes, and its folder
    `sample` is a publication that is set with it: `banxin build DIR/layouts/NAME/sample`.

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
