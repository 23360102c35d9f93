"""The journal of a batch: one sealed line for each issue that is done, so that a stopped batch can go on.

It lies in the user's own cache folder, beside the secret that seals it; a line that was cut short or that
somebody else has written does not count. It may be deleted at any time, which costs time and nothing else.
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import os
import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from banxin.batch.asked import BatchAsked
from banxin.batch.result import IssueResult, IssueState, again
from banxin.batch.search import IssueFolder
from banxin.batch.tree_stamp import TreeStamp
from banxin.job.machine import installed_faces_stamp, machine_stamp
from banxin.job.plain_values import UNREADABLE, as_bytes, told_again
from banxin.world import World
from banxin.world.replacing import replace_file
from banxin.world.sealed import Seal, regular_content, seal_of, users_folder
from banxin.world.sealed_files import keep_newest

_FOLDER, _ENDING = "batches", ".journal"
_PURPOSE = "batch 1"  # to be raised when lines are written otherwise
_LARGEST = 1 << 30  # bytes of a journal
_LONGEST = 1 << 20  # bytes of a line; an issue with more to tell is built again
_MOST = 16  # journals; the oldest go
_END = "end"
_UNREADABLE = (*UNREADABLE, KeyError)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line: of which folder, as it was then, what came of it."""

    tree: str
    result: bytes


@dataclass(slots=True)
class BatchJournal:
    """Lines of earlier runs that were asked for the same, and the lines of this one.

    `stopped` tells that the last run did not come to its end. With `remote` the records of builds are on
    other machines, so the lines of a finished run stand in for them. `out` is the folder of all files, if one
    was named: what is made in it changes no issue.
    """

    path: Path | None
    seal: Seal | None
    remote: bool = False
    out: Path | None = None
    stopped: bool = False
    _entries: dict[str, _Entry] = field(default_factory=dict)
    _writing: threading.Lock = field(default_factory=threading.Lock)

    @classmethod
    def of(
        cls, folders: Sequence[Path], asked: BatchAsked, out: Path | None, world: World, *, remote: bool
    ) -> BatchJournal:
        """That of a batch; an empty one that keeps nothing where there is no seal of the user's."""
        seals = [seal_of(folder, world) for folder in folders]
        home = users_folder(world.environment)
        if home is None or not seals or None in seals:
            return cls(None, None)
        tops = sorted(os.path.realpath(folder) for folder in folders)
        parts = [tops, str(out), asked.plain(), machine_stamp(world.environment), remote]
        parts.append(installed_faces_stamp(world.environment))
        key = hashlib.sha256(json.dumps(parts).encode()).hexdigest()
        made = cls(home / _FOLDER / f"{key}{_ENDING}", seals[0], remote, out)
        made._read()
        return made

    def result(self, issue: IssueFolder) -> IssueResult | None:
        """What came of an issue in an earlier run, where nothing has changed since and its files stand."""
        entry = self._entries.get(str(issue.root))
        if entry is None or TreeStamp.of(issue.root, self.out).digest != entry.tree:
            return None
        try:
            result = IssueResult.of_plain(told_again(entry.result))
        except _UNREADABLE:
            return None
        if not self.stopped and (result.state is IssueState.FAILED or not self.remote):
            return None
        return again(result) if all(one.stands_in(issue.out) for one in result.files) else None

    def note(self, issue: IssueFolder, before: TreeStamp, result: IssueResult) -> None:
        """Keep what came of an issue whose folder was as `before` when it was begun, and still is."""
        if self.path is None or not result.lasting or not before:
            return
        tree = TreeStamp.of(issue.root, self.out)
        if tree != before:
            return
        told = _written(as_bytes(result.plain()))
        self._write({"root": str(issue.root), "tree": tree.digest, "result": told})

    def begin(self) -> None:
        """Say that a run has begun: one without an end was stopped. Lines that count no more go."""
        if self.path is None or self.seal is None:
            return
        kept = self._entries.items() if self.stopped or self.remote else ()
        lines = [
            self._line({"root": root, "tree": one.tree, "result": _written(one.result)}) for root, one in kept
        ]
        with contextlib.suppress(OSError):
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            replace_file(self.path, b"".join([*lines, self._line({"begin": True})]))
            keep_newest(self.path.parent, _ENDING, _MOST)

    def end(self) -> None:
        """Say that the run came to its end."""
        self._write({_END: True})

    def _read(self) -> None:
        for told in self._lines():
            if "root" in told:
                with contextlib.suppress(*_UNREADABLE):
                    result = base64.b85decode(told["result"])
                    self._entries[told["root"]] = _Entry(told["tree"], result)
            self.stopped = _END not in told

    def _lines(self) -> Iterator[dict[str, str]]:
        if self.path is None or self.seal is None:
            return
        try:
            data = regular_content(self.path, _LARGEST)
        except (OSError, ValueError):
            return
        for line in data.split(b"\n"):
            with contextlib.suppress(ValueError):
                seal, _, text = line.partition(b" ")
                if self.seal.opened(_PURPOSE, bytes.fromhex(seal.decode("ascii")) + text) is not None:
                    yield json.loads(text)

    def _line(self, told: Mapping[str, object]) -> bytes:
        text = json.dumps(told).encode("ascii")
        seal = self.seal.of(_PURPOSE, text).hex() if self.seal else ""
        return seal.encode("ascii") + b" " + text + b"\n"

    def _write(self, told: Mapping[str, object]) -> None:
        """Add a line, in one piece; one that cannot be written is done without."""
        line = self._line(told)
        if self.path is None or len(line) > _LONGEST:
            return
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)
        with self._writing, contextlib.suppress(OSError):
            handle = os.open(self.path, flags, 0o600)
            try:
                os.write(handle, line)
            finally:
                os.close(handle)


def _written(data: bytes) -> str:
    return base64.b85encode(data).decode("ascii")
