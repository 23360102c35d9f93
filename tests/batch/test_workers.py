"""Workers on this machine: killed, renewed, of another version; none of it loses an issue."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from banxin.batch import Batch, BatchAsked, IssueResult
from banxin.batch import worker_process as process
from banxin.batch.asked import WorkerBounds
from banxin.batch.local import LocalWorkers
from banxin.batch.result import IssueState, not_finished
from banxin.batch.worker import NEWS, READY, is_lost
from banxin.batch.worker_process import Worker, WorkerSlot
from banxin.findings import finding
from banxin.job.limits import Limits
from banxin.wording import Message
from batch.issues import issue

needs_proc = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="children are found in /proc")


def children(number: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{number}/task/{number}/children").read_text().split()]


@needs_proc
def test_no_issue_is_lost_whatever_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The worker is killed in its first issue, then the process of the issue; the third issue is broken."""
    issue(tmp_path / "p1")
    issue(tmp_path / "p2")
    issue(tmp_path / "p3", "")
    targets: list[Callable[[int], list[int]]] = [lambda worker: [worker], children]
    workers: list[Worker] = []
    hear = Worker._hear

    def heard(self: Worker, seconds: float) -> tuple[str, Any]:
        told = hear(self, seconds)
        if self not in workers:
            workers.append(self)
        if told[0] == NEWS and targets and (there := targets[0](self.number)):  # else it has just ended
            del targets[0]
            os.kill(there[0], signal.SIGKILL)
        return told

    monkeypatch.setattr(Worker, "_hear", heard)
    report = Batch([tmp_path], BatchAsked(), LocalWorkers(1)).run(lambda *told: None)
    results = [result for _, result in report.results]
    states = [str(one.state) for one in results]  # it may have been built before it was killed
    assert set(states[:2]) <= {"built", "unchanged"}
    assert states[2] == "failed"
    assert [one.attempts for one in results] in ([3, 1, 1], [2, 2, 1])
    assert (tmp_path / "p1" / "out" / "p1-reader.epub").is_file()
    assert len(workers) == 2
    assert results[0].peak > 20
    assert results[0].cpu > 0
    for worker in workers:
        with pytest.raises(ProcessLookupError):
            os.kill(worker.number, 0)


class Fallible:
    """A worker that comes to one end after another, as they are in `ends`."""

    made = 0
    ends: list[Exception | IssueResult] = []  # noqa: RUF012

    def __init__(self) -> None:
        type(self).made += 1
        self.built = 0

    def build(self, request: object, limits: Limits) -> IssueResult:
        self.built += 1
        end = self.ends.pop(0)
        if isinstance(end, Exception):
            raise end
        return end

    def end(self) -> None:
        pass


@pytest.fixture
def slot(monkeypatch: pytest.MonkeyPatch) -> WorkerSlot:
    monkeypatch.setattr(process, "Worker", Fallible)
    Fallible.made = 0
    return WorkerSlot(WorkerBounds(issues=2, attempts=3))


GOOD = IssueResult(IssueState.BUILT)
LOST = process.WorkerLostError()
KILLED = not_finished("batch.lost", Message("The issue {words}.", words="x"))
LIMIT = not_finished("batch.stopped", Message("The issue {words}.", words="x"))


@pytest.mark.parametrize(
    ("ends", "code", "attempts", "made"),
    [
        ([GOOD], "", 1, 1),
        ([LOST, GOOD], "", 2, 2),
        ([KILLED, GOOD], "", 2, 1),
        ([LOST, KILLED, LOST], "batch.lost", 3, 2),
        ([LIMIT], "batch.stopped", 1, 1),
        ([process.WorkerLostError(silent=True)], "batch.stopped", 1, 1),
        ([process.RefusedWorkerError("0.0.9")], "batch.version", 1, 1),
    ],
)
def test_what_is_tried_again(
    slot: WorkerSlot, ends: list[Exception | IssueResult], code: str, attempts: int, made: int
) -> None:
    Fallible.ends = list(ends)
    result = slot.build({}, Limits())
    assert [one.code for one in result.findings] == [code] * bool(code)
    assert (result.attempts, Fallible.made) == (attempts, made)


def test_workers_are_renewed(slot: WorkerSlot) -> None:
    Fallible.ends = [GOOD] * 5
    for _ in range(5):
        slot.build({}, Limits())
    assert Fallible.made == 3


@pytest.mark.parametrize(("name", "lost"), [("SIGKILL", True), ("", False)])
def test_a_setter_that_was_killed_is_worth_another_attempt(name: str, lost: bool) -> None:
    killed = Message("was ended by the system ({name})", name=name)
    failed = killed if name else Message("took more than {seconds:.0f} seconds", seconds=300.0)
    message = Message("{where} {failed}{because}", where="print", failed=failed, because="")
    result = IssueResult(IssueState.FAILED, (finding("setting.stopped", message),))
    assert is_lost(IssueResult.of_plain(result.plain())) is lost


def test_a_worker_of_another_version_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(Worker, "_hear", lambda self, seconds: (READY, "9.9.9 (elsewhere)"))
    issue(tmp_path / "p1")
    report = Batch([tmp_path], BatchAsked(), LocalWorkers(1)).run(lambda *told: None)
    (found,) = report.results[0][1].findings
    assert found.code == "batch.version"
    assert process.version_stamp() in found.message
    assert "9.9.9 (elsewhere)" in found.message
