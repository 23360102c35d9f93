"""Files of a layout: read as UTF-8, never from outside its folder, never without a limit."""

from __future__ import annotations

from pathlib import Path

from banxin.findings import Finding, Place, SourceText, finding
from banxin.manuscript.files.decoding import decode, read_bytes
from banxin.wording import Message
from banxin.world import World

TEMPLATE_LIMIT = 64 * 1024
"""Bytes in one template: the largest built-in one has three thousand, and compiling takes time."""

SHEET_LIMIT = 256 * 1024
"""Bytes in one stylesheet or layout.yaml."""


def read_text(
    file: Path, name: str, folder: Path, world: World, limit: int = SHEET_LIMIT
) -> tuple[SourceText | None, tuple[Finding, ...]]:
    """The text of `file`, which must lie in `folder` once links are followed; `name` is for findings."""
    if not is_inside(file, folder, world):
        return None, (
            finding(
                "file.outside",
                Message("{name} leads out of the layout's folder.", name=file.name),
                Place(name),
            ),
        )
    data, findings = read_bytes(file, name, limit, None, world)
    if data is None:
        return None, findings
    source, findings = decode(name, data)
    return (None if findings else source), findings


def is_inside(file: Path, folder: Path, world: World) -> bool:
    """Whether `file`, all links followed, lies in `folder`."""
    try:
        return world.resolved(file).is_relative_to(world.resolved(folder))
    except (OSError, RuntimeError, ValueError):
        return False
