"""`banxin check`: say everything that can be known about a publication, and change nothing."""

from __future__ import annotations

from pathlib import Path

import typer

from banxin.cli.display import Display, records
from banxin.cli.exits import Exit
from banxin.cli.options import Folder, Json, Memory, Quiet, Seconds, limits_of, publication_folder
from banxin.findings import has_errors
from banxin.wording import Message


def check(
    directory: Folder = Path(),
    memory: Memory = None,
    seconds: Seconds = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Check a publication: manuscripts before setting, files after it. Changes nothing.

    \b
    Examples:
      banxin check
      banxin check my-paper
      banxin check my-paper --json > findings.json
    """
    from banxin import job
    from banxin.cli.progress import shown

    display = Display("check", as_json, quiet)
    root = publication_folder(directory)
    with shown(display) as progress:
        report = job.check(root, progress=progress, limits=limits_of(memory, seconds))
    status = Exit.FINDINGS if has_errors(report.findings) else Exit.DONE
    display.findings(report.findings)
    display.tally(report.findings)
    if not report.findings:
        display.say(Message("No findings."))
    display.data(status, findings=records(report.findings))
    raise typer.Exit(status)
