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
    """A syntax error: row and column from 0 in the parsed text, message and remedy; `length` characters of
    the line are at fault."""

    row: int
    column: int
    message: str
    remedy: str
    opened_row: int
    length: int = 1


_QUOTE = Message('Put the whole value in straight quotes: "…".')
_NO_PAIR = Message("This line is no `key: value`.")
_WRITE_PAIR = Message("Write a key, a colon, a space and the value.")
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
        _NO_PAIR,
        _WRITE_PAIR,
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
_NO_COLON = re.compile(
    r"(?P<indent> *(?:- +)*)(?P<key>[^\W\d][\w-]{0,39}) +(?P<value>[^\s:：=|>#&*!%@`].*?)\s*$"
)
_WIDE_COLON = re.compile(
    r"(?P<indent> *(?:- +)*)(?P<key>[^\W\d][\w-]{0,39}) *(?P<colon>：) *(?P<value>.*?)\s*$"
)
_HAS_COLON = re.compile(r"[^:]*:(?:\s|$)")


def complain(error: yaml.YAMLError, lines: list[str]) -> Complaint:
    """The complaint of `error` about `lines`."""
    problem = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if not isinstance(error, yaml.MarkedYAMLError) or problem is None:
        return Complaint(0, 0, Message("The YAML cannot be read."), "", 0)
    context = error.context or ""
    opened = error.context_mark if error.context_mark and context.startswith(_OPENED) else problem
    row, column = problem.line, problem.column
    if opened.line != problem.line or context == "while scanning a simple key":
        row, column = opened.line, opened.column
    row = min(row, max(len(lines) - 1, 0))
    if slip := _lost_colon(error, lines, row, column):
        return slip
    message, remedy = _words(error, lines[row] if lines else "", column)
    return Complaint(row, column, message, remedy, min(opened.line, row))


def colon_slip(line: str, row: int = 0, name: str = "") -> Complaint | None:
    """The complaint of a line whose key is followed by no colon, or by a full-width one; `name` is the key
    that is meant where it is known."""
    found = _WIDE_COLON.match(line) or _NO_COLON.match(line)
    if found is None:
        return None
    key = found["key"]
    if "colon" in found.groupdict():
        message = Message("A full-width colon follows `{key}`.", key=key)
    else:
        message = Message("A colon is missing behind `{key}`.", key=key)
    remedy = Message("Write `{key}: ` with a plain colon and a space.", key=name or key)
    return Complaint(row, len(found["indent"]), message, remedy, row, len(key))


def _lost_colon(error: yaml.MarkedYAMLError, lines: list[str], row: int, column: int) -> Complaint | None:
    """The complaint of a key without its colon: YAML sees it there or, where the line can be text, only at
    the colon of the next one."""
    if (error.context or "") == "while scanning a simple key":
        return colon_slip(lines[row], row) if lines else None
    if "mapping values are not allowed" not in (error.problem or "") or not lines:
        return None
    if not _LINE_START_KEY.match(lines[row][:column]):
        return None
    above = row - 1
    while above >= 0 and (not lines[above].strip() or lines[above].lstrip().startswith("#")):
        above -= 1
    if above < 0 or _indent(lines[above]) != _indent(lines[row]) or _HAS_COLON.match(lines[above]):
        return None
    return colon_slip(lines[above], above) or Complaint(
        above, _indent(lines[above]), _NO_PAIR, _WRITE_PAIR, above
    )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


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
