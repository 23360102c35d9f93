"""Arguments and options that several verbs share, so that they read and behave alike."""

from __future__ import annotations

from collections.abc import Sequence
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from banxin.cli.reader import spoken
from banxin.wording import Message

if TYPE_CHECKING:
    from banxin.job.limits import Limits

MANIFEST = "manifest.yaml"

PUBLICATION: ContextVar[Path | None] = ContextVar("PUBLICATION", default=None)
"""The publication at work; a report on a mistake of ours is laid into its cache."""


def wrong_usage(message: str, param_hint: str | None = None) -> typer.BadParameter:
    """An error of the arguments, in the language of this run."""
    return typer.BadParameter(spoken(message), param_hint=param_hint)


def layout_names(incomplete: str) -> list[str]:
    """Names of layouts for shell completion; none when the layouts cannot be read."""
    from banxin.layouts import list_layouts

    return [card.name for card in list_layouts() if card.name.startswith(incomplete)]


NO_FOLDER = Message("The current folder is not there any more. Change into another folder first.")


def has_current_folder() -> bool:
    """Whether the folder that the command was started in still exists."""
    try:
        return bool(Path.cwd())
    except OSError:
        return False


def publication_folder(given: Path) -> Path:
    """The folder of a publication, given as itself or as its manifest; else a usage error."""
    if not given.is_absolute() and not has_current_folder():
        raise wrong_usage(NO_FOLDER, param_hint="DIR")
    folder = given.parent if given.name == MANIFEST and given.is_file() else given
    if not folder.is_dir():
        raise wrong_usage(Message("{given} is not a folder.", given=given), param_hint="DIR")
    if not (folder / MANIFEST).is_file():
        raise wrong_usage(
            Message(
                "{given} has no {manifest}. A publication is a folder with one; `banxin init DIR` "
                "makes a first one.",
                given=given,
                manifest=MANIFEST,
            ),
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
Memory = Annotated[
    int | None,
    typer.Option(
        "--memory",
        metavar="MB",
        min=0,
        max=10**9,
        envvar="BANXIN_MEMORY",
        help="Memory that setting may take, in MB (usually 4096); 0: no bound.",
    ),
]
Seconds = Annotated[
    int | None,
    typer.Option(
        "--seconds",
        metavar="S",
        min=0,
        max=10**9,
        envvar="BANXIN_SECONDS",
        help="Seconds of computing that setting may take (usually 300), and 1 for each 50 字; 0: no bound.",
    ),
]


def options_set(given: Sequence[str]) -> dict[str, str]:
    """The options of `--set name=value`, the last of a name; else a usage error."""
    options: dict[str, str] = {}
    for one in given:
        name, mark, value = one.partition("=")
        if not mark or not name.strip():
            raise wrong_usage(Message("`{given}` is not OPTION=VALUE.", given=one), param_hint="--set")
        options[name.strip()] = value.strip()
    return options


def limits_of(memory: int | None, seconds: int | None) -> Limits:
    """The limits of setting that were asked for; the usual ones where nothing was."""
    from banxin.job.limits import Limits

    usual = Limits()
    return Limits(
        usual.memory if memory is None else memory, usual.seconds if seconds is None else float(seconds)
    )
