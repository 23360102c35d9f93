"""Check: everything that can be known about a publication, with nothing written."""

from __future__ import annotations

import os
from pathlib import Path

from banxin.findings import in_order
from banxin.job.desk import Refused, take_in
from banxin.job.editions import print_editions
from banxin.job.limits import Limits
from banxin.job.report import Progress, Report, silent, timed
from banxin.makeup.page import MakeUp
from banxin.world import DISK


@timed
def check(
    root: str | os.PathLike[str], *, progress: Progress | None = None, limits: Limits | None = None
) -> Report:
    """Read the publication in the folder `root`, set every edition, and tell what was found; write nothing.

    `progress` and `limits` are those of `build`. The report has no outputs.
    """
    intake = take_in(Path(root))
    if isinstance(intake, Refused):
        return Report(intake.findings)
    findings = list(intake.findings)
    made: dict[str, MakeUp] = {}
    editions, bounds = intake.publication.editions, limits or Limits()
    for job in print_editions(intake, editions, DISK, bounds, progress or silent):
        findings += job.printed.findings
        if job.printed.made:
            made[job.edition.name] = job.printed.made
    return Report(in_order(findings), make_up=made)
