"""How a verb speaks: styled on a terminal, plain lines elsewhere, one JSON object on request."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TextIO

from banxin.cli.reader import READER, spoken
from banxin.findings import Finding, Severity
from banxin.findings.frame import as_json as finding_record
from banxin.findings.frame import display_width, frame
from banxin.version import __version__
from banxin.wording import Message, Spoken, joined

if TYPE_CHECKING:
    from rich.console import Console  # loaded when something is said
    from rich.text import Text

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def _console(stream: TextIO) -> Console:
    """A console that never wraps, guesses colours of words or reads markup from an editor's text."""
    from rich.console import Console

    plain = not stream.isatty() or bool(os.environ.get("NO_COLOR"))
    return Console(
        file=stream,
        color_system=None if plain else "auto",
        highlight=False,
        markup=False,
        soft_wrap=True,
    )


def _line(words: str, style: str = "") -> Text:
    """Words that a console takes as they are."""
    from rich.text import Text

    return Text(words, style=style)


@dataclass(frozen=True, slots=True)
class Display:
    """What a verb says: results and findings on standard output, progress and complaints on error.

    With `as_json` nothing but one object is printed; with `quiet` findings alone are.
    """

    verb: str
    as_json: bool = False
    quiet: bool = False
    out: Console = field(default_factory=lambda: _console(sys.stdout))
    err: Console = field(default_factory=lambda: _console(sys.stderr))

    @property
    def lively(self) -> bool:
        """Whether a moving display may be shown."""
        return self.err.is_terminal and not self.silent

    @property
    def silent(self) -> bool:
        """Whether ordinary lines are left out."""
        return self.as_json or self.quiet

    def say(self, line: str = "", style: str = "", *, even_if_quiet: bool = False) -> None:
        """Print an ordinary line."""
        if not self.silent or (even_if_quiet and not self.as_json):
            self.out.print(_line(spoken(line), style=style))

    def table(self, rows: Iterable[Sequence[str]], *, right: Sequence[int] = (), indent: str = "") -> None:
        """Print rows in aligned columns; the columns numbered in `right` are flush right."""
        for line in aligned([tuple(map(spoken, row)) for row in rows], right):
            self.say(indent + line)

    def findings(self, found: Iterable[Finding], *, aside: bool = False) -> None:
        """Print findings, each in its frame; quiet does not hide them.

        With `aside` on standard error, where standard output is for another program.
        """
        if self.as_json:
            return
        console = self.err if aside else self.out
        for one in found:
            first, _, rest = frame(one, READER.get()).partition("\n")
            console.print(_line(first, style=_STYLES[one.severity]))
            if rest:
                console.print(_line(rest))

    def tally(self, found: Sequence[Finding]) -> None:
        """Print how many findings of each severity there are."""
        if found and not self.as_json:
            self.out.print(_line(spoken(tally(found))))

    def data(self, status: int, **facts: object) -> None:
        """Print the one object of `--json`; nothing without it."""
        if not self.as_json:
            return
        record = {"banxin": __version__, "verb": self.verb, "status": int(status), **facts}
        self.out.file.write(json.dumps(record, ensure_ascii=False, indent=2, default=str) + "\n")

    def complain(self, line: str) -> None:
        """Print a line on standard error whatever the mode."""
        self.err.print(_line(spoken(line)))


def records(found: Iterable[Finding]) -> list[Mapping[str, object]]:
    """Findings as JSON objects."""
    return [finding_record(one, READER.get()) for one in found]


_COUNTED = {
    Severity.ERROR: lambda count: Message.counted("{number} error", "{number} errors", count),
    Severity.WARNING: lambda count: Message.counted("{number} warning", "{number} warnings", count),
    Severity.NOTE: lambda count: Message.counted("{number} note", "{number} notes", count),
}


def tally(found: Sequence[Finding]) -> Spoken:
    """`2 errors, 1 warning`."""
    counts = ((severity, sum(one.severity is severity for one in found)) for severity in Severity)
    return joined([_COUNTED[severity](count) for severity, count in counts if count], Message(", "))


def aligned(rows: Sequence[Sequence[str]], right: Sequence[int] = ()) -> list[str]:
    """Rows as lines whose columns stand under each other; a Han character counts as two cells."""
    if not rows:
        return []
    widths = [max(display_width(row[column]) for row in rows) for column in range(len(rows[0]))]

    def cell(text: str, column: int) -> str:
        space = " " * (widths[column] - display_width(text))
        return space + text if column in right else text + space

    return ["  ".join(cell(text, column) for column, text in enumerate(row)).rstrip() for row in rows]
