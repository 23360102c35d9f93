"""YAML text to `Written`, with one finding for each fault and as much of the rest as can be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from banxin.findings import Finding, SourceText, finding
from banxin.manuscript.yaml.plain_fields import plain_fields
from banxin.manuscript.yaml.syntax import Complaint, complain
from banxin.manuscript.yaml.traps import Mended, mend
from banxin.manuscript.yaml.tree import Composer, TooMuchError
from banxin.manuscript.yaml.written import KeyPath, Written
from banxin.wording import Message

YAML_LIMIT = 256 * 1024
"""Characters of YAML; a manifest has a few thousand."""
_SYNTAX_LIMIT = 20
_QUICK = getattr(yaml, "CSafeLoader", None)
_DIFFERENT = re.compile(r"[\t!?&*%@`\\\x00-\x08\x0b-\x1f\x85\u2028\u2029\ufeff]|:\s*[,}\]]|[}\]|>]\s*#")
_BLOCK_START = re.compile(r"[^\s#\-\]}]")
_BLOCK_KEY = re.compile(r"[\"'“”]?([\w-]+)")


def read_yaml(
    source: SourceText, first: int = 1, last: int | None = None
) -> tuple[Written | None, tuple[Finding, ...]]:
    """Read the lines `first` to `last` of `source` (from 1, inclusive) as one YAML document.

    A syntax error costs only the top-level key it stands under: that key is left out of the data and
    marked as reported, and the rest is read. The data may be of any type; None is for text that is
    over the limits or cannot be divided into top-level keys.
    """
    last = source.line_count if last is None else last
    if sum(len(source.line(number)) + 1 for number in range(first, last + 1)) > YAML_LIMIT:
        fault = finding(
            "yaml.depth",
            Message("The YAML is too large."),
            source.place(first),
            expected=Message("at most {yaml_limit} KiB", yaml_limit=YAML_LIMIT // 1024),
        )
        return None, (fault,)
    if (plain := plain_fields(source, first, last)) is not None:
        return plain, ()
    return parsed_yaml(source, first, last)


def parsed_yaml(source: SourceText, first: int, last: int) -> tuple[Written | None, tuple[Finding, ...]]:
    """The same of any text within the limits, as the parser of YAML has it."""
    return _Reading(source, first, mend(source, first, last)).read()


class _Reading:
    """Parses again after each syntax error, with the top-level key at fault left out."""

    def __init__(self, source: SourceText, first: int, mended: Mended) -> None:
        self.source, self.first, self.mended = source, first, mended
        self.lines = list(mended.lines)
        self.findings: list[Finding] = list(mended.findings)
        self.left_out: set[KeyPath] = set()

    def read(self) -> tuple[Written | None, tuple[Finding, ...]]:
        for _ in range(_SYNTAX_LIMIT):
            if found := self._quickly():
                return found
            composer = Composer(self.source, self.mended, self.first)
            try:
                data = composer.compose(_events("\n".join(self.lines), yaml.SafeLoader))
            except TooMuchError:
                return None, (*self.findings, *composer.findings)
            except yaml.YAMLError as error:
                if not self._leave_out(complain(error, self.lines)):
                    return None, tuple(self.findings)
                continue
            except (ValueError, OverflowError):
                # PyYAML computes chr() of \U escapes beyond Unicode and does not catch its error.
                if not self._leave_out(self._bad_escape()):
                    return None, tuple(self.findings)
                continue
            return self._written(composer, data), (*self.findings, *composer.findings)
        return None, tuple(self.findings)

    def _quickly(self) -> tuple[Written, tuple[Finding, ...]] | None:
        """What libyaml reads, ten times as fast, where it reads what PyYAML does; else None.

        PyYAML's own parser says what is wrong, and is asked wherever the two differ: about tabs, tags,
        rare line ends, question marks, and remarks that begin where none may.
        """
        text = "\n".join(self.lines)
        if _QUICK is None or _DIFFERENT.search(text):
            return None
        composer = Composer(self.source, self.mended, self.first)
        try:
            data = composer.compose(_events(text, _QUICK))
        except (TooMuchError, yaml.YAMLError, ValueError, OverflowError):
            return None
        return self._written(composer, data), (*self.findings, *composer.findings)

    def _written(self, composer: Composer, data: object) -> Written:
        if data is None and self.left_out:
            data = {}
        reported = frozenset(composer.reported | self.left_out)
        return Written(self.source, data, composer.keys, composer.values, composer.scalars, reported)

    def _leave_out(self, complaint: Complaint) -> bool:
        """Report, and blank the top-level key's lines; False when that leaves nothing to try."""
        start, end = self._block(complaint.opened_row)
        rows = range(start, end)
        if self.mended.touched.isdisjoint(rows):
            column = self.mended.column(complaint.row, complaint.column)
            place = self.source.place(self.first + complaint.row, column + 1, complaint.length)
            self.findings.append(finding("yaml.syntax", complaint.message, place, remedy=complaint.remedy))
        if key := _BLOCK_KEY.match(self.lines[start] if self.lines else ""):
            self.left_out.add((key.group(1),))
        if not any(self.lines[row].strip() for row in rows):
            return False
        for row in rows:
            self.lines[row] = ""
        return any(line.strip() for line in self.lines)

    def _block(self, row: int) -> tuple[int, int]:
        """The rows of the top-level key around `row`: from its line to before the next one's."""
        starts = [at for at, line in enumerate(self.lines) if _BLOCK_START.match(line)]
        start = max((at for at in starts if at <= row), default=0)
        end = min((at for at in starts if at > start), default=len(self.lines))
        return start, end

    def _bad_escape(self) -> Complaint:
        pattern = re.compile(r"\\U(?!000|0010)")
        for row, line in enumerate(self.lines):
            if found := pattern.search(line):
                message = Message("An escape names a character beyond Unicode.")
                return Complaint(row, found.start(), message, Message("Write the character itself."), row)
        return Complaint(0, 0, Message("The YAML cannot be read."), "", 0)


def _events(text: str, loader: Any) -> Iterator[yaml.Event]:
    events: Iterator[yaml.Event] = yaml.parse(text, Loader=loader)
    return events
