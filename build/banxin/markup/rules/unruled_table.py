"""Rows of a table that Markdown does not take for one: without a line of dashes, or with full-width bars."""

from __future__ import annotations

import re

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from banxin.markup.source import KEY, FindingLog
from banxin.wording import Message

_ROW = re.compile(r"(?P<bar>[|｜])[^|｜\n]*(?:(?P=bar)[^|｜\n]*)+(?P=bar)")
_BARE_ROW = re.compile(r"[^|｜\n]*\w[^|｜\n]*[|｜][^\n]*\w")  # no bars at its ends
_ESCAPED = re.compile(r"\\[|｜]")
_BAR = re.compile(r"[|｜]")
_DASHES = re.compile(r"[ \t:|｜\-－—]+")


def unruled_tables(state: StateCore) -> None:
    """One finding for each run of such rows, in one paragraph or in one each."""
    last = -9
    for index, token in enumerate(state.tokens):
        if token.type != "paragraph_open":
            continue
        inline = state.tokens[index + 1]
        lines = [line.strip() for line in inline.content.split("\n")]
        if not (all(_ROW.fullmatch(line) for line in lines) or _are_bare_rows(lines)):
            continue
        if index > last + 3:
            _report(inline, lines, state.env[KEY])
        last = index


def _are_bare_rows(lines: list[str]) -> bool:
    """Whether these are two rows or more with bars between their cells alone, as many in each."""
    plain = [_ESCAPED.sub("", line) for line in lines]
    return (
        len(plain) > 1
        and all(_BARE_ROW.fullmatch(line) for line in plain)
        and len({len(_BAR.findall(line)) for line in plain}) == 1
    )


def _report(inline: Token, lines: list[str], log: FindingLog) -> None:
    first = lines[0]
    place = log.within(inline, 0, len(first))
    columns = len(_BAR.split(first.removeprefix("|").removesuffix("|")))
    dashes = any(_DASHES.fullmatch(line) for line in lines[1:])
    if "｜" in first:
        log.report(
            "article.full-width-mark",
            Message("The bars of the table are written in full-width characters."),
            place,
            expected=first.replace("｜", "|"),
            remedy="" if dashes else Message("below the head stands a line of dashes: |---|---|"),
        )
    elif not dashes:
        ruled = bool(_ROW.fullmatch(first))  # lines with bars between words may be no table
        log.report(
            "article.table-syntax" if ruled else "article.run-together",
            Message("The table has no line of dashes below its head."),
            place,
            expected=Message(
                "{value}| below this line, the other rows right below that", value="|---" * columns
            ),
        )
