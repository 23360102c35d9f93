"""A repair of a finding: what is put in place of a stretch of one line of a file."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """`replacement` for the characters from `column` up to `end_column` on `line` of `file`.

    Lines and columns count from 1, columns in characters of the file; `end_column` is the one behind the
    last.
    `text` is the line itself.
    """

    file: str
    line: int
    column: int
    end_column: int
    replacement: str
    text: str = field(default="", compare=False, repr=False)

    def as_json(self) -> dict[str, object]:
        """The edit as editors take it: `range` and `newText` of the Language Server Protocol.

        Lines and characters count from 0 there, characters in units of UTF-16.
        """
        start, end = (_units(self.text[: column - 1]) for column in (self.column, self.end_column))
        row = self.line - 1
        return {
            "file": self.file,
            "range": {"start": {"line": row, "character": start}, "end": {"line": row, "character": end}},
            "newText": self.replacement,
        }


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
