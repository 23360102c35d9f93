"""What the exit status of a verb says."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """The statuses that scripts may rely on; 2 is also what the option parser uses."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    FAULT = 3
    STOPPED = 130
