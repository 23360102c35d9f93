"""What a rule finds on a page: gathered, so that one kind of fault is told once with all its places."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from banxin.findings import Finding, Place, finding
from banxin.findings.on_page import OnPage
from banxin.preflight.pdf_file.checks.rules import FileRules

MOST_SPOTS = 60
"""Places of one finding that are kept; there may be more."""
_MOST_FAULTS = 400


@dataclass(frozen=True, slots=True)
class FileFault:
    """What a rule objects to; faults of one `code` and `key` are one finding, worded by the first."""

    code: str
    message: str
    spot: OnPage | None = None
    key: object = None
    expected: str = ""
    remedy: str = ""


class FaultGatherer:
    """Faults of a file, brought together under the severities of a profile."""

    def __init__(self, rules: FileRules, place: Place | None) -> None:
        self._rules = rules
        self._place = place
        self._found: dict[tuple[str, object], Finding] = {}
        self._first: dict[tuple[str, object], FileFault] = {}
        self._spots: dict[tuple[str, object], list[OnPage]] = {}

    def add(self, faults: Iterable[FileFault]) -> None:
        """Take faults in."""
        for fault in faults:
            key = (fault.code, fault.key)
            if key not in self._found and not self._begin(key, fault):
                continue
            spots = self._spots[key]
            if fault.spot is not None and len(spots) < MOST_SPOTS and fault.spot not in spots[-3:]:
                spots.append(fault.spot)

    def _begin(self, key: tuple[str, object], fault: FileFault) -> bool:
        """A finding for a kind of fault, unless it is none under the profile, or there are too many."""
        if len(self._found) >= _MOST_FAULTS:
            return False
        made = finding(fault.code, fault.message, self._place, expected=fault.expected, remedy=fault.remedy)
        severity = self._rules.severity(fault.code, made.severity)
        if severity is None:
            return False
        self._found[key] = replace(made, severity=severity)
        self._first[key], self._spots[key] = fault, []
        return True

    def another(self) -> FaultGatherer:
        """One for other pages of the file, under the same profile."""
        return FaultGatherer(self._rules, self._place)

    def gathered(self) -> tuple[FileFault, ...]:
        """Faults that bring another gatherer, whose pages come before, to where this one's would have."""
        return tuple(
            replace(fault, spot=spot)
            for key, fault in self._first.items()
            for spot in self._spots[key] or (None,)
        )

    def findings(self) -> tuple[Finding, ...]:
        """One finding for each kind of fault, in the order in which they were met."""
        return tuple(replace(one, spots=tuple(self._spots[key])) for key, one in self._found.items())
