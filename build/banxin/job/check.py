"""Check: everything that can be known about a publication, with nothing written."""

from __future__ import annotations

import os

from banxin.job.limits import Limits
from banxin.job.remembering import Asked, remembered
from banxin.job.report import Progress, Report, timed
from banxin.world import DISK, World


@timed
def check(
    root: str | os.PathLike[str],
    *,
    progress: Progress | None = None,
    limits: Limits | None = None,
    world: World = DISK,
) -> Report:
    """Read the publication in the folder `root`, set every edition, and tell what was found; write nothing.

    `progress`, `limits` and `world` are those of `build`. The report has no outputs. Where nothing has
    changed since the last check, its report is told again.

    EPUBCheck looks at EPUB editions where it can be run; a note says so where it cannot.
    """

    def anew(watched: World) -> Report:
        from banxin.job.checking import check_anew  # noqa: PLC0415  (loads all rooms)

        return check_anew(root, progress=progress, limits=limits, world=watched)

    return remembered(Asked("check", root, None, "", limits or Limits()), world, anew)
