"""`banxin layouts`: see the themes, and begin one of your own."""

from __future__ import annotations

import typer

layouts = typer.Typer(
    help="Layout themes (版式): list them, see one, begin your own.", no_args_is_help=True
)


@layouts.command("list")
def list_() -> None:
    """List the layouts."""
