"""A page of the documentation as what a reader would do: write these files, run these commands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(r"^```(?P<info>[^\n`]+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Write:
    """A file that the page shows whole."""

    path: str
    text: str


@dataclass(frozen=True)
class Command:
    """A line behind a prompt."""

    line: str


Step = Write | Command


def steps(page: Path) -> list[Step]:
    """The steps of a page in order: fences `… file=PATH` are written, `console` lines are run."""
    found: list[Step] = []
    for fence in FENCE.finditer(page.read_text(encoding="utf-8")):
        info, body = fence["info"], fence["body"]
        _, _, path = info.partition("file=")
        if path:
            found.append(Write(path, body))
        elif info.strip() == "console":
            found += [Command(line.removeprefix("$ ")) for line in body.splitlines() if line.startswith("$ ")]
    return found
