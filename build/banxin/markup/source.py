"""The log of findings of one article: its source, and the findings marked on it while it is read."""

from __future__ import annotations

from bisect import bisect_right

from markdown_it.token import Token

from banxin.findings import Finding, Place, Severity, SourceText, finding

KEY = "proof"
"""Where the log of findings lies in the environment that markdown-it hands from rule to rule."""


class FindingLog:
    """Collects findings and turns positions in Markdown's tokens to places in the file.

    Tokens count lines from 0 at the first line of the body; inline tokens hold the text of their block
    without indents, list marks and `>`, so a column is found by looking for that text in the source line.
    `miscalled` holds the labels of footnotes whose calls were told as misread.
    """

    def __init__(self, source: SourceText, first_line: int) -> None:
        self.source = source
        self.first_line = first_line
        self.findings: list[Finding] = []
        self.miscalled: set[str] = set()
        self._inline: Token | None = None
        self._starts: list[int] = []
        self._columns: dict[int, int] = {}

    def report(
        self,
        code: str,
        message: str,
        place: Place,
        *,
        expected: str = "",
        nearest: str = "",
        remedy: str = "",
        severity: Severity | None = None,
    ) -> None:
        """Mark one fault; its severity is that of the register unless given."""
        self.findings.append(
            finding(
                code, message, place, expected=expected, nearest=nearest, remedy=remedy, severity=severity
            )
        )

    def line_of(self, token: Token) -> int:
        """The line of the file on which a block token begins, from 1."""
        return self.first_line + (token.map[0] if token.map else 0)

    def at_row(self, row: int, column: int = 0, length: int = 1) -> Place:
        """The place on body row `row` (from 0); without a column, the first character of that line."""
        line = self.first_line + row
        if not column:
            text = self.source.line(line)
            column = len(text) - len(text.lstrip()) + 1
        return self.source.place(line, column, length)

    def find(self, row: int, text: str, *, last: bool = False) -> Place:
        """The place of `text` on body row `row`; the head of the line where it does not stand."""
        line = self.source.line(self.first_line + row)
        offset = line.rfind(text) if last else line.find(text)
        return self.at_row(row, offset + 1, len(text)) if offset >= 0 else self.at_row(row)

    def within(self, inline: Token, offset: int, length: int = 1) -> Place:
        """The place of `length` characters at `offset` (from 0) of an inline token's text."""
        if inline is not self._inline:
            self._inline, self._columns = inline, {}
            self._starts = [0]
            for piece in inline.content.split("\n"):
                self._starts.append(self._starts[-1] + len(piece) + 1)
        row = min(bisect_right(self._starts, offset) - 1, max(0, len(self._starts) - 2))
        line = self.line_of(inline) + row
        return self.source.place(line, self.column_of(row) + offset - self._starts[row], length)

    def column_of(self, row: int) -> int:
        """The column (from 1) at which line `row` (from 0) of the inline token last asked for begins."""
        if row not in self._columns:
            assert self._inline is not None
            self._columns[row] = self._column(self._inline, row)
        return self._columns[row]

    def _column(self, inline: Token, row: int) -> int:
        """The column at which line `row` of an inline token's text begins in the file."""
        if not row and "column" in inline.meta:
            return int(inline.meta["column"])
        piece = inline.content[self._starts[row] : self._starts[row + 1] - 1].rstrip()
        line = self.source.line(self.line_of(inline) + row)
        if line.rstrip().endswith(piece):
            return len(line.rstrip()) - len(piece) + 1
        return max(0, line.find(piece)) + 1
