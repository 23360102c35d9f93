"""A batch: publications found, those done before told again, the others built, one failing issue or many."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from banxin.batch.asked import BatchAsked
from banxin.batch.builder import Builder, Ended, RefusedBatchError
from banxin.batch.journal import BatchJournal
from banxin.batch.result import IssueResult, IssueState, not_finished, refusal
from banxin.batch.search import IssueFolder, publications_under
from banxin.batch.tree_stamp import TreeStamp
from banxin.findings import Finding, has_errors
from banxin.wording import Message
from banxin.world import DISK, World

Heard = Callable[[int, int, IssueFolder, IssueResult], None]
"""Told after each issue: how many are done, of how many, and what came of this one."""
Begun = Callable[[int], None]
"""Told once, before any issue is begun: how many there are."""


@dataclass(frozen=True, slots=True)
class BatchReport:
    """What came of a batch: `findings` of no single issue, and each issue with its result, in their order.

    `stopped` tells that it was ended before all were done; `seconds` are on the clock.
    """

    findings: tuple[Finding, ...] = ()
    results: tuple[Ended, ...] = ()
    total: int = 0
    seconds: float = 0.0
    stopped: bool = False

    @property
    def failed(self) -> bool:
        """Whether anything was not built as asked."""
        return has_errors(self.findings) or any(one.state is IssueState.FAILED for _, one in self.results)

    @property
    def faults(self) -> tuple[Ended, ...]:
        """Those in which Banxin made a mistake."""
        return tuple(one for one in self.results if one[1].fault)

    def count(self, state: IssueState) -> int:
        """How many issues ended like this."""
        return sum(result.state is state for _, result in self.results)


@dataclass(frozen=True, slots=True)
class Batch:
    """What is built of the publications under `folders`: into their own out/, or folders of `out`."""

    folders: Sequence[Path]
    asked: BatchAsked
    builder: Builder
    out: Path | None = None
    world: World = DISK

    def run(self, heard: Heard, begun: Begun = lambda total: None) -> BatchReport:
        """Build all. Ended by KeyboardInterrupt, it reports what is done; the next run goes on from there."""
        start = self.world.seconds()
        found = publications_under(self.folders, self.out, self.world)
        done: dict[Path, Ended] = {}
        total = len(found.issues) + len(found.refused)
        begun(total)

        def end(issue: IssueFolder, result: IssueResult) -> None:
            done[issue.root] = issue, result
            heard(len(done), total, issue, result)

        stopped, faults = False, [*found.findings]
        try:
            for issue, fault in found.refused:
                end(issue, refusal(fault))
            self._build(found.issues, end)
        except RefusedBatchError as refused:
            faults.append(refused.fault)
        except KeyboardInterrupt:
            stopped = True
        faults += self.builder.remarks
        results = tuple(done[root] for root in sorted(done, key=lambda root: root.parts))
        return BatchReport(tuple(faults), results, total, self.world.seconds() - start, stopped)

    def _build(self, issues: Sequence[IssueFolder], end: Callable[[IssueFolder, IssueResult], None]) -> None:
        journal = BatchJournal.of(self.folders, self.asked, self.out, self.world, remote=self.builder.remote)
        journal.begin()
        left: dict[Path, TreeStamp] = {}
        for issue in issues:
            if (told := journal.result(issue)) is not None:
                end(issue, told)
            elif (fault := unwritable(issue)) is not None:
                end(issue, fault)
            else:
                left[issue.root] = TreeStamp.of(issue.root, self.out)
        waiting = [issue for issue in issues if issue.root in left]
        with closing(self.builder.built(waiting, self.asked)) as building:
            for issue, result in building:
                journal.note(issue, left[issue.root], result)
                end(issue, result)
        journal.end()


def unwritable(issue: IssueFolder) -> IssueResult | None:
    """The result of an issue whose files could not be written, known before it is set; else None."""
    folder = issue.out
    while not folder.exists() and folder.parent != folder:
        folder = folder.parent
    if folder.is_dir() and os.access(folder, os.W_OK | os.X_OK):
        return None
    reason = Message("Permission denied") if folder.is_dir() else Message("Not a directory")
    message = Message("Cannot write {where}: {reason}{lost}", where=issue.out, reason=reason, lost="")
    return not_finished("press.output", message)
