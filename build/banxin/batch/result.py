"""What came of one issue of a batch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from banxin.findings import Finding, finding, has_errors
from banxin.job.job_record import WrittenFile
from banxin.job.report import Output, Report


class IssueState(StrEnum):
    """How an issue ended: built, not built for nothing has changed, failed with its earlier files kept."""

    BUILT = "built"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class IssueResult:
    """What came of an issue.

    `seconds` are on the clock, `cpu` of computing, `peak` the most MB that one of its processes had in memory
    (0: not known); `attempts` counts the workers that it took. `fault` is a traceback where Banxin made a
    mistake. `lasting` tells that the same would come of it again: it hangs on no other program or machine.
    """

    state: IssueState
    findings: tuple[Finding, ...] = ()
    files: tuple[WrittenFile, ...] = ()
    seconds: float = 0.0
    cpu: float = 0.0
    peak: float = 0.0
    attempts: int = 1
    fault: str = ""
    lasting: bool = True

    def plain(self) -> dict[str, Any]:
        """As values that `plain_values` writes and reads."""
        told = {
            name: getattr(self, name) for name in ("seconds", "cpu", "peak", "attempts", "fault", "lasting")
        }
        files = [asdict(one) for one in self.files]
        return {"state": str(self.state), "findings": self.findings, "files": files, **told}

    @classmethod
    def of_plain(cls, told: Mapping[str, Any]) -> IssueResult:
        """From such values; raises KeyError, TypeError or ValueError for others."""
        files = tuple(WrittenFile(**one) for one in told["files"])
        return cls(**{**told, "state": IssueState(told["state"]), "files": files})

    def tried(self, attempts: int) -> IssueResult:
        """The same after so many attempts."""
        return replace(self, attempts=attempts)


def reported(report: Report, *, told_again: bool) -> IssueResult:
    """The result that a report of a build tells of; `told_again` where nothing was done for it."""
    state = IssueState.UNCHANGED if told_again else IssueState.BUILT
    if has_errors(report.findings):
        state = IssueState.FAILED
    return IssueResult(state, report.findings, written_files(report.outputs), report.seconds)


def written_files(outputs: Iterable[Output]) -> tuple[WrittenFile, ...]:
    """The files that a build wrote, by their names in its output folder."""
    return tuple(
        WrittenFile(one.edition, str(one.format), one.path.name, one.pages, one.size, one.seconds, one.digest)
        for one in outputs
    )


def refusal(fault: Finding) -> IssueResult:
    """The result of an issue that was not begun."""
    return IssueResult(IssueState.FAILED, (fault,), lasting=False)


def not_finished(code: str, message: str, remedy: str = "", fault: str = "") -> IssueResult:
    """The result of an issue that did not come to its end: another run may be luckier."""
    return IssueResult(
        IssueState.FAILED, (finding(code, message, remedy=remedy),), fault=fault, lasting=False
    )


def again(result: IssueResult) -> IssueResult:
    """A result told again: what was built then is unchanged now."""
    return (
        result if result.state is IssueState.FAILED else replace(result, state=IssueState.UNCHANGED, cpu=0.0)
    )
