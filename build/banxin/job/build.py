"""Build: all editions of a publication, written together or not at all; nothing where nothing changed."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from banxin.job.build_asked import BuildAsked
from banxin.job.limits import Limits, room_to_load
from banxin.job.remembering import Asked, remembered
from banxin.job.report import Progress, Report, silent, timed
from banxin.world import DISK, World

BUILD = "build"
"""The name of this job in records."""


@timed
def build(
    root: str | os.PathLike[str],
    *,
    editions: Sequence[str] = (),
    out: str | os.PathLike[str] | None = None,
    progress: Progress | None = None,
    overlay: bool = False,
    fresh: bool = False,
    draft: bool = False,
    options: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    world: World = DISK,
) -> Report:
    """Build `editions` (default: all) of the publication in the folder `root` into `out` (default: root/out).

    `progress` is called as the job advances. `overlay` draws the grid over the pages; `fresh` makes
    them up anew, whatever make-up is kept, and keeps the new one. `options` of the layout, as text, stand
    before those of the manifest; a make-up that is found with them is not kept. A `draft` is written though
    words of the manuscript are lost or hidden in it, under a name that ends in -draft. `limits` bound the
    process that sets. Files and the environment are those of `world`; one that is not the machine's disk
    needs an `out`. Nothing is written when any finding is an error; files of an earlier build then
    stay as they are. Where nothing has changed since the files were written, nothing is done: the report is
    that of the build that wrote them, and no progress is told. Whatever is wrong with the publication is a
    finding; an exception is a mistake of Banxin itself.
    """

    asked = BuildAsked(tuple(editions), overlay, fresh, draft, tuple(sorted((options or {}).items())))

    def anew(watched: World) -> Report:
        room_to_load()
        from banxin.job.building import build_anew  # noqa: PLC0415  (loads all rooms)

        return build_anew(root, asked, out, progress or silent, limits or Limits(), watched)

    return remembered(Asked(BUILD, root, out, repr(asked), limits or Limits()), world, anew)
