"""Issues built by workers on this machine, each led by a thread that waits for it."""

from __future__ import annotations

import contextlib
import os
import queue
import threading
from collections.abc import Callable, Generator, Sequence

from banxin.batch.asked import BatchAsked, WorkerBounds
from banxin.batch.builder import Ended
from banxin.batch.search import IssueFolder
from banxin.batch.worker_process import WorkerSlot
from banxin.findings import Finding

_WAIT = 0.5  # seconds after which Ctrl+C is seen on every system


def usable_cores() -> int:
    """Cores that this process may use."""
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1


class LocalWorkers:
    """Builds issues with so many workers at a time."""

    remote = False

    def __init__(self, jobs: int, bounds: WorkerBounds | None = None) -> None:
        self.jobs, self.bounds = jobs, bounds or WorkerBounds()
        self.remarks: list[Finding] = []

    def built(self, issues: Sequence[IssueFolder], asked: BatchAsked) -> Generator[Ended]:
        """Each issue with its result, as they end. Left early, all workers are ended at once."""
        waiting: queue.SimpleQueue[IssueFolder] = queue.SimpleQueue()
        for issue in issues:
            waiting.put(issue)
        ended: queue.SimpleQueue[Ended | BaseException] = queue.SimpleQueue()
        slots = [WorkerSlot(self.bounds) for _ in range(min(self.jobs, len(issues)))]
        for slot in slots:
            leading = (slot, waiting, asked, ended.put)
            threading.Thread(target=_lead, args=leading, daemon=True).start()
        try:
            for _ in issues:
                yield _next(ended)
        finally:
            while not waiting.empty():
                with contextlib.suppress(queue.Empty):
                    waiting.get_nowait()
            for slot in slots:
                slot.end()


def _next(ended: queue.SimpleQueue[Ended | BaseException]) -> Ended:
    while True:
        try:
            got = ended.get(timeout=_WAIT)
        except queue.Empty:
            continue
        if isinstance(got, BaseException):
            raise got
        return got


def _lead(
    slot: WorkerSlot,
    waiting: queue.SimpleQueue[IssueFolder],
    asked: BatchAsked,
    tell: Callable[[Ended | BaseException], None],
) -> None:
    """Have one issue after another built, until none is left."""
    try:
        while True:
            try:
                issue = waiting.get_nowait()
            except queue.Empty:
                return
            tell((issue, slot.build(request_of(issue, asked), asked.limits)))
    except BaseException as fault:  # told in the thread that waits
        tell(fault)


def request_of(issue: IssueFolder, asked: BatchAsked) -> dict[str, object]:
    """What a worker is told of an issue."""
    return {"root": str(issue.root), "out": str(issue.out), "asked": asked.plain()}
