"""What `check` tells of a publication whose last build holds: its files stand as they were written.

A build does not read the copy as a proofreader does: that is done here, while programs look at the files.
They are begun first: what reads a publication is loaded while they run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from banxin.findings import Finding, in_order
from banxin.job.kept_verdicts import KeptVerdicts
from banxin.job.outside_checks import check_of
from banxin.job.report import Output, Progress, Report
from banxin.world import World

_Call = Callable[[], tuple[Finding, ...]]


def check_built(built: Report, root: Path, progress: Progress, world: World) -> Report:
    """The report of a check, by that of the last build."""
    with ThreadPoolExecutor() as beside:
        looked_at = [beside.submit(call) for call in _calls(built.outputs, root, progress, world)]
        from banxin.job.intake import Refused, take_in  # noqa: PLC0415  (while programs look at the files)
        from banxin.job.muting import unmuted  # noqa: PLC0415
        from banxin.proofreading.desk import proofread  # noqa: PLC0415

        intake = take_in(root, world=world)
        if isinstance(intake, Refused):  # changed while it was looked at
            return Report(intake.findings)
        findings = [*built.findings, *proofread(intake.publication, world, intake.layout.chain)]
        for told in looked_at:
            findings += told.result()
    return Report(in_order(unmuted(findings, intake.publication)), make_up=built.make_up)


def _calls(outputs: Sequence[Output], root: Path, progress: Progress, world: World) -> Iterator[_Call]:
    """The call that has a program look at each file, told when it is made."""
    verdicts = KeptVerdicts(root, world)  # here, not in the threads: a job looks at the machine once
    for output in outputs:
        check = check_of(output.format)
        if check is not None:
            progress(output.edition, check.name, 0, 1)
            data = world.read(output.path, output.size)
            yield partial(verdicts.of, check.name, data, output.path.name, check.look)
