"""`banxin init`: lay out a first publication."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from banxin.cli.display import Display
from banxin.cli.exits import Exit
from banxin.cli.options import Json, Quiet, layout_names, wrong_usage
from banxin.cli.starter import SCHEMA, AlreadyThereError, lay_out, starter_files
from banxin.findings import nearest
from banxin.wording import Message, listed

_SHOWN = 5

LayoutName = Annotated[
    str,
    typer.Option(
        "--layout",
        "-l",
        help="Layout to begin with; `banxin layouts list` names them.",
        show_default="that of the sample",
        autocompletion=layout_names,
    ),
]
Title = Annotated[str, typer.Option("--title", "-t", help="Title of the publication.", show_default=False)]


def init(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="Folder to make or to fill.")],
    layout: LayoutName = "",
    title: Title = "",
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Lay out a small Chinese publication that builds with no edit. Never overwrites a file.

    \b
    Examples:
      banxin init my-paper
      banxin init my-book --layout book --title 边城记
    """
    from banxin.manuscript.form.schema import shipped_schema

    display = Display("init", as_json, quiet)
    _require_layout(layout)
    if directory.exists() and not directory.is_dir():
        raise wrong_usage(Message("{directory} is a file.", directory=directory), param_hint="DIR")
    try:
        written = lay_out(directory, starter_files(shipped_schema(SCHEMA), layout=layout, title=title))
    except AlreadyThereError as fault:
        raise wrong_usage(_in_the_way(fault), param_hint="DIR") from None
    _show(display, directory, written)
    display.data(Exit.DONE, written=[str(path) for path in written])


def _require_layout(layout: str) -> None:
    from banxin.layouts import list_layouts

    names = [entry.name for entry in list_layouts()] if layout else []
    if layout and layout not in names:
        close = nearest(layout, names)
        hint = Message(" Did you mean {close}?", close=close) if close else ""
        raise wrong_usage(
            Message(
                "There is no layout {layout}.{hint} Layouts: {names}.",
                layout=layout,
                hint=hint,
                names=listed(names),
            ),
            param_hint="--layout",
        )


def _in_the_way(fault: AlreadyThereError) -> str:
    names = listed(str(path) for path in fault.paths[:_SHOWN])
    more = Message(" and {count} more", count=len(fault.paths) - _SHOWN) if len(fault.paths) > _SHOWN else ""
    return Message(
        "Nothing was written, for these exist: {names}{more}. Choose another folder.", names=names, more=more
    )


def _show(display: Display, folder: Path, written: tuple[Path, ...]) -> None:
    for path in written:
        display.say(f"  {path}")
    display.say()
    display.say(Message("Next:"))
    display.table(
        [
            (f"banxin build {shell_word(folder)}", Message("make the PDF and the EPUB")),
            (f"banxin check {shell_word(folder)}", Message("find what is wrong with them")),
            ("banxin layouts list", Message("see the other layouts (版式)")),
        ],
        indent="  ",
    )


def shell_word(folder: Path) -> str:
    """The folder as one word of a command."""
    text = str(folder)
    return f'"{text}"' if " " in text else text
