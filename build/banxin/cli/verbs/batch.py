"""`banxin batch`: build every publication under some folders."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from banxin.cli.display import Display, records
from banxin.cli.exits import Exit
from banxin.cli.options import PUBLICATION, Json, Memory, Quiet, Seconds, limits_of, options_set, wrong_usage
from banxin.cli.verbs.build import DraftOption, Editions, Fresh, Set
from banxin.version import __version__
from banxin.wording import Message, reason_of

if TYPE_CHECKING:
    from banxin.batch import BatchReport
    from banxin.batch.builder import Builder, Ended


class Sending(StrEnum):
    """How a publication gets to a worker of a cluster."""

    FILES = "files"
    BYTES = "bytes"


_Folders = Annotated[
    list[Path], typer.Argument(metavar="FOLDER…", help="Folders with publications in them or below them.")
]
_Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs",
        "-j",
        metavar="N",
        min=1,
        max=10_000,
        help="Issues built at a time.",
        show_default="as many as there are cores, or workers of the cluster",
    ),
]
_Scheduler = Annotated[
    str,
    typer.Option(
        "--scheduler",
        metavar="ADDRESS",
        help="Build on the Dask cluster whose scheduler is there, such as tcp://press:8786.",
        show_default=False,
    ),
]
_Send = Annotated[
    Sending,
    typer.Option(
        "--send", help="With --scheduler: paths on storage that all share, or what is in the folders."
    ),
]
_BatchOut = Annotated[
    Path | None,
    typer.Option(
        "--out",
        "-o",
        help="Folder for the files, one folder an issue.",
        show_default="out/ of each publication",
    ),
]
_ReportFile = Annotated[
    Path | None,
    typer.Option("--report-json", metavar="FILE", help="Write the report to this file as well, as JSON."),
]
_SHOWN = 60  # issues in the table; of more, those that failed are


def batch(
    folders: _Folders,
    jobs: _Jobs = None,
    scheduler: _Scheduler = "",
    send: _Send = Sending.FILES,
    edition: Editions = None,
    out: _BatchOut = None,
    fresh: Fresh = False,
    draft: DraftOption = False,
    sets: Set = None,
    memory: Memory = None,
    seconds: Seconds = None,
    report_json: _ReportFile = None,
    as_json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Build every publication under some folders, on all cores or on a cluster.

    One that fails does not stop the others. Unchanged ones are not built again; what was stopped goes on
    where it was when the same command is given.

    \b
    Examples:
      banxin batch issues
      banxin batch 2018 2019 --jobs 4 --edition print
      banxin batch issues --out site/files --report-json report.json
      banxin batch issues --scheduler tcp://press:8786
      banxin batch issues --scheduler tcp://press:8786 --send bytes
    """
    from banxin.batch import Batch, BatchAsked
    from banxin.cli.batch_progress import batch_shown
    from banxin.job.build_asked import BuildAsked

    display = Display("batch", as_json, quiet)
    options = tuple(sorted(options_set(sets or ()).items()))
    build = BuildAsked(tuple(edition or ()), fresh=fresh, draft=draft, options=options)
    asked = BatchAsked(build, limits_of(memory, seconds))
    tops = [_existing(folder) for folder in folders]
    builder = _builder(jobs, scheduler, send, display)
    with _ended_by_term(), batch_shown(display) as shown:
        report = Batch(tops, asked, builder, out and out.absolute()).run(shown, shown.begin)
    _tell(display, report)
    status = _status(report)
    faults = _fault_reports(report)
    facts = _facts(report)
    if report_json is not None:
        _write(report_json, {"banxin": __version__, "verb": "batch", "status": int(status), **facts}, display)
    for path in faults:
        display.complain(Message("What happened is written in {report}", report=path))
    display.data(status, **facts)
    raise typer.Exit(status)


