"""Why the system refused something, in its own few words, which can be said in other languages."""

from __future__ import annotations

from banxin.wording.message import Message

# POSIX.1-2017, strerror, as glibc, musl and macOS write them.
_KNOWN = (
    Message("No such file or directory"),
    Message("Permission denied"),
    Message("Operation not permitted"),
    Message("Is a directory"),
    Message("Not a directory"),
    Message("Directory not empty"),
    Message("File exists"),
    Message("File name too long"),
    Message("File too large"),
    Message("No space left on device"),
    Message("Disk quota exceeded"),
    Message("Read-only file system"),
    Message("Too many open files"),
    Message("Too many levels of symbolic links"),
    Message("Input/output error"),
    Message("Cannot allocate memory"),
    Message("Text file busy"),
)


def reason_of(error: OSError) -> str:
    """What the system says of an error; the exception's own words where it says nothing."""
    said = error.strerror or str(error) or Message("unknown reason")
    return next((known for known in _KNOWN if known == said), said)
