"""`banxin layouts preview`: the specimen with a layout in the browser, its options turned by hand."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from banxin.cli.display import Display
from banxin.cli.exits import Exit
from banxin.cli.options import Quiet, layout_names
from banxin.cli.reader import READER
from banxin.cli.verbs.layouts.group import LayoutsHome, layouts
from banxin.cli.verbs.layouts.trying import asked_for
from banxin.cli.verbs.preview import OpenPage, Port, show_preview
from banxin.wording import Language

if TYPE_CHECKING:
    from banxin.job.layout_trial import Trial

PreviewedLayout = Annotated[
    str,
    typer.Argument(metavar="NAME", help="Name of a layout, or its folder.", autocompletion=layout_names),
]
_TRADITIONAL = "zh-Hant-TW"


@layouts.command()
def preview(
    name: PreviewedLayout,
    directory: LayoutsHome = Path(),
    port: Port = 0,
    open_it: OpenPage = True,
    quiet: Quiet = False,
) -> None:
    """Show a layout in the browser with a publication of every element, its options as a form.

    Options that are turned are seen at once, two settings side by side if wanted; a layout of your own is
    set anew after each save. Nothing is written. Ctrl+C ends it.

    \b
    Examples:
      banxin layouts preview broadsheet
      banxin layouts preview ours my-paper
      banxin layouts preview my-paper/layouts/ours
    """
    from banxin.job.layout_trial import write_specimen

    display = Display("layouts preview", quiet=quiet)
    trial = asked_for(name, directory)[0]
    _refuse_unknown(display, trial)
    if READER.get() is Language.TRADITIONAL:
        trial = replace(trial, lang=_TRADITIONAL)
    with tempfile.TemporaryDirectory(prefix="banxin-") as folder:
        root = Path(folder) / trial.layout
        write_specimen(trial, root)
        show_preview(display, root, port, open_it=open_it, trial=trial)


def _refuse_unknown(display: Display, trial: Trial) -> None:
    """End where there is no such layout; one that is broken is shown, to be mended meanwhile."""
    from banxin.layouts import open_layout, shelves

    places = shelves(trial.home, beside=trial.beside)
    if places.folder(trial.layout) is None:
        findings = open_layout(trial.layout, places.roots, None, places.world)[1]
        display.findings((*places.findings, *places.installed.findings, *findings))
        raise typer.Exit(Exit.FINDINGS)