@contextmanager
def _ended_by_term() -> Iterator[None]:
    """Whoever ends us ends the workers too, as Ctrl+C does."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _existing(folder: Path) -> Path:
    top = folder.parent if folder.name == "manifest.yaml" and folder.is_file() else folder
    if not top.is_dir():
        raise wrong_usage(Message("{given} is not a folder.", given=folder), param_hint="FOLDER")
    return top


def _builder(jobs: int | None, scheduler: str, send: Sending, display: Display) -> Builder:
    """What has the issues built; ends the verb where it is not installed."""
    from banxin.batch.local import LocalWorkers, usable_cores

    if not scheduler:
        if send is Sending.BYTES:
            raise wrong_usage(Message("--send goes with --scheduler."), param_hint="--send")
        return LocalWorkers(jobs or usable_cores())
    from banxin.batch.cluster import ClusterWorkers

    return ClusterWorkers(scheduler, jobs=jobs or 0, as_bytes=send is Sending.BYTES)


def _status(report: BatchReport) -> Exit:
    if report.stopped:
        return Exit.STOPPED
    if report.faults:
        return Exit.FAULT
    return Exit.FINDINGS if report.failed else Exit.DONE


def _tell(display: Display, report: BatchReport) -> None:
    """Findings under the name of each issue, the table, how many there are of each kind."""
    for issue, result in report.results:
        if result.findings and not display.as_json:
            display.say(Message("{name}:", name=issue.name), "bold", even_if_quiet=True)
            display.findings(result.findings)
    display.findings(report.findings)
    if report.results:
        _table(display, report.results)
        display.say(_sum(report))
    if report.stopped:
        display.complain(
            Message(
                "Stopped: {done} of {total} issues are done. The same command goes on from here.",
                done=len(report.results),
                total=report.total,
            )
        )


def _table(display: Display, results: Sequence[Ended]) -> None:
    from banxin.cli.batch_progress import STATES

    shown = results if len(results) <= _SHOWN else [one for one in results if one[1].state == "failed"]
    if not shown:
        return
    rows = [
        (
            issue.name,
            STATES[result.state],
            *(str(sum(one.severity == kind for one in result.findings)) for kind in ("error", "warning")),
            f"{result.seconds:.1f}",
            f"{result.peak:.0f} MB" if result.peak else "-",
        )
        for issue, result in shown
    ]
    display.table([_HEADS, *rows], right=(2, 3, 4, 5))


_HEADS = (
    Message("issue"), Message("result"), Message("errors"), Message("warnings"), Message("seconds"),
    Message("memory"),
)  # fmt: skip


def _sum(report: BatchReport) -> str:
    from banxin.batch import IssueState
    from banxin.cli.batch_progress import duration

    return Message(
        "{total} issues: {built} built, {unchanged} unchanged, {failed} failed, in {time}.",
        total=len(report.results),
        built=report.count(IssueState.BUILT),
        unchanged=report.count(IssueState.UNCHANGED),
        failed=report.count(IssueState.FAILED),
        time=duration(report.seconds),
    )


def _facts(report: BatchReport) -> dict[str, object]:
    return {
        "findings": records(report.findings),
        "seconds": round(report.seconds, 3),
        "total": report.total,
        "stopped": report.stopped,
        "issues": [_record(one) for one in report.results],
    }


def _record(ended: Ended) -> dict[str, object]:
    issue, result = ended
    files = [
        {"edition": one.edition, "format": one.format, "path": str(issue.out / one.name), "pages": one.pages,
         "size": one.size, "sha256": one.digest}
        for one in result.files
    ]  # fmt: skip
    return {
        "name": issue.name,
        "folder": str(issue.root),
        "result": str(result.state),
        "findings": records(result.findings),
        "outputs": files,
        "seconds": round(result.seconds, 3),
        "cpu": round(result.cpu, 3),
        "peak_mb": round(result.peak, 1),
        "attempts": result.attempts,
    }


def _write(path: Path, record: dict[str, object], display: Display) -> None:
    from banxin.world.replacing import replace_file

    try:
        replace_file(path, (json.dumps(record, ensure_ascii=False, indent=2, default=str) + "\n").encode())
    except OSError as fault:
        display.complain(Message("Cannot write {path}: {reason}", path=path, reason=reason_of(fault)))
        raise typer.Exit(Exit.FINDINGS) from None


def _fault_reports(report: BatchReport) -> list[Path]:
    """A file for each mistake of ours, in the cache of its publication."""
    from banxin.cli.crash_report import write_report
    from banxin.job.child import ReportedError

    written = []
    for issue, result in report.faults:
        PUBLICATION.set(issue.root)
        written.append(write_report(ReportedError(result.fault), sys.argv[1:]))
    return [path for path in written if path is not None]
