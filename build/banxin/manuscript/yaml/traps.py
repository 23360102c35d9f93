"""Slips of the pen that YAML reports badly: tabs, full-width marks and colons without a space.

Each is found line by line before YAML sees the text, reported in its own words, and mended in the
copy that is parsed, so that everything else in the file can still be checked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from banxin.findings import Finding, SourceText, finding
from banxin.wording import Message

_KEY = r"[A-Za-z_][\w-]*"
_INDENT = re.compile(r"[ \t\u3000\u00a0]*")
_LINE_KEY = re.compile(rf"(?P<lead>(?:- *)*)(?P<key>{_KEY}|[“”‘’]{_KEY}[“”‘’])(?P<colon> *： *|:(?=[^\s/]))")
_FLOW_KEY = re.compile(rf"(?P<lead>[{{,，] *)(?P<key>{_KEY})(?P<colon> *： *|:(?=[^\s,}}\]/]))")
_FLOW_COMMA = re.compile(rf"(?P<comma>， *)(?={_KEY} *[:：])")
_PLAIN_KEY = re.compile(rf"(?:- *)*(?P<key>{_KEY}): +(?P<value>[^\s#].*)")
_STEERING = re.compile(r"[\"'\[{]")  # opens a quote or a bracket: without one a line has nothing to follow
_BLOCK_SCALAR = re.compile(r"(?:^|: +|- +)[|>][-+1-9]{0,2}\s*(?:#.*)?$")
_CLOSE = Message("Close it on the same line.")
_MENDS = 100
"""Slips that are mended in one document; who made more has read enough."""


@dataclass
class Mended:
    """The lines as YAML is to read them; `inserted` remembers where a line grew by one character."""

    lines: list[str]
    findings: list[Finding] = field(default_factory=list)
    inserted: dict[int, list[int]] = field(default_factory=dict)
    touched: set[int] = field(default_factory=set)

    def column(self, row: int, column: int) -> int:
        """The column (from 0) in the author's line of a column in the mended one."""
        return column - sum(at < column for at in self.inserted.get(row, ()))


@dataclass
class _State:
    """Where the scan stands between lines."""

    quote: str = ""
    opened: tuple[int, int, int] = (0, 0, 0)  # row, column and indentation of the open quote
    flow: str = ""  # the brackets that are open
    block_scalar: int = -1
    open_plain: int = -1
    tabs_until: int = -2


def mend(source: SourceText, first: int, last: int) -> Mended:
    """Scan the lines `first` to `last` (from 1, inclusive) of `source`; rows count from 0 at `first`."""
    mended = Mended([source.line(number) for number in range(first, last + 1)])
    state = _State()
    for row, line in enumerate(mended.lines):
        if len(mended.findings) > _MENDS:
            break
        _scan_line(_Line(source, mended, first, row, line), state)
    return mended


@dataclass
class _Line:
    source: SourceText
    mended: Mended
    first: int
    row: int
    text: str

    def report(self, code: str, message: str, at: tuple[int, int], remedy: str, expected: str = "") -> None:
        """Note a finding `at` a start (from 0) and of a length."""
        start, length = at
        original = self.mended.column(self.row, start)
        place = self.source.place(self.first + self.row, original + 1, length)
        self.mended.findings.append(finding(code, message, place, expected=expected, remedy=remedy))
        self.mended.touched.add(self.row)

    def replace(self, start: int, end: int, new: str) -> None:
        """Put `new` there; at most one character longer, filled with spaces when shorter."""
        old = end - start
        if len(new) > old:
            self.mended.inserted.setdefault(self.row, []).append(start + len(new) - 1)
        self.text = self.text[:start] + new.ljust(old) + self.text[end:]
        self.mended.lines[self.row] = self.text


def _scan_line(line: _Line, state: _State) -> None:
    if state.quote and not _close_quote(line, state):
        _walk(line, state, 0)
        return
    indent = _mend_indent(line, state)
    if not line.text.strip():
        return
    if state.block_scalar >= 0 and indent > state.block_scalar:
        return
    state.block_scalar = -1
    continues = state.open_plain >= 0 and indent > state.open_plain
    if not state.flow and not continues:
        _mend_key(line, _LINE_KEY, indent)
        opened = _PLAIN_KEY.match(line.text, indent)
        # The value goes on in lines deeper than its key, which stands after the dash of an entry.
        state.open_plain = opened.start("key") if opened and opened["value"][0] not in "|>[{\"'" else -1
    if _BLOCK_SCALAR.search(line.text) and not state.flow:
        state.block_scalar = indent
        return
    if not continues and (state.flow or _STEERING.search(line.text, indent)):
        _walk(line, state, indent)


