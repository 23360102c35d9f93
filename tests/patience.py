"""A guard against work without end.

How fast something is belongs to bench/; here a test fails only where it would never, or hardly, have
ended. Processor time is counted, so that other work on the machine does not count.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

PROCESSOR_SECONDS = 60.0
"""More than ten times what the slowest of these tests needs on a slow machine."""


@contextmanager
def ending(seconds: float = PROCESSOR_SECONDS) -> Iterator[None]:
    """Fail the test when what runs in it takes more processor time than `seconds`.

    Windows has no such timer: there the work runs unguarded.
    """
    if sys.platform == "win32":
        yield
        return

    def give_up(_signal: int, _frame: FrameType | None) -> None:
        raise AssertionError(f"no end after {seconds:g} s of processor time")

    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
