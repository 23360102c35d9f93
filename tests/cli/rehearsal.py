"""What the tests of the command line share: how a run ended, and a job that answers as it is told."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from banxin.job import Progress, Report
from banxin.job.limits import Limits


@dataclass(frozen=True)
class Ended:
    """How a run ended: exit status and what went to each stream."""

    status: int
    out: str
    err: str


Run = Callable[..., Ended]


@dataclass
class FakeJob:
    """A job that reports what it is told to, and remembers how it was called."""

    report: Report = field(default_factory=lambda: Report(()))
    fault: BaseException | None = None
    calls: list[dict[str, Any]] = field(default_factory=list)
    limits: list[Limits | None] = field(default_factory=list)
    options: list[dict[str, str]] = field(default_factory=list)

    def build(
        self,
        root: Path,
        *,
        editions: Sequence[str] = (),
        out: Path | None = None,
        progress: Progress | None = None,
        overlay: bool = False,
        fresh: bool = False,
        draft: bool = False,
        options: Mapping[str, str] | None = None,
        limits: Limits | None = None,
    ) -> Report:
        del overlay, fresh, draft
        self.options.append(dict(options or {}))
        self.limits.append(limits)
        self.calls.append({"root": root, "editions": tuple(editions), "out": out})
        return self._answer(progress)

    def proof(
        self,
        root: Path,
        unit: str,
        *,
        editions: Sequence[str] = (),
        out: Path | None = None,
        options: Mapping[str, str] | None = None,
        progress: Progress | None = None,
        limits: Limits | None = None,
    ) -> Report:
        self.options.append(dict(options or {}))
        self.limits.append(limits)
        self.calls.append({"root": root, "unit": unit, "editions": tuple(editions), "out": out})
        return self._answer(progress)

    def check(self, root: Path, *, progress: Progress | None = None, limits: Limits | None = None) -> Report:
        self.limits.append(limits)
        self.calls.append({"root": root})
        return self._answer(progress)

    def _answer(self, progress: Progress | None) -> Report:
        if progress is not None:
            progress("print", "set units/mukang.md", 1, 2)
            progress("print", "write", 2, 2)
        if self.fault is not None:
            raise self.fault
        return self.report