def _close_quote(line: _Line, state: _State) -> bool:
    """End an open quote that runs into a line which is no deeper than the one it began on.

    YAML 1.2 §7.3 wants the lines of a quoted value indented; without this the quote would swallow
    all keys up to the next quote, and the complaint would stand there.
    """
    row, column, indent = state.opened
    if not line.text.strip() or len(line.text) - len(line.text.lstrip()) > indent:
        return False
    opener = _Line(line.source, line.mended, line.first, row, line.mended.lines[row])
    length = len(opener.text.rstrip()) - column
    opener.report("yaml.syntax", Message("A quote is opened and not closed."), (column, length), _CLOSE)
    line.mended.lines[row] = opener.text.rstrip() + state.quote
    line.mended.touched.update(range(row, line.row))
    state.quote, state.flow = "", ""
    return True


def _mend_indent(line: _Line, state: _State) -> int:
    """Report tabs and wide spaces before the first character; return the indentation.

    Neighbouring lines make one finding: the hand that typed one tab typed them all.
    """
    found = _INDENT.match(line.text)
    white = found.group() if found else ""
    odd = next((index for index, character in enumerate(white) if character != " "), -1)
    if odd < 0 or not line.text.strip():
        return len(white)
    if 0 <= state.block_scalar < odd:
        return len(white)
    if state.tabs_until != line.row - 1:
        _report_indent(line, white, odd)
    line.mended.touched.add(line.row)
    state.tabs_until = line.row
    line.replace(0, len(white), " " * len(white))
    return len(white)


def _report_indent(line: _Line, white: str, odd: int) -> None:
    if white[odd] == "\t":
        message, code = Message("A tab indents this line."), "yaml.tab"
    else:
        message, code = (
            Message("A space that is not the plain one (U+0020) indents this line."),
            "yaml.full-width",
        )
    line.report(
        code, message, (odd, 1), Message("Indent with two spaces for each level."), Message("plain spaces")
    )


def _mend_key(line: _Line, pattern: re.Pattern[str], start: int) -> bool:
    found = pattern.match(line.text, start)
    if not found:
        return False
    colon, key = found["colon"], found["key"].strip("“”‘’")
    at = found.start("colon") + len(colon) - len(colon.lstrip(" "))
    if "：" in colon:
        line.report(
            "yaml.full-width",
            Message("A full-width colon follows `{key}`.", key=key),
            (at, 1),
            Message("Write `{key}: ` with a plain colon and a space.", key=key),
            Message(": (U+003A) and a space"),
        )
        line.replace(found.start("colon"), found.end("colon"), ": ")
    else:
        line.report(
            "yaml.syntax",
            Message("No space follows the colon after `{key}`.", key=key),
            (found.start("key"), len(found["key"]) + 1),
            Message("Write `{key}: ` with a space.", key=key),
            Message("a space after the colon"),
        )
        line.replace(at, at + 1, ": ")
    return True


def _walk(line: _Line, state: _State, start: int) -> None:
    """Follow quotes and brackets along the line; mend keys and commas inside brackets."""
    at, fresh, blank = start, True, True
    while at < len(line.text) and len(line.mended.findings) <= _MENDS:
        character = line.text[at]
        if state.quote:
            at = _in_quote(line.text, at, state)
            fresh, blank = False, False
            continue
        if character == "#" and (at == 0 or line.text[at - 1] == " "):
            return
        if character in "\"'" and fresh:
            state.quote, state.opened = character, (line.row, at, len(line.text) - len(line.text.lstrip()))
        elif character in "[{" and (fresh or state.flow):
            state.flow += character
        elif character in "]}" and state.flow:
            state.flow = state.flow[:-1]
        elif state.flow.endswith("{") and character == "，" and (comma := _FLOW_COMMA.match(line.text, at)):
            _mend_comma(line, comma)
        if state.flow.endswith("{") and character in "{,，":
            _mend_key(line, _FLOW_KEY, at)
        blank = blank and line.text[at] == " "
        fresh = blank or _begins_value(line.text, at, state)
        at += 1


def _in_quote(text: str, at: int, state: _State) -> int:
    """The index after this character of a quoted value; closes the quote where it ends."""
    if state.quote == '"' and text[at] == "\\":
        return at + 2
    if text[at] == state.quote:
        if state.quote == "'" and text[at : at + 2] == "''":
            return at + 2
        state.quote = ""
    return at + 1


def _begins_value(text: str, at: int, state: _State) -> bool:
    """Whether a value can begin after this character: only there do quotes and brackets count."""
    if text[at] == " ":
        return at == 0 or text[at - 1] in ":-, [{"
    return bool(state.flow) and text[at] in "[{,:"


def _mend_comma(line: _Line, comma: re.Match[str]) -> None:
    line.report(
        "yaml.full-width",
        Message("A full-width comma stands between two keys in braces."),
        (comma.start(), 1),
        Message("Write a plain comma and a space."),
        Message(", (U+002C)"),
    )
    line.replace(comma.start("comma"), comma.end("comma"), ", ")
