"""Indents of ideographic spaces, typed by hand: they begin a paragraph and are taken off.

Editors who part paragraphs by two wide spaces, without an empty line, mean paragraphs; CommonMark would
run them together. The layout indents, so the spaces themselves are left out.
"""

from __future__ import annotations

from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from banxin.markup.source import KEY, FindingLog
from banxin.wording import Message

_WIDE_SPACE = "\u3000"


def indented_line(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """End the paragraph above a line that begins with a wide space; the paragraph rule reads the line.

    Not so in a poem, where the line above ends with a forced break and the first line has no such indent.
    """
    return silent and _begins_wide(state, start_line) and not _in_poem(state, start_line)


def _begins_wide(state: StateBlock, line: int) -> bool:
    return state.src.startswith(_WIDE_SPACE, state.bMarks[line] + state.tShift[line])


def _in_poem(state: StateBlock, line: int) -> bool:
    first = line
    while first and _is_forced(state, first - 1):
        first -= 1
    return first < line and not _begins_wide(state, first)


def _is_forced(state: StateBlock, line: int) -> bool:
    """Whether a line ends with a forced break."""
    text = state.src[state.bMarks[line] : state.eMarks[line]]
    return bool(text.strip()) and text.endswith(("  ", "\\"))


def indents(state: StateCore) -> None:
    """Report the indents; markdown-it has taken them off, the source line still has them."""
    if _WIDE_SPACE not in state.src:
        return
    for index, token in enumerate(state.tokens):
        if token.type == "paragraph_open":
            _report(state.tokens[index + 1], state.env[KEY])


def _report(inline: Token, log: FindingLog) -> None:
    number = log.line_of(inline)
    line = log.source.line(number)
    before = line[: max(0, line.find(inline.content.partition("\n")[0]))]
    typed = before[len(before.rstrip(_WIDE_SPACE + " \t")) :]
    if _WIDE_SPACE in typed:
        column = len(before) - len(typed) + typed.index(_WIDE_SPACE) + 1
        log.report(
            "article.indent",
            Message("The paragraph is indented by hand."),
            log.source.place(number, column, len(before) - column + 1),
            remedy=Message(
                "delete the wide spaces; an empty line parts paragraphs, and the layout indents them"
            ),
        )
