"""Check: everything that can be known about a publication, with nothing written."""

from __future__ import annotations

import os
from pathlib import Path

from banxin.findings import has_errors, in_order
from banxin.job.editions import print_editions
from banxin.job.intake import Refused, take_in
from banxin.job.limits import Limits
from banxin.job.press import press_of
from banxin.job.report import Progress, Report, silent, timed
from banxin.job.writing import file_name
from banxin.makeup.model.page import MakeUp
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

    `progress`, `limits` and `world` are those of `build`. The report has no outputs.

    EPUBCheck looks at EPUB editions where it can be run; a note says so where it cannot.
    """
    intake = take_in(Path(root), world=world)
    if isinstance(intake, Refused):
        return Report(intake.findings)
    findings = list(intake.findings)
    made: dict[str, MakeUp] = {}
    editions, bounds = intake.publication.editions, limits or Limits()
    for job in print_editions(intake, editions, world, bounds, progress or silent):
        findings += job.printed.findings
        if job.printed.made:
            made[job.edition.name] = job.printed.made
        press = press_of(job.edition)
        if press.checker and job.printed.data and not has_errors(findings):
            (progress or silent)(job.edition.name, press.checker, 0, 1)
            findings += press.checked(job.printed.data, file_name(intake.publication, job.edition))
    return Report(in_order(findings), make_up=made)
