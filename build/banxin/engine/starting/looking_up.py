"""Threads in which Pango looks up faces, and a fork beside them.

Pango asks fontconfig in threads of its own, and who needs the answer waits for it. A process that is forked
meanwhile has the question but not the thread, and would wait for ever. So a fork waits until they are done.
"""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path

_TASKS = Path("/proc/self/task")  # on Linux; elsewhere nothing is known of threads
_NAME = "[pango]"  # how the names of these threads begin
_PATIENCE = 5.0  # s: none takes as long, and a fork is not to be held up for ever


def wait_for_look_ups(patience: float = _PATIENCE) -> bool:
    """Wait until Pango looks nothing up any more; whether it came to that."""
    end = time.monotonic() + patience
    while _looks_up():
        if time.monotonic() > end:
            return False
        time.sleep(0.002)
    return True


def _looks_up() -> bool:
    with contextlib.suppress(OSError):
        tasks = os.listdir(_TASKS)
        return len(tasks) > 1 and any(_is_look_up(task) for task in tasks)
    return False


def _is_look_up(task: str) -> bool:
    with contextlib.suppress(OSError):
        return (_TASKS / task / "comm").read_text("utf-8", "replace").startswith(_NAME)
    return False
