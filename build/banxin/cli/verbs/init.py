"""`banxin init`: lay out a first publication."""

from __future__ import annotations

import json
import re
from pathlib import Path, PurePosixPath
from typing import Annotated

import typer

from banxin.cli.display import Display
from banxin.cli.exits import Exit
from banxin.cli.options import MANIFEST, Json, Quiet, layout_names, wrong_usage
from banxin.cli.starter import (
    LANGS,
    MORE,
    PAPER,
    SCHEMA,
    STARTERS,
    AlreadyThereError,
    Starter,
    lay_out,
    starter_files,
)
from banxin.findings import nearest
from banxin.wording import Message, listed

_SHOWN = 5
_ROOMS = (7_000, 10_000)  # 字 that a page has room for: from each on, one article more fills it

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
LangName = Annotated[
    str,
    typer.Option(
        "--lang",
        metavar="LANG",
        help="Language and region of the texts: zh-Hans, zh-Hant-TW or zh-Hant-HK.",
        autocompletion=lambda incomplete: [lang for lang in LANGS if lang.startswith(incomplete)],
    ),
]


def init(
    directory: Annotated[Path, typer.Argument(metavar="DIR", help="Folder to make or to fill.")],
    layout: LayoutName = "",
    title: Title = "",
    lang: LangName = LANGS[0],
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Lay out a small Chinese publication that builds with no edit. Never overwrites a file.

    \b
    Examples:
      banxin init my-paper
      banxin init my-book --layout book --title 边城记
      banxin init my-paper --lang zh-Hant-TW
    """
    from banxin.manuscript.form.schema import shipped_schema

    display = Display("init", as_json, quiet)
    kind = starter_for(layout)
    if lang not in LANGS:
        raise wrong_usage(
            Message("{lang} is none of {langs}.", lang=lang, langs=listed(LANGS)), param_hint="--lang"
        )
    if directory.exists() and not directory.is_dir():
        raise wrong_usage(Message("{directory} is a file.", directory=directory), param_hint="DIR")
    try:
        files = dict(starter_files(shipped_schema(SCHEMA), layout=layout, title=title, lang=lang, kind=kind))
        files[PurePosixPath(SCHEMA)] = schema_of(files[PurePosixPath(MANIFEST)], lang)
        written = lay_out(directory, files)
    except AlreadyThereError as fault:
        raise wrong_usage(_in_the_way(fault), param_hint="DIR") from None
    _show(display, directory, written)
    display.data(Exit.DONE, written=[str(path) for path in written])


def schema_of(manifest: bytes, lang: str) -> bytes:
    """The JSON Schema of manifests that name the layout which this one names."""
    from banxin.layouts import layout_roots, manifest_schema_of, open_layout
    from banxin.sheets.labels import NAMES

    named = re.search(r"^layout:\s*(\S+)", manifest.decode("utf-8"), re.MULTILINE)
    layout = open_layout(named[1], layout_roots(None))[0] if named else None
    assert layout is not None
    made = manifest_schema_of(layout, lang, NAMES)
    return (json.dumps(made, ensure_ascii=False, indent=2) + "\n").encode()


def starter_for(layout: str) -> Starter:
    """The kind of publication that a layout is for; a usage error where there is no such layout."""
    from banxin.layouts import builtin_layouts, layout_roots, list_layouts, open_layout

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
    opened = open_layout(layout, layout_roots(None))[0] if layout else None
    if opened is None:
        return PAPER
    if not opened.modules:
        own = (folder.name for folder in opened.chain if folder.parent == builtin_layouts())
        found = next((name for name in own if (STARTERS / LANGS[0] / name).is_dir()), None)
        return Starter(found) if found else Starter(more=len(MORE), made_up=False)
    room = opened.grid.characters * opened.grid.rows
    return Starter(more=sum(room >= least for least in _ROOMS))


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
