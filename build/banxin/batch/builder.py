"""What has issues built: workers on this machine, or those of a cluster."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Protocol

from banxin.batch.asked import BatchAsked
from banxin.batch.result import IssueResult
from banxin.batch.search import IssueFolder
from banxin.findings import Finding

Ended = tuple[IssueFolder, IssueResult]


class RefusedBatchError(Exception):
    """A batch that cannot be built: `fault` says why."""

    def __init__(self, fault: Finding) -> None:
        super().__init__(fault.message)
        self.fault = fault


class Builder(Protocol):
    """Has issues built. `remarks` are findings of no single issue, known once they are.

    `remote` tells that records of builds are not kept here.
    """

    remarks: list[Finding]

    @property
    def remote(self) -> bool:
        """Whether an unchanged issue is known here by the journal alone."""
        ...

    def built(self, issues: Sequence[IssueFolder], asked: BatchAsked) -> Generator[Ended]:
        """Each issue with its result, as they end; raises RefusedBatchError where none can be built."""
        ...
