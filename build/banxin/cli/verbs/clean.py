"""`banxin clean`: remove what a build made."""

from __future__ import annotations

import shutil
from pathlib import Path

from banxin.cli.display import Display
from banxin.cli.exits import Exit
from banxin.cli.options import Folder, Json, Quiet, publication_folder, wrong_usage
from banxin.wording import Message

_MADE = ("out", ".banxin")


def clean(directory: Folder = Path(), as_json: Json = False, quiet: Quiet = False) -> None:
    """Remove what builds made: the folders out/ and .banxin/ of a publication, nothing else.

    \b
    Examples:
      banxin clean
      banxin clean my-paper
    """
    display = Display("clean", as_json, quiet)
    root = publication_folder(directory)
    removed = []
    for folder in (root / name for name in _MADE):
        if folder.is_symlink():
            raise wrong_usage(Message("{folder} is a link to elsewhere; remove it yourself.", folder=folder))
        if folder.is_dir():
            shutil.rmtree(folder)
            removed.append(str(folder))
    for name in removed:
        display.say(Message("Removed {name}", name=name))
    if not removed:
        display.say(Message("Nothing to remove."))
    display.data(Exit.DONE, removed=removed)
