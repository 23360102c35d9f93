"""A worker: a process that has loaded Banxin and builds issues, each in a process forked for it.

`python -P -m banxin.batch.worker FOLDER` reads requests from its standard input and writes replies to its
standard output; `worker_process` starts it. It has one thread and touches no publication itself: whatever an
issue does to libraries and memory goes with the process that was forked for it.
"""

from __future__ import annotations

import gc
import os
import shutil
import sys
import traceback
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from banxin.batch.asked import BatchAsked
from banxin.batch.frames import read_frame, write_frame
from banxin.batch.result import IssueResult, not_finished, reported
from banxin.batch.versions import version_stamp
from banxin.findings import Severity
from banxin.job import build
from banxin.job.beside import work_alone
from banxin.job.child import ReportedError, in_child, was_killed
from banxin.job.limits import Limits
from banxin.job.report import Report
from banxin.wording import Message, reason_of
from banxin.world import DISK

_TEXTS = (".md", ".yaml", ".yml")
_BYTES_PER_CHARACTER = 3  # of Chinese in UTF-8
_NEWS_EVERY = 1.0  # seconds
_SPARE_MEMORY = 1024  # MB that reading and looking over may take beside setting
READY, NEWS, DONE = "ready", "news", "done"
_UNSURE = frozenset({"setting.stopped", "epub.unchecked", "epub.unconverted", "press.output"})
"""Findings that hang on how busy a machine is, on other programs, or on what may be written."""


def main(scratch: str) -> None:
    """Serve until standard input ends; then the folder of temporary files goes, whoever is left."""
    requests, replies = _streams()
    _load()
    work_alone()
    try:
        write_frame(replies, (READY, version_stamp()))
        while (request := read_frame(requests)) is not None:
            write_frame(replies, (DONE, serve(request, lambda: write_frame(replies, (NEWS, None))).plain()))
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def serve(request: Mapping[str, Any], alive: Callable[[], None]) -> IssueResult:
    """Build the issue of a request; `alive` is called now and then."""
    root, out = Path(request["root"]), Path(request["out"])
    asked = BatchAsked.of_plain(request["asked"])
    outcome = in_child(
        lambda tell: _measured(root, out, asked, tell), _bounds(asked.limits, root), lambda news: alive()
    )
    if outcome.value is not None:
        return IssueResult.of_plain(outcome.value)
    if outcome.stopped:
        message = Message("The issue {words}.", words=outcome.stopped)
        return not_finished("batch.lost" if was_killed(outcome.stopped) else "batch.stopped", message)
    return _raised(outcome.fault)


def is_lost(result: IssueResult) -> bool:
    """Whether something outside ended a process of the issue: it is worth another attempt."""
    return any(
        one.code == "batch.lost" or (one.code == "setting.stopped" and was_killed(one.message))
        for one in result.findings
        if one.severity is Severity.ERROR
    )


def _streams() -> tuple[BinaryIO, BinaryIO]:
    """The pipes, out of the way of libraries that print."""
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1):
        os.dup2(nowhere, stream)
    return requests, replies


def _load() -> None:
    """Load what every issue needs, before anything is forked; stand where no publication is."""
    for name in ("engine", "job.building", "job.printing", "job.printing_epub", "preflight.finished_pdf"):
        import_module(f"banxin.{name}")
    os.chdir(os.path.abspath(os.sep))  # records of builds hang on the current folder
    gc.collect()
    gc.freeze()


def _bounds(limits: Limits, root: Path) -> Limits:
    """Those of a whole issue: setting has its own within them."""
    memory = limits.memory + _SPARE_MEMORY if limits.memory else 0
    return Limits(memory, limits.seconds).for_copy(_size_of_copy(root) // _BYTES_PER_CHARACTER)


def _size_of_copy(root: Path) -> int:
    """Bytes of the texts in a publication's folders, of which there are two levels at most."""
    total = 0
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".") and name != "out"]
        for name in names:
            if name.endswith(_TEXTS):
                total += os.lstat(os.path.join(folder, name)).st_size
    return total


def _measured(root: Path, out: Path, asked: BatchAsked, tell: Callable[[Any], None]) -> dict[str, Any]:
    """In the process of the issue: the result of the build, with what it took."""
    steps, last = 0, 0.0

    def progress(*step: object) -> None:
        nonlocal steps, last
        steps += 1
        now = DISK.seconds()
        if now - last >= _NEWS_EVERY:
            last = now
            tell(None)

    report = _build(root, out, asked, progress)
    result = reported(report, told_again=steps == 0)
    lasting = not _UNSURE & {one.code for one in report.findings}
    return {**result.plain(), **_taken(), "lasting": lasting}


def _build(root: Path, out: Path, asked: BatchAsked, progress: Callable[..., None]) -> Report:
    wanted = asked.build
    own = out == root / "out"
    return build(
        root,
        editions=wanted.editions,
        out=None if own else out,
        progress=progress,
        fresh=wanted.fresh,
        draft=wanted.draft,
        options=dict(wanted.options),
        limits=asked.limits,
    )


def _taken() -> dict[str, float]:
    """Seconds of computing and MB that this process and those it waited for have taken."""
    try:
        resource = import_module("resource")
    except ImportError:  # Windows
        return {}
    own, below = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    unit = 1_000_000 if sys.platform == "darwin" else 1000
    cpu = own.ru_utime + own.ru_stime + below.ru_utime + below.ru_stime
    return {"cpu": cpu, "peak": max(own.ru_maxrss, below.ru_maxrss) / unit}


def _raised(fault: Exception | None) -> IssueResult:
    """The result of an issue whose build raised: the machine's refusals in words, else a mistake of ours."""
    if isinstance(fault, MemoryError):
        return not_finished("batch.stopped", Message("There is not enough memory for this issue."))
    if isinstance(fault, OSError) and fault.errno:
        reason = Message("{reason}: {filename}", reason=reason_of(fault), filename=fault.filename or "")
        return not_finished("batch.stopped", Message("The issue cannot be built: {reason}.", reason=reason))
    cause = fault.__cause__ if fault else None
    text = cause.text if isinstance(cause, ReportedError) else "".join(traceback.format_exception(fault))
    return not_finished(
        "batch.fault", Message("Banxin made a mistake; your files are not to blame."), fault=text
    )


if __name__ == "__main__":
    main(sys.argv[1])
