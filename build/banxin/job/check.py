"""Check: everything that can be known about a publication, with nothing written."""

from __future__ import annotations

import os
from pathlib import Path

from banxin.job.build import BUILD
from banxin.job.build_asked import BuildAsked
from banxin.job.limits import Limits, room_to_load
from banxin.job.remembering import Asked, remembered, told
from banxin.job.report import Progress, Report, silent, timed
from banxin.world import DISK, World


@timed
def check(
    root: str | os.PathLike[str],
    *,
    progress: Progress | None = None,
    limits: Limits | None = None,
    world: World = DISK,
) -> Report:
    """Read the publication in the folder `root`, set every edition, and tell what was found; write nothing
    but the cache.

    `progress`, `limits` and `world` are those of `build`. The report has no outputs. Where nothing has
    changed since the last check, its report is told again; where nothing has since the last build of all
    editions, what that has found is told, and its files are looked at.

    EPUBCheck looks at EPUB editions where it can be run; a note says so where it cannot.
    """

    def anew(watched: World) -> Report:
        room_to_load()
        built = told(Asked(BUILD, root, None, repr(BuildAsked()), limits or Limits()), watched)
        if built is not None:
            from banxin.job.checking_built import check_built  # noqa: PLC0415  (loads rooms as it goes)

            return check_built(built, Path(root), progress or silent, watched)
        from banxin.job.checking import check_anew  # noqa: PLC0415  (loads all rooms)

        return check_anew(root, progress=progress, limits=limits, world=watched)

    return remembered(Asked("check", root, None, "", limits or Limits()), world, anew)
