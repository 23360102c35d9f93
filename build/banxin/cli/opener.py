"""Files opened with the program that the system keeps for them; nothing happens where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

_OPENERS = {"darwin": ("open",)}
_ELSEWHERE = ("xdg-open", "gio", "wslview")


def open_file(path: Path) -> bool:
    """Ask the system to open `path`; whether there was a program to ask. It is not waited for.

    Without a display (over SSH, in a container) nothing is asked: the openers would hang or fall back to a
    browser in the terminal.
    """
    if sys.platform == "win32":
        try:
            os.startfile(path)
        except OSError:
            return False
        return True
    command = _command()
    if not command:
        return False
    try:
        subprocess.Popen(
            [*command, str(path.resolve())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    return True


def _command() -> tuple[str, ...]:
    names = _OPENERS.get(sys.platform, _ELSEWHERE)
    if sys.platform != "darwin" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        names = ("wslview",)
    for name in names:
        if found := shutil.which(name):
            return (found, "open") if name == "gio" else (found,)
    return ()
