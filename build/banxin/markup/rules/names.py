"""`__init__`: a name of a program, written in the text without the marks of code.

CommonMark reads it as strong. No Chinese copy sets one Latin word in Hei that way, so it keeps its lines;
a finding tells of both ways to write it.
"""

from __future__ import annotations

import re

from markdown_it.rules_inline.state_inline import StateInline

_NAME = re.compile(r"__(?=[A-Za-z0-9])[A-Za-z0-9]+(?:_[A-Za-z0-9]+)*__(?![A-Za-z0-9_])")

NAME = "name"


def name(state: StateInline, silent: bool) -> bool:
    """A token of type `name` for two underscores, an ASCII word, and two underscores."""
    if state.src[state.pos] != "_":
        return False
    before = state.src[state.pos - 1] if state.pos else " "
    if before == "_" or (before.isascii() and before.isalnum()):
        return False
    match = _NAME.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push(NAME, "", 0)
        token.content = match.group()
    state.pos = match.end()
    return True
