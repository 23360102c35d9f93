"""Line breaks that an author forces, and the indent of the line behind, which means something in poems.

CommonMark drops the spaces at the beginning of a line (§6.7). Here two of them, or a part of two, stand for
one wide space; wide spaces typed as such stay anyway.
"""

from __future__ import annotations

from collections.abc import Callable

from markdown_it.rules_inline import escape, newline
from markdown_it.rules_inline.state_inline import StateInline

_WIDE_SPACE = "\u3000"
_TAB = 4
Rule = Callable[[StateInline, bool], bool]


def wide_indent(spaces: str) -> str:
    """The wide spaces for spaces and tabs at the beginning of a line, two to one."""
    width = len(spaces.expandtabs(_TAB))
    return _WIDE_SPACE * ((width + 1) // 2)


def _with_indent(rule: Rule) -> Rule:
    def keeping(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent and len(state.tokens) > count and state.tokens[-1].type == "hardbreak":
            end_of_line = state.src.index("\n", start)
            state.pending += wide_indent(state.src[end_of_line + 1 : state.pos])
        return True

    return keeping


newline_with_indent = _with_indent(newline)
"""markdown-it's rule for line ends; two spaces before one force a break."""
escape_with_indent = _with_indent(escape)
"""markdown-it's rule for backslashes; one at the end of a line forces a break."""
