"""What runs in a worker of a cluster: it hands the issue to a worker of our own beside it.

Clusters run tasks in threads, beside which the engine must not set; and what ends a process of ours ends no
worker of theirs.
"""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from banxin.batch.asked import BatchAsked, WorkerBounds
from banxin.batch.bundle import collected, refused_bundle, unbundled
from banxin.batch.result import IssueResult, IssueState, not_finished, refusal
from banxin.batch.versions import version_stamp
from banxin.batch.worker_process import WorkerSlot, refused_version
from banxin.findings import Place, finding
from banxin.job.plain_values import as_bytes
from banxin.layouts.sources.packed import RefusedArchiveError
from banxin.wording import Message, reason_of

_IDLE: list[WorkerSlot] = []
_TAKING = threading.Lock()


def build_issue(request: Mapping[str, Any], version: str, bundle: bytes | None) -> bytes:
    """Build an issue at its path, or from its bundle; the result and the files of a bundle, as plain values.

    A request of another Banxin is refused: `version` is the stamp of whoever sent it.
    """
    if version != version_stamp():
        return _told(refused_version(version_stamp(), _here(), version))
    if bundle is not None:
        return _from_bundle(request, bundle)
    if not Path(request["root"], "manifest.yaml").is_file():
        return _told(refusal(_not_shared(str(request["root"]), _here())))
    return _told(_built(request))


def _from_bundle(request: Mapping[str, Any], bundle: bytes) -> bytes:
    """Unpack, build, and collect; the folder is called as it is at home, for files may be named after it."""
    try:
        with tempfile.TemporaryDirectory(prefix="banxin-issue-", ignore_cleanup_errors=True) as spare:
            root = Path(spare, Path(request["root"]).name)
            root.mkdir()
            unbundled(bundle, root)
            result = _built({**request, "root": str(root), "out": str(root / "out")})
            made = {} if result.state is IssueState.FAILED else collected(root, bundle, result.files)
            return _told(result, made)
    except RefusedArchiveError as refused:
        return _told(refusal(refused_bundle(refused)))
    except OSError as fault:
        reason = Message("{reason}: {filename}", reason=reason_of(fault), filename=fault.filename or "")
        return _told(
            not_finished("batch.stopped", Message("The issue cannot be built: {reason}.", reason=reason))
        )


def _built(request: Mapping[str, Any]) -> IssueResult:
    with _TAKING:
        slot = _IDLE.pop() if _IDLE else WorkerSlot(WorkerBounds())
    try:
        return slot.build(request, BatchAsked.of_plain(request["asked"]).limits)
    finally:
        with _TAKING:
            _IDLE.append(slot)


def _told(result: IssueResult, made: Mapping[str, bytes] | None = None) -> bytes:
    return as_bytes((result.plain(), dict(made or {})))


def _here() -> str:
    """The address of the worker that this runs in."""
    return str(import_module("distributed").get_worker().address)


def _not_shared(root: str, where: str) -> Any:
    return finding(
        "batch.not-shared",
        Message("The worker {where} sees no publication here.", where=where),
        Place(root),
        remedy=Message(
            "mount the storage at the same place for all workers, or send what is in it: --send bytes"
        ),
    )
