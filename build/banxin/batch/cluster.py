"""Issues built on a Dask cluster: few are under way at a time, so that neither memory nor scheduler fills."""

from __future__ import annotations

import contextlib
import re
import socket
from collections.abc import Generator, Iterator, Sequence
from importlib import import_module
from typing import Any

from banxin.batch import asking
from banxin.batch.asked import BatchAsked
from banxin.batch.builder import Ended, RefusedBatchError
from banxin.batch.bundle import UnbundledError, bundled, put_in_place
from banxin.batch.local import request_of
from banxin.batch.on_cluster import build_issue
from banxin.batch.result import IssueResult, IssueState, not_finished, refusal
from banxin.batch.search import IssueFolder
from banxin.batch.versions import version_stamp
from banxin.findings import Finding, Severity, finding, has_errors
from banxin.job.plain_values import told_again
from banxin.wording import Message, reason_of
from banxin.world import DISK

_ADDRESS = re.compile(r"(?P<scheme>tcp|tls)://(?P<host>\[[0-9a-fA-F:.]+\]|[^:/\s]+):(?P<port>[0-9]{1,5})")
_ANSWER = 20.0  # seconds within which a scheduler answers, and a worker is there
_AHEAD = 2  # issues sent for each thread of a worker: the next is there when one ends
_LOOK_AGAIN = 5.0  # seconds after which workers that came later are asked who they are


