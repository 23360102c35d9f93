"""Threads in which Pango looks up faces, and a fork beside them.

Pango asks fontconfig in threads of its own, and who needs the answer waits for it. A process that is forked
meanwhile has the question but not the thread, and would wait for ever. So a fork waits until they are done.

From 1.52 on a font map keeps one thread as long as it lives, and not every system names it. A fork waits
until threads that Python has not begun have nothing to do; in the forked process that of a font map is begun
anew (`styles/font_maps`).
"""

from __future__ import annotations

import contextlib
import os
import threading
import time
from pathlib import Path

_TASKS = Path("/proc/self/task")  # on Linux; elsewhere nothing is known of threads
_NAME = "[pango]"  # how the names of these threads begin
_KEPT = "[pango] fontcon"  # the thread of a font map, its name cut by the system
_AT_REST = "S"  # the state of a thread that sleeps until it is given something to do
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
    """Whether a thread that may be Pango's has something to do."""
    with contextlib.suppress(OSError):
        tasks = os.listdir(_TASKS)
        ours = {str(thread.native_id) for thread in (*threading.enumerate(), threading.current_thread())}
        return len(tasks) > 1 and any(_is_at_work(task, ours=task in ours) for task in tasks)
    return False


def _is_at_work(task: str, *, ours: bool) -> bool:
    """Whether a thread looks up faces: one that has to be waited for until it is gone, or is not asleep."""
    with contextlib.suppress(OSError):
        about = (_TASKS / task / "stat").read_text("utf-8", "replace")
        name, state = about.partition("(")[2].rpartition(")")[::2]
        if name.startswith(_NAME) and not name.startswith(_KEPT):
            return True
        return state.split()[0] != _AT_REST and (name.startswith(_NAME) or not ours)
    return False
