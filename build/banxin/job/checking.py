"""Everything that can be known about a publication found out anew, with nothing written."""

from __future__ import annotations

import os
from pathlib import Path

from banxin.findings import Finding, has_errors, in_order
from banxin.job.editions import print_editions
from banxin.job.intake import Ready, Refused, take_in
from banxin.job.kept_verdicts import KeptVerdicts
from banxin.job.limits import Limits
from banxin.job.muting import mute_faults, unmuted
from banxin.job.outside_checks import check_of
from banxin.job.report import Progress, Report, silent
from banxin.job.writing import file_name
from banxin.makeup.model.page import MakeUp
from banxin.proofreading.desk import proofread
from banxin.world import DISK, World


def check_anew(
    root: str | os.PathLike[str],
    *,
    progress: Progress | None = None,
    limits: Limits | None = None,
    world: World = DISK,
) -> Report:
    """What `check` does where it has no record of it."""
    intake = take_in(Path(root), world=world)
    if isinstance(intake, Refused):
        return Report(intake.findings)
    findings = [*intake.findings, *mute_faults(intake.publication), *_copy(intake, world)]
    made: dict[str, MakeUp] = {}
    editions, bounds = intake.publication.editions, limits or Limits()
    for job in print_editions(intake, editions, world, bounds, progress or silent):
        findings += job.printed.findings
        if job.printed.made:
            made[job.edition.name] = job.printed.made
        check = check_of(job.edition.format)
        if check is not None and job.printed.data and not has_errors(findings):
            (progress or silent)(job.edition.name, check.name, 0, 1)
            name = file_name(intake.publication, job.edition)
            verdicts = KeptVerdicts(intake.publication.root, world)
            findings += verdicts.of(check.name, job.printed.data, name, check.look)
    return Report(in_order(unmuted(findings, intake.publication)), make_up=made)


def _copy(intake: Ready, world: World) -> tuple[Finding, ...]:
    return proofread(intake.publication, world, intake.layout.chain)
