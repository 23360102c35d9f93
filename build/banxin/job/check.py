"""Check: everything that can be known about a publication, with nothing written."""

from __future__ import annotations

import os
from pathlib import Path

from banxin.findings import in_order
from banxin.job.desk import take_in
from banxin.job.printing import print_edition
from banxin.job.report import Progress, Report, silent
from banxin.makeup.page import MakeUp
from banxin.manuscript.publication import Format


def check(root: Path, *, progress: Progress | None = None) -> Report:
    """Read the publication in `root`, set every edition, and tell what was found; write nothing."""
    intake = take_in(root)
    findings = list(intake.findings)
    made: dict[str, MakeUp] = {}
    if intake.ready and intake.publication is not None:
        pages: dict[str, str] = {}
        for edition in sorted(intake.publication.editions, key=lambda e: e.format is Format.EPUB):
            printed = print_edition(intake, edition, pages, os.environ, progress or silent)
            pages = pages or dict(printed.pages)
            findings += printed.findings
            if printed.made:
                made[edition.name] = printed.made
    return Report(in_order(findings), make_up=made)
