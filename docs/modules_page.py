"""The page of modules: every module with the first sentence that it says of itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path, PurePosixPath

PACKAGE = Path(__file__).parents[1] / "build" / "banxin"

_HEAD = """Every module in `build/banxin/`, in its own words. What the rooms do, and in which order, stands in
[ARCHITECTURE.md](../ARCHITECTURE.md)."""


def modules_page(generated: str) -> str:
    """docs/reference/modules.md: a table for each folder, in the order of their names."""
    lines = ["# Modules", "", generated, "", *_HEAD.splitlines(), ""]
    by_folder = sorted(modules(), key=lambda name: (name.parent, name.stem))
    for folder, names in groupby(by_folder, key=lambda name: name.parent):
        lines += [f"## `{folder}/`", "", "| module | what it holds |", "|---|---|"]
        lines += [f"| `{name.stem}` | {_says(name)} |" for name in names]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def modules() -> Iterator[PurePosixPath]:
    """Every module of a room, by its path in the package; the doors of rooms are not counted."""
    for path in PACKAGE.rglob("*.py"):
        name = PurePosixPath(path.relative_to(PACKAGE).as_posix())
        if not name.stem.startswith("__") and len(name.parts) > 1:
            yield name


def _says(name: PurePosixPath) -> str:
    """The first paragraph of a module's docstring, as a cell of a table."""
    words = ast.get_docstring(ast.parse((PACKAGE / name).read_text(encoding="utf-8"))) or ""
    return " ".join(words.split("\n\n")[0].split()).replace("|", r"\|")
