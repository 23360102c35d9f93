"""The text of a source file, with places for offsets in it."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from banxin.findings.finding import Place

_LINE_END: Final = re.compile("\n")


@dataclass(frozen=True, slots=True)
class OriginalLine:
    """A line as the file has it; `columns` are the columns (from 1) of the characters it is read as.

    There is one column more, that behind the last character.
    """

    text: str
    columns: tuple[int, ...]

    def column(self, column: int) -> int:
        """The column in the file of a column of the line as it is read."""
        last = len(self.columns)
        return self.columns[min(column, last) - 1] + max(0, column - last)


@dataclass(frozen=True)
class SourceText:
    """A decoded file: `name` as findings show it, `text` with \\n line ends.

    Lines that are read in other characters than the file has are in `original` by their numbers (from 1).
    Lines and columns asked for are those of `text`, places given are those of the file.
    """

    name: str
    text: str
    original: Mapping[int, OriginalLine] = field(default_factory=dict, compare=False, repr=False)

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines without their ends; cut anew each time, for a book is not kept twice."""
        return tuple(self.text.split("\n"))

    @cached_property
    def _starts(self) -> array[int]:
        """The offset of each line."""
        return array("L", (0, *(end.end() for end in _LINE_END.finditer(self.text))))

    @property
    def line_count(self) -> int:
        """The number of its lines."""
        return len(self._starts)

    @cached_property
    def _asked(self) -> dict[int, str]:
        """The line that was asked for last: the places of a thousand faults of a long line share its text."""
        return {}

    def line(self, number: int) -> str:
        """Line `number`, counted from 1; empty beyond the end."""
        starts = self._starts
        if not 1 <= number <= len(starts):
            return ""
        found = self._asked.get(number)
        if found is None:
            found = self.text[starts[number - 1] : starts[number] - 1 if number < len(starts) else None]
            self._asked.clear()
            self._asked[number] = found
        return found

    def place(self, line: int, column: int = 1, length: int = 1) -> Place:
        """The place of `length` characters from `column` on `line` (both from 1)."""
        end = column + max(1, length)
        original = self.original.get(line)
        if original is None:
            return Place(self.name, line, column, end, self.line(line))
        return Place(self.name, line, original.column(column), original.column(end), original.text)

    def place_at(self, offset: int, length: int = 1) -> Place:
        """The place of `length` characters from character `offset` (from 0)."""
        row = bisect_right(self._starts, min(max(offset, 0), len(self.text))) - 1
        return self.place(row + 1, offset - self._starts[row] + 1, length)

    def whole(self) -> Place:
        """The file as a whole."""
        return Place(self.name)
