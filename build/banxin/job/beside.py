"""Work done beside this process in another one, and its value waited for where it is needed.

The other process is forked, so that everything loaded is there at once. It is a gain of time and nothing
else: what does not come back from it is done here, so that a fault is raised, and a limit met, where it would
be without it.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
import pickle
import signal
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from typing import Any, Final, Generic, NoReturn, TypeVar

from banxin.job.child import can_fork, fork_with_pipe
from banxin.job.plain_values import as_bytes
from banxin.world import Watched, World

_Value = TypeVar("_Value")


class _Company:
    """How many processes may compute at once; 0 stands for as many as there are cores."""

    processes = 0


_COMPANY: Final = _Company()


def work_alone() -> None:
    """From now on this process begins no other beside it: others of its kind have the other cores."""
    _COMPANY.processes = 1


def processes() -> int:
    """How many processes may compute at once, this one among them."""
    if not can_fork():
        return 1
    asked = getattr(os, "sched_getaffinity", None)
    return _COMPANY.processes or (len(asked(0)) if asked is not None else os.cpu_count() or 1)


class Beside(Generic[_Value]):
    """`work` begun in another process where one can be had; its value must be one that can be pickled.

    What the work asks of `world` is noted here too. The other process ends with this one, whatever ends it,
    and with `give_up`. Not `apart`, the work is done here when its value is asked for.
    """

    def __init__(
        self, work: Callable[[], _Value], world: World, *, apart: bool = True, composing: bool = False
    ) -> None:
        self._work, self._world, self._composing = work, world, composing
        self._process, self._beginner = 0, os.getpid()
        self._receiver: Connection | None = None
        self._lifeline = -1
        if apart and processes() > 1 and threading.active_count() == 1:  # a fork takes no other thread along
            with contextlib.suppress(OSError):
                self._begin()

    @property
    def is_apart(self) -> bool:
        """Whether another process is at the work."""
        return self._receiver is not None

    def value(self) -> _Value:
        """What the work gives; done here if it did not come back. Raises what the work raises.

        Once it is told, it is not told again.
        """
        found: tuple[_Value, frozenset[Path]] | None = None
        if self._receiver is not None:
            with contextlib.suppress(EOFError, OSError, pickle.UnpicklingError):
                found = pickle.loads(self._receiver.recv_bytes())
        self.give_up()
        if found is None:
            return self._here()
        self._world.note(found[1])
        return found[0]

    def _here(self) -> _Value:
        return self._work()

    def give_up(self) -> None:
        """End the other process, whatever it is at, and wait for its end."""
        if self._receiver is None:
            return
        self._receiver.close()
        os.close(self._lifeline)
        with contextlib.suppress(OSError):
            os.kill(self._process, signal.SIGKILL)
        with contextlib.suppress(OSError):
            os.waitpid(self._process, 0)
        self._receiver, self._process = None, 0

    def __del__(self) -> None:
        if os.getpid() == self._beginner:  # a process that was forked meanwhile has a copy of this
            self.give_up()

    def _begin(self) -> None:
        until, lifeline = os.pipe()
        try:
            self._process, receiver, sender = fork_with_pipe(composing=self._composing)
        except OSError:
            os.close(until)
            os.close(lifeline)
            raise
        if self._process == 0:
            receiver.close()
            os.close(lifeline)
            _work_and_leave(lambda: (self._work(), _asked(self._world)), sender, until)
        os.close(until)
        self._receiver, self._lifeline = receiver, lifeline


class Besides:
    """Other processes of which each has a part of the work, as many as may compute at once."""

    def __init__(self, world: World) -> None:
        self._world = world

    @property
    def at_once(self) -> int:
        """How many processes, this one among them."""
        return processes()

    def begin(self, work: Callable[[], _Value], /) -> Callable[[], _Value]:
        """Have `work` begun in one of them; what is returned gives its value."""
        return Beside(work, self._world).value


class WaitingBeside(Beside[_Value]):
    """Work that is begun before all that it works on is there, and asks for the rest when it comes to it.

    What it is given must be plain values too.
    """

    def __init__(
        self, work: Callable[[Callable[[], Any]], _Value], world: World, *, apart: bool = True
    ) -> None:
        self._given: tuple[Any, ...] = ()
        self._waiting = work
        receives, gives = Pipe(duplex=False)

        def begin() -> _Value:
            gives.close()
            return work(lambda: pickle.loads(receives.recv_bytes()))

        super().__init__(begin, world, apart=apart)
        receives.close()
        self._gives = gives

    def give(self, *values: Any) -> None:
        """The rest of what to work on."""
        self._given = values
        if self.is_apart:
            with contextlib.suppress(Exception):  # whatever cannot be sent is worked on here
                self._gives.send_bytes(as_bytes(values))
        self._gives.close()

    def _here(self) -> _Value:
        return self._waiting(lambda: self._given)


class ReadyBeside(WaitingBeside[_Value]):
    """Work that waits for all that it works on: meanwhile the other process makes ready."""

    def __init__(
        self, make_ready: Callable[[], None], work: Callable[..., _Value], world: World, *, apart: bool = True
    ) -> None:
        self._on = work

        def begin(given: Callable[[], Any]) -> _Value:
            make_ready()
            return work(*given())

        super().__init__(begin, world, apart=apart)

    def _here(self) -> _Value:
        return self._on(*self._given)


def _work_and_leave(work: Callable[[], Any], sender: Connection, until: int) -> NoReturn:
    """In the other process: no exit handlers, no word, and no value where the work has a fault."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        faulthandler.disable()
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # libraries' last words
        work_alone()
        threading.Thread(target=_leave_with, args=(until,), daemon=True).start()
        sender.send_bytes(as_bytes(work()))
    finally:
        os._exit(0)


def _asked(world: World) -> frozenset[Path]:
    return frozenset(world.asked) if isinstance(world, Watched) else frozenset()


def _leave_with(until: int) -> None:
    """End when the process at the other end of a pipe, which never writes to it, has ended."""
    with contextlib.suppress(OSError):
        os.read(until, 1)
    os._exit(0)
