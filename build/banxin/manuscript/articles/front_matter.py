"""An article's file divided into front matter and body."""

from __future__ import annotations

import re
from dataclasses import dataclass

from banxin.findings import Finding, SourceText, finding
from banxin.wording import Message

_FENCE = re.compile(r"(?:---|\.\.\.)\s*")
_TITLE = re.compile(r"#[ \t]+(?P<words>\S.*?)[ \t#]*")
_LIKE_FENCE = re.compile(r"\s*(?:[-—–－‐−─]{2,}|----+)\s*")


@dataclass(frozen=True, slots=True)
class Division:
    """Lines, from 1: the front matter from `first` to `last` inclusive, the body from `body`.

    `first` 0 says that there is no front matter.
    """

    first: int
    last: int
    body: int


def is_blank(source: SourceText) -> bool:
    """Whether a file holds nothing but blanks and the lines around front matter."""
    return all(not line.strip() or line.strip() == "---" for line in source.lines)


def divide(source: SourceText, *, needed: bool) -> tuple[Division | None, Finding | None]:
    """Find the two lines --- ; None when the first stands without the second.

    An article without front matter is all body, which is a fault if it is `needed`.
    """
    start = next((at for at, line in enumerate(source.lines, 1) if line.strip()), 1)
    if not _FENCE.fullmatch(source.line(start)) or source.line(start).startswith("."):
        return Division(0, 0, start), _no_opening(source, start) if needed else None
    for number in range(start + 1, source.line_count + 1):
        if _FENCE.fullmatch(source.line(number)):
            return Division(start + 1, number - 1, number + 1), None
    like = next(
        (number for number in range(start + 1, source.line_count + 1) if _closing_slip(source.line(number))),
        0,
    )
    fault = finding(
        "article.front-matter",
        Message("The front matter is not closed."),
        source.place(like, 1, len(source.line(like))) if like else source.place(start, 1, 3),
        expected=Message("a line of three hyphens --- after the fields"),
        nearest="---" if like else "",
    )
    return None, fault


def _quoted(words: str) -> str:
    """The words as a value of YAML."""
    if words[0] in "\"'[]{}&*!|>%@`#,?-" or ": " in words or " #" in words or words.endswith(":"):
        return "'" + words.replace("'", "''") + "'"
    return words


def _closing_slip(line: str) -> bool:
    return bool(_LIKE_FENCE.fullmatch(line))


def _no_opening(source: SourceText, start: int) -> Finding:
    line = source.line(start)
    if line.strip() == "+++":
        return finding(
            "article.front-matter",
            Message("The front matter is written in TOML (+++)."),
            source.place(start, 1, 3),
            expected=Message("a line of three hyphens ---, fields as `headline: 题`, and --- again"),
        )
    if title := _TITLE.fullmatch(line):
        return finding(
            "article.front-matter",
            Message("The article begins with a title in place of front matter."),
            source.place(start, 1, len(line)),
            expected=Message("a line of three hyphens ---, the fields, and --- again"),
            remedy=Message(
                "Write three lines in its place: --- / headline: {quoted} / ---",
                quoted=_quoted(title["words"]),
            ),
        )
    slip = _closing_slip(line)
    return finding(
        "article.front-matter",
        Message("The article does not begin with front matter."),
        source.place(start, 1, max(len(source.line(start)), 1)),
        expected=Message("a line of three hyphens ---, the fields, and --- again"),
        nearest="---" if slip else "",
        remedy="" if slip else Message("Put at least a headline above the text: --- / headline: … / ---"),
    )
