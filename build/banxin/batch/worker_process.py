"""A worker as seen by whoever started it: requests go in, results come out, a silent one is ended."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from typing import Any

from banxin.batch.asked import WorkerBounds
from banxin.batch.frames import read_frame, write_frame
from banxin.batch.result import IssueResult, not_finished
from banxin.batch.versions import version_stamp
from banxin.batch.worker import DONE, NEWS, READY, is_lost
from banxin.job.limits import Limits, silence
from banxin.wording import Message

_STARTING = 300.0  # seconds on the clock within which a worker has loaded Banxin, on whatever machine
_SLACK = 120.0  # seconds beyond those after which setting itself is given up


class WorkerLostError(Exception):
    """A worker that ended in the middle of an issue; `silent` where it was ended, for it said nothing."""

    def __init__(self, *, silent: bool = False) -> None:
        super().__init__()
        self.silent = silent


class RefusedWorkerError(Exception):
    """A worker of another Banxin than this: `version` is what it says of itself."""

    def __init__(self, version: str) -> None:
        super().__init__(version)
        self.version = version


class Worker:
    """One process with all that it starts: a group of its own, and a folder for temporary files.

    It shares nothing with other workers but this machine, no lock and no pipe: whatever ends it, they go on.
    """

    def __init__(self) -> None:
        self.built = 0
        self._scratch = tempfile.mkdtemp(prefix="banxin-batch-")
        self._process = subprocess.Popen(
            # -P: never modules of the current folder
            [sys.executable, "-P", "-m", "banxin.batch.worker", self._scratch],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"TMPDIR": self._scratch, "TEMP": self._scratch, "TMP": self._scratch},
            start_new_session=True,
        )
        self._ready = False

    @property
    def number(self) -> int:
        """The number of the process."""
        return self._process.pid

    def build(self, request: Mapping[str, Any], limits: Limits) -> IssueResult:
        """Have an issue built; raises WorkerLostError and RefusedWorkerError."""
        if not self._ready:
            self._greet()
        self.built += 1
        patience = silence(limits)
        with contextlib.suppress(OSError):  # an end is seen below
            write_frame(self._stdin, dict(request))
        while True:
            kind, value = self._hear(patience + _SLACK if patience else 0)
            if kind == DONE:
                return IssueResult.of_plain(value)
            if kind != NEWS:
                raise WorkerLostError

    def end(self) -> None:
        """End it and all that it started, and wait; its temporary files go."""
        if hasattr(os, "killpg"):
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
        else:
            self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        shutil.rmtree(self._scratch, ignore_errors=True)

    @property
    def _stdin(self) -> Any:
        return self._process.stdin

    def _greet(self) -> None:
        kind, version = self._hear(_STARTING)
        if kind != READY:
            raise WorkerLostError
        if version != version_stamp():
            raise RefusedWorkerError(str(version))
        self._ready = True

    def _hear(self, seconds: float) -> tuple[str, Any]:
        """The next word of the worker; one that says nothing for so long is ended. 0: no bound."""
        with self._patience(seconds) as gone:
            heard = read_frame(self._process.stdout) if self._process.stdout else None
        if isinstance(heard, tuple) and len(heard) == 2:
            return heard
        raise WorkerLostError(silent=gone.is_set())

    @contextlib.contextmanager
    def _patience(self, seconds: float) -> Iterator[threading.Event]:
        gone = threading.Event()

        def give_up() -> None:
            gone.set()
            self._process.kill()
            if hasattr(os, "killpg"):
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.killpg(self._process.pid, signal.SIGKILL)

        timer = threading.Timer(seconds, give_up) if seconds else None
        if timer:
            timer.daemon = True
            timer.start()
        try:
            yield gone
        finally:
            if timer:
                timer.cancel()


class WorkerSlot:
    """Where one worker at a time stands: renewed after so many issues, or when it was lost."""

    def __init__(self, bounds: WorkerBounds) -> None:
        self._bounds = bounds
        self._worker: Worker | None = None
        self._ended = False
        self._changing = threading.Lock()

    def build(self, request: Mapping[str, Any], limits: Limits) -> IssueResult:
        """The result of an issue, tried again where something from outside ended its worker."""
        result = None
        for attempt in range(1, self._bounds.attempts + 1):
            result = self._attempt(request, limits).tried(attempt)
            if self._ended or not is_lost(result):
                return result
        assert result is not None
        return result

    def end(self) -> None:
        """End its worker, in whatever thread that is at work."""
        self._ended = True
        self._drop()

    def _attempt(self, request: Mapping[str, Any], limits: Limits) -> IssueResult:
        try:
            result = self._standing().build(request, limits)
        except RefusedWorkerError as refused:
            self._drop()
            return refused_version(refused.version, Message("on this machine"))
        except WorkerLostError as lost:
            self._drop()
            if lost.silent:
                return not_finished(
                    "batch.stopped", Message("The worker said nothing for too long and was ended.")
                )
            return not_finished("batch.lost", Message("The worker was ended in the middle of this issue."))
        except OSError as fault:
            self._drop()
            return not_finished("batch.stopped", Message("No worker can be started: {fault}.", fault=fault))
        if self._worker and self._worker.built >= self._bounds.issues:
            self._drop()
        return result

    def _standing(self) -> Worker:
        with self._changing:
            if self._ended:
                raise WorkerLostError
            if self._worker is None:
                self._worker = Worker()
            return self._worker

    def _drop(self) -> None:
        with self._changing:
            worker, self._worker = self._worker, None
        if worker is not None:
            worker.end()


def refused_version(version: str, where: str, wanted: str = "") -> IssueResult:
    """The result of an issue that a worker of another Banxin was to build."""
    return not_finished(
        "batch.version",
        Message(
            "The worker {where} is Banxin {version}, not {own}.",
            where=where,
            version=version,
            own=wanted or version_stamp(),
        ),
        Message("install the same Banxin for all workers, and begin again"),
    )
