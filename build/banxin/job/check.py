"""Check: everything that can be known about a publication, with nothing written."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from banxin.findings import Finding, finding, has_errors, in_order
from banxin.job.editions import PrintedEdition, print_editions
from banxin.job.intake import Refused, take_in
from banxin.job.limits import Limits
from banxin.job.report import Progress, Report, silent, timed
from banxin.job.writing import file_name
from banxin.makeup.model.page import MakeUp
from banxin.manuscript.publication import Format
from banxin.preflight.epub import epubcheck_findings
from banxin.wording import Message, reason_of
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
        if job.edition.format is Format.EPUB and job.printed.data and not has_errors(findings):
            (progress or silent)(job.edition.name, "EPUBCheck", 0, 1)
            findings += _epubchecked(job, file_name(intake.publication, job.edition))
    return Report(in_order(findings), make_up=made)


def _epubchecked(job: PrintedEdition, name: str) -> tuple[Finding, ...]:
    """What EPUBCheck says of an edition, which it reads from a file."""
    try:
        with tempfile.TemporaryDirectory(prefix="banxin-") as folder:
            path = Path(folder) / name
            path.write_bytes(job.printed.data)
            return epubcheck_findings(path)
    except OSError as error:
        return (
            finding("epub.unchecked", Message("EPUBCheck was not run: {reason}", reason=reason_of(error))),
        )
