"""Everything that can be known about a publication found out anew, with nothing written."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from banxin.findings import Finding, has_errors, in_order
from banxin.job.editions import print_editions
from banxin.job.intake import Ready, Refused, take_in
from banxin.job.kept_verdicts import KeptVerdicts
from banxin.job.limits import Limits
from banxin.job.muting import mute_faults, unmuted
from banxin.job.press import Press, press_of
from banxin.job.report import Output, Progress, Report, silent
from banxin.job.writing import file_name
from banxin.makeup.model.page import MakeUp
from banxin.proofreading.desk import proofread
from banxin.registry import PRESSES
from banxin.world import DISK, World

_Call = Callable[[], tuple[Finding, ...]]


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
        press = press_of(job.edition)
        if press.checker and job.printed.data and not has_errors(findings):
            (progress or silent)(job.edition.name, press.checker, 0, 1)
            name = file_name(intake.publication, job.edition)
            verdicts = KeptVerdicts(intake.publication.root, world)
            findings += verdicts.of(press.checker, job.printed.data, name, press.checked)
    return Report(in_order(unmuted(findings, intake.publication)), make_up=made)


def _copy(intake: Ready, world: World) -> tuple[Finding, ...]:
    return proofread(intake.publication, world, intake.layout.chain)


def check_built(built: Report, root: Path, progress: Progress, world: World) -> Report:
    """What `check` tells of a publication whose last build holds: its files stand as they were written.

    A build does not read the copy as a proofreader does: that is done here, while programs look at the files.
    """
    with ThreadPoolExecutor() as beside:
        looked_at = [beside.submit(call) for call in _calls(built.outputs, root, progress, world)]
        intake = take_in(root, world=world)
        if isinstance(intake, Refused):  # changed while it was looked at
            return Report(intake.findings)
        findings = [*built.findings, *_copy(intake, world)]
        for told in looked_at:
            findings += told.result()
    return Report(in_order(unmuted(findings, intake.publication)), make_up=built.make_up)


def _calls(outputs: Sequence[Output], root: Path, progress: Progress, world: World) -> Iterator[_Call]:
    """The call that has the `checker` of each file look at it, told when it is made."""
    verdicts = KeptVerdicts(root, world)  # here, not in the threads: a job looks at the machine once
    for output in outputs:
        press: Press = PRESSES[output.format]
        if press.checker:
            progress(output.edition, press.checker, 0, 1)
            data = world.read(output.path, output.size)
            yield partial(verdicts.of, press.checker, data, output.path.name, press.checked)
