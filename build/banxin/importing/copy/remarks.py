"""What a reader of a format was unsure of, or left out: findings at places of the file that is read."""

from __future__ import annotations

from dataclasses import dataclass, field

from banxin.findings import Finding, Place, Severity, finding

_SHOWN = 60


class UnreadableError(Exception):
    """A file that cannot be read at all; `fault` says why."""

    def __init__(self, fault: Finding) -> None:
        super().__init__(fault.message)
        self.fault = fault


@dataclass(slots=True)
class Remarks:
    """Findings on the file `name`; lines are counted as its format counts (of Word: paragraphs)."""

    name: str
    findings: list[Finding] = field(default_factory=list)

    def place(self, line: int = 0, text: str = "") -> Place:
        """A place in the file."""
        return Place(self.name, line, 1, 2, text[:_SHOWN]) if line else Place(self.name)

    def tell(
        self,
        code: str,
        message: str,
        line: int = 0,
        *,
        text: str = "",
        expected: str = "",
        remedy: str = "",
        severity: Severity | None = None,
    ) -> None:
        """Note one finding; `text` is shown as the line that it stands in."""
        self.findings.append(
            finding(
                code, message, self.place(line, text), expected=expected, remedy=remedy, severity=severity
            )
        )

    def refusal(self, code: str, message: str, *, expected: str = "", remedy: str = "") -> UnreadableError:
        """The exception that ends the reading of this file."""
        return UnreadableError(finding(code, message, self.place(), expected=expected, remedy=remedy))
