"""Everything that can be known about a publication found out anew, with nothing written."""

from __future__ import annotations

import os
from pathlib import Path

from banxin.findings import has_errors, in_order
from banxin.job.editions import print_editions
from banxin.job.intake import Refused, take_in
from banxin.job.limits import Limits
from banxin.job.press import Press, press_of
from banxin.job.report import Progress, Report, silent
from banxin.job.writing import file_name
from banxin.makeup.model.page import MakeUp
from banxin.proofreading.desk import proofread
from banxin.registry import PRESSES
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
    findings = [*intake.findings, *proofread(intake.publication, world, intake.layout.chain)]
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


def check_built(built: Report, progress: Progress, world: World) -> Report:
    """What `check` tells of a publication whose last build holds: its files stand as they were written."""
    findings = list(built.findings)
    for output in built.outputs:
        press: Press = PRESSES[output.format]
        if press.checker:
            progress(output.edition, press.checker, 0, 1)
            findings += press.checked(world.read(output.path, output.size), output.path.name)
    return Report(in_order(findings), make_up=built.make_up)
