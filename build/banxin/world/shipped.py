"""What Banxin brings along: folders inside the installed package, or beside it in a checkout."""

from __future__ import annotations

import os
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def shipped(name: str) -> Path:
    """The folder `name` that Banxin ships: `_name` in the package, `name` at the root of a checkout."""
    packed = _PACKAGE / f"_{name}"
    return packed if packed.is_dir() else _PACKAGE.parents[1] / name


SHIPPED: tuple[Path, ...] = (_PACKAGE, shipped("layouts"), shipped("fonts"), shipped("colour"))
"""Folders that are the same in every world."""
_WITHIN = tuple(os.path.normcase(f"{folder}{os.sep}") for folder in SHIPPED)


def is_shipped(path: Path) -> bool:
    """Whether a file or folder is part of Banxin itself."""
    return os.path.normcase(f"{path}{os.sep}").startswith(_WITHIN)
