"""Progress of a batch: a bar with rate and time left on a terminal, a line for each issue elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn
from rich.progress import Progress as Bars

from banxin.cli.display import Display
from banxin.cli.reader import spoken
from banxin.wording import Message
from banxin.world import DISK

if TYPE_CHECKING:
    from banxin.batch.result import IssueResult
    from banxin.batch.search import IssueFolder

STATES = {"built": Message("built"), "unchanged": Message("unchanged"), "failed": Message("failed")}


class ShownBatch(Protocol):
    """What shows how far a batch is."""

    def begin(self, total: int) -> None:
        """Show that so many issues are to be built."""

    def __call__(self, done: int, total: int, issue: IssueFolder, result: IssueResult) -> None:
        """Show that one more issue is done, and how it ended."""


@contextmanager
def batch_shown(display: Display) -> Iterator[ShownBatch]:
    """What hears of each issue, and shows how far the batch is as the display allows."""
    if display.silent:
        yield _Silence()
    elif display.lively:
        with _bars(display) as bars:
            yield _Bar(bars)
    else:
        yield _IssueLines(display)


def _bars(display: Display) -> Bars:
    return Bars(
        BarColumn(bar_width=32),
        MofNCompleteColumn(),
        TextColumn("{task.description}", markup=False),
        console=display.err,
        transient=True,
    )


class _Pace:
    """How fast issues end, of those that were built: what is told again says nothing of the time left."""

    def __init__(self) -> None:
        self._start = DISK.seconds()
        self._told_again = 0

    def words(self, done: int, total: int, result: IssueResult) -> str:
        """The rate and the time left; empty while nothing can be said."""
        self._told_again += result.state == "unchanged" or not result.seconds  # or refused at once
        built, seconds = done - self._told_again, DISK.seconds() - self._start
        if built < 1 or seconds <= 0:
            return ""
        rate = built / seconds * 60
        return Message(
            "{rate:.1f} a minute, {left} left", rate=rate, left=duration((total - done) / rate * 60)
        )


def duration(seconds: float) -> str:
    """A length of time as people say it: `40 s`, `12 min`, `3 h 20 min`."""
    whole = round(seconds)
    if whole < 100:
        return Message("{seconds} s", seconds=whole)
    minutes = round(seconds / 60)
    if minutes < 100:
        return Message("{minutes} min", minutes=minutes)
    return Message("{hours} h {minutes} min", hours=minutes // 60, minutes=minutes % 60)


class _Silence:
    """Nothing is shown."""

    def begin(self, total: int) -> None:
        pass

    def __call__(self, done: int, total: int, issue: IssueFolder, result: IssueResult) -> None:
        pass


class _Bar:
    """One bar for the whole batch, from its beginning on."""

    def __init__(self, bars: Bars) -> None:
        self._bars = bars
        self._pace = _Pace()
        self._task: TaskID = bars.add_task("", total=None)

    def begin(self, total: int) -> None:
        self._bars.update(self._task, total=total)

    def __call__(self, done: int, total: int, issue: IssueFolder, result: IssueResult) -> None:
        words = spoken(self._pace.words(done, total, result))
        self._bars.update(
            self._task, total=total, completed=done, description=f"{words} {issue.name}".strip()
        )


class _IssueLines:
    """A line for each issue."""

    def __init__(self, display: Display) -> None:
        self._display = display
        self._pace = _Pace()

    def begin(self, total: int) -> None:
        pass

    def __call__(self, done: int, total: int, issue: IssueFolder, result: IssueResult) -> None:
        line = Message(
            "{done}/{total} {name}: {state}",
            done=done,
            total=total,
            name=issue.name,
            state=STATES[result.state],
        )
        pace = self._pace.words(done, total, result)
        whole = Message("{line} ({pace})", line=line, pace=pace) if pace and done < total else line
        self._display.err.print(spoken(whole))
