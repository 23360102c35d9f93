"""What a job tells: findings, outputs, and progress while it runs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from banxin.findings import Finding, has_errors
from banxin.makeup.page import MakeUp


class Progress(Protocol):
    """Called as a job advances: `done` of `total` steps of `edition` are behind, `step` is under way.

    Within a step it may be called again, with a `detail` that says how far the step has come.
    """

    def __call__(self, edition: str, step: str, done: int, total: int, detail: str = "", /) -> None:
        """Note one step, or how far it has come."""
        ...


@dataclass(frozen=True, slots=True)
class Output:
    """One file written: its edition and format, pages (None for EPUB), bytes and seconds."""

    edition: str
    format: str
    path: Path
    pages: int | None
    size: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Report:
    """The end of a job: findings in order, and the files written (none when there are errors).

    `make_up` tells of each edition on newspaper pages how its pages were made up, fitting or not.
    """

    findings: tuple[Finding, ...]
    outputs: tuple[Output, ...] = ()
    make_up: Mapping[str, MakeUp] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        """Whether an error kept the job from writing."""
        return has_errors(self.findings)


def silent(edition: str, step: str, done: int, total: int, detail: str = "", /) -> None:
    """Progress that nobody watches."""
    del edition, step, done, total, detail
