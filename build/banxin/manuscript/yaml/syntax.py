"""PyYAML's complaints in an editor's words, with the place that an editor would look at."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

# In these contexts the fault is where the construct was opened when its end is in other lines.
_OPENED = (
    "while scanning a simple key",
    "while scanning a quoted scalar",
    "while parsing a flow sequence",
    "while parsing a flow mapping",
)


@dataclass(frozen=True, slots=True)
class Complaint:
    """A syntax error: row and column from 0 in the parsed text, message and remedy."""

    row: int
    column: int
    message: str
    remedy: str
    opened_row: int


_QUOTE = 'Put the whole value in straight quotes: "…".'
_ALIGN = "Align the line with its neighbours: two spaces for each level."

_PLAIN_WORDS: tuple[tuple[str, str, str], ...] = (
    # pattern over "context | problem", message, remedy
    (r"quoted scalar \| found unexpected", "A quote is opened and not closed.", "Close it on the same line."),
    (
        r"flow mapping \|",
        "A brace { is not closed, or a comma is missing.",
        "Write {key: value, key: value}.",
    ),
    (r"flow sequence \|", "A bracket [ is not closed, or a comma is missing.", "Write [one, two]."),
    (r"simple key \|", "This line is no `key: value`.", "Write a key, a colon, a space and the value."),
    (r"block scalar \| expected chomping", "A value that begins with | or > is not in quotes.", _QUOTE),
    (r"block scalar \|", "Text follows the | or > that begins a block of lines.", _QUOTE),
    (r"token \| found character '\\t'", "A tab stands where YAML needs spaces.", "Use spaces alone."),
    (
        r"token \| found character '(?P<mark>.)'",
        "A value begins with MARK, which YAML keeps for itself.",
        _QUOTE,
    ),
    (
        r"escape",
        "A backslash in double quotes begins an escape that does not exist.",
        "Write \\\\ or use ' quotes.",
    ),
    (r"block collection \| .*found '<scalar>'", "Text follows a closed quote.", _QUOTE),
    (r"block mapping \| .*found '<scalar>'", "Text follows a closed quote.", _QUOTE),
    (r"found '-'|sequence entries", "A list entry stands where a key is expected.", _ALIGN),
    (r"<block end>", "The indentation fits no line above.", _ALIGN),
    (r"mapping keys", "A key stands where none can.", _ALIGN),
    (r"expected '<document start>'", "Text follows the end of the YAML.", "Keep one document in the file."),
    (r"scanning an (?:alias|anchor)", "A value begins with * or &, which YAML keeps for itself.", _QUOTE),
    (r"tag", "A value begins with !, which YAML keeps for itself.", _QUOTE),
    (r"directive", "A line begins with %, which YAML keeps for itself.", "Put it in quotes or remove it."),
    (r"node content", "A value is missing, or a comma or bracket stands alone.", "Complete or remove it."),
)
_LINE_START_KEY = re.compile(r"\s*(?:- +)*[\w-]+$")


def complain(error: yaml.YAMLError, lines: list[str]) -> Complaint:
    """The complaint of `error` about `lines`."""
    problem = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if not isinstance(error, yaml.MarkedYAMLError) or problem is None:
        return Complaint(0, 0, "The YAML cannot be read.", "", 0)
    context = error.context or ""
    opened = error.context_mark if error.context_mark and context.startswith(_OPENED) else problem
    row, column = problem.line, problem.column
    if opened.line != problem.line:
        row, column = opened.line, opened.column
    row = min(row, max(len(lines) - 1, 0))
    message, remedy = _words(error, lines[row] if lines else "", column)
    return Complaint(row, column, message, remedy, min(opened.line, row))


def _words(error: yaml.MarkedYAMLError, line: str, column: int) -> tuple[str, str]:
    problem = error.problem or ""
    if "mapping values are not allowed" in problem:
        if _LINE_START_KEY.match(line[:column]):
            return "The indentation fits no line above.", _ALIGN
        return "A colon and a space stand inside a value.", _QUOTE
    said = f"{error.context or ''} | {problem}"
    for pattern, message, remedy in _PLAIN_WORDS:
        if found := re.search(pattern, said):
            return message.replace("MARK", found.groupdict().get("mark", "")), remedy
    return "The YAML cannot be read here.", _QUOTE
