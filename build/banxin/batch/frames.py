"""Values over a pipe between a worker and whoever started it: each behind its length.

They are read back by the unpickler of `plain_values`, which knows findings and messages alone: what a library
that was taken over by a picture writes into the pipe starts nothing here.
"""

from __future__ import annotations

from typing import IO, Any

from banxin.job.plain_values import UNREADABLE, as_bytes, told_again

_LENGTH = 8  # bytes
_LARGEST = 1 << 30


def write_frame(stream: IO[bytes], value: Any) -> None:
    """Send a plain value; raises OSError where nobody reads any more."""
    data = as_bytes(value)
    stream.write(len(data).to_bytes(_LENGTH, "big") + data)
    stream.flush()


def read_frame(stream: IO[bytes]) -> Any:
    """The next value; None where the other side has ended or sends what is none."""
    try:
        head = stream.read(_LENGTH)
        length = int.from_bytes(head, "big")
        if len(head) < _LENGTH or length > _LARGEST:
            return None
        data = stream.read(length)
        return told_again(data) if len(data) == length else None
    except (OSError, *UNREADABLE):
        return None
