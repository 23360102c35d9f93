"""`banxin fonts`: the faces, and whether they have the characters of a publication."""

from __future__ import annotations

import typer

fonts = typer.Typer(help="Faces (字体): list them, check a publication's characters.", no_args_is_help=True)


@fonts.command("list")
def list_() -> None:
    """List the faces."""
