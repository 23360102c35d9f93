"""Outside programs that look at finished files, by the formats of these.

They are known without the presses, which take longer to load than a program takes to be started.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from banxin.findings import Finding, finding
from banxin.preflight.epub import epubcheck_findings
from banxin.registry import CHECKS
from banxin.wording import Message, reason_of


@dataclass(frozen=True, slots=True)
class OutsideCheck:
    """A program by its `name`, as progress tells it, and what it says of the bytes of a file and its name."""

    name: str
    look: Callable[[bytes, str], tuple[Finding, ...]]


def check_of(form: str) -> OutsideCheck | None:
    """The program that looks at files of a format; None where there is none."""
    check: OutsideCheck | None = CHECKS[form] if form in CHECKS.names else None
    return check


def _epubcheck(data: bytes, name: str) -> tuple[Finding, ...]:
    """What EPUBCheck says, which reads a file; a note where it cannot be run."""
    try:
        with tempfile.TemporaryDirectory(prefix="banxin-") as folder:
            path = Path(folder) / name
            path.write_bytes(data)
            return epubcheck_findings(path)
    except OSError as error:
        message = Message("EPUBCheck was not run: {reason}", reason=reason_of(error))
        return (finding("epub.unchecked", message),)


EPUBCHECK: Final = OutsideCheck("EPUBCheck", _epubcheck)
