"""Characters of a text written so that Markdown reads them as themselves."""

from __future__ import annotations

import re

# Signs that may begin a mark of ours, of CommonMark, or one of another dialect that is told when met.
_SIGNS = re.compile(
    r"[\\*`|{^\[\]]"
    r"|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])"
    r"|~(?=~)|(?<=~)~|=(?==)|(?<==)="
    r"|&(?=#?\w+;)|<(?=[A-Za-z/!?])"
    r"|:(?=[a-z0-9_+\-]+:)"
)
_START = re.compile(r"[#>~=:!?]|[-+](?=[ \t]|$|[-+])|\d{1,9}(?P<point>[.)])(?=[ \t]|$)")
_WIDE_START = re.compile(r"：{3,}|＃|》(?=\s)|－{3,}|(?:import|export)\b|\.\.[ \t]")
_ASCII = re.compile(r"[!-/:-@\[-`{-~]")
NOTHING = "&#8203;"
"""A character that is left out in reading: it parts marks that would run together."""


def escaped(text: str, *, every: bool = False) -> str:
    """The text within a line; with `every` each ASCII mark has its backslash."""
    if every:
        return _ASCII.sub(r"\\\g<0>", text)
    text = _SIGNS.sub(r"\\\g<0>", text)
    return text.replace("$", "\\$") if text.count("$") > 1 else text


def safe_start(line: str) -> str:
    """A line of Markdown that begins no block of its own."""
    if found := _WIDE_START.match(line):
        return f"&#{ord(line[0])};{line[1:]}" if found else line
    found = _START.match(line)
    if found is None:
        return line
    at = found.start("point") if found["point"] else 0
    return f"{line[:at]}\\{line[at:]}"
