"""One fault in the author's matter, with its place and its remedy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from banxin.findings.codes import CODES
from banxin.findings.edit import Edit
from banxin.findings.on_page import OnPage


class Severity(StrEnum):
    """How bad a finding is: an error stops the build, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a file of the publication or of a layout.

    `file` is a POSIX path relative to the publication's folder (or, for layouts and fonts, a readable
    path beginning with their name); `line` and `column` count from 1, columns in characters; `end_column`
    is the one behind the last.
    `line` 0 means the file as a whole. `text` is the line itself, shown under the message.
    """

    file: str
    line: int = 0
    column: int = 0
    end_column: int = 0
    text: str = field(default="", compare=False)

    def __str__(self) -> str:
        if not self.line:
            return self.file
        return f"{self.file}:{self.line}:{self.column or 1}"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: a code of the register, a severity, the message, its place, what was expected.

    `code` is listed in the reference of findings, with its usual `severity`. `message` is one sentence
    without `place`, which is None where the fault has none. `expected` says what would be right, `nearest`
    the valid name closest to what was written, `remedy` the step that mends it; each may be empty. `spots`
    are where on finished pages it is seen, for those that were found there.
    `edits` mend it safely, all of them together.
    """

    code: str
    severity: Severity
    message: str
    place: Place | None = None
    expected: str = ""
    nearest: str = ""
    remedy: str = ""
    spots: tuple[OnPage, ...] = ()
    edits: tuple[Edit, ...] = ()


def finding(
    code: str,
    message: str,
    place: Place | None = None,
    *,
    expected: str = "",
    nearest: str = "",
    remedy: str = "",
    severity: Severity | None = None,
    edits: tuple[Edit, ...] = (),
) -> Finding:
    """Make a finding; its severity comes from the register unless given.

    An unregistered code is our own mistake and raises KeyError.
    """
    registered = CODES[code]
    return Finding(
        code=code,
        severity=severity or Severity(registered.severity),
        message=message,
        place=place,
        expected=expected,
        nearest=nearest,
        remedy=remedy,
        edits=edits,
    )


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any finding forbids the build."""
    return any(found.severity is Severity.ERROR for found in findings)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in the order of the report, each once."""
    return tuple(sorted(dict.fromkeys(findings), key=_order))


def _order(found: Finding) -> tuple[str, int, int, int, str, int]:
    """Order of the report: by file, line, column, then gravity and code."""
    place = found.place or Place("")
    page = found.spots[0].page if found.spots else 0
    return (place.file, place.line, place.column, _RANK[found.severity], found.code, page)