class ClusterWorkers:
    """Builds issues on the cluster whose scheduler is at an address: `jobs` at a time, 0 as many as it takes.

    With `as_bytes` each publication is sent as a bundle and its files come back; else paths are sent.
    """

    remote = True

    def __init__(self, address: str, *, jobs: int = 0, as_bytes: bool = False) -> None:
        self.address, self.jobs, self.as_bytes = address, jobs, as_bytes
        self.remarks: list[Finding] = []
        self._accepted: dict[str, int] = {}
        self._refused: set[str] = set()
        self._asked_at = 0.0

    def built(self, issues: Sequence[IssueFolder], asked: BatchAsked) -> Generator[Ended]:
        """Each issue with its result, as they end; raises RefusedBatchError where no worker takes any."""
        if not issues:
            return
        dask = self._dask()
        self._answers()
        try:
            client = dask.Client(self.address, timeout=_ANSWER, set_as_default=False)
        except (OSError, ValueError) as fault:
            raise RefusedBatchError(self._silent(str(fault))) from None
        try:
            self._ask_who(client, dask)
            yield from self._built(client, dask, iter(issues), asked)
        finally:
            client.close(timeout=_ANSWER)

    def _built(
        self, client: Any, dask: Any, waiting: Iterator[IssueFolder], asked: BatchAsked
    ) -> Generator[Ended]:
        under_way: dict[str, IssueFolder] = {}
        ending = dask.as_completed(loop=client.loop)
        while True:
            while len(under_way) < self._width and (issue := next(waiting, None)) is not None:
                try:
                    future = self._sent(client, issue, asked)
                except UnbundledError as refused:
                    yield issue, refusal(refused.fault)
                    continue
                except OSError as fault:
                    message = Message("The issue cannot be sent: {reason}.", reason=reason_of(fault))
                    yield issue, not_finished("batch.bundle", message)
                    continue
                under_way[future.key] = issue
                ending.add(future)
            if not under_way:
                return
            future = next(ending)
            issue = under_way.pop(future.key)
            yield issue, self._result(issue, future, client)
            self._ask_who(client, dask)

    @property
    def _width(self) -> int:
        return self.jobs or max(1, _AHEAD * sum(self._accepted.values()))

    def _sent(self, client: Any, issue: IssueFolder, asked: BatchAsked) -> Any:
        bundle = bundled(issue.root) if self.as_bytes else None
        with _without_advice():
            return client.submit(
                build_issue,
                request_of(issue, asked),
                version_stamp(),
                bundle,
                pure=False,
                workers=sorted(self._accepted),
            )

    def _result(self, issue: IssueFolder, future: Any, client: Any) -> IssueResult:
        """What came of an issue; raises RefusedBatchError where the scheduler has gone."""
        if future.status == "cancelled" or client.status != "running":
            raise RefusedBatchError(self._silent(Message("it has gone")))
        try:
            told, made = told_again(future.result())
            result = IssueResult.of_plain(told)
        except Exception as fault:  # whatever a worker raises, or its end
            message = Message("No worker brought this issue to its end: {fault}.", fault=_words(fault))
            return not_finished("batch.lost", message)
        if self.as_bytes and result.state is not IssueState.FAILED:
            faults = put_in_place(issue.root, issue.out, made, result.files)
            if has_errors(faults):
                return IssueResult(IssueState.FAILED, (*result.findings, *faults), lasting=False)
        return result

    def _ask_who(self, client: Any, dask: Any) -> None:
        """Ask workers that are new which Banxin they have; those of another are given nothing."""
        if self._accepted and DISK.seconds() - self._asked_at < _LOOK_AGAIN:
            return
        with contextlib.suppress(OSError, dask.TimeoutError):
            client.wait_for_workers(1, timeout=_ANSWER)
        threads = dict(client.nthreads())
        self._accepted = {where: count for where, count in self._accepted.items() if where in threads}
        new = [where for where in threads if where not in self._accepted and where not in self._refused]
        if new:
            import_module("cloudpickle").register_pickle_by_value(asking)
            said = client.run(asking.which_banxin, workers=new, on_error="return")
            for where in sorted(new):
                self._take(where, said.get(where), threads[where])
        self._asked_at = DISK.seconds()
        if not self._accepted:
            raise RefusedBatchError(self._nobody())

    def _take(self, where: str, version: object, threads: int) -> None:
        if version == version_stamp():
            self._accepted[where] = threads
            return
        self._refused.add(where)
        has = Message("Banxin {version}", version=version) if isinstance(version, str) and version else None
        self.remarks.append(
            finding(
                "batch.version",
                Message(
                    "The worker {where} has {other}, not Banxin {own}; it is given nothing.",
                    where=where,
                    other=has or Message("no Banxin"),
                    own=version_stamp(),
                ),
                severity=Severity.WARNING,
                remedy=Message("install the same Banxin for all workers, and begin again"),
            )
        )

    def _dask(self) -> Any:
        try:
            return import_module("distributed")
        except ImportError as fault:
            raise RefusedBatchError(
                finding(
                    "batch.extra",
                    Message("A cluster needs {name}, which is not installed.", name=fault.name),
                    remedy=Message("install it with {command}", command="pip install 'banxin[cluster]'"),
                )
            ) from None

    def _answers(self) -> None:
        """See whether anything listens at the address: a client that fails to connect may never end."""
        found = _ADDRESS.fullmatch(self.address)
        if found is None or not 0 < int(found["port"]) < 1 << 16:
            raise RefusedBatchError(
                finding(
                    "batch.scheduler",
                    Message("{address} is no address of a scheduler.", address=self.address),
                    expected=Message("{plain} or {safe}", plain="tcp://HOST:PORT", safe="tls://HOST:PORT"),
                )
            )
        try:
            socket.create_connection((found["host"].strip("[]"), int(found["port"])), _ANSWER).close()
        except OSError as fault:
            raise RefusedBatchError(self._silent(reason_of(fault))) from None

    def _silent(self, reason: str) -> Finding:
        return finding(
            "batch.scheduler",
            Message(
                "The scheduler {address} does not answer: {reason}.", address=self.address, reason=reason
            ),
            remedy=Message("`dask scheduler` starts one and tells its address; what is done stays done"),
        )

    def _nobody(self) -> Finding:
        if self._refused:
            return finding(
                "batch.version",
                Message(
                    "No worker of {address} has this Banxin, {own}.",
                    address=self.address,
                    own=version_stamp(),
                ),
                remedy=Message("install the same Banxin for all workers, and begin again"),
            )
        return finding(
            "batch.scheduler",
            Message("The scheduler {address} has no workers.", address=self.address),
            remedy=Message("`dask worker {address}` starts one", address=self.address),
        )


@contextlib.contextmanager
def _without_advice() -> Iterator[None]:
    """Dask advises against large arguments, which a bundle is."""
    warnings = import_module("warnings")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        yield


def _words(fault: Exception) -> str:
    return f"{type(fault).__name__}: {str(fault)[:300]}"
