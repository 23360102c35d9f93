"""Folders that a build reads or writes by their names alone: never links that lead out of the publication."""

from __future__ import annotations

from pathlib import Path

from banxin.findings import Finding, Place, finding
from banxin.job.galley_cache import FILE
from banxin.typecase.case import FACES
from banxin.wording import Message
from banxin.world import DISK, World

OUT = "out"
_NAMED = (str(FILE.parent), FACES.as_posix(), "layouts", "fonts")


def links_outside(root: Path, world: World = DISK) -> tuple[Finding, ...]:
    """A finding for each of these folders of the publication in `root` that lies elsewhere."""
    out = [name for name in _NAMED if leads_out(root, root / name, world)]
    within = {name for name in out for other in out if name.startswith(f"{other}/")}
    return tuple(_finding(name) for name in out if name not in within)


def out_outside(root: Path) -> tuple[Finding, ...]:
    """A finding where out/ of the publication in `root` lies elsewhere: on the disk, where it is written."""
    return (_finding(OUT),) if leads_out(root, root / OUT) else ()


def leads_out(root: Path, path: Path, world: World = DISK) -> bool:
    """Whether `path`, links followed, lies outside the folder `root`; that may itself be a link."""
    try:
        return not world.resolved(path).is_relative_to(world.resolved(root))
    except (OSError, RuntimeError, ValueError):  # links in a circle
        return True


def _finding(name: str) -> Finding:
    return finding(
        "file.outside",
        Message("{name} is a link that leads out of the publication.", name=name),
        Place(name),
        remedy=Message("replace the link by a folder {name}", name=name),
    )
