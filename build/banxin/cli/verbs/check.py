"""`banxin check`: say everything that can be known about a publication, and change nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from banxin.cli.display import Display, records
from banxin.cli.exits import Exit
from banxin.cli.options import (
    Folder,
    Json,
    Memory,
    Quiet,
    Seconds,
    limits_of,
    publication_folder,
    wrong_usage,
)
from banxin.findings import has_errors
from banxin.wording import Message

_Fix = Annotated[bool, typer.Option("--fix", help="Make the safe repairs of the copy desk in the articles.")]
_Diff = Annotated[bool, typer.Option("--diff", help="With --fix: show the repairs and write nothing.")]
_Codes = Annotated[
    list[str] | None,
    typer.Option("--code", metavar="CODE", help="With --fix: repairs of this rule alone; may be repeated."),
]


def check(
    directory: Folder = Path(),
    memory: Memory = None,
    seconds: Seconds = None,
    fix: _Fix = False,
    diff: _Diff = False,
    code: _Codes = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Check a publication: manuscripts before setting, files after it. Changes nothing without --fix.

    With --fix, copy is repaired where a rule is certain, and nothing is set.

    \b
    Examples:
      banxin check
      banxin check my-paper
      banxin check my-paper --json > findings.json
      banxin check my-paper --fix --diff
      banxin check my-paper --fix --code copy.space
    """
    from banxin import job
    from banxin.cli.progress import shown

    display = Display("check", as_json, quiet)
    root = publication_folder(directory)
    if (diff or code) and not fix:
        raise wrong_usage(Message("--diff and --code go with --fix."), param_hint="--fix")
    if fix:
        _repair(root, display, code or [], diff)
    with shown(display) as progress:
        report = job.check(root, progress=progress, limits=limits_of(memory, seconds))
    status = Exit.FINDINGS if has_errors(report.findings) else Exit.DONE
    display.findings(report.findings)
    display.tally(report.findings)
    if not report.findings:
        display.say(Message("No findings."))
    display.data(status, findings=records(report.findings))
    raise typer.Exit(status)


def _repair(root: Path, display: Display, codes: list[str], diff: bool) -> None:
    """Make the repairs, or show them, and end."""
    from banxin.findings import Severity, nearest
    from banxin.job.repairing import repair
    from banxin.proofreading.desk import COPY_CODES

    for code in codes:
        if code not in COPY_CODES:
            near = nearest(code, COPY_CODES) or "copy.…"
            raise wrong_usage(
                Message("{code} is no rule of the copy desk; nearest: {near}.", code=code, near=near),
                param_hint="--code",
            )
    outcome = repair(root, codes, write=not diff)
    status = Exit.FINDINGS if has_errors(outcome.findings) else Exit.DONE
    if diff:
        display.findings((one for one in outcome.findings if one.severity is Severity.ERROR), aside=True)
        if outcome.files:
            display.say(outcome.diff().rstrip("\n"), even_if_quiet=True)
    else:
        display.findings(outcome.findings)
        display.tally(outcome.findings)
        for name in sorted(outcome.files):
            display.say(Message("Repaired: {name}", name=name))
    if not outcome.files:
        display.say(Message("Nothing was written.") if status else Message("Nothing to repair."))
    display.data(
        status,
        findings=records(outcome.findings),
        files=sorted(outcome.files),
        repairs=outcome.edits,
        **({"diff": outcome.diff()} if diff else {}),
    )
    raise typer.Exit(status)
