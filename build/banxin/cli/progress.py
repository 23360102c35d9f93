"""Progress of a job: bars on a terminal, one line for each step elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from banxin.cli.display import Display
from banxin.cli.reader import spoken
from banxin.wording import Message
from banxin.world import DISK

if TYPE_CHECKING:
    from rich.progress import Progress as Bars
    from rich.progress import TaskID

    from banxin.job import Progress

_QUIET = 5.0  # seconds without a line, after which one says how far a step has come


@contextmanager
def shown(display: Display) -> Iterator[Progress | None]:
    """A function to hand to a job, which shows each step as the display allows; None when silent."""
    if display.silent:
        yield None
    elif display.lively:
        with _bars(display) as bars:
            yield _Moving(bars)
    else:
        yield _Lines(display)


def _bars(display: Display) -> Bars:
    from rich.progress import (  # a terminal alone needs it
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
    )

    return Progress(
        TextColumn("{task.fields[edition]}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TextColumn("{task.description}", markup=False),
        TimeElapsedColumn(),
        console=display.err,
        transient=True,
    )


class _Moving:
    """One bar for each edition."""

    def __init__(self, bars: Bars) -> None:
        self._bars = bars
        self._tasks: dict[str, TaskID] = {}

    def __call__(self, edition: str, step: str, done: int, total: int, detail: str = "", /) -> None:
        if edition not in self._tasks:
            self._tasks[edition] = self._bars.add_task(
                spoken(step), total=total, edition=spoken(edition or Message("read"))
            )
        self._bars.update(
            self._tasks[edition],
            description=f"{spoken(step)} {spoken(detail)}".rstrip(),
            completed=done,
            total=total,
        )


class _Lines:
    """One plain line for each step, without repeating itself, and one now and then within a long one."""

    def __init__(self, display: Display) -> None:
        self._display = display
        self._last = ""
        self._told = DISK.seconds()

    def __call__(self, edition: str, step: str, done: int, total: int, detail: str = "", /) -> None:
        line = spoken(Message("{edition}: {step}", edition=edition, step=step) if edition else step)
        now = DISK.seconds()
        if line != self._last:
            self._last, self._told = line, now
            self._display.err.print(
                spoken(Message("{line} ({done}/{total})", line=line, done=done, total=total))
            )
        elif detail and now - self._told >= _QUIET:
            self._told = now
            self._display.err.print(spoken(Message("{line}: {detail}", line=line, detail=detail)))
