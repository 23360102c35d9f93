"""A publication set in a process of its own, which can be ended at any moment.

The process is forked from a server that has loaded everything and never set anything itself: a thousand
settings leave no trace in memory. Systems that cannot fork start a new one each time.
"""

from __future__ import annotations

import contextlib
import importlib
import multiprocessing
import os
import signal
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from multiprocessing.connection import Connection
from typing import Any, Final

from banxin.preview.seen import Ahead, Seen, SeenChapter, SeenRest, SeenStory, Wish

_FORKS = "forkserver" in multiprocessing.get_all_start_methods()
_PRELOADED: Final = [
    "banxin.preview.seeing",
    "banxin.preflight.finished_pdf",
    "banxin.preflight.pdf_file.judging",
    "banxin.preflight.pdf_file.checks.rules",
]
"""What the server loads that settings are forked from: all that they need."""
_CONTEXT: Any = multiprocessing.get_context("forkserver" if _FORKS else "spawn")

_LONGEST_AHEAD = 60  # s
_LATER = 5  # by how much the system puts back what is not waited for

Told = Seen | SeenChapter | SeenStory | SeenRest | tuple[Any, ...]
"""What there is to see, or a step: edition, step, steps behind, all steps, detail."""


class DroppedError(Exception):
    """The setting was ended because a newer one is wanted."""


class SettingFailedError(Exception):
    """The process ended without a result; the text says what it left behind."""


class SettingProcess:
    """A process that sets one wish; it reads what lies `ahead` until it is given that.

    `drop` ends it from another thread.
    """

    def __init__(self, ahead: Ahead | None = None) -> None:
        self._receiver, sender = _CONTEXT.Pipe(duplex=False)
        wishes, self._wishes = _CONTEXT.Pipe(duplex=False)
        self._process = _CONTEXT.Process(target=_set, args=(ahead, wishes, sender), daemon=False)
        self._dropped = False
        self._process.start()
        self._number = self._process.pid
        wishes.close()
        sender.close()

    @property
    def waits(self) -> bool:
        """Whether it has not been ended by the system while nothing was asked of it."""
        return not self._dropped and bool(self._process.is_alive())

    def give(self, wish: Wish) -> None:
        """Have it set a wish, which it has had none of so far; to be heard with `listen`."""
        with contextlib.suppress(OSError):  # it was dropped, or has ended: `listen` tells
            self._wishes.send(wish)
        self._wishes.close()

    def drop(self) -> None:
        """End it, with whatever it has started."""
        self._dropped = True
        number = self._number
        if number is None:
            return
        with contextlib.suppress(ProcessLookupError, PermissionError, ValueError):  # it has ended by itself
            if hasattr(os, "killpg") and os.getpgid(number) == number:
                os.killpg(number, signal.SIGKILL)
            else:
                self._process.kill()

    def listen(self, hear: Callable[[Told], None]) -> None:
        """Hear it out to its end; `hear` is given each step, and what there is to see whenever there is more.

        Raises DroppedError or SettingFailedError.
        """
        try:
            while True:
                told: Told | str = self._receiver.recv()
                if isinstance(told, str):
                    raise SettingFailedError(told)
                hear(told)
                if isinstance(told, Seen) and told.whole:
                    return
        except (EOFError, OSError):
            if self._dropped:
                raise DroppedError from None
            raise SettingFailedError(f"exit status {self._process.exitcode}") from None
        finally:
            self._close()

    def put_away(self) -> None:
        """End one that was given nothing."""
        self.drop()
        self._wishes.close()
        self._close()

    def _close(self) -> None:
        self._receiver.close()
        self._process.join()
        self._process.close()  # its pipes too: what is collected later would hold them for hours


def warm_up() -> None:
    """Start the process that the others are forked from, with everything loaded that sets.

    To be called in the main thread. Ctrl+C, which terminals tell to all processes, does not end its loading.
    """
    if _FORKS:
        _CONTEXT.set_forkserver_preload(_PRELOADED)
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            importlib.import_module("multiprocessing.forkserver").ensure_running()
        finally:
            signal.signal(signal.SIGINT, before)


# --- in the process ------------------------------------------------------------------------------


@contextlib.contextmanager
def _ending() -> Iterator[None]:
    """What is done ahead ends the process where it has no end by itself: the next setting has another one."""
    alarm = getattr(signal, "alarm", lambda seconds: None)
    alarm(_LONGEST_AHEAD)
    try:
        yield
    finally:
        alarm(0)


def _shown(sender: Connection, told: Told) -> None:
    """Tell what there is to see; what an editor waits for is there with it, and the rest gives way to others.

    The server and the browser have to draw it now, where there are no processors for all.
    """
    sender.send(told)
    if hasattr(os, "setpriority") and isinstance(told, SeenStory | SeenChapter):
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PGRP, 0, _LATER)


def _set(ahead: Ahead | None, wishes: Connection, sender: Connection) -> None:
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the server ends it
    seeing = importlib.import_module("banxin.preview.seeing")
    try:
        with importlib.import_module(
            "banxin.job.machine"
        ).stamped_once():  # what was loaded ahead is what sets
            fitted = None
            if ahead is not None:
                with _ending(), contextlib.suppress(Exception):  # the setting tells it in its place
                    fitted = seeing.make_ready(ahead, wishes.poll)
            shown = partial(_shown, sender)
            sender.send(seeing.see(wishes.recv(), lambda *step: sender.send(step), shown, fitted))
    except (BrokenPipeError, EOFError):
        return
    except Exception as fault:
        sender.send("".join(traceback.format_exception(fault, limit=-12)))
