"""A page of the documentation as what a reader would do: write these files, run these commands."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(r"^```(?P<info>[^\n`]+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Write:
    """A file that the page shows whole, or lines that it `adds` at the end of one."""

    path: str
    text: str
    adds: bool = False

    def into(self, folder: Path) -> None:
        """Do what the page asks for."""
        file = folder / self.path
        file.parent.mkdir(parents=True, exist_ok=True)
        before = file.read_text(encoding="utf-8") if self.adds else ""
        file.write_text(before + self.text, encoding="utf-8")


@dataclass(frozen=True)
class Command:
    """A line behind a prompt."""

    line: str


@dataclass
class Ended:
    """How a command ended, and what it showed."""

    status: int
    out: str
    err: str


Run = Callable[[str], Ended]

Step = Write | Command


def steps(page: Path) -> list[Step]:
    """The steps of a page in order: fences `… file=PATH` are written, `… add=PATH` are added at the end of a
    file, `console` lines are run.
    """
    found: list[Step] = []
    for fence in FENCE.finditer(page.read_text(encoding="utf-8")):
        info, body = fence["info"], fence["body"]
        shown = re.search(r" (file|add)=(\S+)", info)
        if shown:
            found.append(Write(shown[2], body, adds=shown[1] == "add"))
        elif info.strip() == "console":
            found += [Command(line.removeprefix("$ ")) for line in body.splitlines() if line.startswith("$ ")]
    return found
