"""The text of a source file, with places for offsets in it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from banxin.findings.finding import Place


@dataclass(frozen=True)
class SourceText:
    """A decoded file: `name` as findings show it, `text` with \\n line ends."""

    name: str
    text: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines without their ends."""
        return tuple(self.text.split("\n"))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        starts, offset = [], 0
        for line in self.lines:
            starts.append(offset)
            offset += len(line) + 1
        return tuple(starts)

    def line(self, number: int) -> str:
        """Line `number`, counted from 1; empty beyond the end."""
        return self.lines[number - 1] if 1 <= number <= len(self.lines) else ""

    def place(self, line: int, column: int = 1, length: int = 1) -> Place:
        """The place of `length` characters from `column` on `line` (both from 1)."""
        return Place(self.name, line, column, column + max(1, length), self.line(line))

    def place_at(self, offset: int, length: int = 1) -> Place:
        """The place of `length` characters from character `offset` (from 0)."""
        row = bisect_right(self._starts, min(max(offset, 0), len(self.text))) - 1
        return self.place(row + 1, offset - self._starts[row] + 1, length)

    def whole(self) -> Place:
        """The file as a whole."""
        return Place(self.name)
