"""The group of verbs, and the arguments that they share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from banxin.cli.options import MANIFEST, layout_names, wrong_usage
from banxin.wording import Message

if TYPE_CHECKING:
    from banxin.layouts import Shelves

ABOUT = """\
Layout themes (版式): list them, look one up, begin your own, try it.

\b
Examples:
  banxin layouts list
  banxin layouts show broadsheet
  banxin layouts new ours my-paper --from broadsheet
  banxin layouts validate ours my-paper
"""

layouts = typer.Typer(help=ABOUT, no_args_is_help=True)

DESCRIPTION = "layout.yaml"

LayoutsHome = Annotated[
    Path,
    typer.Argument(metavar="DIR", help="Publication whose own layouts/ folder is searched first."),
]
LayoutShown = Annotated[
    str, typer.Argument(metavar="NAME", help="Name of a layout.", autocompletion=layout_names)
]


def home_of(folder: Path) -> Path | None:
    """The folder if it is a publication, whose own layouts count; elsewhere None."""
    if not folder.is_dir():
        raise wrong_usage(Message("{folder} is not a folder.", folder=folder), param_hint="DIR")
    return folder if (folder / MANIFEST).is_file() else None


def shelves_of(folder: Path) -> Shelves:
    """The places that layouts come from, seen from a folder; one that is a layout sees itself."""
    from banxin.layouts import shelves

    home = home_of(folder)
    is_layout = home is None and (folder / DESCRIPTION).is_file()
    return shelves(home, beside=folder.resolve().parent if is_layout else None)
