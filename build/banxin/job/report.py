"""What a job tells: findings, outputs, and progress while it runs."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, Protocol

from banxin.findings import Finding, has_errors
from banxin.world import DISK

if TYPE_CHECKING:
    from banxin.makeup.model.page import MakeUp

_Asked = ParamSpec("_Asked")


class Progress(Protocol):
    """Called as a job advances: `done` of `total` steps of `edition` are behind, `step` is under way.

    Within a step it may be called again, with a `detail` that says how far the step has come.
    """

    def __call__(self, edition: str, step: str, done: int, total: int, detail: str = "", /) -> None:
        """Note one step, or how far it has come."""
        ...


@dataclass(frozen=True, slots=True)
class Output:
    """One file that was written.

    `edition` is its name in the manifest, `format` is `pdf`, `epub`, `kepub` or `azw3`, `path` where it lies;
    `pages` are counted for a PDF and None for e-books; `size` is in bytes, `seconds` the time on the clock
    that it took, in the build that wrote it; `digest` is the SHA-256 of the file.
    """

    edition: str
    format: str
    path: Path
    pages: int | None
    size: int
    seconds: float
    digest: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Report:
    """The end of a job: `findings` in order of place, and `outputs`, the files written: none after an error.

    `make_up` tells of each edition on newspaper pages how its pages were made up, fitting or not; what the
    values in it offer is not part of the public interface yet. `seconds` is the time on the clock that the
    whole job took.
    """

    findings: tuple[Finding, ...]
    outputs: tuple[Output, ...] = ()
    make_up: Mapping[str, MakeUp] = field(default_factory=dict)
    seconds: float = field(default=0.0, compare=False)

    @property
    def failed(self) -> bool:
        """Whether an error kept the job from writing."""
        return has_errors(self.findings)


def timed(job: Callable[_Asked, Report]) -> Callable[_Asked, Report]:
    """The same job, whose report says how long it took."""

    @functools.wraps(job)
    def measured(*args: _Asked.args, **kwargs: _Asked.kwargs) -> Report:
        start = DISK.seconds()
        report = job(*args, **kwargs)
        return replace(report, seconds=DISK.seconds() - start)

    return measured


def silent(edition: str, step: str, done: int, total: int, detail: str = "", /) -> None:
    """Progress that nobody watches."""
    del edition, step, done, total, detail
