"""What a rule of the copy desk is: a code, its source, examples, and the faults that it sees in a passage."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from banxin.findings import CODES, Finding, finding
from banxin.findings.edit import Edit
from banxin.proofreading.model.passages import CopyPassage


@dataclass(frozen=True, slots=True)
class CopyFault:
    """One fault at `start` to `end` (from 0, behind the last) of a passage's text.

    `replacement` is what mends it for certain; None where the rule only doubts.
    """

    start: int
    end: int
    message: str
    replacement: str | None = None
    expected: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class CopyRule:
    """A rule with the `source` that it is taken from.

    `good` copy passes it; each `bad` example becomes what stands beside it (itself where nothing is safe).
    """

    code: str
    source: str
    faults: Callable[[CopyPassage], Iterator[CopyFault]]
    good: tuple[str, ...]
    bad: tuple[tuple[str, str], ...]
    kinds: frozenset[str] = frozenset()

    @property
    def title(self) -> str:
        """What is wrong, as the register of findings says it."""
        return CODES[self.code].title

    def findings(self, passage: CopyPassage) -> Iterator[Finding]:
        """The faults of a passage as findings at their places."""
        if self.kinds and passage.kind not in self.kinds:
            return
        for fault in self.faults(passage):
            yield found(self.code, passage, fault)


def found(code: str, passage: CopyPassage, fault: CopyFault) -> Finding:
    """A fault as a finding, with its repair where the file may be changed there."""
    stretch = passage.reaches(fault.start, fault.end)
    offset = passage.offsets[fault.start]
    place = passage.source.place_at(offset, stretch[1] if stretch else 1)
    edits: tuple[Edit, ...] = ()
    if fault.replacement is not None and stretch and passage.repairable:
        edits = (Edit(place.file, place.line, place.column, place.end_column, fault.replacement, place.text),)
    return finding(code, fault.message, place, expected=fault.expected, remedy=fault.remedy, edits=edits)
