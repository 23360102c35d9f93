"""Threads in which Pango looks up faces, and a fork beside them.

Pango asks fontconfig in threads of its own, and who needs the answer waits for it. A process that is forked
meanwhile has the question but not the thread, and would wait for ever. So a fork waits until they are done.

From some version on (1.56 has it, 1.50 has not) a font map keeps one thread as long as it lives. There is
nothing to wait for then; but what is set in a forked process must not use a font map from before the fork.
"""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path

_TASKS = Path("/proc/self/task")  # on Linux; elsewhere nothing is known of threads
_NAME = "[pango]"  # how the names of these threads begin
_KEPT = "[pango] fontcon"  # the thread of a font map, its name cut by the system
_PATIENCE = 5.0  # s: none takes as long, and a fork is not to be held up for ever


def wait_for_look_ups(patience: float = _PATIENCE) -> bool:
    """Wait until Pango looks nothing up any more; whether it came to that."""
    end = time.monotonic() + patience
    while _looks_up():
        if time.monotonic() > end:
            return False
        time.sleep(0.002)
    return True


def keeps_look_ups() -> bool:
    """Whether a font map of this process has a thread, without which it is of no use in a forked process."""
    return any(name.startswith(_KEPT) for name in _threads())


def _looks_up() -> bool:
    return any(name.startswith(_NAME) and not name.startswith(_KEPT) for name in _threads())


def _threads() -> tuple[str, ...]:
    """The names of the threads of this process, if it has more than one."""
    with contextlib.suppress(OSError):
        tasks = os.listdir(_TASKS)
        return tuple(map(_name, tasks)) if len(tasks) > 1 else ()
    return ()


def _name(task: str) -> str:
    with contextlib.suppress(OSError):
        return (_TASKS / task / "comm").read_text("utf-8", "replace")
    return ""
