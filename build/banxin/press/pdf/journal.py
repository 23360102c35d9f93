"""What the PDF engine says while it works, kept as findings instead of printed."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from banxin.findings import Finding, finding

_ENGINE = logging.getLogger("weasyprint")
# said of decorative pictures too; what lacks an alternative is found in the article, at its line
_TOLD_ELSEWHERE = ("has no required alt description",)


class Journal(logging.Handler):
    """Collects the engine's warnings and errors, each once."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._messages: dict[str, int] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Note a record."""
        message = record.getMessage()
        if message.endswith(_TOLD_ELSEWHERE):
            return
        self._messages[message] = max(record.levelno, self._messages.get(message, 0))

    def hear(self, other: Journal) -> None:
        """Take over what another has collected."""
        for message, level in other._messages.items():
            self._messages[message] = max(level, self._messages.get(message, 0))

    def findings(self) -> tuple[Finding, ...]:
        """One finding for each message."""
        return tuple(finding("setting.engine", message) for message in sorted(self._messages))


@contextmanager
def journal() -> Iterator[Journal]:
    """Redirect the engine's log to a Journal; restored on exit.

    The log is the process's: only the thread that composes may do so.
    """
    kept = Journal()
    handlers, propagate = _ENGINE.handlers[:], _ENGINE.propagate
    _ENGINE.handlers[:], _ENGINE.propagate = [kept], False
    try:
        yield kept
    finally:
        _ENGINE.handlers[:], _ENGINE.propagate = handlers, propagate
