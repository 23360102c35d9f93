"""PyYAML's complaints in an editor's words, with the place that an editor would look at."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from banxin.wording import Message

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


_QUOTE = Message('Put the whole value in straight quotes: "…".')
_ALIGN = Message("Align the line with its neighbours: two spaces for each level.")

_PLAIN_WORDS: tuple[tuple[str, str, str], ...] = (
    # pattern over "context | problem", message, remedy
    (
        r"quoted scalar \| found unexpected",
        Message("A quote is opened and not closed."),
        Message("Close it on the same line."),
    ),
    (
        r"flow mapping \|",
        Message("A brace {{ is not closed, or a comma is missing."),
        Message("Write {{key: value, key: value}}."),
    ),
    (
        r"flow sequence \|",
        Message("A bracket [ is not closed, or a comma is missing."),
        Message("Write [one, two]."),
    ),
    (
        r"simple key \|",
        Message("This line is no `key: value`."),
        Message("Write a key, a colon, a space and the value."),
    ),
    (
        r"block scalar \| expected chomping",
        Message("A value that begins with | or > is not in quotes."),
        _QUOTE,
    ),
    (r"block scalar \|", Message("Text follows the | or > that begins a block of lines."), _QUOTE),
    (
        r"token \| found character '\\t'",
        Message("A tab stands where YAML needs spaces."),
        Message("Use spaces alone."),
    ),
    (
        r"token \| found character '(?P<mark>.)'",
        "",
        _QUOTE,
    ),
    (
        r"escape",
        Message("A backslash in double quotes begins an escape that does not exist."),
        Message("Write \\\\ or use ' quotes."),
    ),
    (r"block collection \| .*found '<scalar>'", Message("Text follows a closing quote or bracket."), _QUOTE),
    (r"block mapping \| .*found '<scalar>'", Message("Text follows a closing quote or bracket."), _QUOTE),
    (r"found '-'|sequence entries", Message("A list entry stands where a key is expected."), _ALIGN),
    (r"<block end>", Message("The indentation fits no line above."), _ALIGN),
    (r"mapping keys", Message("A key stands where none can."), _ALIGN),
    (
        r"expected '<document start>'",
        Message("Text follows the end of the YAML."),
        Message("Keep one document in the file."),
    ),
    (
        r"scanning an (?:alias|anchor)",
        Message("A value begins with * or &, which YAML keeps for itself."),
        _QUOTE,
    ),
    (r"tag", Message("A value begins with !, which YAML keeps for itself."), _QUOTE),
    (
        r"directive",
        Message("A line begins with %, which YAML keeps for itself."),
        Message("Put it in quotes or remove it."),
    ),
    (
        r"node content",
        Message("A value is missing, or a comma or bracket stands alone."),
        Message("Complete or remove it."),
    ),
)
_COLOUR = re.compile(r"[:,] +(?P<colour>#[0-9A-Fa-f]{3,8})\b")
_LINE_START_KEY = re.compile(r"\s*(?:- +)*[\w-]+$")


def complain(error: yaml.YAMLError, lines: list[str]) -> Complaint:
    """The complaint of `error` about `lines`."""
    problem = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if not isinstance(error, yaml.MarkedYAMLError) or problem is None:
        return Complaint(0, 0, Message("The YAML cannot be read."), "", 0)
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
            return Message("The indentation fits no line above."), _ALIGN
        return Message("A colon and a space stand inside a value."), _QUOTE
    if (error.context or "").startswith("while parsing a flow") and (lost := _COLOUR.search(line, column)):
        comment = Message("A # after a space begins a comment, up to the end of the line.")
        return comment, Message('Put the value in quotes: "{value}"', value=lost["colour"])
    said = f"{error.context or ''} | {problem}"
    for pattern, message, remedy in _PLAIN_WORDS:
        if found := re.search(pattern, said):
            mark = found.groupdict().get("mark")
            return Message(
                "A value begins with {mark}, which YAML keeps for itself.", mark=mark
            ) if mark else message, remedy
    return Message("The YAML cannot be read here."), _QUOTE
