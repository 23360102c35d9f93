"""Nesting within bounds: a block that lies too deep is reported and kept as a plain paragraph."""

from __future__ import annotations

from markdown_it.rules_block import StateBlock

from banxin.markup.source import KEY
from banxin.wording import Message

DEEPEST = 16
"""Levels of block tokens: a list makes two, a quotation or a container one."""

_REPORTED = "too-deep until"


def depth_guard(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """Stand first in the chain of block rules; one finding for each stretch of lines."""
    if silent or state.level < DEEPEST:
        return False
    line = start_line + 1
    while line < end_line and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
        line += 1
    if start_line > state.env.get(_REPORTED, -2) + 1:
        log = state.env[KEY]
        log.report(
            "article.too-deep",
            Message("Lists, quotations or containers nest too deeply."),
            log.at_row(start_line),
            expected=Message("at most 7 lists, or 15 quotations and containers, within each other"),
        )
    state.env[_REPORTED] = line
    state.line = line
    state.push("paragraph_open", "p", 1).map = [start_line, line]
    token = state.push("inline", "", 0)
    token.map = [start_line, line]
    token.content = state.getLines(start_line, line, state.blkIndent, False).strip()
    token.children = []
    state.push("paragraph_close", "p", -1)
    return True
