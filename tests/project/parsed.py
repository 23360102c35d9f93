"""The package's modules as trees, parsed once for all tests that read them."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "build" / "banxin"


@cache
def parsed() -> dict[str, ast.Module]:
    """Every module by its path in the package, in order of paths. Nobody changes a tree."""
    return {
        path.relative_to(PACKAGE).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
    }
