"""Arguments and options that several verbs share, so that they read and behave alike."""

from __future__ import annotations

from contextvars import ContextVar
from pathlib import Path
from typing import Annotated

import typer

MANIFEST = "manifest.yaml"

PUBLICATION: ContextVar[Path | None] = ContextVar("PUBLICATION", default=None)
"""The publication at work; a report on a mistake of ours is laid into its cache."""


def layout_names(incomplete: str) -> list[str]:
    """Names of layouts for shell completion; none when the layouts cannot be read."""
    from banxin.layouts import list_layouts

    return [card.name for card in list_layouts() if card.name.startswith(incomplete)]


NO_FOLDER = "The current folder is not there any more. Change into another folder first."


def has_current_folder() -> bool:
    """Whether the folder that the command was started in still exists."""
    try:
        return bool(Path.cwd())
    except OSError:
        return False


def publication_folder(given: Path) -> Path:
    """The folder of a publication, given as itself or as its manifest; else a usage error."""
    if not given.is_absolute() and not has_current_folder():
        raise typer.BadParameter(NO_FOLDER, param_hint="DIR")
    folder = given.parent if given.name == MANIFEST and given.is_file() else given
    if not folder.is_dir():
        raise typer.BadParameter(f"{given} is not a folder.", param_hint="DIR")
    if not (folder / MANIFEST).is_file():
        raise typer.BadParameter(
            f"{given} has no {MANIFEST}. A publication is a folder with one; "
            "`banxin init DIR` makes a first one.",
            param_hint="DIR",
        )
    PUBLICATION.set(folder)
    return folder


Json = Annotated[bool, typer.Option("--json", help="Print one JSON object, for machines.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print findings only.")]
Folder = Annotated[
    Path,
    typer.Argument(metavar="DIR", help="Folder of the publication (the one with manifest.yaml)."),
]
